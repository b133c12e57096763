"""Rows of cells -> table blocks, with the column headings told from the body."""

import re
from collections.abc import Sequence

from ingest.blocks import Block, BlockKind

Row = tuple[str, ...]

_HEADER_WORDS = frozenset(
    re.findall(
        r"\w+",
        "action actions aim area assessment by comment comments comparison completion criteria "
        "date deadline description detail details due figure finding findings grade impact "
        "indicator item issue judgement judgment lead measure measures member milestone name no "
        "number objective officer outcome outcomes owner period post priority progress rag "
        "rating reason recommendation ref reference responsible result role service source "
        "status target task team timescale title total update value vote votes ward what when "
        "where who year",
    )
)


def table_blocks(
    rows: Sequence[Row], marked_header: bool = False, pages: Sequence[tuple[int, ...]] = ()
) -> list[Block]:
    """The rows of one table; ``marked_header`` where the format says the first row is one.

    The header becomes no row of its own, unless nothing stands under it.
    """
    held = [row for row in rows if any(row)]
    header = column_headings(held, marked_header)
    body = held[1:] if header else held
    places = list(pages)[len(held) - len(body) :] or [()] * len(body)
    return [
        Block(BlockKind.TABLE_ROW, "\t".join(row), cells=row, header=header, pages=place)
        for row, place in zip(body, places, strict=True)
    ]


def column_headings(rows: Sequence[Row], marked: bool = False) -> Row:
    """The first row, where it names the columns; empty where it is a row like the others."""
    if len(rows) < 2:
        return ()
    first, body = rows[0], rows[1:]
    if marked:
        return first
    if not all(first) or any(len(cell.split()) > 6 for cell in first):
        return ()
    columns = [{row[place] for row in body if place < len(row)} for place in range(len(first))]
    if any(cell in below for cell, below in zip(first, columns, strict=True)):
        return ()
    named = any(_HEADER_WORDS & set(cell.casefold().split()) for cell in first)
    figures = any(
        below and not _has_figure(cell) and all(map(_has_figure, below))
        for cell, below in zip(first, columns, strict=True)
    )
    return first if named or figures else ()


def _has_figure(cell: str) -> bool:
    return any(map(str.isdigit, cell))
