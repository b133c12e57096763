"""Bodies, offices and groups of people that are named by common nouns: the police, care leavers.

They are names in all but their capitals: what is said of the police is not said of the courts. A
claim may speak only of those that its evidence, or what is known about it, speaks of.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.grounding.alignment import Aligned, Passages
from assistant.grounding.attribution import speaker_kind
from assistant.grounding.verdicts import Reason

_GROUPS = """
police|officers in the police|constabulary
court|courts|judges?|magistrates?|tribunals?
hospitals?|emergency department|a&e
gps?|general practitioners?|doctors?
health visitors?|midwi(?:fe|ves)
integrated care board|icb|clinical commissioning group|ccg
probation
fire service|fire and rescue
housing (?:officers?|providers?|department)|landlords?
youth justice|youth offending
schools?|head ?teachers?|teachers?|colleges?|academ(?:y|ies)|pupils?
nurser(?:y|ies)
mayor
chief executive
lead members?|cabinet members?|portfolio holders?
leader of the (?:council|opposition)|council's leader|opposition leader|the leader(?! of)|leader and
commissioners?
secretary of state|minister|ministers
foster carers?|foster parents?|fostering households?
adopters?|adoptive (?:parents|families)
care leavers?|care[- ]experienced
children in care|looked[- ]after children|children looked after
child(?:ren)? in need(?! of)
personal advisers?|advisers?
independent reviewing officers?|iros?
social workers?|practitioners?|workers?|staff|workforce
agency (?:staff|workers?|social workers?|carers?)
interpreters?
psychologists?|therapists?|psychiatrists?
nurses?
volunteers?
union|unions|trade unions?
inspectors?|ofsted|inspectorate|inspection|hmi
trust
neighbou?rs?
grandparents?
fathers?
mothers?
"""
_ANYBODY = frozenset({"staff", "workers", "workforce", "team"})
_CLOSE = 0.5
_CLASSES = tuple(re.compile(rf"\b(?:{line})\b", re.I) for line in _GROUPS.strip().splitlines())


@lru_cache(maxsize=8192)
def _spoken_of(text: str) -> tuple[tuple[int, str], ...]:
    """(which class, words) for each class a text speaks of."""
    return tuple(
        (number, match[0]) for number, line in enumerate(_CLASSES) if (match := line.search(text))
    )


def _held(passages: Passages) -> frozenset[int]:
    known = " ".join(f"{e.authority or ''} {e.speaker or ''}" for e in passages.evidence)
    return frozenset(number for number, _ in _spoken_of(f"{passages.folded} {known}"))


def failures(aligned: Aligned) -> Iterator[Reason]:
    """Bodies and groups the claim speaks of and its evidence does not."""
    if not aligned.passages.evidence or aligned.best < _CLOSE or aligned.is_verbatim:
        return
    held = _held(aligned.passages)
    for number, words in _spoken_of(aligned.claim.text):
        if number not in held and not _stands_for(words, aligned) and not _is_of(words, aligned):
            yield Reason("name", f"The evidence does not speak of {words!r}.")


def _is_of(words: str, aligned: Aligned) -> bool:
    """Whether they are the staff of a body the evidence speaks of: "education staff"."""
    if words.lower() not in _ANYBODY:
        return False
    before = ""
    for token in aligned.claim.tokens:
        if token.text == words:
            return before in aligned.passages.where
        before = token.key
    return False


def _stands_for(words: str, aligned: Aligned) -> bool:
    """Whether the evidence has the sense in other words, or knows who speaks."""
    kind = speaker_kind(words)
    speakers = {speaker_kind(e.speaker) for e in aligned.passages.evidence if e.speaker}
    return kind is not None and kind in speakers
