"""What the library page says: documents by authority, what seems missing, how the index is."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from assistant.chat.scope_view import Option
from assistant.chat.wording import sentence_case
from assistant.naming import authority_name, date_words, document_name, kind_words
from ingest.documents import DocumentKind, SourceDocument
from ingest.errors import StoreError
from ingest.lifecycle.coverage import coverage_of
from ingest.lifecycle.successions import Reason
from ingest.store.inspecting import status_of

NO_AUTHORITY = "no authority told"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which documents are asked for; empty means all."""

    authority: str = ""
    kind: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """One document in the list."""

    doc_id: str
    name: str
    kind: str
    date: dt.date | None
    paragraphs: int
    remark: str


@dataclass(frozen=True, slots=True)
class LibraryView:
    """Everything on the page but what is being added."""

    shown: int
    groups: tuple[tuple[str, tuple[Listed, ...]], ...]
    authorities: tuple[Option, ...]
    kinds: tuple[Option, ...]
    years: tuple[Option, ...]
    coverage: tuple[tuple[str, tuple[int, ...]], ...]
    """(authority, documents in each year of ``coverage_years``)."""
    coverage_years: tuple[int, ...]
    gaps: tuple[str, ...]


def view_library(documents: Sequence[SourceDocument], wanted: Wanted) -> LibraryView:
    """Documents by authority, newest first within each, and what seems to be missing."""
    coverage = coverage_of(documents)
    names = {document.doc_id: document_name(document) for document in documents}
    remarks = {
        one.earlier: (
            f"A later inspection is held: {names[one.later]}"
            if one.reason is Reason.NEXT_INSPECTION
            else f"A later version is held: {names[one.later]}"
        )
        for one in coverage.superseded
    }
    found = [document for document in documents if _is_wanted(document, wanted)]
    found.sort(key=lambda d: (_group(d), -_day(d).toordinal(), d.doc_id))
    years = sorted({_day(d).year for d in documents if _day(d) != dt.date.min})
    groups = groupby(found, key=_group)
    return LibraryView(
        shown=len(found),
        groups=tuple((n, tuple(_listed(d, remarks) for d in own)) for n, own in groups),
        authorities=_options(sorted({_group(d) for d in documents}), wanted.authority),
        kinds=tuple(
            Option(kind.value, sentence_case(kind_words(kind)), kind.value == wanted.kind)
            for kind in DocumentKind
            if any(d.profile.kind is kind for d in documents)
        ),
        years=_options([str(year) for year in reversed(years)], wanted.year),
        coverage=tuple(_coverage(documents, years)),
        coverage_years=tuple(years),
        gaps=tuple(
            f"{gap.authority}: monitoring visit {gap.number} is not held, though a later one is"
            f" ({names.get(gap.known_from, gap.known_from)})."
            for gap in coverage.missing
        ),
    )


def index_status(store: Path) -> tuple[tuple[str, str], ...]:
    """The index in a few lines, for people."""
    try:
        status = status_of(store)
    except StoreError as error:
        return (("Index", str(error)),)
    return (
        ("Documents", f"{status.documents:,}"),
        ("Paragraphs", f"{status.paragraphs:,}"),
        ("Last checked whole", _moment(status.verified_at)),
        ("Index", status.generation),
    )


def _moment(iso: str | None) -> str:
    if not iso:
        return "never"
    moment = dt.datetime.fromisoformat(iso)
    return f"{date_words(moment.date())} at {moment:%H:%M} UTC"


def _coverage(
    documents: Iterable[SourceDocument], years: Sequence[int]
) -> Iterable[tuple[str, tuple[int, ...]]]:
    held = [(_group(d), _day(d).year) for d in documents]
    for name in sorted({name for name, _ in held}):
        yield name, tuple(held.count((name, year)) for year in years)


def _is_wanted(document: SourceDocument, wanted: Wanted) -> bool:
    return (
        wanted.authority in ("", _group(document))
        and wanted.kind in ("", document.profile.kind.value)
        and wanted.year in ("", str(_day(document).year))
    )


def _listed(document: SourceDocument, remarks: dict[str, str]) -> Listed:
    profile = document.profile
    return Listed(
        document.doc_id,
        profile.title,
        sentence_case(kind_words(profile.kind)),
        profile.dates.position,
        len(document.paragraphs),
        remarks.get(document.doc_id, ""),
    )


def _options(values: Sequence[str], chosen: str) -> tuple[Option, ...]:
    return tuple(Option(value, value, value == chosen) for value in values)


def _group(document: SourceDocument) -> str:
    return authority_name(document) or NO_AUTHORITY


def _day(document: SourceDocument) -> dt.date:
    return document.profile.dates.position or dt.date.min
