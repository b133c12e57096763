"""Speakers: "Ofsted found" never rests on the council's words, nor the other way."""

from collections.abc import Iterator

from assistant.grounding.alignment import Aligned
from assistant.grounding.attribution import part, speaker_kind
from assistant.grounding.authority import supporting
from assistant.grounding.verdicts import Reason


def failures(aligned: Aligned, claimed: str | None) -> Iterator[Reason]:
    """The claim puts one speaker's words into another's mouth."""
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
