"""Names in a sentence: people, places, bodies, codes; and offices that people hold."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.grounding.function_words import STOP_WORDS
from assistant.grounding.listed import listed
from assistant.grounding.sentences import Sentence
from assistant.grounding.words import Token

_LINKS = frozenset(listed("of the and de la von van der du & - ' for in on at"))
_TITLES = frozenset(
    listed(
        "mr mrs ms miss dr prof professor sir dame lord lady cllr councillor rev hmi cbe"
        " obe mbe qpm kc"
        " qc phd"
    )
)
_CALENDAR = frozenset(
    listed(
        "january february march april may june july august september october november"
        " december jan feb"
        " mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday"
        " saturday"
        " sunday spring summer autumn winter i ok yes no im ive"
    )
)
_OFFICES = (
    r"lead inspector|inspector|chief executive(?: officer)?|executive director|assistant director"
    r"|interim director|director|deputy leader|leader|deputy mayor|mayor|chairman|chairwoman"
    r"|chairperson|vice[- ]chair|chair|cabinet member|lead member|portfolio holder|headteacher"
    r"|principal social worker|principal|head of service|head|commissioner|minister|prime minister"
    r"|president|vice president|secretary|governor|ambassador|manager|treasurer|founder|ceo|cfo"
    r"|captain|coach|editor|author|judge|king|queen|bishop|professor"
)
_OFFICE = re.compile(rf"\b(?:{_OFFICES})\b", re.I)
_CODE = re.compile(r"\b(?!(?:km|cm|m|mm|ft)[23]\b)[A-Za-z]{1,6}-?\d{1,6}[A-Za-z]?\b")
_HEADING = 60
"""Characters a heading may have before its colon."""
_AFTER_OFFICE = re.compile(r",?\s+(?:(?:of|for|at)\s+[\w'& -]{1,40}?)?(?:,\s+|is\s+|was\s+)?")
"""What may stand between an office and the name of its holder after it."""
_BEFORE_OFFICE = re.compile(
    r",?\s+(?:(?:is|was|became|as|who|the|a|an|its|their|new|now|current|former|interim|then)\s+)*"
)
_LONGEST = 4
"""Most words of a person's name."""


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words, links left out."""

    words: tuple[Token, ...]
    opens: bool
    """Whether it begins the sentence or a clause, where a capital proves nothing."""
    is_heading: bool = False
    """Whether it is all there is before a colon, or all of the sentence."""

    @property
    def text(self) -> str:
        """The words, joined."""
        return " ".join(word.text for word in self.words)

    @property
    def start(self) -> int:
        """Where the first word stands."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the last word ends."""
        return self.words[-1].end


@lru_cache(maxsize=8192)
def names(sentence: Sentence) -> tuple[Name, ...]:
    """The names of a sentence, in order."""
    found: list[Name] = []
    run: list[Token] = []
    breaks = _breaks(sentence)
    openers = {sentence.tokens[i].start for i in breaks if i < len(sentence.tokens)}
    for position, token in enumerate(sentence.tokens):
        if _is_name_word(token) and not (token.lower in STOP_WORDS and position in breaks):
            if run and position in breaks:
                _close(run, openers, found)
            run.append(token)
        elif run and not (token.lower in _LINKS and _continues(sentence, position)):
            _close(run, openers, found)
    _close(run, openers, found)
    return tuple(replace(name, is_heading=_is_heading(name, sentence.text)) for name in found)


def _is_heading(name: Name, text: str) -> bool:
    before, after = text[: name.start], text[name.end :]
    title = all(not w[0].islower() or w in _LINKS for w in re.findall(r"[^\W\d_]+", before))
    if not title or len(before) > _HEADING:
        return False
    rest = re.match(r"[^:.]*", after)
    words = re.findall(r"[^\W\d_]+", rest[0]) if rest else []
    closed = after[rest.end() :][:1] in {":", ""} if rest else True
    return closed and all(not w[0].islower() or w in _LINKS for w in words)


def _breaks(sentence: Sentence) -> set[int]:
    """Positions at which a new clause opens, where a capital may be the clause's."""
    marks = {".", ":", ";", '"', "?", "!"}
    text = sentence.text
    found = {
        i + 1
        for i, token in enumerate(sentence.tokens)
        if token.text in marks or (token.text == "-" and text[token.start - 1 : token.start] == " ")
    }
    first = next((i for i, token in enumerate(sentence.tokens) if not token.is_mark), 0)
    return found | {first}


def _is_name_word(token: Token) -> bool:
    if not token.is_capital or token.lower in _CALENDAR or token.lower in _TITLES:
        return False
    return token.lower.split("'")[0] not in STOP_WORDS or (
        token.text.isupper() and len(token.text) > 1
    )


def _continues(sentence: Sentence, position: int) -> bool:
    following = sentence.tokens[position + 1 : position + 3]
    linked = sentence.tokens[position].lower in {
        "of",
        "the",
        "de",
        "la",
        "van",
        "von",
        "der",
        "-",
        "&",
    }
    return linked and any(_is_name_word(t) for t in following[:1])


def _close(run: list[Token], openers: set[int], found: list[Name]) -> None:
    if run:
        found.append(Name(tuple(run), run[0].start in openers))
        run.clear()


def codes(text: str) -> tuple[str, ...]:
    """Form numbers, models and the like: "APP-001", "COVID-19"."""
    return tuple(match[0] for match in _CODE.finditer(text))


@lru_cache(maxsize=8192)
def holders(sentence: Sentence) -> tuple[tuple[str, str], ...]:
    """(office, last name of the person named as holding it), lower case.

    Only where the two plainly belong together: "Ann Lee, director of housing", "the director of
    housing, Ann Lee", "Ann Lee was the director".
    """
    text = sentence.text
    people = [
        name
        for name in names(sentence)
        if 1 < len(name.words) <= _LONGEST and not _OFFICE.search(name.text)
    ]
    pairs: list[tuple[str, str]] = []
    for match in _OFFICE.finditer(text):
        for person in people:
            after = _AFTER_OFFICE.fullmatch(text[match.end() : person.start])
            before = _BEFORE_OFFICE.fullmatch(text[person.end : match.start()])
            if (after and match.end() <= person.start) or (before and person.end <= match.start()):
                pairs.append((match[0].lower(), person.words[-1].lower.removesuffix("'s")))
                break
    return tuple(pairs)
