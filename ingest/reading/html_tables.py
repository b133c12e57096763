"""Tables of a page: which hold data rather than layout, and the cells of their rows."""

import re
from collections.abc import Iterator

from bs4 import NavigableString, Tag

from ingest.reading.html_tree import attribute_of
from ingest.reading.tables import Row

_WIDEST = 64
_INLINE_BREAKS = frozenset({"br", "p", "div", "li", "tr", "td", "th", "ul", "ol", "h1", "h2", "h3"})


def is_data_table(table: Tag) -> bool:
    """Whether a table sets out data: several columns, and no tables or headings in its cells."""
    if attribute_of(table, "role") in {"presentation", "none"}:
        return False
    if table.find(["table", "h1", "h2", "h3", "h4"]) is not None:
        return False
    return any(len(cells) > 1 for cells in map(_cells, _rows(table)))


def table_rows(table: Tag) -> tuple[list[Row], bool]:
    """The rows, with cells spread over the rows and columns they span, and whether the first
    is marked as the column headings.
    """
    rows = [_cells(row) for row in _rows(table)]
    rows = [cells for cells in rows if cells]
    marked = bool(rows) and all(
        cell.name == "th" or cell.find_parent("thead") is not None for cell in rows[0]
    )
    hanging: dict[int, tuple[int, str]] = {}
    return [_spread(cells, hanging) for cells in rows], marked


def _spread(cells: list[Tag], hanging: dict[int, tuple[int, str]]) -> Row:
    """One row's texts by column; ``hanging`` holds cells that reach down from rows above."""
    found: list[str] = []

    def fill() -> None:
        while (column := len(found)) in hanging:
            left, text = hanging.pop(column)
            found.append(text)
            if left > 1:
                hanging[column] = (left - 1, text)

    for cell in cells:
        fill()
        text = cell_text(cell)
        down = _span(cell, "rowspan")
        if down > 1:
            hanging[len(found)] = (down - 1, text)
        found += [text, *[""] * (_span(cell, "colspan") - 1)]
    fill()
    return tuple(found)


def cell_text(cell: Tag) -> str:
    """A cell's text, with a space where a line or paragraph ends."""
    parts: list[str] = []
    for element in cell.descendants:
        if isinstance(element, Tag):
            if element.name in _INLINE_BREAKS:
                parts.append(" ")
        elif type(element) is NavigableString:
            parts.append(str(element))
    return " ".join("".join(parts).split())


def _rows(table: Tag) -> Iterator[Tag]:
    yield from (row for row in table.find_all("tr") if row.find_parent("table") is table)


def _cells(row: Tag) -> list[Tag]:
    return row.find_all(["td", "th"], recursive=False)


def _span(cell: Tag, name: str) -> int:
    text = attribute_of(cell, name)
    return min(max(int(text), 1), _WIDEST) if re.fullmatch(r"\d{1,4}", text) else 1
