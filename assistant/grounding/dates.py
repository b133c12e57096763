"""Dates in a sentence, in every style council papers and reports use, whole or in part."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.grounding.listed import listed
from assistant.grounding.verdicts import PartialDate

_MONTHS = listed(
    "january february march april may june july august september october november december"
)
_MONTH_NUMBER = {name: number for number, name in enumerate(_MONTHS, 1)} | {
    name[:3]: number for number, name in enumerate(_MONTHS, 1)
}
_MONTH_NUMBER["sept"] = 9
_M = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
)
_D = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_Y = r"(?:1[0-9]|20)\d\d"
_TO = r"\s*(?:-|to|and|until|till)\s*"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])\b",
        r"\b(?P<d>0?[1-9]|[12]\d|3[01])[/.](?P<m>0?[1-9]|1[0-2])[/.](?P<y>(?:19|20)?\d\d)\b",
        rf"\b(?P<d>{_D}){_TO}(?P<d2>{_D})\s+(?:of\s+)?(?P<m>{_M}),?(?:\s+(?P<y>{_Y}))?",
        rf"\b(?P<d>{_D})\s+(?P<m>{_M}){_TO}(?P<d2>{_D})\s+(?P<m2>{_M}),?(?:\s+(?P<y>{_Y}))?",
        rf"\b(?P<d>{_D})\s+(?:of\s+)?(?P<m>{_M}),?(?:\s+(?P<y>{_Y}))?\b",
        rf"\b(?P<m>{_M})\s+(?P<d>{_D})(?!\d)(?:{_TO}(?P<d2>{_D})(?!\d))?(?:,?\s+(?P<y>{_Y})\b)?",
        rf"\b(?P<m>{_M})(?:{_TO}(?P<m2>{_M}))?,?\s+(?:of\s+)?(?P<y>{_Y})\b",
        rf"\b(?P<y>{_Y})\s*[-/]\s*(?P<short>\d\d)\b(?![-/\d])",
        r"\b(?P<decade>(?:1[0-9]|20)\d0)'?s\b",
        r"(?<![\d.,£$€/])\b(?P<y>(?:1[1-9]|20)\d\d)\b(?![,.]?\d|\s*(?:%|per\s?cent|children|people"
        r"|families|homes|pupils|members|staff|miles|km|metres|feet|words|million|students|men"
        r"|women))",
        rf"\b(?P<lone>{_M})",
    )
)
_LONE_MAY = frozenset({"May", "March", "Mar", "Jan", "Sep", "Dec"})
_DIRECTION = re.compile(
    r"\b(?P<since>since|from|after|following|starting)\b|\b(?P<until>until|till|before|by|prior\s+to"
    r"|up\s+to|ahead\s+of)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """One date, or one end of a period, where it stands in a sentence."""

    date: PartialDate
    text: str
    start: int
    end: int
    direction: str = ""
    """"since" (also from, after), "until" (also before, by), or ""."""
    is_decade: bool = False


@lru_cache(maxsize=8192)
def date_spans(text: str) -> tuple[DateSpan, ...]:
    """The dates of a folded sentence, in order; a period gives two."""
    found: list[DateSpan] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if all(match.end() <= span.start or match.start() >= span.end for span in found):
                found.extend(_spans(match, text))
    return tuple(sorted(found, key=lambda span: span.start))


def _spans(match: re.Match[str], text: str) -> Iterator[DateSpan]:
    parts = {name: value for name, value in match.groupdict().items() if value}
    direction = _direction(text[: match.start()])
    start, end = match.span()
    if "lone" in parts:
        if match[0] in _LONE_MAY and not _is_month_here(text, start):
            return
        yield DateSpan(PartialDate(month=_month(match[0])), match[0], start, end, direction)
        return
    if "decade" in parts:
        decade = PartialDate(year=int(parts["decade"]))
        yield DateSpan(decade, match[0], start, end, direction, is_decade=True)
        return
    for date in _dates(parts):
        yield DateSpan(date, match[0], start, end, direction)


def _dates(parts: dict[str, str]) -> Iterator[PartialDate]:
    year = _year(parts["y"]) if "y" in parts else None
    month = _month(parts["m"]) if "m" in parts else None
    day = _day(parts["d"]) if "d" in parts else None
    yield PartialDate(year, month, day)
    if "short" in parts and year is not None:
        yield PartialDate(year - year % 100 + int(parts["short"]))
    if "d2" in parts or "m2" in parts:
        second_month = _month(parts["m2"]) if "m2" in parts else month
        second_day = _day(parts["d2"]) if "d2" in parts else None
        yield PartialDate(year, second_month, second_day)


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    name = text.rstrip(".").lower()
    return _MONTH_NUMBER.get(name) or _MONTH_NUMBER[name[:3]]


def _day(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _year(text: str) -> int:
    return int(text) if len(text) > 2 else 2000 + int(text)


def _is_month_here(text: str, start: int) -> bool:
    """Whether "May" or "March" is the month: after in, since, of, by, last, until …"""
    before = text[:start].rstrip().lower()
    return before.endswith(
        ("in", "since", "by", "last", "until", "of", "from", "during", "early", "late", "next")
    )


def _direction(before: str) -> str:
    tail = before[-24:]
    matches = list(_DIRECTION.finditer(tail))
    if not matches or re.search(r"\w+\s+\w+\s+\w+", tail[matches[-1].end() :]):
        return ""
    return "since" if matches[-1]["since"] else "until"


def agrees(claimed: PartialDate, held: PartialDate) -> bool:
    """Whether a held date says all that the claimed one says; parts not claimed are free."""
    return all(
        claim is None or claim == fact
        for claim, fact in (
            (claimed.year, held.year),
            (claimed.month, held.month),
            (claimed.day, held.day),
        )
    )
