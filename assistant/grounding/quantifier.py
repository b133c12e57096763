"""Quantifiers: how many and how often. "Most" is not "all", and "some" is not "most"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.grounding.alignment import Aligned
from assistant.grounding.edits import edits
from assistant.grounding.sentences import Sentence
from assistant.grounding.slots import Place, clause_after
from assistant.grounding.verdicts import Reason

_LEVELS = (
    (0, r"none of|none|no one|nobody"),
    (1, r"hardly any|very few|almost none|a handful of|only a few|a tiny number of|isolated"
        r"|only one|a very small (?:number|minority) of|only a small number of"),
    (2, r"a small (?:number|minority|proportion|group)(?: of)?|small numbers(?: of)?"
        r"|a minority(?: of)?|few|a few|a couple of|small number of|minority of|too few"),
    (3, r"not all|not every|some|several|a number of|a proportion of|various|not enough|certain"),
    (4, r"many|numerous|a large number(?: of)?|a significant (?:number|proportion|minority)(?: of)?"
        r"|large numbers of|a considerable number of|lots of|a lot of|plenty of"),
    (5, r"most|(?:the |a )?majority(?: of)?|more than half(?: of)?|over half(?: of)?"
        r"|the bulk of"),
    (6, r"almost all|nearly all|virtually all|almost every|nearly every|the (?:vast|great|large"
        r"|overwhelming) majority(?: of)?|practically all|almost everyone"
        r"|all but (?:one|two|a few)"),
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


_CLOSE = 0.55
_SHARED = 2
_MANY, _TIMES = _compiled(_LEVELS), _compiled(_OFTEN)
_NOT_QUANTIFIER = re.compile(
    r"\b(?:at all|after all|above all|all over|first of all|most (?:\w+ly )?\w+(?:al|ive|ous|ful"
    r"|ent|ant|ed|ble|ic|ing)\b(?! (?:children|people))|all the same|at least some|at most|each"
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


def failures(aligned: Aligned) -> Iterator[Reason]:
    """Each quantifier of the claim that says more, or far less, than the evidence."""
    if not aligned.supports or aligned.best < _CLOSE or aligned.is_verbatim:
        return
    claimed = quantifiers(aligned.claim.text)
    changed = tuple(_exchanged(aligned))
    yield from changed
    for quantifier in () if changed else claimed:
        held = _held(quantifier, aligned)
        if held and all(_differs(quantifier, other) for other in held):
            detail = f"The claim says {quantifier.text!r}; the evidence says {held[0].text!r}."
            yield Reason("quantifier", detail)
        elif (
            not held
            and quantifier.level == 7
            and aligned.best >= 0.6
            and _bare(quantifier, aligned)
        ):
            yield Reason("quantifier", f"The evidence does not say {quantifier.text!r}.")
    if not changed:
        yield from _dropped(aligned, claimed)


def _exchanged(aligned: Aligned) -> Iterator[Reason]:
    """One quantifier put in another's place, where claim and evidence are otherwise the same."""
    for edit in edits(aligned):
        old = quantifiers(" ".join((*edit.held, edit.after)))
        new = quantifiers(" ".join((*edit.claimed, edit.after)))
        same = {q.text.lower() for q in old} == {q.text.lower() for q in new}
        if not old or not new or same or old[0].is_time != new[0].is_time:
            continue
        if _differs(new[0], old[0]):
            detail = f"The claim says {new[0].text!r}; the evidence says {old[0].text!r}."
            yield Reason("quantifier", detail)


def _held(quantifier: Quantifier, aligned: Aligned) -> list[Quantifier]:
    """Quantifiers the supports put on the same thing, the best sentence first."""
    here = Place.of(aligned.claim, quantifier.start, quantifier.end)
    nearest = _nearest(quantifier, aligned)
    if nearest is not None:
        return [nearest]
    for support in aligned.supports:
        found = [
            other
            for other in quantifiers(support.text)
            if other.is_time == quantifier.is_time
            and _same_thing(here, Place.of(support, other.start, other.end))
        ]
        if found:
            return found
    return []


def _nearest(quantifier: Quantifier, aligned: Aligned) -> Quantifier | None:
    """Of several, the one whose clause says most of what the claim's says."""
    best, rest = aligned.supports[0], clause_after(aligned.claim, quantifier.end)
    found = [
        (len(rest & clause_after(best, other.end)), -other.start, other)
        for other in quantifiers(best.text)
        if other.is_time == quantifier.is_time
    ]
    found.sort(key=lambda fit: fit[:2], reverse=True)
    if len(found) > 1 and found[0][0] > found[1][0] and found[0][0] >= _SHARED:
        return found[0][2]
    return None


def _same_thing(here: Place, there: Place) -> bool:
    first, second = here.after[:2], there.after[:2]
    if first and second and set(first) & set(second):
        return True
    return bool(here.before) and here.before == there.before


def _differs(claimed: Quantifier, held: Quantifier) -> bool:
    if claimed.level == held.level:
        return False
    if {claimed.level, held.level} <= {1, 2, 3} and 3 in {claimed.level, held.level}:
        return claimed.level > held.level and held.level <= 2 and not claimed.is_time
    if claimed.level > held.level:
        return True
    return held.level - claimed.level >= 2 or held.level == 7


def _bare(quantifier: Quantifier, aligned: Aligned) -> bool:
    """Whether the evidence speaks of the same thing with no such word at all."""
    if quantifier.text.lower() in {"any", "both", "each", "every", "consistently"}:
        return False
    best = aligned.supports[0]
    if any(q.level == 7 for s in aligned.supports for q in quantifiers(s.text)):
        return False
    after = Place.of(aligned.claim, quantifier.start, quantifier.end).after[:1]
    return bool(after) and after[0] in best.keys and _qualified(best)


def _qualified(sentence: Sentence) -> bool:
    return any(q.level < 7 for q in quantifiers(sentence.text))


def _dropped(aligned: Aligned, claimed: tuple[Quantifier, ...]) -> Iterator[Reason]:
    """A "few" or "some" left out, so that the claim speaks of all."""
    if aligned.best < 0.75:
        return
    best = aligned.supports[0]
    keys = aligned.claim.keys
    for quantifier in quantifiers(best.text):
        after = Place.of(best, quantifier.start, quantifier.end).after[:1]
        weak = quantifier.level <= 3 and quantifier.level > 0
        if not weak or not after or after[0] not in keys:
            continue
        kept = any(q.is_time == quantifier.is_time for q in claimed) or _has_limit(aligned.claim)
        if not kept and _starts_bare(aligned, after[0]):
            yield Reason(
                "quantifier", f"The evidence says {quantifier.text!r}; the claim does not."
            )


def _has_limit(sentence: Sentence) -> bool:
    limits = {"one", "two", "three", "can", "may", "might", "could", "these", "those", "not"}
    return any(t.lower in limits or t.lower[0].isdigit() for t in sentence.tokens)


def _starts_bare(aligned: Aligned, key: str) -> bool:
    """Whether the thing opens the claim or a clause of it with nothing said of how many."""
    text = aligned.claim.tokens
    for position, token in enumerate(text):
        if token.key == key:
            before = [t.lower for t in text[max(0, position - 2) : position]]
            return not set(before) & {"the", "a", "an", "this", "that", "of", "for"}
    return False
