"""Paragraphs and tables of a Word document's body, in order, as blocks."""

from collections.abc import Iterator, Mapping

from lxml import etree

from ingest.blocks import Block, BlockKind
from ingest.reading.characters import folded
from ingest.reading.docx_numbering import Numbering, Printed
from ingest.reading.docx_styles import Styles, is_shaded
from ingest.reading.docx_text import ParagraphText, TextReader
from ingest.reading.markers import Marker, marker_of
from ingest.reading.nesting import Nesting
from ingest.reading.ooxml import attribute, child, local, number, switched_on, value
from ingest.reading.tables import Row, table_blocks
from ingest.reading.titles import BOLD_LEVEL, has_finite_verb, reads_as_title

_THROUGH = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_PLAIN_TABLES = frozenset({None, "TableGrid", "TableNormal"})
_TWIPS_LEVEL = 100
_WIDEST = 64
"""Columns one merged cell is spread over at most."""


class DocxBlocks:
    """Builds the blocks of one document."""

    def __init__(
        self,
        text: TextReader,
        styles: Styles,
        numbering: Numbering,
        notes: Mapping[tuple[str, str], str],
    ) -> None:
        self._text = text
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._blocks: list[Block] = []
        self._nesting = Nesting(tolerance=_TWIPS_LEVEL)
        self._called: list[tuple[str, str]] = []
        """Notes called since the last heading; they follow their section, as at its foot."""
        self._carried = ""
        self._contents = 0
        self._noted = 0

    def read(self, body: etree._Element) -> list[Block]:
        """The blocks of a document's body."""
        self._read_into(body)
        self._close_section()
        return self._blocks

    def warnings(self) -> tuple[str, ...]:
        """What was left out as the document's own apparatus."""
        return ("The table of contents was left out.",) if self._contents else ()

    def _read_into(self, holder: etree._Element) -> None:
        for element in _content(holder):
            if local(element) == "p":
                self._paragraph(element)
            else:
                self._table(element)

    def _paragraph(self, paragraph: etree._Element) -> None:
        properties = child(paragraph, "pPr")
        found = self._text.read(paragraph)
        text = (self._carried + found.text).strip()
        self._carried = self._carried + found.text if found.goes_on else ""
        if self._styles.style_name(properties).startswith("toc "):
            self._contents += 1
        elif not found.goes_on:
            printed = self._printed(properties)
            if text:
                self._add(text, properties, found, printed)
        self._called += found.notes
        for box in found.boxes:
            self._read_into(box)

    def _printed(self, properties: etree._Element | None) -> Printed | None:
        """What Word prints before a paragraph; it counts empty ones too."""
        place = self._styles.list_of(properties)
        return self._numbering.next(*place) if place else None

    def _add(
        self,
        text: str,
        properties: etree._Element | None,
        found: ParagraphText,
        printed: Printed | None,
    ) -> None:
        marker = _marker(printed) if printed else marker_of(text)
        shown = folded(text if printed or marker is None else text[marker.width :])
        label = marker.printed if marker else None
        level = self._styles.heading_level(properties)
        if level is None and found.is_bold and _is_bold_title(shown, marker):
            level = BOLD_LEVEL
        if level is not None:
            self._close_section()
            self._blocks.append(Block(BlockKind.HEADING, shown, level, label))
        elif marker is not None and self._nesting.is_item(marker, self._blocks):
            own = self._styles.indent(properties)
            indent = own if own is not None else (printed.indent if printed else 0)
            depth = self._nesting.depth(indent, marker)
            self._blocks.append(Block(BlockKind.LIST_ITEM, shown, depth, label))
        else:
            self._nesting.close()
            self._blocks.append(Block(BlockKind.PROSE, shown, 0, label))

    def _close_section(self) -> None:
        """End the list under way and set the notes called in the section at its foot."""
        self._nesting.close()
        for call in self._called:
            if text := self._notes.get(call, ""):
                self._noted += 1
                self._blocks.append(Block(BlockKind.PROSE, text, 0, f"note {self._noted}"))
        self._called.clear()

    def _table(self, table: etree._Element) -> None:
        self._nesting.close()
        properties = child(table, "tblPr")
        on_shade = value(properties, "tblStyle") not in _PLAIN_TABLES or is_shaded(properties)
        rows = [row for row in _rows(table) if child(row, "trPr", "del") is None]
        widest = max((len(list(_cells(row))) for row in rows), default=0)
        if widest == 1:
            for row in rows:
                for cell in _cells(row):
                    self._read_into(cell)
            return
        read: list[Row] = []
        for row in rows:
            read.append(self._row(row, read[-1] if read else (), on_shade))
        marked = bool(rows) and switched_on(child(rows[0], "trPr", "tblHeader"))
        self._blocks += table_blocks(read, marked)

    def _row(self, row: etree._Element, above: Row, on_shade: bool) -> Row:
        """The cells of a row; a cell merged with the one above repeats it."""
        cells: list[str] = []
        for cell in _cells(row):
            properties = child(cell, "tcPr")
            merge = child(properties, "vMerge")
            if merge is not None and attribute(merge, "val") != "restart":
                cells.append(above[len(cells)] if len(cells) < len(above) else "")
            else:
                cells.append(self._cell(cell, on_shade or is_shaded(properties)))
            span = number(value(properties, "gridSpan")) or 1
            cells += [""] * (min(span, _WIDEST) - 1)
        return tuple(cells)

    def _cell(self, cell: etree._Element, on_shade: bool) -> str:
        """The text of a cell on one line, printed numbers included."""
        parts: list[str] = []
        for element in _content(cell):
            if local(element) == "tbl":
                parts += [
                    self._cell(inner, on_shade) for row in _rows(element) for inner in _cells(row)
                ]
                continue
            found = self._text.read(element, on_shade)
            self._called += found.notes
            printed = self._printed(child(element, "pPr"))
            parts += [printed.number or "" if printed else "", found.text]
        return folded(" ".join(parts))


def _content(holder: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables of a body, cell or text box, content controls passed through."""
    for element in holder:
        name = local(element)
        if name in {"p", "tbl"}:
            yield element
        elif name in _THROUGH:
            yield from _content(element)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for element in table:
        if local(element) == "tr":
            yield element
        elif local(element) in _THROUGH:
            yield from _rows(element)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for element in row:
        if local(element) == "tc":
            yield element
        elif local(element) in _THROUGH:
            yield from _cells(element)


def _marker(printed: Printed) -> Marker:
    """The marker that Word prints, told apart as a typed one is."""
    if printed.number is None:
        return Marker("•", None, 0)
    dotted = "" if printed.number.endswith(")") else "."
    typed = marker_of(f"{printed.number}{dotted} x")
    if typed is not None and typed.printed == printed.number:
        return Marker(typed.style, printed.number, 0)
    # Words with a number, as in "Recommendation 3", number paragraphs rather than items.
    return Marker("1.1", printed.number, 0)


def _is_bold_title(text: str, marker: Marker | None) -> bool:
    bullet = marker is not None and marker.printed is None
    return not bullet and reads_as_title(text) and not has_finite_verb(text)
