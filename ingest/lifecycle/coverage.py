"""What is held by authority, kind and year, and which monitoring visits seem missing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.documents import SourceDocument
from ingest.lifecycle.successions import Gap, Succession, gaps_of, successions_of


@dataclass(frozen=True, slots=True)
class Held:
    """How many documents of one authority, kind and year are held; None where none is told."""

    authority: str | None
    kind: str
    year: int | None
    documents: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a store holds, and what seems missing."""

    held: tuple[Held, ...]
    missing: tuple[Gap, ...]
    superseded: tuple[Succession, ...]


def coverage_of(documents: Sequence[SourceDocument]) -> Coverage:
    """Count documents by authority, kind and year, in that order; the untold come first."""
    counts = Counter(_place(document) for document in documents)
    ordered = sorted(counts, key=lambda place: (place[0] or "", place[1], place[2] or 0))
    return Coverage(
        held=tuple(Held(*place, counts[place]) for place in ordered),
        missing=gaps_of(documents),
        superseded=successions_of(documents),
    )


def coverage_lines(coverage: Coverage) -> list[str]:
    """The same for people, one line each."""
    lines = [
        f"{one.authority or 'no authority'}, {one.kind}, {one.year or 'no date'}: {one.documents}"
        for one in coverage.held
    ]
    lines += [
        f"missing? {gap.authority}: monitoring visit {gap.number} ({gap.known_from} is a later one)"
        for gap in coverage.missing
    ]
    lines += [
        f"superseded: {one.earlier} by {one.later} ({one.reason.value})"
        for one in coverage.superseded
    ]
    return lines


def _place(document: SourceDocument) -> tuple[str | None, str, int | None]:
    profile = document.profile
    position = profile.dates.position
    return (
        profile.authority.name if profile.authority else None,
        profile.kind.value,
        position.year if position else None,
    )
