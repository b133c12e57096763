"""Which documents a question may be answered from. It fails closed.

A question about one authority, period or kind of document is never answered from another: where
nothing held fits, the scope is empty and says what is held instead.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answers import AnswerStatus, Filters, ResolvedScope
from assistant.chain import in_chain
from assistant.dated import TextTest, dated, printing
from assistant.naming import holdings, kind_words, listing
from assistant.places import place_meant
from assistant.understanding.asks import Ask
from assistant.understanding.periods import Period, PeriodRole
from assistant.understanding.understanding import Understanding
from assistant.understanding.wording import VISITS, is_ofsted_work
from ingest.documents import DocumentKind, SourceDocument, Speaker

Documents = tuple[SourceDocument, ...]
_COUNCIL_PAPERS = frozenset(
    {DocumentKind.MINUTES, DocumentKind.OFFICER_REPORT, DocumentKind.PLAN, DocumentKind.OTHER}
)


@dataclass(frozen=True, slots=True)
class Scope:
    """The documents searched, or why there are none."""

    documents: Documents
    resolved: ResolvedScope
    missing: str | None = None
    """Why the scope is empty, as a sentence; None where it is not."""
    unheld: tuple[str, ...] = ()
    """Authorities named of which nothing is held."""
    period_as_topic: bool = False
    """The year named dates no document but stands in their text: a matter of content."""
    placed: bool = False
    """A period, a kind or a place in the chain was named."""

    @property
    def status(self) -> AnswerStatus | None:
        """``not_held`` where nothing fits."""
        return AnswerStatus.NOT_HELD if self.missing else None

    @property
    def authorities(self) -> tuple[str, ...]:
        """Authorities named of which something is held, in the order named."""
        return self.resolved.authorities


def scope_of(
    understood: Understanding, filters: Filters, documents: Documents, prints: TextTest
) -> Scope:
    """Resolve authority, kind, period, speaker and place in the chain, in that order.

    What the asker fixed by hand takes the place of what was read from the words of the question.
    """
    scope = _by_authority(understood, filters, documents)
    if not scope.missing:
        scope = _by_filters(scope, filters)
    if not scope.missing and not filters.kinds:
        scope = _by_kind(scope, understood)
    if not scope.missing and not _filter_periods(filters):
        scope = _by_periods(scope, understood, prints)
    if not scope.missing:
        scope = _by_speaker(scope, understood)
    if not scope.missing:
        found = in_chain(scope.documents, understood)
        placed = scope.placed or len(found) < len(scope.documents)
        scope = _narrowed(scope, found, "document in that place of the chain", placed=placed)
    resolved = replace(scope.resolved, documents_searched=len(scope.documents))
    return replace(scope, resolved=resolved)


def _by_authority(understood: Understanding, filters: Filters, documents: Documents) -> Scope:
    held = {document.profile.authority.name for document in documents if document.profile.authority}
    meant = place_meant(understood, documents)
    named = filters.authorities or meant or understood.authorities
    unheld = tuple(name for name in named if name not in held)
    wanted = tuple(name for name in named if name in held)
    if named and not wanted:
        others = f" Documents are held about {listing(sorted(held))}." if held else ""
        why = f"No document about {listing(unheld)} is held.{others}"
        return Scope((), ResolvedScope(authorities=tuple(named)), why, unheld)
    found = tuple(
        document
        for document in documents
        if not wanted or (document.profile.authority and document.profile.authority.name in wanted)
    )
    if not found:
        return Scope((), ResolvedScope(), "No documents are held.")
    return Scope(found, ResolvedScope(authorities=wanted), unheld=unheld)


def _by_filters(scope: Scope, filters: Filters) -> Scope:
    found = scope.documents
    if filters.kinds:
        found = tuple(document for document in found if document.profile.kind in filters.kinds)
    for period in _filter_periods(filters):
        found = dated(found, (period,))
    resolved = replace(
        scope.resolved,
        kinds=filters.kinds,
        start=filters.start,
        end=filters.end,
        as_at=filters.as_at,
    )
    placed = bool(filters.kinds or filters.start or filters.end or filters.as_at)
    narrowed = _narrowed(scope, found, "document that fits the filters set", placed=placed)
    return replace(narrowed, resolved=resolved)


def _filter_periods(filters: Filters) -> tuple[Period, ...]:
    found: list[Period] = []
    if filters.start or filters.end:
        found.append(Period(filters.start, filters.end, PeriodRole.WITHIN, "", (0, 0)))
    if filters.as_at:
        found.append(Period(None, filters.as_at, PeriodRole.AS_AT, "", (0, 0)))
    return tuple(found)


def _by_kind(scope: Scope, understood: Understanding) -> Scope:
    kinds = understood.wording.kinds
    if not kinds:
        return scope
    found = tuple(document for document in scope.documents if document.profile.kind in kinds)
    if _COUNCIL_PAPERS.intersection(kinds):
        papers = tuple(d for d in scope.documents if d.profile.kind in _COUNCIL_PAPERS)
        periods = understood.periods
        # A plan or a report is often spoken of when the minutes that took it are what is held, and
        # the body that was to decide when its paper is.
        if not found or (periods and not dated(found, periods) and dated(papers, periods)):
            found = papers
    if DocumentKind.INSPECTION in kinds and set(kinds).intersection(VISITS):
        found = (*found, *_of_times_left(scope.documents, found, understood.periods))
    what = listing(tuple(kind_words(kind) for kind in kinds), "or")
    resolved = replace(scope.resolved, kinds=kinds)
    return replace(_narrowed(scope, found, what, placed=True), resolved=resolved)


def _of_times_left(documents: Documents, found: Documents, periods: Sequence[Period]) -> Documents:
    """Inspectors' other work of the times that an inspection or a visit was said to be of, and none
    that was found is: "the 2024 inspection" may have been a joint one."""
    empty = [period for period in periods if not dated(found, (period,))]
    if not found or not empty:
        return ()
    others = tuple(d for d in documents if is_ofsted_work(d.profile.kind) and d not in found)
    return tuple(d for d in others if any(dated((d,), (period,)) for period in empty))


def _by_periods(scope: Scope, understood: Understanding, prints: TextTest) -> Scope:
    periods = _looked_back_on(understood)
    if not periods:
        return scope
    of_others = bool(understood.wording.speakers or understood.wording.kinds)
    found = dated(scope.documents, periods, prints, silent=of_others)
    told = _telling_of(scope, understood, prints)
    if any(document not in found for document in told):
        kept = tuple(d for d in scope.documents if d in told or d in found)
        return replace(scope, documents=kept, placed=True)
    years = sorted({day.year for period in periods for day in (period.start, period.end) if day})
    graded = Ask.GRADE in understood.asks
    is_content = not found and not understood.wording.about_inspection and not graded
    if is_content and any(prints(scope.documents, str(year)) for year in years):
        return replace(scope, period_as_topic=True)
    kinds = tuple(kind_words(kind) for kind in scope.resolved.kinds)
    what = listing(kinds, "or") if kinds else "document"
    what = f"{what} of {listing(tuple(period.text for period in periods))}"
    return replace(
        _narrowed(scope, found, what, placed=True),
        resolved=replace(
            scope.resolved,
            start=min((p.start for p in periods if p.start), default=None),
            end=max((p.end for p in periods if p.end), default=None),
            as_at=next((p.end for p in periods if p.role is PeriodRole.AS_AT), None),
        ),
    )


def _looked_back_on(understood: Understanding) -> tuple[Period, ...]:
    """The periods to search: what was so before a visit its own letter tells as well.

    Not of grades, and not of how a matter moved: there "before the 2019 inspection" ends before it.
    """
    if {Ask.GRADE, Ask.CHANGE}.intersection(understood.asks):
        return understood.periods
    return tuple(
        replace(period, end=period.event_ends) if period.event_ends else period
        for period in understood.periods
    )


def _telling_of(scope: Scope, understood: Understanding, prints: TextTest) -> Documents:
    """Documents that look back on a month or a financial year named, where no visit is meant."""
    if understood.wording.about_inspection or understood.wording.kinds:
        return ()
    return printing(scope.documents, understood.periods, prints)


def _by_speaker(scope: Scope, understood: Understanding) -> Scope:
    """Whose words: the council's are not looked for in inspectors' reports, nor the reverse."""
    speakers = understood.wording.speakers
    if not speakers or understood.wording.kinds:
        return scope
    if speakers == (Speaker.INSPECTOR,):
        found = tuple(d for d in scope.documents if is_ofsted_work(d.profile.kind))
        return replace(scope, documents=found or scope.documents)
    if Speaker.INSPECTOR in speakers:
        return scope
    found = tuple(
        document
        for document in scope.documents
        if any(paragraph.speaker in speakers for paragraph in document.paragraphs)
    )
    return _narrowed(scope, found, "document in which the council or its members speak")


def _narrowed(scope: Scope, found: Documents, what: str, *, placed: bool = False) -> Scope:
    if found:
        return replace(scope, documents=found, placed=scope.placed or placed)
    of = f" about {listing(scope.resolved.authorities)}" if scope.resolved.authorities else ""
    why = f"No {what}{of} is held. Held{of}: {holdings(scope.documents)}."
    return replace(scope, documents=(), missing=why)
