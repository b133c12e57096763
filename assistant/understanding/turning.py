"""Where a follow-up turns to in time: "and now?", "the time before", "four years later"."""

import datetime as dt
import re
from collections.abc import Sequence

from assistant.understanding.periods import Period, PeriodRole

_NOW = re.compile(
    r"\b(?:now|still|today|nowadays|currently|at\s+present|these\s+days|(?:ever\s+)?since(?:\s+then)?|any\s+(?:better|worse)|(?:has|have)\b.{0,40}\b(?:(?:got(?:ten)?|become)\s+(?:better|worse)|improved|changed|been\s+(?:fixed|resolved|addressed|sorted|put\s+right))|to\s+date|most\s+recently|latest|this\s+year)\b",
    re.IGNORECASE,
)
_BEFORE_THAT = re.compile(
    r"\b(?:the\s+)?(?:time|one|inspection|visit|report|letter|occasion)\s+before(?!\s+(?:last|the|19|20))\b|\bbefore\s+(?:that|then|it)\b|\bpreviously\b|\bbeforehand\b",
    re.IGNORECASE,
)
_AFTER_THAT = re.compile(
    r"\b(?:the\s+)?(?:time|one|inspection|visit|report|year)\s+after\b|\bafter\s+(?:that|then|it)\b|\bafterwards\b|\bthe\s+(?:next|following)\s+(?:one|time|inspection|visit|report)\b",
    re.IGNORECASE,
)
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_YEARS_ON = re.compile(
    rf"\b(?P<count>\d{{1,2}}|an?|{'|'.join(_WORDS)})\s+years?\s+(?P<way>later|on|after(?:wards)?|earlier|before)\b"
    r"|\bthe\s+(?P<next>following|next)\s+year\b|\bthe\s+(?P<last>(?:previous|preceding)\s+year\b|year\s+before(?!\s+(?:last|the|19|20)))",
    re.IGNORECASE,
)


def turns_to_now(text: str) -> bool:
    """Whether a follow-up leaves the period spoken of for the present."""
    return _NOW.search(text) is not None


def turned(text: str, before: Sequence[Period]) -> tuple[tuple[Period, ...], bool] | None:
    """The period a follow-up moves to from the one spoken of, or None where it does not move.

    With it, whether the nearest document of it is meant: "the time before" is one inspection.
    """
    base = next((p for p in before if p.role is PeriodRole.WITHIN and p.start and p.end), None)
    if base is None or base.start is None or base.end is None:
        return None
    match = _YEARS_ON.search(text)
    if match is not None:
        years = _years(match)
        first = dt.date(base.start.year + years, 1, 1)
        last = dt.date(base.end.year + years, 12, 31)
        return (Period(first, last, PeriodRole.WITHIN, str(first.year), base.span),), False
    if _BEFORE_THAT.search(text):
        end = base.start - dt.timedelta(days=1)
        shown = f"before {base.text}"
        return (Period(None, end, PeriodRole.BEFORE, shown, base.span),), True
    if _AFTER_THAT.search(text):
        start = base.end + dt.timedelta(days=1)
        return (Period(start, None, PeriodRole.SINCE, f"after {base.text}", base.span),), False
    return None


def _years(match: re.Match[str]) -> int:
    if match["next"]:
        return 1
    if match["last"]:
        return -1
    word = match["count"].lower()
    count = int(word) if word.isdigit() else _WORDS.index(word) + 1 if word in _WORDS else 1
    return -count if match["way"].lower() in {"earlier", "before"} else count
