"""Pieces of a plain text -> blocks: which are headings, and how deep list items are nested."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.blocks import Block, BlockKind
from ingest.reading.markers import follows
from ingest.reading.text_pieces import Piece, stops_open

_LABELS = frozenset(
    {
        "agenda item",
        "minutes",
        "decision",
        "decisions",
        "supporting documents",
        "additional documents",
        "background documents",
        "background papers",
    }
)
"""What ModernGov prints over the parts of an agenda item."""
_TITLE_LABEL = "agenda item"
_MOST_CHARACTERS = 110
_MOST_WORDS = 15
_NOT_LAST = (".", ",", ";", ":", "-", "!", "”", '"', "…")
_NOT_TITLE = re.compile(
    r"^(?:dear|yours)\b|^\W*\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+\d{4}$|@|https?://|www\.",
    re.IGNORECASE,
)
_VERBS = re.compile(
    r"\b(?:is|are|was|were|will|has|have|had|would|should|must|said|noted|agreed|welcomed|received|requested)\b",
    re.IGNORECASE,
)
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


def blocks_of(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """Give each piece its role on the page."""
    titles = _titles(pieces)
    levels = _HeadingLevels()
    nesting = _Nesting()
    blocks: list[Block] = []
    header: tuple[str, ...] = ()
    for place, piece in enumerate(pieces):
        if piece.cells:
            above = pieces[place - 1] if place else None
            if above is None or len(above.cells) != len(piece.cells):
                header = _header(pieces[place:])
                nesting.close()
                if header:
                    continue
            blocks.append(_row(piece, header))
        elif titles[place]:
            nesting.close()
            blocks.append(_heading(piece, levels.of(piece)))
        else:
            blocks.append(_text(piece, nesting, blocks))
    return tuple(blocks)


def _row(piece: Piece, header: tuple[str, ...]) -> Block:
    return Block(
        BlockKind.TABLE_ROW, piece.text, cells=piece.cells, header=header, pages=piece.pages
    )


def _heading(piece: Piece, level: int) -> Block:
    printed = piece.marker.printed if piece.marker else None
    text = piece.text.rstrip(":") if _label(piece) else piece.text
    return Block(BlockKind.HEADING, text, level, printed, pages=piece.pages)


def _text(piece: Piece, nesting: "_Nesting", before: Sequence[Block]) -> Block:
    """A paragraph or a list item."""
    marker = piece.marker
    if marker is None:
        nesting.close()
        return Block(BlockKind.PROSE, piece.text, pages=piece.pages)
    paragraph = marker.is_section or (marker.is_point and not nesting.introduced(before))
    if paragraph:
        nesting.close()
        return Block(BlockKind.PROSE, piece.text, 0, marker.printed, pages=piece.pages)
    return Block(
        BlockKind.LIST_ITEM, piece.text, nesting.depth(piece), marker.printed, pages=piece.pages
    )


def _header(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The first row, where it names the columns; empty where it is a row like the others."""
    width = len(pieces[0].cells)
    rows: list[tuple[str, ...]] = []
    for piece in pieces:
        if len(piece.cells) != width:
            break
        rows.append(piece.cells)
    first, body = rows[0], rows[1:]
    if not body or not all(first) or any(len(cell.split()) > 6 for cell in first):
        return ()
    if any(cell in {row[column] for row in body} for column, cell in enumerate(first)):
        return ()
    named = any(_HEADER_WORDS & set(cell.casefold().split()) for cell in first)
    figures = any(
        not any(map(str.isdigit, cell)) and all(any(map(str.isdigit, row[column])) for row in body)
        for column, cell in enumerate(first)
    )
    return first if named or figures else ()


def _label(piece: Piece) -> str | None:
    """The ModernGov label a piece is, in lower case, or None."""
    label = piece.text.rstrip(": ").casefold()
    return label if piece.is_prose and label in _LABELS else None


def _titles(pieces: Sequence[Piece]) -> list[bool]:
    """Which pieces are headings: a title that something stands under, decided from the end."""
    titles = [False] * len(pieces)
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        above = pieces[place - 1] if place else None
        below = pieces[place + 1] if place + 1 < len(pieces) else None
        if _label(piece) or (above and _label(above) == _TITLE_LABEL and piece.is_prose):
            titles[place] = True
        elif below is not None and (piece.underlined or _is_title(piece, first=place == 0)):
            heads = titles[place + 1] or _is_body(below)
            titles[place] = heads and not _is_listed(piece, above, below)
    return titles


def _is_title(piece: Piece, *, first: bool) -> bool:
    """Whether a piece reads as a title: short, capital first, no full stop, no finite verb."""
    text = piece.text
    if piece.cells or (piece.marker and (piece.marker.printed is None or len(text) < 3)):
        return False
    if len(text) > _MOST_CHARACTERS or len(text.split()) > _MOST_WORDS:
        return False
    if (
        text.endswith((".", ",", ";", ":", "-", "!", "”", '"', "…"))
        or _NOT_TITLE.search(text)
        or stops_open(text)
    ):
        return False
    if not (text[0].isupper() or text[0].isdigit()) or not any(map(str.isalpha, text)):
        return False
    return first or text.endswith("?") or _VERBS.search(text) is None


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
        if label == _TITLE_LABEL:
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


@dataclass(slots=True)
class _Nesting:
    """Depth of list items, by indent and by kind of marker."""

    _open: list[tuple[int, str, str | None]] = field(default_factory=list)
    """Indent, style and last printed number of each open list, outermost first."""

    def close(self) -> None:
        """End the list under way."""
        self._open.clear()

    def introduced(self, before: Sequence[Block]) -> bool:
        """Whether "1." here counts items: after a colon, within a list, or after such an item."""
        if not before:
            return False
        last = before[-1]
        return last.kind is BlockKind.LIST_ITEM or last.text.endswith((":", ":-", ":–"))

    def depth(self, piece: Piece) -> int:
        """The depth of the next item, 0 outermost."""
        marker = piece.marker
        style = marker.style if marker else ""
        printed = marker.printed if marker else None
        for depth in range(len(self._open) - 1, -1, -1):
            indent, known, last = self._open[depth]
            continued = last is not None and printed is not None and follows(last, printed)
            sibling = abs(indent - piece.indent) <= 1 and (known == style or continued)
            if sibling or piece.indent < indent - 1:
                del self._open[depth:]
                if sibling:
                    style = known
                    break
        self._open.append((piece.indent, style, printed))
        return len(self._open) - 1
