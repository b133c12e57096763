"""Characters into words, and words into the pieces of line that stand together."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ingest.reading.pdf_glyphs import Glyph, PageContent, Rect

_SAME_LINE = 0.2
_SPACE = 0.15
_APART = 1.0
_HAIR = 0.5
_RAISED = (0.12, 0.75)
_SMALLER = 0.82
_UNITS = {"m", "km", "cm", "mm", "CO"}


class Word(NamedTuple):
    """Characters with no blank between them."""

    text: str
    box: Rect
    size: float
    bold: bool
    colour: tuple[int, int, int]
    font: str


@dataclass(frozen=True)
class Line:
    """Words on one baseline with no wide gap, left to right; ``marker`` is a raised number."""

    page: int
    baseline: float
    words: tuple[Word, ...]
    marker: str = ""
    """A raised figure that stands before the first word: how a footnote begins."""

    @cached_property
    def text(self) -> str:
        """The words with single blanks."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def box(self) -> Rect:
        """The rectangle round all words."""
        return around(word.box for word in self.words)

    @property
    def left(self) -> float:
        """Where the first word starts."""
        return self.words[0].box.left

    @property
    def right(self) -> float:
        """Where the last word ends."""
        return self.words[-1].box.right

    @cached_property
    def size(self) -> float:
        """The size most of the line is set in."""
        sizes: dict[float, int] = {}
        for word in self.words:
            sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
        return max(sizes, key=lambda size: (sizes[size], size))

    @cached_property
    def bold(self) -> bool:
        """Whether every word that has letters is bold."""
        lettered = [w for w in self.words if any(c.isalnum() for c in w.text)] or self.words
        return all(word.bold for word in lettered)

    @property
    def colour(self) -> tuple[int, int, int]:
        """The colour of the last word, which is never a bullet's."""
        return self.words[-1].colour


def around(boxes: Iterable[Rect]) -> Rect:
    """The smallest rectangle that holds all the others."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Rect(min(lefts), min(tops), max(rights), max(bottoms))


def by_baseline(lines: Iterable[Line]) -> list[list[Line]]:
    """Pieces on one baseline together, from the top; each row from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (round(line.baseline, 1), line.left)):
        if rows and abs(line.baseline - rows[-1][0].baseline) < _HAIR:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]


def page_lines(content: PageContent) -> list[Line]:
    """The pieces of line of a page, by baseline, then from left to right."""
    lines: list[Line] = []
    for row in _rows(content.glyphs):
        lines += _pieces(content.number, row)
    return sorted(lines, key=lambda line: (round(line.baseline, 1), line.left))


@dataclass(slots=True)
class _Row:
    baseline: float
    size: float
    glyphs: list[Glyph]
    raised: set[int] = field(default_factory=set)


def _rows(glyphs: Sequence[Glyph]) -> list[_Row]:
    rows: list[_Row] = []
    for glyph in sorted(glyphs, key=lambda g: g.baseline):
        if not rows or glyph.baseline - rows[-1].baseline > _SAME_LINE * max(
            glyph.style.size, rows[-1].size
        ):
            rows.append(_Row(glyph.baseline, 0.0, []))
        rows[-1].glyphs.append(glyph)
        if not glyph.text.isspace():
            rows[-1].size = max(rows[-1].size, glyph.style.size)
    _lower_raised(rows)
    return [row for row in rows if row.size]


def _lower_raised(rows: list[_Row]) -> None:
    """Put small raised characters into the line they belong to, marked as raised."""
    for index, row in enumerate(rows):
        for below in rows[index + 1 : index + 4]:
            rise = (below.baseline - row.baseline) / (below.size or 1.0)
            if not _RAISED[0] <= rise <= _RAISED[1] or row.size > _SMALLER * below.size:
                continue
            moved = [g for g in row.glyphs if _touches(g, below)]
            below.raised |= {id(glyph) for glyph in moved}
            below.glyphs += moved
            row.glyphs = [g for g in row.glyphs if id(g) not in below.raised]
            row.size = row.size if any(not g.text.isspace() for g in row.glyphs) else 0.0
            break


def _touches(glyph: Glyph, row: _Row) -> bool:
    reach = 0.6 * row.size
    return any(
        other.left - reach <= glyph.right and glyph.left <= other.right + reach
        for other in row.glyphs
        if not other.text.isspace() and glyph.style.size <= _SMALLER * other.style.size
    )


def _pieces(page: int, row: _Row) -> list[Line]:
    pieces: list[Line] = []
    words: list[Word] = []
    marker = ""
    for group in _word_groups(row):
        raised = "".join(g.text for g in group if id(g) in row.raised).strip()
        kept = [g for g in group if not _is_reference(g, group, row)]
        if not kept:
            marker = marker or ("" if words else raised)
            continue
        if raised.isdigit() and not words and id(group[0]) in row.raised:
            marker = raised
        word = _word(kept)
        if words and word.box.left - words[-1].box.right > _APART * max(word.size, words[-1].size):
            pieces.append(Line(page, row.baseline, tuple(words), marker))
            words, marker = [], ""
        words.append(word)
    if words:
        pieces.append(Line(page, row.baseline, tuple(words), marker))
    return pieces


def _is_reference(glyph: Glyph, group: list[Glyph], row: _Row) -> bool:
    """A raised figure is a footnote's number, unless it is the power of a unit."""
    if id(glyph) not in row.raised or not (glyph.text.isdigit() or glyph.text in "*†‡,"):
        return False
    return "".join(g.text for g in group if id(g) not in row.raised) not in _UNITS


def _word_groups(row: _Row) -> list[list[Glyph]]:
    groups: list[list[Glyph]] = []
    previous: Glyph | None = None
    apart = True
    for glyph in sorted(row.glyphs, key=lambda g: (g.left, g.right)):
        if glyph.text.isspace():
            apart = True
            continue
        if previous is not None and _is_same_again(glyph, previous):
            continue
        if previous is None or apart or glyph.left - previous.right > _SPACE * glyph.style.size:
            groups.append([])
        groups[-1].append(glyph)
        previous, apart = glyph, False
    return groups


def _is_same_again(glyph: Glyph, previous: Glyph) -> bool:
    """Some writers draw a character twice, a hair apart, to make it look bold."""
    near = abs(glyph.left - previous.left) < 0.1 * glyph.style.size
    return near and glyph.text == previous.text


def _word(glyphs: list[Glyph]) -> Word:
    text = "".join(
        unicodedata.normalize("NFKC", g.text) if _ligature(g) else g.text for g in glyphs
    )
    lead = max(glyphs, key=lambda g: g.style.size).style
    box = Rect(
        glyphs[0].left,
        min(g.top for g in glyphs),
        max(g.right for g in glyphs),
        max(g.bottom for g in glyphs),
    )
    bold = sum(g.style.bold for g in glyphs) * 2 > len(glyphs)
    return Word(text, box, lead.size, bold, lead.colour, lead.font)


def _ligature(glyph: Glyph) -> bool:
    return "\ufb00" <= glyph.text <= "\ufb06"
