"""The order of documents in time: latest, previous, first, the second visit."""

import datetime as dt
from collections.abc import Sequence

from assistant.naming import authority_name
from assistant.understanding.asks import Ask
from assistant.understanding.periods import PeriodRole
from assistant.understanding.understanding import Understanding
from assistant.understanding.wording import is_ofsted_work
from ingest.documents import DocumentKind, SourceDocument

Documents = tuple[SourceDocument, ...]
_FIGURE = frozenset({Ask.NUMBER})


def document_days(document: SourceDocument) -> tuple[dt.date, dt.date] | None:
    """First and last day a document is about or of; None where it carries no date."""
    dates = document.profile.dates
    known = [
        day
        for day in (
            dates.inspected_from,
            dates.inspected_to,
            dates.letter,
            dates.meeting,
            dates.published,
        )
        if day is not None
    ]
    return (min(known), max(known)) if known else None


def newest_first(documents: Sequence[SourceDocument]) -> list[SourceDocument]:
    """By the date readers quote, newest first; undated ones last."""
    return sorted(
        documents,
        key=lambda document: (document.profile.dates.position or dt.date.min, document.doc_id),
        reverse=True,
    )


def in_chain(documents: Documents, understood: Understanding) -> Documents:
    """Keep the documents in the place of the chain that was asked for, authority by authority."""
    wording = understood.wording
    if wording.visit_number is not None:
        return _numbered(documents, wording.visit_number)
    place = _place(understood)
    if place is None:
        return documents
    kept: list[SourceDocument] = []
    for group in _by_authority(documents):
        chain = newest_first(_links(group, understood))
        if -len(chain) <= place < len(chain):
            kept.append(chain[place])
    return tuple(sorted(kept, key=lambda document: document.doc_id))


def _place(understood: Understanding) -> int | None:
    """Index into the chain, newest first, or None for all of it."""
    wording = understood.wording
    if Ask.CHANGE in understood.asks:
        return None
    if understood.periods:
        bounded = all(p.role in {PeriodRole.BEFORE, PeriodRole.AS_AT} for p in understood.periods)
        return 0 if wording.latest and bounded else None
    if wording.previous and not wording.latest and wording.about_inspection:
        return 1
    if wording.first:
        return -1
    if wording.latest or (understood.now and _FIGURE.intersection(understood.asks)):
        return 0  # a figure of years ago is not how many there are now
    return None


def _links(group: Documents, understood: Understanding) -> Documents:
    """The documents that count as links of the chain asked about."""
    if understood.wording.kinds:
        return group
    by_inspectors = tuple(d for d in group if is_ofsted_work(d.profile.kind))
    inspections = tuple(d for d in group if d.profile.kind is DocumentKind.INSPECTION)
    letters = tuple(d for d in by_inspectors if d not in inspections)
    for found in (letters if understood.wording.of_letters else (), inspections, by_inspectors):
        if found:
            return found
    return group


def _numbered(documents: Documents, number: int) -> Documents:
    """Visits that print that ordinal, else the one in that place among those held."""
    printed = tuple(d for d in documents if d.profile.visit_number == number)
    if printed:
        return printed
    kept = []
    for group in _by_authority(documents):
        visits = [d for d in group if d.profile.kind is DocumentKind.FOCUSED_VISIT]
        oldest_first = newest_first(visits)[::-1]
        if number <= len(oldest_first):
            kept.append(oldest_first[number - 1])
    return tuple(kept)


def _by_authority(documents: Documents) -> list[Documents]:
    groups: dict[str, list[SourceDocument]] = {}
    for document in documents:
        groups.setdefault(authority_name(document), []).append(document)
    return [tuple(group) for group in groups.values()]
