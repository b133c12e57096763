"""Codes, which must stand in the evidence letter for letter, and who holds which office."""

from collections.abc import Iterator

from assistant.grounding.alignment import Aligned
from assistant.grounding.names import codes, holders
from assistant.grounding.sentences import Sentence
from assistant.grounding.verdicts import Reason


def failures(aligned: Aligned) -> Iterator[Reason]:
    """Codes the evidence does not have, and people given another's office."""
    yield from _codes(aligned)
    yield from _offices(aligned)


def _codes(aligned: Aligned) -> Iterator[Reason]:
    for code in codes(aligned.claim.text):
        plain = code.lower().replace("-", "")
        if plain not in aligned.passages.folded.replace("-", ""):
            yield Reason("name", f"{code!r} is not in the evidence.")


def _offices(aligned: Aligned) -> Iterator[Reason]:
    claimed = holders(aligned.claim)
    held = _offices_held(aligned.passages.sentences) if claimed else frozenset()
    for office, person in claimed:
        bearers = {p for o, p in held if o == office}
        offices = {o for o, p in held if p == person}
        if bearers and person not in bearers and offices and office not in offices:
            given = ", ".join(sorted(bearers)).title()
            yield Reason("name", f"The evidence names {given} as {office}.")


def _offices_held(sentences: tuple[Sentence, ...]) -> frozenset[tuple[str, str]]:
    return frozenset(pair for sentence in sentences for pair in holders(sentence))
