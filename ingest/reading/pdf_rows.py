"""Characters into rows by baseline; raised figures and overprinted texts told apart."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.reading.pdf_glyphs import Glyph

_SAME_LINE = 0.2
_RAISED = (0.12, 0.75)
_SMALLER = 0.82
_CLASH = 0.25
_LEAST_CLASHES = 4
_APART = 1.0


@dataclass(slots=True)
class Row:
    """Characters on one baseline, in content order; ``raised`` holds the ids of raised ones."""

    baseline: float
    size: float
    glyphs: list[Glyph]
    raised: set[int] = field(default_factory=set)


def glyph_rows(glyphs: Sequence[Glyph]) -> list[Row]:
    """Characters gathered by baseline, from the top; raised figures are in the row they mark."""
    rows: list[Row] = []
    for glyph in sorted(glyphs, key=lambda g: g.baseline):
        if not rows or glyph.baseline - rows[-1].baseline > _SAME_LINE * max(
            glyph.style.size, rows[-1].size
        ):
            rows.append(Row(glyph.baseline, 0.0, []))
        rows[-1].glyphs.append(glyph)
        if not glyph.text.isspace():
            rows[-1].size = max(rows[-1].size, glyph.style.size)
    _lower_raised(rows)
    return [layer for row in rows if row.size for layer in _layers(row)]


def _layers(row: Row) -> list[Row]:
    """A row whose characters lie on one another, as the texts that were printed over each other."""
    glyphs = sorted((g for g in row.glyphs if not g.text.isspace()), key=lambda g: g.left)
    clashes = sum(
        b.left < a.right - _CLASH * b.style.size and not is_same_again(b, a)
        for a, b in pairwise(glyphs)
    )
    if clashes < _LEAST_CLASHES:
        return [row]
    layers: list[Row] = []
    for run in _runs(row.glyphs):
        left, right = run[0].left, run[-1].right
        for layer in layers:
            if all(g.right < left + 1 or g.left > right - 1 for g in layer.glyphs):
                layer.glyphs += run
                break
        else:
            # A hair lower, so that the texts do not count as one line.
            layers.append(Row(row.baseline + len(layers), row.size, run, row.raised))
    return layers


def _runs(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Characters that were written one after the other, each beside the last."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        if not runs or abs(glyph.left - runs[-1][-1].right) > _APART * glyph.style.size:
            runs.append([])
        runs[-1].append(glyph)
    return runs


def _lower_raised(rows: list[Row]) -> None:
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


def _touches(glyph: Glyph, row: Row) -> bool:
    reach = _APART * row.size
    return any(
        other.left - reach <= glyph.right and glyph.left <= other.right + reach
        for other in row.glyphs
        if not other.text.isspace() and glyph.style.size <= _SMALLER * other.style.size
    )


def is_same_again(glyph: Glyph, previous: Glyph) -> bool:
    """Whether it repeats the one before: some draw a character twice to make it look bold."""
    near = abs(glyph.left - previous.left) < 0.1 * glyph.style.size
    return near and glyph.text == previous.text
