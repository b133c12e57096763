"""Authorities and periods: a claim about one council or report may not rest on another's."""

import re
from collections.abc import Iterator

from assistant.grounding.alignment import Aligned
from assistant.grounding.authorities import authorities, same_authority
from assistant.grounding.dates import agrees, date_spans
from assistant.grounding.sentences import Sentence
from assistant.grounding.verdicts import GroundingEvidence, PartialDate, Reason

_OCCASION = re.compile(
    r"\b(?:inspection|inspectors|report|letter|visit|meeting|minutes|ofsted|inspected|judged|found)\b",
    re.I,
)


def failures(aligned: Aligned) -> Iterator[Reason]:
    """Councils the claim names that its evidence is not about."""
    items = supporting(aligned)
    if not aligned.passages.evidence:
        return
    for name in authorities(aligned.claim.text):
        if not _is_about(name, items, aligned):
            held = sorted({item.authority for item in items if item.authority})
            rest = f"; it is about {', '.join(held)}" if held else ""
            yield Reason("authority", f"The evidence is not about {name}{rest}.")


def supporting(aligned: Aligned) -> tuple[GroundingEvidence, ...]:
    """The passages of the supports; all where there are none."""
    evidence = aligned.passages.evidence
    if not aligned.supports:
        return evidence
    return tuple(evidence[i] for i in dict.fromkeys(s.passage for s in aligned.supports))


def _is_about(name: str, items: tuple[GroundingEvidence, ...], aligned: Aligned) -> bool:
    for item in items:
        if item.authority and same_authority(name, item.authority):
            return True
        named = authorities(" ".join(item.text.replace("’", "'").split()))
        if not item.authority and any(same_authority(name, other) for other in named):
            return True
    if any(item.authority is None for item in items) and name.lower() in aligned.passages.folded:
        return True
    return any(
        same_authority(name, other) for s in aligned.supports for other in authorities(s.text)
    )


def period_failures(aligned: Aligned, opening: Sentence | None) -> Iterator[Reason]:
    """A report or inspection dated otherwise than the one the claim rests on."""
    said = opening or aligned.claim
    if not _OCCASION.search(said.text):
        return
    items = [item for item in supporting(aligned)[:1] if item.day]
    for span in date_spans(said.text):
        if opening is None and not _OCCASION.search(said.text[: span.start][-60:]):
            continue
        for item in items:
            if not _is_of(span.date, item):
                yield Reason("period", f"The evidence is of {item.date}, not of {span.text}.")


def _is_of(claimed: PartialDate, item: GroundingEvidence) -> bool:
    day = item.day
    if day is None or claimed.year is None or day.year is None or claimed.year == day.year:
        return True
    text = " ".join(item.text.split())
    return any(
        agrees(claimed, span.date)
        and _OCCASION.search(text[max(0, span.start - 80) : span.end + 40])
        for span in date_spans(text)
    )
