"""Columns of text beside each other, to be read one after the other."""

from collections import Counter
from typing import NamedTuple

from ingest.reading.pdf_lines import Line

_LEAST_COLUMN_LINES = 4
_LEAST_SHORT_LINES = 3
_PROSE_CHARACTERS = 18
_LABEL_CHARACTERS = 6
_ALIGNED = 3.0
_GUTTER = 10.0


class Column(NamedTuple):
    """Lines to read before the next column's."""

    lines: list[Line]
    whole: bool
    """Whether nothing stands beside it."""
    apart: bool
    """Whether no sentence runs on into it from the one before, as with two addresses."""


class _Beside(NamedTuple):
    first: float
    last: float
    lines: int
    apart: bool


def columns(lines: list[Line]) -> list[Column]:
    """Stretches of lines to read one after the other."""
    if not lines:
        return []
    for gutter in _gutters(lines):
        run = _beside(lines, gutter)
        if run is None:
            continue
        first, last = run.first, run.last
        above = [line for line in lines if line.baseline < first]
        below = [line for line in lines if line.baseline > last]
        beside = [line for line in lines if first <= line.baseline <= last]
        left = [line for line in beside if line.right < gutter]
        right = [line for line in beside if line.right >= gutter]
        pair = [Column(left, False, run.apart), Column(right, False, run.apart)]
        return [*columns(above), *pair, *columns(below)]
    return [Column(lines, True, False)]


def _gutters(lines: list[Line]) -> list[float]:
    """Left edges shared by enough lines, none of them the page's own."""
    counts = Counter(round(line.left) for line in lines if len(line.text) >= _LABEL_CHARACTERS)
    page_left = min(line.left for line in lines)
    return sorted(
        left
        for left, count in counts.items()
        if left > page_left + 60 and count >= _LEAST_SHORT_LINES
    )


def _beside(lines: list[Line], gutter: float) -> _Beside | None:
    """The longest stretch of lines with columns on both sides of ``gutter``."""
    found: list[_Beside] = []
    stretch: list[Line] = []
    for line in [*lines, None]:
        crosses = line is None or line.left < gutter - _ALIGNED < line.right + _GUTTER
        if line is not None and not crosses:
            stretch.append(line)
            continue
        left = [ln for ln in stretch if ln.right < gutter]
        right = [ln for ln in stretch if ln.right >= gutter]
        prose = _is_column(left) and _is_column(right)
        if (prose or _are_short(left, right)) and _overlap(left, right):
            first, last = stretch[0].baseline, stretch[-1].baseline
            found.append(_Beside(first, last, len(stretch), not prose))
        stretch = []
    return max(found, key=lambda run: run.lines, default=None)


def _is_column(lines: list[Line]) -> bool:
    prose = sum(len(line.text) for line in lines)
    return len(lines) >= _LEAST_COLUMN_LINES and prose >= _PROSE_CHARACTERS * len(lines)


def _are_short(left: list[Line], right: list[Line]) -> bool:
    """Two blocks such as addresses: each flush left, their lines not level with each other."""
    if min(len(left), len(right)) < _LEAST_SHORT_LINES:
        return False
    for lines in (left, right):
        characters = sum(len(line.text) for line in lines)
        flush = max(line.left for line in lines) - min(line.left for line in lines) <= _ALIGNED
        if not flush or characters < _LABEL_CHARACTERS * len(lines):
            return False
    level = {round(line.baseline) for line in left} & {round(line.baseline) for line in right}
    return len(level) * 2 < min(len(left), len(right))


def _overlap(left: list[Line], right: list[Line]) -> bool:
    """Whether the two columns stand beside rather than below each other."""
    top = max(left[0].baseline, right[0].baseline)
    bottom = min(left[-1].baseline, right[-1].baseline)
    return bottom - top > 0.4 * min(
        left[-1].baseline - left[0].baseline, right[-1].baseline - right[0].baseline
    )
