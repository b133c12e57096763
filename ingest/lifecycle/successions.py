"""Which document takes another's place, and what seems to be missing between them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from ingest.documents import DocumentKind, SourceDocument
from ingest.lifecycle.minutes import drafts_followed

_VERSION = re.compile(r"\bversion\s+(\d{1,2})\b", re.IGNORECASE)
_OPENING = 4
_FOLLOWED = (
    DocumentKind.INSPECTION,
    DocumentKind.FOCUSED_VISIT,
    DocumentKind.MONITORING_VISIT,
)


class Reason(StrEnum):
    """Why a later document takes the place of an earlier one."""

    NEXT_INSPECTION = "next inspection"
    NEXT_VERSION = "next version"
    APPROVED = "approved minutes"


@dataclass(frozen=True, slots=True)
class Succession:
    """``later`` takes the place of ``earlier``; both are ``doc_id``."""

    earlier: str
    later: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Chain:
    """An inspection and the visits that followed it, up to the next; ``doc_id`` by date."""

    authority: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A monitoring visit that others' numbers tell of and that is not held."""

    authority: str
    number: int
    known_from: str
    """``doc_id`` of the next visit held, whose number tells of it."""


def chains_of(documents: Iterable[SourceDocument]) -> tuple[Chain, ...]:
    """Each authority's inspections with their visits, by authority and date.

    Visits before the first inspection held make a chain of their own.
    """
    found: list[Chain] = []
    for authority, held in sorted(_by_authority(documents).items()):
        links: list[list[str]] = []
        for document in held:
            if document.profile.kind is DocumentKind.INSPECTION or not links:
                links.append([])
            links[-1].append(document.doc_id)
        found += [Chain(authority, tuple(link)) for link in links]
    return tuple(found)


def successions_of(documents: Sequence[SourceDocument]) -> tuple[Succession, ...]:
    """Inspections by the next, numbered versions of a plan, draft minutes by the approved."""
    found: list[Succession] = []
    for held in _by_authority(documents).values():
        inspections = [d for d in held if d.profile.kind is DocumentKind.INSPECTION]
        days = {d.profile.dates.position: d for d in reversed(inspections)}
        found += _pairs(list(reversed(days.values())), Reason.NEXT_INSPECTION)
    plans: dict[tuple[str, str], list[tuple[int, SourceDocument]]] = defaultdict(list)
    for document in documents:
        number = version_of(document)
        authority = document.profile.authority
        if document.profile.kind is DocumentKind.PLAN and number and authority:
            plans[authority.name, _subject(document)].append((number, document))
    for versions in plans.values():
        versions.sort(key=lambda one: (one[0], one[1].doc_id))
        numbers = dict(reversed(versions))
        found += _pairs(list(reversed(numbers.values())), Reason.NEXT_VERSION)
    found += [Succession(*pair, Reason.APPROVED) for pair in drafts_followed(documents)]
    return tuple(sorted(found, key=lambda one: (one.earlier, one.later)))


def version_of(document: SourceDocument) -> int | None:
    """The version a plan prints in its title or first paragraphs; the first one named."""
    opening = (document.profile.title, *(p.text for p in document.paragraphs[:_OPENING]))
    match = _VERSION.search("\n".join(opening))
    return int(match[1]) if match else None


def gaps_of(documents: Iterable[SourceDocument]) -> tuple[Gap, ...]:
    """Monitoring visits whose number is passed over since the inspection before them."""
    held = {document.doc_id: document for document in documents}
    gaps: list[Gap] = []
    for chain in chains_of(held.values()):
        expected = 1
        for doc_id in chain.documents:
            number = held[doc_id].profile.visit_number
            if number is None:
                continue
            gaps += [Gap(chain.authority, missing, doc_id) for missing in range(expected, number)]
            expected = max(expected, number + 1)
    return tuple(gaps)


def _by_authority(documents: Iterable[SourceDocument]) -> dict[str, list[SourceDocument]]:
    """Dated inspections and visits of each authority, oldest first."""
    held: dict[str, list[SourceDocument]] = defaultdict(list)
    for document in documents:
        profile = document.profile
        if profile.authority and profile.kind in _FOLLOWED and profile.dates.position:
            held[profile.authority.name].append(document)
    for some in held.values():
        some.sort(key=lambda one: (one.profile.dates.position, one.doc_id))
    return held


def _pairs(documents: Sequence[SourceDocument], reason: Reason) -> list[Succession]:
    return [
        Succession(earlier.doc_id, later.doc_id, reason) for earlier, later in pairwise(documents)
    ]


def _subject(document: SourceDocument) -> str:
    """A plan's title without the council's name and the version."""
    title = document.profile.title.rpartition(":")[2]
    return " ".join(_VERSION.sub("", title).casefold().strip(" ,.-–").split())
