"""Each page as regions in reading order: columns apart, tables and footnotes taken out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ingest.reading.pdf_columnar import columnar_tables
from ingest.reading.pdf_columns import columns
from ingest.reading.pdf_glyphs import PageContent, Rect
from ingest.reading.pdf_lines import Line, around, by_baseline
from ingest.reading.pdf_tables import Table, ruled_tables

_SMALL_PRINT = 0.93
_LEAST_DEPTH = 0.75
_PADDING = 6.0
_ENOUGH_LINES = 6


@dataclass(frozen=True, slots=True)
class Region:
    """Full lines, read from top to bottom."""

    lines: tuple[Line, ...]
    rights: dict[float, float]
    """The right edge that lines of each size are set to."""
    apart: bool = False
    """Whether it stands beside another and no sentence runs on into or out of it."""


@dataclass(frozen=True, slots=True)
class PageFlow:
    """What a page holds, in reading order, and the footnotes under it."""

    number: int
    parts: tuple[Region | Table, ...]
    notes: tuple[tuple[Line, ...], ...]
    room: float
    """Points left under the last line, 0 where notes stand there."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in a document."""

    size: float
    """The size most characters are set in."""
    rights: dict[float, float]
    """The right edge that full lines reach, by size."""
    bottom: float
    """The lowest baseline that lines of that size reach on any page."""
    leading: dict[float, float]
    """Distance of baselines within paragraphs, by size."""

    def usual_leading(self, size: float) -> float:
        """The distance between lines of that size; 1.22 times the size where never seen."""
        return self.leading.get(size, size * 1.22)


def measure(pages: Sequence[Sequence[Line]]) -> Measure:
    """Measure the lines of a document."""
    sizes: Counter[float] = Counter()
    gaps: dict[float, Counter[float]] = {}
    rights: dict[float, list[float]] = {}
    for lines in pages:
        for line in lines:
            sizes[line.size] += len(line.text)
            rights.setdefault(line.size, []).append(line.right)
        for one, other in pairwise(lines):
            gap = round(other.baseline - one.baseline, 1)
            if one.size == other.size and 0.9 * one.size < gap < 2 * one.size:
                gaps.setdefault(one.size, Counter())[gap] += 1
    size = max(sizes, key=lambda s: (sizes[s], s), default=12.0)
    edges = {s: sorted(found)[int(len(found) * 0.97)] for s, found in rights.items()}
    bottom = max((ln.baseline for lines in pages for ln in lines if ln.size == size), default=0.0)
    return Measure(size, edges, bottom, {s: _commonest(counts) for s, counts in gaps.items()})


def _commonest(counts: Counter[float]) -> float:
    return max(counts, key=lambda gap: (counts[gap], -gap))


def page_flow(content: PageContent, lines: Sequence[Line], usual: Measure) -> PageFlow:
    """Order one page, its running heads and feet already gone."""
    tables, outside = ruled_tables(content.edges, lines)
    running, notes = _split_notes(content, outside, usual)
    parts: list[Region | Table] = []
    rest = running
    for table in tables:
        above = [line for line in rest if line.baseline <= table.box.top]
        rest = [line for line in rest if line.baseline > table.box.top]
        parts += [*_regions(above, usual), *_stretches(table)]
    parts += _regions(rest, usual)
    bottom = max(usual.bottom, _LEAST_DEPTH * content.height)
    room = 0.0 if notes or not outside else bottom - outside[-1].baseline
    return PageFlow(content.number, tuple(parts), notes, room)


def _stretches(table: Table) -> list[Region | Table]:
    """Rows of cells as tables; boxes of text between them as regions."""
    parts: list[Region | Table] = []
    for whole, rows in groupby(table.rows, key=lambda row: row.whole):
        if not whole:
            stretch = tuple(rows)
            box = around(row.box for row in stretch)
            parts.append(Table(table.page, box, stretch, table.columns))
            continue
        for row in rows:
            lines = row.cells[0].lines
            edge = row.box.right - _PADDING
            rights = {line.size: max(edge, line.right) for line in lines}
            rights |= {
                size: right for size, right in _rights(lines, None).items() if len(lines) > 5
            }
            parts.append(Region(lines, rights))
    return parts


def _split_notes(
    content: PageContent, lines: list[Line], usual: Measure
) -> tuple[list[Line], tuple[tuple[Line, ...], ...]]:
    """Small print at the foot of a page that begins with a raised number, one tuple a note."""
    start = len(lines)
    while start and lines[start - 1].size <= _SMALL_PRINT * usual.size:
        start -= 1
    rule = _note_rule(content)
    while start < len(lines):
        line = lines[start]
        if line.marker or (rule is not None and 0 <= line.box.top - rule.top < 2 * usual.size):
            break
        start += 1
    notes: list[list[Line]] = []
    for line in lines[start:]:
        if line.marker or not notes:
            notes.append([])
        notes[-1].append(line)
    return lines[:start], tuple(tuple(note) for note in notes)


def _note_rule(content: PageContent) -> Rect | None:
    """The short rule word processors set above footnotes."""
    rules = [
        edge
        for edge in content.edges
        if 100 < edge.right - edge.left < 0.4 * content.width
        and edge.left < 0.25 * content.width
        and edge.top > 0.3 * content.height
    ]
    return max(rules, key=lambda edge: edge.top, default=None)


def _regions(lines: list[Line], usual: Measure) -> list[Region | Table]:
    regions: list[Region | Table] = []
    for column in columns(lines):
        rights = _rights(column.lines, usual if column.whole else None)
        for part in columnar_tables(column.lines):
            if isinstance(part, Table):
                regions.append(part)
            else:
                apart = column.apart or part.apart
                regions.append(Region(_whole_lines(part.lines), rights, apart))
    return regions


def _rights(lines: Sequence[Line], usual: Measure | None) -> dict[float, float]:
    """The edges of a column; where few lines show it, the document's usual one."""
    found: dict[float, list[float]] = {}
    for line in lines:
        found.setdefault(line.size, []).append(line.right)
    return {
        size: max(rights)
        if usual is None or len(rights) >= _ENOUGH_LINES
        else max(*rights, usual.rights.get(size, 0.0), usual.rights.get(usual.size, 0.0))
        for size, rights in found.items()
    }


def _whole_lines(pieces: Sequence[Line]) -> tuple[Line, ...]:
    """Pieces on one baseline joined from left to right."""
    return tuple(
        Line(row[0].page, row[0].baseline, tuple(w for p in row for w in p.words), row[0].marker)
        for row in by_baseline(pieces)
    )
