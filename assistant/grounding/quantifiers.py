"""Quantifiers in a sentence: how many and how often, on one scale from none to all."""

import re
from dataclasses import dataclass
from functools import lru_cache

_LEVELS = (
    (0, r"none of|none|no one|nobody"),
    (1, r"hardly any|very few|almost none|a handful of|only a few|a tiny number of|isolated"
        r"|only one|a very small (?:number|minority) of|only a small number of"),
    (2, r"a small (?:number|minority|proportion|group)(?: of)?|small numbers(?: of)?"
        r"|a minority(?: of)?|few|a few|a couple of|small number of|minority of|too few"),
    (3, r"not all|not every|some|several|a number of|a proportion of|various|not enough|certain"),
    (4, r"many|numerous|a large number(?: of)?|a (?:significant|substantial|sizeable) (?:number"
        r"|proportion|minority)(?: of)?"
        r"|large numbers of|a considerable number of|lots of|a lot of|plenty of"),
    (5, r"most|(?:the |a )?majority(?: of)?|more than half(?: of)?|over half(?: of)?"
        r"|the bulk of"),
    (6, r"almost all|nearly all|virtually all|almost every|nearly every|the (?:vast|great|large"
        r"|overwhelming) majority(?: of)?|practically all|almost everyone"
        r"|most,? but not all,?|all but (?:one|two|a few|a handful|a small number|a small minority)(?: of)?"),
    (7, r"all|every|each|everyone|everybody|the whole of|the entire|both|any"),
)  # fmt: skip
_OFTEN = (
    (0, r"never|at no time"),
    (1, r"rarely|seldom|hardly ever|very occasionally"),
    (2, r"occasionally|infrequently|on occasion|not often"),
    (3, r"sometimes|at times|not always|not consistently|inconsistently|variably|on occasions"),
    (4, r"often|frequently|regularly|many times|repeatedly|commonly"),
    (5, r"mostly|usually|generally|typically|largely|mainly|normally|for the most part"),
    (6, r"almost always|nearly always|almost invariably"),
    (7, r"always|invariably|consistently|at all times|without exception|every time"),
)  # fmt: skip


def _compiled(levels: tuple[tuple[int, str], ...]) -> re.Pattern[str]:
    options = sorted(
        ((option, level) for level, group in levels for option in _split(group)),
        key=lambda pair: len(pair[0]),
        reverse=True,
    )
    return re.compile(r"\b(?:" + "|".join(f"(?:{o})" for o, _ in options) + r")\b", re.I)


def _split(group: str) -> list[str]:
    """Split at bars outside parentheses."""
    return re.split(r"\|(?![^(]*\))", group)


_MANY, _TIMES = _compiled(_LEVELS), _compiled(_OFTEN)
_NOT_QUANTIFIER = re.compile(
    r"\b(?:at all|after all|above all|all over|first of all|(?<=[a-z])(?<!for)(?<!that)(?<!in)(?<!of)(?<!with)"
    r"(?<!by)(?<!while)(?<!because)(?<!but) most (?:\w+ly )?\w+(?:al|ive|ous|ful|ent|ant|ed|ble|ic|ing)\b"
    r"(?! (?:children|people))|all the same|at least some|at most|each"
    r" other|most of all|for example|in some ways|all-\w+|half|the most|how many|as many|so many"
    r"|one of the most|any (?:other|further)|if any|not any|n't any|(?<=without )any|many as)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Quantifier:
    """One quantifier where it stands."""

    level: int
    """0 none, 1 hardly any, 2 few, 3 some, 4 many, 5 most, 6 almost all, 7 all."""
    is_time: bool
    """How often, not how many."""
    text: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def quantifiers(text: str) -> tuple[Quantifier, ...]:
    """The quantifiers of a sentence, in order."""
    blocked = [m.span() for m in _NOT_QUANTIFIER.finditer(text)]
    found: list[Quantifier] = []
    for pattern, levels, is_time in ((_MANY, _LEVELS, False), (_TIMES, _OFTEN, True)):
        for match in pattern.finditer(text):
            if any(start <= match.start() < end for start, end in blocked):
                continue
            level = _level(match[0], levels)
            found.append(Quantifier(level, is_time, match[0], *match.span()))
    return tuple(sorted(found, key=lambda q: q.start))


@lru_cache(maxsize=1024)
def _level(text: str, levels: tuple[tuple[int, str], ...]) -> int:
    for level, group in levels:
        if re.fullmatch(group, text, re.I):
            return level
    return 3
