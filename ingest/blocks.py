"""What a reader hands on: the blocks of one document in reading order, with nothing decided yet.

A reader knows a file format and nothing of inspections. It undoes what the format did to the
text (page breaks, running heads, hyphenation, columns) and keeps what the author did: headings,
printed numbers, list nesting, table rows.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """The role a block has on the page."""

    HEADING = "heading"
    PROSE = "prose"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the top left corner; pages count from 1."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item or table row as it stands in the file."""

    kind: BlockKind
    text: str
    """Whitespace folded, hyphenation undone, without the printed number; cells joined by a tab.

    Lines that their author ended, as in an address or a list of names, are parted by a line feed.
    """
    level: int = 0
    """Headings: 1 is the highest. List items: depth of nesting, 0 outermost. Otherwise 0."""
    printed: str | None = None
    """The number the author printed before the text, without trailing dot: "12", "3.2", "(a)"."""
    cells: tuple[str, ...] = ()
    """Table rows only: the text of each cell; ``text == "\\t".join(cells)``."""
    header: tuple[str, ...] = ()
    """Table rows only: the table's column headings, or empty."""
    pages: tuple[int, ...] = ()
    """Pages the block stands on, ascending; empty for formats without pages."""
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadResult:
    """One file, read."""

    blocks: tuple[Block, ...]
    title: str | None = None
    """The title the format itself declares (a PDF's or DOCX's properties, HTML's title)."""
    page_count: int = 0
    warnings: tuple[str, ...] = field(default=())
    """What an officer should know: hidden text left out, pages without text, tracked changes."""
