"""Speakers: "Ofsted found" never rests on the council's words, nor the other way."""

import re
from collections.abc import Iterator

from assistant.grounding.alignment import Aligned
from assistant.grounding.attribution import part, speaker_kind
from assistant.grounding.authority import supporting
from assistant.grounding.names import names
from assistant.grounding.verdicts import Reason

_CLOSE = 0.5
_SPEECH = r"(?:said|says|told|stated|claimed|argued|replied|asked|added|explained|believed)"
_PERSON_SAYS = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Cllr|Councillor|Sir|Dame)?\.?\s*(?P<name>[A-Z]\w+(?: [A-Z]\w+)*)\s+"
    + _SPEECH
    + r"\b"
)
_SAYS = re.compile(_SPEECH + r"\b|\bsaying\b|\baccording to\b", re.I)
_PRONOUN = re.compile(r"\b(?:he|she|they)\b", re.I)


def failures(aligned: Aligned, claimed: str | None) -> Iterator[Reason]:
    """The claim puts one speaker's words into another's mouth."""
    yield from _misnamed(aligned)
    if claimed is None or not aligned.supports:
        return
    said = part(aligned.supports[0]).speaker
    if said is not None and said in {claimed, part(aligned.claim).speaker}:
        return
    items = supporting(aligned)[:1]
    held = {kind for item in items if item.speaker and (kind := speaker_kind(item.speaker))}
    if said is not None and said != claimed and (aligned.best >= 0.5 or claimed not in held):
        yield Reason(
            "speaker", f"The evidence gives this as said by the {said}, not the {claimed}."
        )
    elif said is None and held and claimed not in held:
        given = ", ".join(sorted(held))
        yield Reason("speaker", f"The words are those of the {given}, not of the {claimed}.")


def _misnamed(aligned: Aligned) -> Iterator[Reason]:
    """A person said to say what the evidence has another person say."""
    match = _PERSON_SAYS.match(aligned.claim.text)
    if match is None or not aligned.supports:
        return
    best = aligned.supports[0]
    surname = match["name"].split()[-1]
    others = [n.words[-1].text for n in names(best) if n.words[-1].text != surname]
    if surname in best.text or not others or not _SAYS.search(best.text):
        return
    if _PRONOUN.search(best.text):
        return
    if aligned.best >= _CLOSE:
        yield Reason("speaker", f"The evidence gives this as said by {others[0]}, not {surname}.")
