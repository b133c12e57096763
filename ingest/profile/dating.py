"""Dates and windows of dates as British officers write them."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + "|sept"
_YEAR = r"(?:19|20) ?\d ?\d(?!\d)"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? +)?"
_ORDINAL = rf"(?-i:st|nd|rd|th)|(?:st|nd|rd|th)(?=\s*(?:[-–—]|(?:of|to|and|{_MONTH})\b))"
"""In capitals only where a date goes on: the "1ST" of a postcode is none."""
_WORDED = (
    rf"{_WEEKDAY}(?P<day>(?<!\d)(?:[0-3] (?=\d\s+(?:{_MONTH})\b))?\d{{1,2}})(?:{_ORDINAL})?\b"
    rf"(?:\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?(?:,?\s+(?P<year>{_YEAR}))?)?"
)
_NUMERIC = r"(?<!\d)(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>(?:19|20)\d\d|\d\d(?!\d))"
_ISO = r"(?<!\d)(?P<iy>(?:19|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d)(?!\d)"
_POINT = re.compile(f"{_ISO}|{_NUMERIC}|{_WORDED}", re.IGNORECASE)
_JOIN = re.compile(
    r"[^\S\n]*[,(]?[^\S\n]*|[\s,(]*(?:to|and|until|till|through|[-–—‐‑−]|&)[\s,]*(?:from\s+)?",
    re.IGNORECASE,
)
"""A word or a dash; without either, the days stand on one line."""
_MONTH_ONLY = re.compile(rf"\b(?P<month>{_MONTH})\.?,?\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Point:
    """A day as printed; month and year may have to be read off its neighbours."""

    day: int
    month: int | None
    year: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Window:
    """From the first to the last day of what was printed; one day where only one was."""

    first: dt.date
    last: dt.date
    start: int
    end: int


def windows(text: str, year: int | None = None) -> Iterator[Window]:
    """Every date or run of dates in the text, in order.

    "15 to 26 November 2021", "5 and 6 February 2019" and two windows joined by "and" each come
    back as one window. A part without month or year takes it from the next part that has one;
    ``year`` serves runs that print none at all. What is no date in the calendar is left out.
    """
    run: list[_Point] = []
    for match in _POINT.finditer(text):
        point = _point(match)
        if run and not _JOIN.fullmatch(text[run[-1].end : point.start]):
            yield from _window(run, year)
            run = []
        run.append(point)
    yield from _window(run, year)


def full_dates(text: str) -> Iterator[Window]:
    """The single days printed with day, month and year, in order."""
    return (found for found in windows(text) if found.first == found.last)


def month_only(text: str) -> dt.date | None:
    """The first of the month of the first "January 2020" in the text."""
    match = _MONTH_ONLY.search(text)
    if match is None:
        return None
    return dt.date(int(match["year"]), _month_number(match["month"]), 1)


def _month_number(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month[:3] == name[:3].lower())


def _point(match: re.Match[str]) -> _Point:
    if match["iy"]:
        parts: tuple[int, int | None, int | None] = (
            int(match["id"]),
            int(match["im"]),
            int(match["iy"]),
        )
    elif match["d"]:
        parts = int(match["d"]), int(match["m"]), _century(int(match["y"]))
    else:
        month = _month_number(match["month"]) if match["month"] else None
        printed = match["year"].replace(" ", "") if match["year"] else None
        parts = int(match["day"].replace(" ", "")), month, int(printed) if printed else None
    return _Point(*parts, match.start(), match.end())


def _century(year: int) -> int:
    return year if year > 99 else 2000 + year


def _window(run: list[_Point], fallback: int | None) -> Iterator[Window]:
    """Read a run from its end: "4 to 8 March 2024" gives the 4 its March."""
    while run and run[-1].month is None:
        run = run[:-1]
    days: list[dt.date] = []
    month: int | None = None
    year = fallback
    for point in reversed(run):
        if month is not None and point.month is not None and point.year is None:
            year = year - 1 if year and point.month > month else year
        month = point.month or month
        year = point.year or year
        day = _calendar_day(year, month, point.day)
        if day is not None:
            days.append(day)
    if days:
        yield Window(min(days), max(days), run[0].start, run[-1].end)


def _calendar_day(year: int | None, month: int | None, day: int) -> dt.date | None:
    if year is None or month is None:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
