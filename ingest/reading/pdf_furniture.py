"""Running heads, running feet and page numbers, known by place and repetition."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ingest.reading.pdf_glyphs import PageContent
from ingest.reading.pdf_lines import Line, by_baseline

_MARGIN = 0.13
_DIGITS = re.compile(r"\d+|\b[ivxl]{1,6}\b")
_PAGE_NUMBER = re.compile(
    r"[-–—|\[( ]*(?:page )?(\d{1,4}|[ivxl]{1,6})(?: (?:of|/) \d{1,4})?[-–—|\]) ]*",
    re.IGNORECASE,
)
_SAME_HEIGHT = 8.0
_FEW_PAGES = 6
_SHARE = 0.4
_LONG = 30


class _Key(NamedTuple):
    text: str
    height: int


def without_furniture(
    pages: Sequence[tuple[PageContent, list[Line]]], body_size: float
) -> list[list[Line]]:
    """The lines of each page less its running heads, feet and page numbers.

    A row goes when it stands in the margin of the page and the same row, figures apart, stands at
    the same height on other pages, or when it is nothing but a page number. Type as large as the
    body's must recur on many pages, for a heading may open several chapters.
    """
    seen: Counter[_Key] = Counter()
    for content, lines in pages:
        keys = {_key(row) for row in by_baseline(lines) if _in_margin(row, content)}
        near = {
            _Key(key.text, key.height + step)
            for key in keys
            for step in ((-1, 0, 1) if key.height else (0,))
        }
        seen.update(near)
    few = 2 if len(pages) < _FEW_PAGES else 3
    many = max(3, round(_SHARE * len(pages)))
    kept: list[list[Line]] = []
    for content, lines in pages:
        rows = by_baseline(lines)
        gone = [
            row[0].baseline
            for row in rows
            if _in_margin(row, content)
            and seen[_key(row)] >= (few if _size(row) < body_size else many)
        ]
        kept.append([ln for row in rows if not _is_outside(row, content, gone) for ln in row])
    return kept


def _is_outside(row: list[Line], content: PageContent, gone: list[float]) -> bool:
    """Whether the row is furniture, or stands nearer the edge of the page than furniture does."""
    if not _in_margin(row, content):
        return False
    at, middle = row[0].baseline, content.height / 2
    if len(row) == 1 and _PAGE_NUMBER.fullmatch(row[0].text):
        return True
    return any((at <= other < middle) or (at >= other > middle) for other in gone)


def _key(row: list[Line]) -> _Key:
    text = " ".join(line.text for line in row)
    # A long text is known wherever in the margin it stands; pages may end at different heights.
    height = 0 if len(text) > _LONG else round(row[0].baseline / _SAME_HEIGHT)
    return _Key(_DIGITS.sub("#", text.lower()), height)


def _size(row: list[Line]) -> float:
    return max(row, key=lambda line: len(line.text)).size


def _in_margin(row: list[Line], content: PageContent) -> bool:
    share = row[0].baseline / content.height
    return share < _MARGIN or share > 1 - _MARGIN
