"""Dates and periods named in a question.

A question's date may say which documents to look in ("in the 2019 inspection"), bound them ("since
March 2020", "before the pandemic") or fix what was known ("as at 1 March 2020").
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.understanding.period_words import (
    AFTER,
    AFTER_GRADE,
    AS_AT,
    BEFORE,
    DONE,
    DURING,
    JUDGED,
    MOVED_AFTER,
    OF_A_VISIT,
    ONWARDS,
    REMEDIED,
    RUN_UP,
    SINCE,
    SO_NOW,
    THAN_THEN,
    TO_THE_NEXT,
    UP_TO,
    YEARS,
)

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
MONTHS["sept"] = 9

PANDEMIC_BEGAN = dt.date(2020, 3, 23)
"""The first national lockdown in England."""

PANDEMIC_ENDED = dt.date(2022, 2, 24)
"""The last legal restrictions in England ended."""

_MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH = rf"(?P<month>{_MONTH_NAMES})"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}

_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_DAY}(?:\s+of)?\s+{_MONTH}\.?,?\s+{_YEAR}\b",
        rf"\b{_MONTH}\.?\s+{_DAY},?\s+{_YEAR}\b",
        rf"\b{_YEAR}-(?P<month_number>0[1-9]|1[0-2])-(?P<day>3[01]|[12]\d|0[1-9])\b",
        r"\b(?P<day>3[01]|[12]\d|0?[1-9])/(?P<month_number>1[0-2]|0?[1-9])/" + _YEAR + r"\b",
        rf"\b(?:between\s+|from\s+)?{_YEAR}\s*(?:-|–|to|and|until)\s*(?P<last>(?:19|20)\d\d)\b",
        rf"\b{_YEAR}\s?[/–-]\s?(?P<short>\d\d)\b",
        rf"\b{_MONTH}(?=\s+(?:and|to|or|versus|vs\.?|with|v)\s+(?:the\s+)?(?:{_MONTH_NAMES})\s+(?P<later>(?:19|20)\d\d)\b)",
        rf"\b{_MONTH}\.?,?\s+{_YEAR}\b",
        rf"\b(?P<season>spring|summer|autumn)\s+(?:of\s+)?{_YEAR}\b",
        rf"\b(?P<part>early|late|mid)[\s-]+{_YEAR}\b",
        rf"\b{_YEAR}\b",
        r"\b(?P<pandemic>pandemic|covid(?:-?19)?|lockdown)\b",
    )
)
_YEAR_DAYS = 366
_SEASON_DAYS = 130


class PeriodRole(StrEnum):
    """What a period does to the question."""

    WITHIN = "within"
    SINCE = "since"
    BEFORE = "before"
    AS_AT = "as-at"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included; None is open."""

    start: dt.date | None
    end: dt.date | None
    role: PeriodRole
    text: str
    """As the question has it."""
    span: tuple[int, int]
    """Where in the question."""
    dates_event: bool = False
    """It dates an inspection, a visit or a report: "the July 2021 visit"."""
    event_ends: dt.date | None = None
    """Of "before the 2021 visit": the last day that visit may be of, whose letter looks back."""

    @property
    def is_stretch(self) -> bool:
        """A month, a season or a financial year: what a later report may look back on by name."""
        if self.role is not PeriodRole.WITHIN or self.start is None or self.end is None:
            return False
        if self.dates_event:
            return False
        days = (self.end - self.start).days
        return 0 < days < _YEAR_DAYS and (self.start.month != 1 or days < _SEASON_DAYS)

    def holds(self, first: dt.date, last: dt.date) -> bool:
        """Whether any day from ``first`` to ``last`` lies in the period."""
        return (self.start is None or last >= self.start) and (
            self.end is None or first <= self.end
        )


def periods_in(text: str) -> tuple[Period, ...]:
    """Every date or period a question names, in order; overlapping readings: the longer wins."""
    taken: list[tuple[int, int]] = []
    found: list[Period] = []
    for match in _matches(text):
        if any(match.start() < end and start < match.end() for start, end in taken):
            continue
        period = _read(match, text)
        if period is not None:
            taken.append(match.span())
            found.append(period)
    return tuple(sorted(found, key=lambda period: period.span))


def _matches(text: str) -> Iterator[re.Match[str]]:
    for form in _FORMS:
        yield from form.finditer(text)


def _read(match: re.Match[str], text: str) -> Period | None:
    days = _days(match.groupdict())
    if days is None:
        return None
    first, last = days
    before, after = text[: match.start()], text[match.end() :]
    shown = " ".join(filter(None, (match.group(0), match.groupdict().get("later"))))
    if match.groupdict().get("pandemic"):
        return _of_pandemic(match, before)
    event = OF_A_VISIT.match(after) is not None
    if AS_AT.search(before):
        return Period(None, last, PeriodRole.AS_AT, shown, match.span())
    after_grade = JUDGED.match(after) and AFTER_GRADE.search(before)
    if after_grade or (event and MOVED_AFTER.search(before)):
        return Period(first, None, PeriodRole.SINCE, shown, match.span(), dates_event=True)
    if event and (AFTER.search(before) or RUN_UP.search(before)):
        # What followed "the 2021 visit" is what that visit asked for; what led up to it, it tells.
        return Period(first, last, PeriodRole.WITHIN, shown, match.span(), dates_event=True)
    if BEFORE.search(before):
        ends = last if event else None
        before_it = first - dt.timedelta(days=1)
        return Period(None, before_it, PeriodRole.BEFORE, shown, match.span(), event, ends)
    if UP_TO.search(before):
        last = first - dt.timedelta(days=1) if event else last
        return Period(None, last, PeriodRole.BEFORE, shown, match.span())
    if _runs_on(match, text):
        return Period(first, None, PeriodRole.SINCE, shown, match.span())
    return Period(first, last, PeriodRole.WITHIN, shown, match.span(), dates_event=event)


def _of_pandemic(match: re.Match[str], before: str) -> Period | None:
    """Before, since or during it; named otherwise, it is a matter and no date."""
    shown = match.group(0)
    if BEFORE.search(before) or UP_TO.search(before):
        end = PANDEMIC_BEGAN - dt.timedelta(days=1)
        return Period(None, end, PeriodRole.BEFORE, shown, match.span())
    if SINCE.search(before):
        return Period(PANDEMIC_BEGAN, None, PeriodRole.SINCE, shown, match.span())
    if DURING.search(before):
        return Period(PANDEMIC_BEGAN, PANDEMIC_ENDED, PeriodRole.WITHIN, shown, match.span())
    return None


def _runs_on(match: re.Match[str], text: str) -> bool:
    """Whether a period begins then and has no end: "since 2019", "fixed what was found in 2019"."""
    before, after = text[: match.start()], text[match.end() :]
    if DONE.match(text) and REMEDIED.search(before) and not OF_A_VISIT.match(after):
        return True
    if ONWARDS.match(after) is not None or TO_THE_NEXT.match(after) is not None:
        return True
    if THAN_THEN.search(before) and SO_NOW.search(before) and len(YEARS.findall(text)) == 1:
        return True
    return SINCE.search(before) is not None and "last" not in _named(match)


def _named(match: re.Match[str]) -> set[str]:
    return {name for name, value in match.groupdict().items() if value}


def _days(groups: dict[str, str | None]) -> tuple[dt.date, dt.date] | None:
    if groups.get("pandemic"):
        return PANDEMIC_BEGAN, PANDEMIC_BEGAN
    year = int(groups.get("later") or groups.get("year") or 0)
    if last := groups.get("last"):
        return dt.date(year, 1, 1), dt.date(max(year, int(last)), 12, 31)
    if short := groups.get("short"):
        if int(short) != (year + 1) % 100:
            return None
        return dt.date(year, 4, 1), dt.date(year + 1, 3, 31)
    if season := groups.get("season"):
        begin, end = _SEASONS[season.lower()]
        return dt.date(year, begin, 1), _month_end(year, end)
    if part := groups.get("part"):
        begin, end = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[part.lower()]
        return dt.date(year, begin, 1), _month_end(year, end)
    return _calendar_days(year, groups)


def _calendar_days(year: int, groups: dict[str, str | None]) -> tuple[dt.date, dt.date] | None:
    number, name, day = groups.get("month_number"), groups.get("month"), groups.get("day")
    month = int(number) if number else MONTHS[name.lower()] if name else None
    if month is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if day is None:
        return dt.date(year, month, 1), _month_end(year, month)
    try:
        exact = dt.date(year, month, int(day))
    except ValueError:
        return None
    return exact, exact


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
