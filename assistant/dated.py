"""Which documents are of a period: by their dates, or by what they print where they carry none."""

from collections.abc import Callable, Sequence

from assistant.chain import document_days
from assistant.understanding.periods import Period, PeriodRole
from ingest.documents import SourceDocument

Documents = tuple[SourceDocument, ...]
TextTest = Callable[[Documents, str], bool]
"""Whether any paragraph of these documents prints this text, whatever its case."""

_YEARS = range(2000, 2041)


def dated(
    documents: Documents,
    periods: Sequence[Period],
    prints: TextTest | None = None,
    *,
    silent: bool = False,
) -> Documents:
    """Documents in any period named outright and within every bound.

    One that carries no date of its own is taken by the years it prints; one that prints none is
    taken where ``silent`` is set, since nothing says that it is of another year.
    """
    within = [period for period in periods if period.role is PeriodRole.WITHIN]
    bounds = [period for period in periods if period.role is not PeriodRole.WITHIN]
    found = []
    for document in documents:
        days = document_days(document)
        if days is None:
            if _prints_year_of(document, periods, prints) or (
                silent and prints and _prints_no_year(document, prints)
            ):
                found.append(document)
            continue
        inside = not within or any(period.holds(*days) for period in within)
        if inside and all(_bounded(period, document) for period in bounds):
            found.append(document)
    return tuple(found)


def _prints_year_of(
    document: SourceDocument, periods: Sequence[Period], prints: TextTest | None
) -> bool:
    """Whether a document that carries no date prints a year of one of these periods."""
    if prints is None:
        return False
    return any(
        prints((document,), str(year))
        for period in periods
        if period.start and period.end
        for year in range(period.start.year, period.end.year + 1)
    )


def _prints_no_year(document: SourceDocument, prints: TextTest) -> bool:
    return not any(prints((document,), str(year)) for year in _YEARS)


def _bounded(period: Period, document: SourceDocument) -> bool:
    days = document_days(document)
    if days is None:
        return False
    last = days[1]
    seen = document.profile.dates.inspected_to
    if period.event_ends and seen:
        last = seen  # "before the December 2023 visit" goes by when that was, not by its letter
    if period.role is PeriodRole.AS_AT and not period.text[:1].isdigit() and seen:
        last = seen  # "as at July 2024" means what was seen that month, published later
    return (period.start is None or last >= period.start) and (
        period.end is None or last <= period.end
    )


def printing(documents: Documents, periods: Sequence[Period], prints: TextTest) -> Documents:
    """Documents that print one of the months or financial years named.

    A report looks back on them by name: what was so "in March 2022" may stand in a report of July.
    """
    names = [period.text for period in periods if period.is_stretch]
    return tuple(d for d in documents if any(prints((d,), name) for name in names))
