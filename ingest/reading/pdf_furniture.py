"""Running heads, running feet and page numbers, known by place and repetition."""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.reading.pdf_glyphs import PageContent
from ingest.reading.pdf_lines import Line

_MARGIN = 0.13
_DIGITS = re.compile(r"\d+|\b[ivxl]{1,6}\b")
_PAGE_NUMBER = re.compile(
    r"[-–—|\[( ]*(?:page )?(\d{1,4}|[ivxl]{1,6})(?: (?:of|/) \d{1,4})?[-–—|\]) ]*",
    re.IGNORECASE,
)
_SAME_HEIGHT = 8.0
_SMALL = 0.95


def without_furniture(
    pages: Sequence[tuple[PageContent, list[Line]]], body_size: float
) -> list[list[Line]]:
    """The lines of each page less its running heads, feet and page numbers.

    A line goes when it stands in the margin of the page and the same line, figures apart, stands
    at the same height on other pages, or when it is nothing but a page number.
    """
    seen: Counter[tuple[str, int]] = Counter()
    for content, lines in pages:
        keys = {_key(line) for line in lines if _in_margin(line, content)}
        seen.update({(text, height + step) for text, height in keys for step in (-1, 0, 1)})
    enough = 2 if len(pages) < 6 else 3
    return [
        [line for line in lines if not _goes(line, content, seen[_key(line)] >= enough, body_size)]
        for content, lines in pages
    ]


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text.lower()), round(line.baseline / _SAME_HEIGHT)


def _in_margin(line: Line, content: PageContent) -> bool:
    height = content.height
    return line.baseline < _MARGIN * height or line.baseline > (1 - _MARGIN) * height


def _goes(line: Line, content: PageContent, repeated: bool, body_size: float) -> bool:
    if not _in_margin(line, content):
        return False
    return repeated or _PAGE_NUMBER.fullmatch(line.text) is not None
