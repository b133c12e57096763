"""Who is said to say something: "Ofsted found that …", "According to the council, …"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.grounding.sentences import Sentence

_VERBS = (
    r"found|finds|said|says|stated?s?|reported|reports|noted|notes|concluded|concludes|judged"
    r"|observed|claimed|claims|argued|argues|told [\w' ]{2,40}?|confirmed|confirms|explained"
    r"|explains|wrote|writes|declared|announced|acknowledged|believed?s?|suggested|suggests|indicated"
    r"|indicates|mentions|mentioned|describes|shows|showed|highlighted|highlights|identified|recorded"
    r"|heard|warned|insisted|maintained|added|states"
)
SAID_THAT = re.compile(
    rf"^(?P<who>[^,;:]{{2,60}}?(?:,[^,;:]{{2,40}},)?[^,;:]{{0,120}}?)\s+(?P<verb>{_VERBS}),?\s+that,?\s+(?=\S)",
    re.I,
)
_ACCORDING = re.compile(
    r"^(?:According to|As (?:noted|stated|reported) (?:by|in)|In the (?:view|words|opinion) of)\s+"
    r"(?P<who>[^,]{2,140}),\s+(?=\S)",
    re.I,
)
_DATED = re.compile(r"^(?P<when>(?:In|On|By|During)\s+[^,;]{3,40}),\s+(?=\S)")
_SAYING = re.compile(
    r"^(?:In [^,]{3,30}, )?(?P<who>[^,;:]{2,80}?)\s+(?:said|says?|told|tells?|stated|claim(?:s|ed)?"
    r"|argue[sd]?|believe[sd]?|insist(?:s|ed)?|reported that|reports? that|reported to|assured)\b",
    re.I,
)
NEUTRAL = re.compile(
    r"\b(?:the|this|that|these|provided|above)\s+(?:\w+\s+){0,2}?(?:report|document|documents|passage"
    r"|passages|text|article|evidence|source|sources|context|letter|minutes|page|information)\b",
    re.I,
)
_CLASSES = (
    (
        "member",
        r"councillors?|cllrs?|members?|chair(?:man|woman|person)?|opposition|portfolio holder",
    ),
    ("press", r"newspaper|journalists?|press|gazette|reporter|news|bbc|guardian|citizen|times"),
    ("resolution", r"resolved|resolution"),
    (
        "inspector",
        r"ofsted|inspectors?|inspectorates?|hmi|hmis|cqc|care quality commission|inspection"
        r"|hmicfrs|monitoring visit|focused visit",
    ),
    (
        "council",
        r"council|authority|borough|leaders|senior leaders|director|officers?|cabinet|managers"
        r"|chief executive|spokes(?:man|woman|person)|social workers|self-evaluation",
    ),
)
_CLASS = tuple((name, re.compile(rf"\b(?:{pattern})\b", re.I)) for name, pattern in _CLASSES)


@dataclass(frozen=True, slots=True)
class Attributed:
    """A sentence parted into who says it and what is said."""

    opening: Sentence | None
    """"Ofsted's inspection of 2019 found that", or None."""
    said: Sentence
    speaker: str | None
    """inspector, council, member, resolution or press; None where not told."""


@lru_cache(maxsize=8192)
def part(sentence: Sentence) -> Attributed:
    """Part the attribution from what is said; only where the speaker is a known kind."""
    text = sentence.text
    match = _ACCORDING.match(text) or SAID_THAT.match(text)
    if match is None:
        return Attributed(None, sentence, saying(text))
    who = match["who"]
    kind = speaker_kind(who)
    if kind is None and not NEUTRAL.search(who):
        return Attributed(None, sentence, None)
    rest = text[match.end() :]
    opening = text[: match.end()]
    return Attributed(
        Sentence.of(opening, sentence.passage),
        Sentence.of(rest, sentence.passage),
        kind,
    )


@lru_cache(maxsize=8192)
def saying(text: str) -> str | None:
    """The kind of speaker whose saying opens a sentence, or None."""
    match = _ACCORDING.match(text) or _SAYING.match(text)
    return speaker_kind(match["who"]) if match else None


@lru_cache(maxsize=4096)
def speaker_kind(who: str) -> str | None:
    """inspector, council, member, resolution or press; None where it tells none of them.

    "Ofsted's inspection of Leeds City Council" is the inspector's: the subject comes first.
    """
    found = [(m.start(), name) for name, pattern in _CLASS if (m := pattern.search(who))]
    if re.match(r"\s*(?:the\s+)?\w+(?: \w+)?(?: city| county)? council's inspection", who, re.I):
        return "inspector"
    return min(found)[1] if found else None
