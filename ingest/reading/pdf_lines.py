"""Characters into words, and words into the pieces of line that stand together."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ingest.reading.pdf_glyphs import Glyph, PageContent, Rect
from ingest.reading.pdf_rows import Row, glyph_rows, is_same_again

_SPACE = 0.15
_APART = 1.0
_HAIR = 0.5
_UNITS = {"m", "km", "cm", "mm", "CO"}


class Word(NamedTuple):
    """Characters with no blank between them."""

    text: str
    box: Rect
    size: float
    bold: bool
    colour: tuple[int, int, int]
    font: str
    italic: bool = False


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
        return all(word.bold for word in self._lettered)

    @cached_property
    def italic(self) -> bool:
        """Whether every word that has letters is italic."""
        return all(word.italic for word in self._lettered)

    @property
    def _lettered(self) -> tuple[Word, ...]:
        return tuple(w for w in self.words if any(c.isalnum() for c in w.text)) or self.words

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
    for row in glyph_rows(content.glyphs):
        lines += _pieces(content.number, row)
    return sorted(lines, key=lambda line: (round(line.baseline, 1), line.left))


def _pieces(page: int, row: Row) -> list[Line]:
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


def _is_reference(glyph: Glyph, group: list[Glyph], row: Row) -> bool:
    """A raised figure is a footnote's number, unless it is the power of a unit."""
    if id(glyph) not in row.raised or not (glyph.text.isdigit() or glyph.text in "*†‡,"):
        return False
    return "".join(g.text for g in group if id(g) not in row.raised) not in _UNITS


def _word_groups(row: Row) -> list[list[Glyph]]:
    groups: list[list[Glyph]] = []
    previous: Glyph | None = None
    apart = True
    for glyph in sorted(row.glyphs, key=lambda g: (g.left, g.right)):
        if glyph.text.isspace():
            apart = True
            continue
        if previous is not None and is_same_again(glyph, previous):
            continue
        if previous is None or apart or glyph.left - previous.right > _SPACE * glyph.style.size:
            groups.append([])
        groups[-1].append(glyph)
        previous, apart = glyph, False
    return groups


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
    italic = all(g.style.italic for g in glyphs)
    return Word(text, box, lead.size, bold, lead.colour, lead.font, italic)


def _ligature(glyph: Glyph) -> bool:
    return "\ufb00" <= glyph.text <= "\ufb06"
