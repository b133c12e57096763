"""Which date is which: inspected, written, met, published."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from ingest.documents import DocumentDates, DocumentKind
from ingest.profile.dating import Window, full_dates, month_only, windows
from ingest.profile.opening import Opening

_INSPECTED = re.compile(r"(?<!previous )inspection dates?\s*:?\s*(?=[\d ]*\d)", re.IGNORECASE)
_VISITED = re.compile(
    r"(?:th(?:is|e) (?:inspection|visit) took place|(?:visit|inspection) (?:to|of) [^.]{3,200}?"
    r"services?|inspectors (?:found )?when they visited [^.]{3,80}?)"
    r"\s*(?:from|on|between)\s+(?=\d)",
    re.IGNORECASE,
)
_JOINTLY = re.compile(r"\bbetween\s+(?=\d)", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:^(?:date |first |last )?(?:published|updated)|\breport published)(?: on)?\s*:?\s*"
    r"(?=(?:\w+day,? )?\d)",
    re.IGNORECASE | re.MULTILINE,
)
_REPORT = re.compile(r"\breport published\s*:\s*(?=\d)", re.IGNORECASE)
_MET = re.compile(
    r"(?:meeting of|meeting held|held (?:at|on)|minutes of|date of meeting|meeting date|^date\s*:)",
    re.IGNORECASE | re.MULTILINE,
)
_MET_WITHIN = 160
_DATE_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)")
_INSPECTORATE = {
    DocumentKind.INSPECTION,
    DocumentKind.FOCUSED_VISIT,
    DocumentKind.MONITORING_VISIT,
    DocumentKind.JTAI,
    DocumentKind.AREA_SEND,
}
_DEAR = re.compile(r"\bDear \w")
_BODY = re.compile(r"\b(?:cabinet|committee|commission|panel|board|council)\b", re.IGNORECASE)
_TOP_LINES = 8
_SHORT_LINE = 120
_ROW = 170


@dataclass(frozen=True, slots=True)
class DatesFound:
    """The dates of a document and, for each field that has one, how it was found."""

    dates: DocumentDates
    derived: tuple[tuple[str, str], ...]


def dates_of(opening: Opening, whole: str, kind: DocumentKind, file_name: str) -> DatesFound:
    """Read each date off the opening; the file's name gives the one the page does not print."""
    named = _named(file_name)
    if kind in _INSPECTORATE:
        dates = _inspectorate_dates(opening, whole, named)
    elif kind is DocumentKind.MINUTES:
        dates = DocumentDates(meeting=_after(_MET, opening.text))
    else:
        published = _printed(opening.text) or (
            _dateline(opening) if kind is DocumentKind.NEWS else None
        )
        dates = DocumentDates(meeting=_meeting(opening, kind), published=published)
    derived = [
        (f"dates.{name}", opening.where)
        for name in ("inspected_from", "inspected_to", "letter", "meeting", "published")
        if getattr(dates, name) is not None
    ]
    return _completed(DatesFound(dates, tuple(derived)), opening, kind, named)


def _completed(
    found: DatesFound, opening: Opening, kind: DocumentKind, named: dt.date | None
) -> DatesFound:
    dates, derived = found.dates, _checked(found, named)
    if named and kind is DocumentKind.MINUTES and dates.meeting is None:
        dates, how = replace(dates, meeting=named), ("dates.meeting", "file name")
    elif named and dates.published is None and kind is not DocumentKind.MINUTES:
        dates, how = replace(dates, published=named), ("dates.published", "file name")
    elif dates.position is None and (month := _dated_month(opening)) is not None:
        field_name = "meeting" if kind is DocumentKind.MINUTES else "published"
        dates = replace(dates, **{field_name: month})
        how = (f"dates.{field_name}", "month only")
    else:
        return DatesFound(dates, derived)
    return DatesFound(dates, (*derived, how))


def _checked(found: DatesFound, named: dt.date | None) -> tuple[tuple[str, str], ...]:
    """How each date was found, and that the file's name gives another day than the page."""
    dates = found.dates
    if named is None or named in (dates.published, dates.letter, dates.meeting):
        return found.derived
    printed = ("dates.published", "dates.meeting")
    return tuple(
        (name, f"{how}; the file name says {named.isoformat()}" if name in printed else how)
        for name, how in found.derived
    )


def _dated_month(opening: Opening) -> dt.date | None:
    """A month and year in the title lines, as in "Update for the Commission - January 2020"."""
    for line in opening.lines[:3]:
        if len(line) < _ROW and (month := month_only(line)) is not None:
            return month
    return None


def _inspectorate_dates(opening: Opening, whole: str, named: dt.date | None) -> DocumentDates:
    published = _printed(opening.text) and _last_published(whole)
    letter = _letter(opening)
    written = letter or published or named
    inspected = _inspected(opening, written.year if written else None)
    return DocumentDates(
        inspected_from=inspected.first if inspected else None,
        inspected_to=inspected.last if inspected else None,
        letter=letter,
        published=published,
    )


def _inspected(opening: Opening, year: int | None) -> Window | None:
    text = opening.flat
    for pattern in (_INSPECTED, _VISITED, _JOINTLY):
        for match in pattern.finditer(text):
            window = next(windows(text[match.end() : match.end() + _ROW], year), None)
            if window is not None and window.start <= 2:
                return window
    return None


def _letter(opening: Opening) -> dt.date | None:
    """The date above "Dear ...", in a letter only."""
    dear = _DEAR.search(opening.text)
    found = next(full_dates(opening.text[: dear.start()]), None) if dear else None
    return found.first if found else None


def _printed(text: str) -> dt.date | None:
    return _after(_PUBLISHED, text, within=40)


def _last_published(whole: str) -> dt.date | None:
    """Two reports in one file (a council's and its safeguarding board's) are out with the later."""
    days = [next(full_dates(whole[m.end() : m.end() + 40]), None) for m in _REPORT.finditer(whole)]
    return max((day.first for day in days if day is not None), default=None) or _printed(whole)


def _meeting(opening: Opening, kind: DocumentKind) -> dt.date | None:
    if kind is not DocumentKind.OFFICER_REPORT:
        return None
    return _after(_MET, opening.text) or _dateline(opening, _BODY)


def _dateline(opening: Opening, beside: re.Pattern[str] | None = None) -> dt.date | None:
    """The date on a short line at the top, beside a word such as "Panel" where one is asked for."""
    for line in opening.lines[:_TOP_LINES]:
        if len(line) <= _SHORT_LINE and (beside is None or beside.search(line)):
            found = next(full_dates(line), None)
            if found is not None:
                return found.first
    return None


def _after(cue: re.Pattern[str], text: str, within: int = _MET_WITHIN) -> dt.date | None:
    for match in cue.finditer(text):
        found = next(full_dates(text[match.end() : match.end() + within]), None)
        if found is not None:
            return found.first
    return None


def _named(file_name: str) -> dt.date | None:
    match = _DATE_IN_NAME.search(file_name)
    if match is None:
        return None
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
