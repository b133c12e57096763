"""Tables without rules: contents lists, and rows whose pieces stand in line."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.reading.pdf_glyphs import Rect
from ingest.reading.pdf_labels import label_of
from ingest.reading.pdf_lines import Line, around, by_baseline
from ingest.reading.pdf_tables import Cell, Row, Table

_LEAST_ROWS = 3
_ALIGNED = 4.0
_WIDE = 1.5
_PAGE = re.compile(r"\.*\s*(\d{1,3}|[ivxl]{1,5})")
_FIGURE = re.compile(r"[£(]?[\d.,]+[%)]?|[-–]|n/a")
_SET_APART = 1.6
_LEADER = re.compile(r"\s*(?:\.\s?){3,}\s*")


class Stretch(NamedTuple):
    """Lines that are no table; ``apart``: a block beside another, such as an address."""

    lines: list[Line]
    apart: bool = False


def columnar_tables(pieces: Sequence[Line]) -> list[Stretch | Table]:
    """The pieces of a region: contents and aligned rows as tables, short columns one by one."""
    rows = by_baseline(pieces)
    parts: list[Stretch | Table] = []
    loose: list[Line] = []
    index = 0
    while index < len(rows):
        end = _contents_end(rows, index)
        tabular = end > index
        if not tabular:
            end = _aligned_end(rows, index)
            tabular = end > index and _is_tabular(rows[index:end])
        if tabular:
            parts += [Stretch(loose), _table(rows[index:end])]
            loose = []
        elif end > index:
            beside = _side_by_side(rows[index:end], loose)
            parts += [Stretch(loose), *beside]
            loose = []
        else:
            loose += rows[index]
        index = max(end, index + 1)
    parts.append(Stretch(loose))
    return [part for part in parts if isinstance(part, Table) or part.lines]


def _is_tabular(rows: list[list[Line]]) -> bool:
    """Whether aligned rows are a table's: figures last, three columns, or set apart."""
    whole = [row for row in rows if len(row) > 1]
    figures = sum(_FIGURE.fullmatch(row[-1].text) is not None for row in whole)
    if figures * 2 > len(whole) or sum(len(row) > 2 for row in whole) * 2 > len(whole):
        return True
    gaps = sorted((b[0].baseline - a[0].baseline) / a[0].size for a, b in pairwise(rows))
    return gaps[len(gaps) // 2] > _SET_APART


def _side_by_side(rows: list[list[Line]], before: list[Line]) -> list[Stretch]:
    """Two short columns one after the other; lines of the second just before are taken along."""
    place = next(row[1].left for row in rows if len(row) > 1)
    left = [row[0] for row in rows if row[0].left < place - _ALIGNED]
    right = [piece for row in rows for piece in row if piece.left >= place - _ALIGNED]
    while before and abs(before[-1].left - place) <= _ALIGNED:
        right.insert(0, before.pop())
    return [Stretch(left, apart=True), Stretch(right, apart=True)]


def _contents_end(rows: list[list[Line]], start: int) -> int:
    """Where a contents list that starts at ``start`` ends; ``start`` where there is none."""
    end, entries = start, 0
    for index in range(start, len(rows)):
        if _is_entry(rows[index]):
            end, entries = index + 1, entries + 1
        elif index - end >= 1 or not entries:
            break
    return end if entries >= _LEAST_ROWS else start


def _is_entry(row: list[Line]) -> bool:
    last = row[-1].words[-1].text
    if _LEADER.search(" ".join(piece.text for piece in row)):
        return _PAGE.fullmatch(last) is not None or last.endswith(tuple("0123456789"))
    alone = len(row) > 1 and len(row[-1].words) == 1
    return alone and _PAGE.fullmatch(last) is not None and len(row[0].text) > 3


def _aligned_end(rows: list[list[Line]], start: int) -> int:
    """Where a run of rows with a second piece at one place ends; ``start`` if too short."""
    if not _is_split(rows[start]):
        return start
    place = rows[start][1].left
    end, count = start, 0
    for index in range(start, len(rows)):
        row = rows[index]
        if len(row) > 1 and abs(row[1].left - place) <= _ALIGNED and not _is_labelled(row):
            end, count = index + 1, count + 1
        elif len(row) > 1 or row[0].right > place or index - end >= 1:
            break
    return end if count >= _LEAST_ROWS else start


def _is_split(row: list[Line]) -> bool:
    if len(row) < 2 or _is_labelled(row):
        return False
    return all(b.left - a.right > _WIDE * a.size for a, b in pairwise(row))


def _is_labelled(row: list[Line]) -> bool:
    """Whether the first piece is a number or bullet of the second."""
    if len(row[0].words) != 1:
        return False
    whole = Line(row[0].page, row[0].baseline, (*row[0].words, *row[1].words))
    return label_of(whole) is not None


def _table(rows: list[list[Line]]) -> Table:
    """Rows as cells; a row with one piece goes on with the cell above or below it."""
    grouped: list[list[list[Line]]] = []
    waiting: list[Line] = []
    for row in rows:
        if len(row) == 1 and len(_pieces(row)) == 1:
            waiting += row
            continue
        if waiting and grouped and not _is_contents(row):
            grouped[-1][0] += waiting
            waiting = []
        grouped.append([[piece] for piece in _pieces(row)])
        grouped[-1][0] = [*waiting, *grouped[-1][0]]
        waiting = []
    if waiting and grouped:
        grouped[-1][0] += waiting
    made = tuple(_row(group) for group in grouped)
    page = rows[0][0].page
    return Table(page, around(row.box for row in made), made, ())


def _is_contents(row: list[Line]) -> bool:
    return _PAGE.fullmatch(row[-1].words[-1].text) is not None


def _pieces(row: list[Line]) -> list[Line]:
    """The pieces of a row, a dotted leader taken out."""
    words = [w for piece in row for w in piece.words]
    dotted = [i for i, w in enumerate(words) if _LEADER.fullmatch(w.text)]
    if len(row) > 1 and not dotted:
        return row
    if not dotted:
        return row
    first, last = words[: dotted[0]], words[dotted[-1] + 1 :]
    line = row[0]
    return [Line(line.page, line.baseline, tuple(part)) for part in (first, last) if part]


def _row(group: list[list[Line]]) -> Row:
    box: Rect = around(line.box for cell in group for line in cell)
    return Row(tuple(Cell(tuple(cell)) for cell in group), box)
