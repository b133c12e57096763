"""Pieces of a plain text -> blocks: which are headings, and how deep list items are nested."""

from collections.abc import Sequence
from itertools import groupby, takewhile

from ingest.blocks import Block, BlockKind
from ingest.reading.labels import AGENDA_ITEM, label_of
from ingest.reading.nesting import Nesting
from ingest.reading.tables import table_blocks
from ingest.reading.text_pieces import Piece
from ingest.reading.titles import has_finite_verb, reads_as_title

_MOST_STACKED = 4
"""Headings with nothing between them: a title, a part, a section, a subsection."""


def blocks_of(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """Give each piece its role on the page."""
    titles = _titles(pieces)
    levels = _HeadingLevels()
    nesting = Nesting()
    blocks: list[Block] = []
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        if piece.cells:
            table = _table(pieces, place)
            nesting.close()
            blocks += table_blocks([row.cells for row in table], pages=[row.pages for row in table])
            place += len(table)
            continue
        if titles[place]:
            nesting.close()
            blocks.append(_heading(piece, levels.of(piece)))
        else:
            blocks.append(_text(piece, nesting, blocks))
        place += 1
    return tuple(blocks)


def _table(pieces: Sequence[Piece], place: int) -> list[Piece]:
    """The rows from ``place`` on that are as wide as the first."""
    width = len(pieces[place].cells)
    below = (pieces[later] for later in range(place, len(pieces)))
    return list(takewhile(lambda piece: len(piece.cells) == width, below))


def _heading(piece: Piece, level: int) -> Block:
    printed = piece.marker.printed if piece.marker else None
    text = piece.text.rstrip(":") if _label(piece) else piece.text
    return Block(BlockKind.HEADING, text, level, printed, pages=piece.pages)


def _text(piece: Piece, nesting: Nesting, before: Sequence[Block]) -> Block:
    """A paragraph or a list item."""
    marker = piece.marker
    printed = marker.printed if marker else None
    if marker is None or not nesting.is_item(marker, before):
        nesting.close()
        return Block(BlockKind.PROSE, piece.text, 0, printed, pages=piece.pages)
    depth = nesting.depth(piece.indent, marker)
    return Block(BlockKind.LIST_ITEM, piece.text, depth, printed, pages=piece.pages)


def _label(piece: Piece) -> str | None:
    return label_of(piece.text) if piece.is_prose else None


def _titles(pieces: Sequence[Piece]) -> list[bool]:
    """Which pieces are headings: a title that something stands under, decided from the end."""
    titles = [False] * len(pieces)
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        above = pieces[place - 1] if place else None
        below = pieces[place + 1] if place + 1 < len(pieces) else None
        if _label(piece) or (above and _label(above) == AGENDA_ITEM and piece.is_prose):
            titles[place] = True
        elif below is not None and (piece.underlined or _is_title(piece, first=place == 0)):
            heads = titles[place + 1] or _is_body(below)
            titles[place] = heads and not _is_listed(piece, above, below)
    return _without_stacks(titles)


def _without_stacks(titles: Sequence[bool]) -> list[bool]:
    """Titles without long runs of them: those are a table's cells or names, one under another."""
    kept = list(titles)
    start = 0
    for is_title, run in groupby(titles):
        count = len(list(run))
        if is_title and count > _MOST_STACKED:
            first = start + (start == 0)
            kept[first : start + count] = [False] * (start + count - first)
        start += count
    return kept


def _is_title(piece: Piece, *, first: bool) -> bool:
    """Whether a piece reads as a title: short, capital first, no full stop, no finite verb."""
    text = piece.text
    if piece.cells or (piece.marker and (piece.marker.printed is None or len(text) < 3)):
        return False
    if not reads_as_title(text):
        return False
    return first or text.endswith("?") or not has_finite_verb(text)


def _is_body(piece: Piece) -> bool:
    """Whether a piece can stand under a heading: a list, a table, a sentence or a lead-in."""
    return not piece.is_prose or len(piece.text) > 60 or piece.text.endswith((".", ":", "?", "!"))


def _is_listed(piece: Piece, above: Piece | None, below: Piece) -> bool:
    """Whether a numbered title is one of a list of short items, not the head of a section."""
    if piece.marker is None:
        return False
    neighbours = (other.marker for other in (above, below) if other is not None)
    return any(marker is not None and marker.style == piece.marker.style for marker in neighbours)


class _HeadingLevels:
    """Levels of a plain text's headings, which carry no size: the first is the title."""

    def __init__(self) -> None:
        self._sections = 1
        self._any = False

    def of(self, piece: Piece) -> int:
        """The level of the next heading."""
        first, self._any = not self._any, True
        label = _label(piece)
        if label == AGENDA_ITEM:
            self._sections = 2
            return 1
        if label:
            self._sections = 4
            return 3
        if first:
            self._sections = 2
            return 1
        if piece.marker and piece.marker.printed and piece.marker.is_section:
            return self._sections + piece.marker.printed.count(".")
        return self._sections
