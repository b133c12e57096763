"""Whether a question asks how a matter went on, so that dated steps answer it."""

import datetime as dt
import re

from assistant.understanding.asks import Ask
from assistant.understanding.periods import Period, PeriodRole
from assistant.understanding.understanding import Understanding

_SETTLED = re.compile(
    r"^\W*(?:so\s+|and\s+|but\s+)?(?:was|were|is|are|has|have|had|did|does|do)\b.{0,120}\b(?:fix(?:ed)?|resolved?|put\s+right|sorted(?:\s+out)?"
    r"|go\s+away|gone\s+away|went\s+away|cured|overcome|turned\s+(?:it\s+)?around|last(?:ed)?|for\s+good)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:has|have|had|did|do|does|is|are)\b.{0,100}\b(?:moved?|shift(?:ed)?|risen|rise|fallen|fall|drop(?:ped)?|slip(?:ped)?|shrunk|shrink|grown|grow"
    r"|come\s+down|gone\s+(?:up|down)|got(?:ten)?\s+(?:any\s+)?(?:better|worse))\b",
    re.IGNORECASE,
)
_HOW_HAS = re.compile(r"\bhow\s+(?:has|have)\b|\bwhat\s+(?:has|have)\s+happened\b", re.IGNORECASE)
_ONE_VALUE = frozenset({Ask.NUMBER, Ask.DATE, Ask.PERSON, Ask.LIST, Ask.DEFINITION})


def asks_for_course(understood: Understanding) -> bool:
    """Whether several times are asked about: in words of change, or by two years, or since one."""
    if Ask.CHANGE in understood.asks:
        return True
    if _SETTLED.search(understood.text):
        return True
    periods = understood.periods
    if any(_spans_years(period) for period in periods) or len(_starts(periods)) > 1:
        return Ask.LIST not in understood.asks
    if periods and _MOVED.search(understood.text) and _ONE_VALUE.isdisjoint(understood.asks):
        return True
    is_open = any(period.role is PeriodRole.SINCE for period in periods)
    if is_open and Ask.COMPARISON in understood.asks and len(understood.authorities) == 1:
        return True  # "are they more involved than they were in 2017?"
    asks_one = not _ONE_VALUE.isdisjoint(understood.asks)
    return is_open and not asks_one and _HOW_HAS.search(understood.text) is not None


def _spans_years(period: Period) -> bool:
    """Two years named as one stretch: "between 2022 and 2026"; a financial year is one time."""
    if period.role is not PeriodRole.WITHIN or period.start is None or period.end is None:
        return False
    return period.end.year - period.start.year > 1 or (
        period.end.year > period.start.year and period.start.month == 1
    )


def _starts(periods: tuple[Period, ...]) -> frozenset[dt.date]:
    return frozenset(
        period.start for period in periods if period.start and period.role is PeriodRole.WITHIN
    )
