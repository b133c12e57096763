"""Paragraphs and tables into blocks: kind, heading level, list depth, printed number, boxes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.blocks import Block, BlockKind, Box
from ingest.reading.characters import folded
from ingest.reading.letters import is_person, is_sign_off
from ingest.reading.pdf_banners import LARGER, banner_sizes, is_bold, is_boxed_title
from ingest.reading.pdf_breaks import Paragraph, ends_sentence, starts_field
from ingest.reading.pdf_glyphs import Rect
from ingest.reading.pdf_labels import LabelKind, without_label
from ingest.reading.pdf_layout import Measure
from ingest.reading.pdf_lines import Line, around
from ingest.reading.pdf_tables import Cell, Row, Table
from ingest.reading.pdf_text import Hyphenation

_DISPLAY = 1.5
_LONGEST_HEADING = 220
_DEEPEST = 6
_NEW_DEPTH = 5.0
_DEEPER = 40.0
_SAME_COLUMNS = 4.0
_MOST_SIGNATURES = 6
_LONGEST_SIGNATURE = 4

Part = Paragraph | Table
_Rank = tuple[float, bool]


def blocks(parts: Sequence[Part], usual: Measure, hyphens: Hyphenation) -> tuple[Block, ...]:
    """All blocks of a document, in reading order."""
    return _Writer(parts, usual, hyphens).write()


class _Writer:
    def __init__(self, parts: Sequence[Part], usual: Measure, hyphens: Hyphenation) -> None:
        self._parts = parts
        self._usual = usual
        self._hyphens = hyphens
        self._signatures = _signatures(parts)
        bold = {p.lines[0].size for p in parts if isinstance(p, Paragraph) and p.bold}
        self._bold_sizes = bold
        ranks = {_rank(p) for p in parts if isinstance(p, Paragraph) and self._is_heading(p)}
        self._banners = banner_sizes(parts, usual)
        ranks |= {(size, True) for size in self._banners.values()}
        self._levels = {
            rank: min(level, _DEEPEST) for level, rank in enumerate(sorted(ranks, reverse=True), 1)
        }
        self._indents: list[float] = []
        self._table: Table | None = None
        self._header: tuple[str, ...] = ()

    def write(self) -> tuple[Block, ...]:
        written: list[Block] = []
        for part in self._parts:
            if isinstance(part, Table):
                if self._is_banner(part):
                    written.append(self._banner(part))
                rows = self._rows(part)
                if written and rows and _completes(written[-1], rows[0]):
                    written[-1] = self._completed(written[-1], rows.pop(0))
                written += rows
                self._indents = []
            else:
                written.append(self._paragraph(part))
                if not part.note:
                    self._table = None
        return tuple(block for block in written if any(c.isalnum() for c in block.text))

    def _paragraph(self, part: Paragraph) -> Block:
        text = self._text(_without_label(part), by_line=part.by_line)
        pages, boxes = _places(part)
        if self._is_heading(part):
            text = folded(text)
            self._indents = []
            level = self._levels[_rank(part)]
            printed = part.label.printed if part.label else None
            return Block(BlockKind.HEADING, text, level, printed, pages=pages, boxes=boxes)
        label = part.label
        if label is None and self._is_unmarked_item(part):
            depth = self._depth(part.text_left)
            return Block(BlockKind.LIST_ITEM, text, depth, pages=pages, boxes=boxes)
        if label is None or label.kind is LabelKind.NUMBER:
            if label is None and not part.note:
                self._indents = []
            printed = label.printed if label else None
            return Block(BlockKind.PROSE, text, 0, printed, pages=pages, boxes=boxes)
        depth = self._depth(label.left)
        return Block(BlockKind.LIST_ITEM, text, depth, label.printed, pages=pages, boxes=boxes)

    def _is_unmarked_item(self, part: Paragraph) -> bool:
        """An indented paragraph within a list, whose bullet the file does not hold as text."""
        if part.note or not self._indents:
            return False
        return part.text_left > self._indents[-1] + _DEEPER or (
            len(self._indents) > 1 and abs(part.text_left - self._indents[-1]) < _NEW_DEPTH
        )

    def _depth(self, left: float) -> int:
        while self._indents and left < self._indents[-1] - _NEW_DEPTH:
            self._indents.pop()
        if not self._indents or left > self._indents[-1] + _NEW_DEPTH:
            self._indents.append(left)
        return len(self._indents) - 1

    def _is_heading(self, part: Paragraph) -> bool:
        if part.note or (part.label is not None and part.label.kind is not LabelKind.NUMBER):
            return False
        if id(part) in self._signatures:
            return False
        text = part.lines[-1].text
        length = sum(len(line.text) for line in part.lines)
        if length > _LONGEST_HEADING or text.endswith((".", ",", ";")) or not _lettered(part):
            return False
        size = part.lines[0].size
        if size < 0.95 * self._usual.size:
            return False
        larger = size >= LARGER * self._usual.size
        if part.bold:
            return True
        if starts_field(part.lines[0].text):
            return False
        if part.italic and len(part.lines) == 1 and not ends_sentence(part.last):
            return True
        return larger and (size >= _DISPLAY * self._usual.size or size not in self._bold_sizes)

    def _text(self, lines: Iterable[Line], *, by_line: bool = False) -> str:
        texts = [line.text for line in lines]
        return "\n".join(map(folded, texts)) if by_line else self._hyphens.join(texts)

    def _is_banner(self, table: Table) -> bool:
        """One bold row boxed like others in large type: a chapter's title with its grade."""
        return is_boxed_title(table) and len(table.rows[0].cells) in self._banners

    def _banner(self, table: Table) -> Block:
        """The heading that such a row also is: its first cell."""
        cell = table.rows[0].cells[0]
        level = self._levels[self._banners[len(table.rows[0].cells)], True]
        box = _box(table.page, around(line.box for line in cell.lines))
        return Block(BlockKind.HEADING, self._cell(cell), level, pages=(table.page,), boxes=(box,))

    def _rows(self, table: Table) -> list[Block]:
        same = self._table is not None and _same_columns(self._table, table)
        rows = list(table.rows)
        if _has_header(rows):
            self._header = tuple(self._cell(cell) for cell in rows.pop(0).cells)
        elif not same:
            self._header = ()
        self._table = table
        return [self._row(table.page, row) for row in rows]

    def _row(self, page: int, row: Row) -> Block:
        cells = tuple(self._cell(cell) for cell in row.cells)
        box = _box(page, row.box)
        header = self._header if len(self._header) == len(cells) else ()
        return Block(
            BlockKind.TABLE_ROW,
            "\t".join(cells),
            cells=cells,
            header=header,
            pages=(page,),
            boxes=(box,),
        )

    def _completed(self, row: Block, rest: Block) -> Block:
        cells = tuple(
            self._hyphens.join(part for part in pair if part)
            for pair in zip(row.cells, rest.cells, strict=True)
        )
        pages, boxes = (*row.pages, *rest.pages), (*row.boxes, *rest.boxes)
        text = "\t".join(cells)
        return replace(row, text=text, cells=cells, pages=pages, boxes=boxes)

    def _cell(self, cell: Cell) -> str:
        names = len(cell.lines) > 1 and is_person(cell.lines[0].text)
        return self._text(cell.lines, by_line=names)


def _signatures(parts: Sequence[Part]) -> set[int]:
    """The ids of the short paragraphs under "Yours sincerely": bold there is no heading."""
    found: set[int] = set()
    for place, part in enumerate(parts):
        if not isinstance(part, Paragraph) or not is_sign_off(part.lines[0].text):
            continue
        for below in parts[place + 1 : place + 1 + _MOST_SIGNATURES]:
            if isinstance(below, Paragraph) and len(below.lines) <= _LONGEST_SIGNATURE:
                found.add(id(below))
    return found


def _completes(row: Block, rest: Block) -> bool:
    """Whether a row at the top of a page has only what did not fit in the row before it."""
    if row.kind is not BlockKind.TABLE_ROW or row.header != rest.header:
        return False
    follows = rest.pages[0] == row.pages[-1] + 1 and len(row.cells) == len(rest.cells)
    return follows and "" in rest.cells and len(rest.cells) > 1


def _rank(part: Paragraph) -> _Rank:
    return part.lines[0].size, part.bold


def _lettered(part: Paragraph) -> bool:
    return any(c.isalpha() for line in part.lines for c in line.text)


def _without_label(part: Paragraph) -> list[Line]:
    return [without_label(part.lines[0], part.label), *part.lines[1:]]


def _places(part: Paragraph) -> tuple[tuple[int, ...], tuple[Box, ...]]:
    """The pages a paragraph stands on and one box for each stretch."""
    bounds = [*part.parts, len(part.lines)]
    boxes = tuple(
        _box(part.lines[start].page, around(line.box for line in part.lines[start:end]))
        for start, end in pairwise(bounds)
    )
    return tuple(sorted({box.page for box in boxes})), boxes


def _box(page: int, rect: Rect) -> Box:
    return Box(page, *(round(side, 1) for side in rect))


def _same_columns(one: Table, other: Table) -> bool:
    return len(one.columns) == len(other.columns) > 0 and all(
        abs(a - b) <= _SAME_COLUMNS for a, b in zip(one.columns, other.columns, strict=True)
    )


def _has_header(rows: Sequence[Row]) -> bool:
    """Whether the first row heads the columns: the only one that is bold throughout."""
    if len(rows) < 2:
        return False
    if len(rows[0].cells) < 2 or not is_bold(rows[0]):
        return False
    return not any(is_bold(row) for row in rows[1:])
