"""Boxed titles: a chapter's name and grade in a row of bold cells."""

from collections.abc import Sequence

from ingest.reading.pdf_breaks import Paragraph
from ingest.reading.pdf_layout import Measure
from ingest.reading.pdf_tables import Row, Table

LARGER = 1.08
"""Type this many times the usual size is large."""


def banner_sizes(parts: Sequence[Paragraph | Table], usual: Measure) -> dict[int, float]:
    """The largest type of a document's boxed chapter titles, by their number of cells.

    One title in large type is enough: a chapter whose box is set smaller is a chapter still.
    """
    sizes: dict[int, float] = {}
    for part in parts:
        if isinstance(part, Table) and is_boxed_title(part):
            cells = part.rows[0].cells
            size = cells[0].lines[0].size
            if size >= LARGER * usual.size:
                sizes[len(cells)] = max(size, sizes.get(len(cells), 0.0))
    return sizes


def is_boxed_title(table: Table) -> bool:
    """Whether a table is one row, bold throughout."""
    return len(table.rows) == 1 and is_bold(table.rows[0])


def is_bold(row: Row) -> bool:
    """Whether every cell of a row is bold."""
    return all(cell.bold for cell in row.cells)
