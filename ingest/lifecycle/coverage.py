"""What is held by authority, kind and year, and what seems missing."""

import calendar
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.documents import SourceDocument
from ingest.lifecycle.mentions import (
    Mention,
    PaperToFollow,
    mentioned_not_held,
    papers_to_follow,
)
from ingest.lifecycle.minutes import Approval, approvals_of
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
    mentioned: tuple[Mention, ...]
    to_follow: tuple[PaperToFollow, ...]
    superseded: tuple[Succession, ...]
    approved: tuple[Approval, ...]


def coverage_of(documents: Sequence[SourceDocument]) -> Coverage:
    """Count documents by authority, kind and year, in that order; the untold come first."""
    counts = Counter(_place(document) for document in documents)
    ordered = sorted(counts, key=lambda place: (place[0] or "", place[1], place[2] or 0))
    return Coverage(
        held=tuple(Held(*place, counts[place]) for place in ordered),
        missing=gaps_of(documents),
        mentioned=mentioned_not_held(documents),
        to_follow=papers_to_follow(documents),
        superseded=successions_of(documents),
        approved=approvals_of(documents),
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
    lines += [_mention_line(one) for one in coverage.mentioned]
    lines += [f"to follow? {one.ref}: {one.words}" for one in coverage.to_follow]
    lines += [
        f"superseded: {one.earlier} by {one.later} ({one.reason.value})"
        for one in coverage.superseded
    ]
    lines += [
        f"approved: {one.minutes} by {one.by}{', with changes' if one.with_changes else ''}"
        for one in coverage.approved
    ]
    return lines


def _mention_line(one: Mention) -> str:
    month = f"{calendar.month_name[one.month]} " if one.month else ""
    return f"not held? {one.authority}: {one.kind} of {month}{one.year} (see {one.ref})"


def _place(document: SourceDocument) -> tuple[str | None, str, int | None]:
    profile = document.profile
    position = profile.dates.position
    return (
        profile.authority.name if profile.authority else None,
        profile.kind.value,
        position.year if position else None,
    )
