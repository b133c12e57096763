"""Lines of a plain text: where they stand, and which of them continue the line before."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.reading.markers import Marker, marker_of

_TAB = 4
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[\W_]*", re.IGNORECASE
)
_LONE_MARKER = re.compile(
    r"[•◦▪▫■□◼◾●○‣⁃∙·➢➤►▶❖\uf0b7\uf0a7]|\d{1,3}(?:\.\d{1,3})*\.|\([a-z]{1,4}\)"
)
_REPEATED = 3
"""A line at the edge of that many pages is a running head."""
_LONGEST_HEAD = 100
_EDGE = 4
"""Lines at the top and foot of a page that may be running heads."""
_OUTER = 2
"""Lines there that may be a page number."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank."""

    text: str
    """Without white space at either end; tabs inside are kept."""
    indent: int
    """Columns before the text; a tab takes four."""
    page: int
    after_blank: bool
    """Whether a blank line, or the start of the text, stands before."""
    marker: Marker | None = None

    @property
    def width(self) -> int:
        """Columns the line takes, its indent included."""
        return self.indent + len(self.text)


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank; form feeds count pages, from 1."""
    found: list[Line] = []
    lone: Line | None = None
    for page, sheet in enumerate(text.split("\f"), start=1):
        after_blank = True
        for raw in sheet.split("\n"):
            line = _line(raw, page, after_blank)
            after_blank = line is None
            if line is None:
                continue
            if lone is not None:
                line = replace(lone, text=f"{lone.text} {line.text}")
                lone = None
            if _LONE_MARKER.fullmatch(line.text):
                lone = line
            else:
                found.append(replace(line, marker=marker_of(line.text)))
    if lone is not None:
        found.append(lone)
    return tuple(found)


def _line(raw: str, page: int, after_blank: bool) -> Line | None:
    text = raw.strip()
    if not text:
        return None
    before = raw[: len(raw) - len(raw.lstrip())]
    indent = sum(_TAB if mark == "\t" else 1 for mark in before)
    return Line(text, indent, page, after_blank)


def is_page_number(text: str) -> bool:
    """Whether a line is a page number and nothing else: "7", "- 7 -", "Page 7 of 12"."""
    return _PAGE_NUMBER.fullmatch(text) is not None


def without_running_heads(lines: Sequence[Line]) -> tuple[tuple[Line, ...], int]:
    """Lines without page numbers and repeated lines at the edges of pages, and how many went.

    The first page keeps what stands at its top, which is the title that others repeat. A text in
    one page keeps every line.
    """
    pages = list(_by_page(lines))
    if len(pages) < 2:
        return tuple(lines), 0
    edges = {place for page in pages for place in (*page[:_EDGE], *page[-_EDGE:])}
    outer = {place for page in pages for place in (*page[:_OUTER], *page[-_OUTER:])}
    shapes = Counter(_shape(lines[place].text) for place in edges)
    title = set(pages[0][: len(pages[0]) // 2])
    gone = {
        place
        for place in edges - title
        if shapes[_shape(lines[place].text)] >= _REPEATED and _may_run(lines[place])
    }
    gone |= {place for place in outer if is_page_number(lines[place].text)}
    return tuple(line for place, line in enumerate(lines) if place not in gone), len(gone)


def _by_page(lines: Sequence[Line]) -> Iterable[list[int]]:
    pages: dict[int, list[int]] = {}
    for place, line in enumerate(lines):
        pages.setdefault(line.page, []).append(place)
    return pages.values()


def _may_run(line: Line) -> bool:
    """Whether a line could be a running head: short, and no sentence or list item."""
    return len(line.text) <= _LONGEST_HEAD and line.marker is None and not ends_sentence(line.text)


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The column at which a text was wrapped by hand or by a mail program; None if it was not.

    In a wrapped text, most lines that have a line right under them are so long that the first
    word of the next would not have fitted.
    """
    inner = [
        (line, below)
        for line, below in pairwise(lines)
        if not below.after_blank and below.marker is None and "\t" not in line.text
    ]
    if len(inner) < 3:
        return None
    width = sorted(line.width for line, _ in inner)[int(0.95 * (len(inner) - 1))]
    if not 30 <= width <= 160:
        return None
    full = sum(_is_full(line, below, 0.9 * width) for line, below in inner)
    return width if full >= 0.6 * len(inner) else None


def _is_full(line: Line, below: Line, width: float) -> bool:
    return line.width + 1 + len(below.text.split(maxsplit=1)[0]) > width


def continues(line: Line, below: Line, wrap: int | None) -> bool:
    """Whether ``below``, with no blank line between and no marker, runs on from ``line``."""
    if below.after_blank or below.marker is not None:
        return False
    ended = ends_sentence(line.text)
    if not ended and below.text[0].islower() and len(line.text) >= 30:
        return True
    if wrap is None:
        return line.marker is not None and below.indent > line.indent
    return _is_full(line, below, wrap if ended else 0.8 * wrap)


def ends_sentence(text: str) -> bool:
    """Whether text ends in a full stop or its like, quotation marks and brackets aside."""
    return text.rstrip("\"'”’)]*_ ").endswith((".", "!", "?", ":", ";", "…", ":-", ":–"))
