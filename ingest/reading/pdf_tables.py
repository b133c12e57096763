"""Ruled tables: the grid its edges make, and the words that stand in each cell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.reading.pdf_glyphs import Rect
from ingest.reading.pdf_lines import Line, Word

_TOUCH = 3.5
_MOST_RULES = 1500


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of one cell as lines, top to bottom."""

    lines: tuple[Line, ...]

    @property
    def bold(self) -> bool:
        """Whether all its words are bold."""
        return bool(self.lines) and all(line.bold for line in self.lines)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row that are not mere indentation, left to right."""

    cells: tuple[Cell, ...]
    box: Rect
    whole: bool = False
    """Whether one cell takes the table's whole width: a box of text rather than a row."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table on one page."""

    page: int
    box: Rect
    rows: tuple[Row, ...]
    columns: tuple[float, ...]
    """Where its columns begin and the last one ends."""


def ruled_tables(
    edges: Sequence[Rect], lines: Sequence[Line]
) -> tuple[tuple[Table, ...], list[Line]]:
    """The tables on a page, top to bottom, and the lines that stand outside all of them."""
    tables: list[Table] = []
    left_over = list(lines)
    rules = [edge for edge in edges if _length(edge) > _TOUCH]
    # A drawing with thousands of strokes is a chart or a map, and holds no rows.
    for component in _components(rules) if len(rules) <= _MOST_RULES else ():
        grid = _grid(component)
        if grid is None:
            continue
        inside = [line for line in left_over if _within(line, grid.box)]
        table = _table(grid, inside)
        if table is not None:
            tables.append(table)
            taken = {id(line) for line in inside}
            left_over = [line for line in left_over if id(line) not in taken]
    return tuple(sorted(tables, key=lambda table: table.box.top)), left_over


def _length(edge: Rect) -> float:
    return max(edge.right - edge.left, edge.bottom - edge.top)


def _flat(edge: Rect) -> bool:
    return edge.right - edge.left >= edge.bottom - edge.top


def _components(edges: list[Rect]) -> list[list[Rect]]:
    """Edges that touch, grouped."""
    groups: list[list[Rect]] = []
    for edge in edges:
        touching = [g for g in groups if any(_touch(edge, other) for other in g)]
        merged = [edge, *(other for group in touching for other in group)]
        groups = [g for g in groups if not any(g is t for t in touching)]
        groups.append(merged)
    return groups


def _touch(a: Rect, b: Rect) -> bool:
    return (
        a.left <= b.right + _TOUCH
        and b.left <= a.right + _TOUCH
        and a.top <= b.bottom + _TOUCH
        and b.top <= a.bottom + _TOUCH
    )


@dataclass(frozen=True, slots=True)
class _Grid:
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    edges: tuple[Rect, ...]

    @property
    def box(self) -> Rect:
        return Rect(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def wall(self, x: float, y: float) -> bool:
        """Whether an upright edge stands at ``x`` beside the height ``y``."""
        return any(
            abs(e.left - x) <= _TOUCH and e.top - _TOUCH <= y <= e.bottom + _TOUCH
            for e in self.edges
            if not _flat(e)
        )

    def floor(self, y: float, x: float) -> bool:
        """Whether a level edge lies at ``y`` under the place ``x``."""
        return any(
            abs(e.top - y) <= _TOUCH and e.left - _TOUCH <= x <= e.right + _TOUCH
            for e in self.edges
            if _flat(e)
        )


def _grid(edges: list[Rect]) -> _Grid | None:
    """A grid of at least two columns, or None."""
    xs = _positions(e.left for e in edges if not _flat(e))
    ys = _positions(e.top for e in edges if _flat(e))
    if len(xs) < 3 or len(ys) < 2:
        return None
    return _Grid(xs, ys, tuple(edges))


def _positions(values: Iterable[float]) -> tuple[float, ...]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _TOUCH:
            kept.append(value)
    return tuple(kept)


def _within(line: Line, box: Rect) -> bool:
    middle = (line.box.top + line.box.bottom) / 2
    return box.holds((line.left + line.right) / 2, middle)


def _table(grid: _Grid, lines: list[Line]) -> Table | None:
    owners = _owners(grid)
    words: dict[int, list[tuple[Line, Word]]] = {}
    for line in lines:
        for word in line.words:
            place = _place(grid, word)
            if place is not None:
                words.setdefault(owners[place], []).append((line, word))
    rows = _table_rows(grid, owners, words)
    if not any(sum(bool(cell.lines) for cell in row.cells) > 1 for row in rows):
        return None
    return Table(lines[0].page, grid.box, rows, grid.xs)


def _place(grid: _Grid, word: Word) -> int | None:
    x, y = (word.box.left + word.box.right) / 2, (word.box.top + word.box.bottom) / 2
    column = sum(edge <= x for edge in grid.xs) - 1
    row = sum(edge <= y for edge in grid.ys) - 1
    if 0 <= column < len(grid.xs) - 1 and 0 <= row < len(grid.ys) - 1:
        return row * (len(grid.xs) - 1) + column
    return None


def _owners(grid: _Grid) -> list[int]:
    """For each square of the grid the first square of the cell it belongs to."""
    across, down = len(grid.xs) - 1, len(grid.ys) - 1
    owners = list(range(across * down))
    for square in range(across * down):
        row, column = divmod(square, across)
        x = (grid.xs[column] + grid.xs[column + 1]) / 2
        y = (grid.ys[row] + grid.ys[row + 1]) / 2
        if column and not grid.wall(grid.xs[column], y):
            _unite(owners, square, square - 1)
        if row and not grid.floor(grid.ys[row], x):
            _unite(owners, square, square - across)
    return owners


def _unite(owners: list[int], one: int, other: int) -> None:
    low, high = sorted((owners[one], owners[other]))
    for index, owner in enumerate(owners):
        if owner == high:
            owners[index] = low


def _table_rows(
    grid: _Grid, owners: list[int], words: dict[int, list[tuple[Line, Word]]]
) -> tuple[Row, ...]:
    across = len(grid.xs) - 1
    walls = [
        sum(
            owners[row * across + column] != owners[row * across + column - 1]
            for row in _downs(grid)
        )
        for column in range(1, across)
    ]
    rows: list[Row] = []
    for row in _downs(grid):
        squares = range(row * across, (row + 1) * across)
        firsts = [s for s in squares if owners[s] == s]
        cells = [
            Cell(_cell_lines(words.get(first, [])))
            for first in firsts
            if first in words or not _is_indent(grid, owners, walls, first)
        ]
        if any(cell.lines for cell in cells):
            box = Rect(grid.xs[0], grid.ys[row], grid.xs[-1], grid.ys[row + 1])
            whole = len(firsts) == 1 and all(owners[s] == firsts[0] for s in squares)
            rows.append(Row(tuple(cells), box, whole))
    return tuple(rows)


def _downs(grid: _Grid) -> range:
    return range(len(grid.ys) - 1)


def _is_indent(grid: _Grid, owners: list[int], walls: list[int], first: int) -> bool:
    """An empty cell that only indents a sub-row: taller than its row, or off the usual columns."""
    across = len(grid.xs) - 1
    squares = [s for s, owner in enumerate(owners) if owner == first]
    if len({s // across for s in squares}) > 1:
        return True
    end = max(s % across for s in squares) + 1
    return end < across and walls[end - 1] * 2 < len(grid.ys) - 1


def _cell_lines(placed: list[tuple[Line, Word]]) -> tuple[Line, ...]:
    by_baseline: dict[float, list[tuple[Line, Word]]] = {}
    for line, word in placed:
        by_baseline.setdefault(round(line.baseline, 1), []).append((line, word))
    lines: list[Line] = []
    for baseline in sorted(by_baseline):
        group = by_baseline[baseline]
        words = tuple(sorted((w for _, w in group), key=lambda w: w.box.left))
        lines.append(Line(group[0][0].page, baseline, words, group[0][0].marker))
    return tuple(lines)
