"""Lines of a plain text -> its paragraphs, list items and table rows, before roles are decided."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.reading.markers import Marker
from ingest.reading.text_lines import (
    Line,
    continues,
    ends_sentence,
    is_page_number,
    wrap_width,
)
from ingest.reading.titles import stops_open

_SHORT = 75
_MOST_LINES = 15
"""Lines of the longest address."""
_ADDRESS = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]?\s+\d[A-Z]{2}\b|\S@\S+\.\S|\bwww\.|\b0\d{2,4}[\s-]?\d{3}[\s-]?\d{3,4}\b"
)
_MOST_CUTS = 3
"""Page breaks that one sentence can cross; more are a list without bullets."""
_DATE = re.compile(r"(?:[A-Z][a-z]+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+,?\s+\d{4}")
_UNDERLINE = re.compile(r"[=\-_~]{3,}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, list item or table row of a text."""

    text: str
    """On one line, without its marker; an address keeps its lines."""
    indent: int = 0
    pages: tuple[int, ...] = ()
    marker: Marker | None = None
    cells: tuple[str, ...] = ()
    underlined: bool = False
    after_blank: bool = True

    @property
    def is_prose(self) -> bool:
        """Whether it is neither a table row nor marked as an item."""
        return not self.cells and self.marker is None


def pieces_of(lines: Sequence[Line]) -> tuple[Piece, ...]:
    """Group lines into pieces: rows of tables, addresses, and runs that continue each other."""
    wrap = wrap_width(lines)
    pieces: list[Piece] = []
    place = 0
    while place < len(lines):
        rows = _table_at(lines, place)
        if rows:
            pieces += [_row(line) for line in lines[place : place + rows]]
            place += rows
            continue
        if count := _address_at(lines, place):
            pieces.append(_line_by_line(lines[place : place + count]))
        else:
            count = _run_at(lines, place, wrap)
            pieces.append(_joined(lines[place : place + count]))
        place += count
        if place < len(lines) and _is_underline(lines[place]):
            pieces[-1] = _underlined(pieces[-1])
            place += 1
    return tuple(pieces)


def _table_at(lines: Sequence[Line], place: int) -> int:
    """How many lines from ``place`` form a table: as many tabs each, and all equally spaced."""
    tabs = lines[place].text.count("\t")
    if not tabs or lines[place].marker is not None or place + 1 == len(lines):
        return 0
    count = 1
    spaced = lines[place + 1].after_blank
    for line in _from(lines, place + 1):
        if line.after_blank != spaced or line.marker is not None or line.text.count("\t") != tabs:
            break
        count += 1
    return count if count > 1 else 0


def _from(lines: Sequence[Line], place: int) -> Iterator[Line]:
    """Lines from ``place`` on, without a copy: long texts are walked from every line."""
    return (lines[later] for later in range(place, len(lines)))


def _row(line: Line) -> Piece:
    cells = tuple(" ".join(cell.split()) for cell in line.text.split("\t"))
    return Piece("\t".join(cells), line.indent, (line.page,), cells=cells)


def _address_at(lines: Sequence[Line], place: int) -> int:
    """How many lines from ``place`` form an address: a short block with a postcode or the like."""
    dated = place > 0 and _DATE.fullmatch(lines[place - 1].text)
    if not (lines[place].after_blank or dated) or _DATE.fullmatch(lines[place].text):
        return 0
    block = [lines[place]]
    for line in lines[place + 1 : place + _MOST_LINES + 1]:
        if line.after_blank:
            break
        block.append(line)
    short = all(
        len(line.text) < _SHORT and line.marker is None and not line.text.endswith((".", ";", ":"))
        for line in block
    )
    known = any(_ADDRESS.search(line.text) for line in block)
    return len(block) if 3 <= len(block) <= _MOST_LINES and short and known else 0


def _run_at(lines: Sequence[Line], place: int, wrap: int | None) -> int:
    """How many lines from ``place`` run on from each other."""
    count = 1
    head = lines[place]
    for line, below in pairwise(_from(lines, place)):
        hanging = head.marker is not None and not below.after_blank and below.marker is None
        if not (hanging and below.indent > head.indent) and not continues(line, below, wrap):
            break
        if _is_underline(below):
            break
        count += 1
    return count


def _joined(lines: Sequence[Line]) -> Piece:
    head = lines[0]
    first = head.text[head.marker.width :] if head.marker else head.text
    parts = [first]
    for line in lines[1:]:
        parts += [_gap(parts[-1]), line.text]
    text = " ".join("".join(parts).split())
    pages = tuple(sorted({line.page for line in lines}))
    return Piece(text, head.indent, pages, head.marker, after_blank=head.after_blank)


def _line_by_line(lines: Sequence[Line]) -> Piece:
    """An address, each line kept apart."""
    text = "\n".join(" ".join(line.text.split()) for line in lines)
    return replace(_joined(lines), text=text)


def _gap(text: str) -> str:
    """What stands between text and its next line: nothing after a hyphenated word's first part."""
    return "" if re.search(r"\w-$", text) else " "


def _is_underline(line: Line) -> bool:
    return not line.after_blank and _UNDERLINE.fullmatch(line.text) is not None


def _underlined(piece: Piece) -> Piece:
    return Piece(piece.text, piece.indent, piece.pages, piece.marker, piece.cells, True)


def mended(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[str, ...]]:
    """Join sentences that a page break cut in two, and name what stood in the gap.

    A piece that stops without a full stop is joined with the next that starts in lower case, or
    with any prose when it stops at a word such as "the"; one page number in between is left out.
    """
    whole: list[Piece] = []
    left_out: list[str] = []
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        place += 1
        for _ in range(_MOST_CUTS):
            if place == len(pieces) or not _is_cut(piece):
                break
            stray = place + 1 < len(pieces) and is_page_number(_shown(pieces[place]))
            below = pieces[place + stray]
            if not _goes_on(piece, below):
                break
            if stray:
                left_out.append(pieces[place].text)
            piece = _sewn(piece, below)
            place += 1 + stray
        whole.append(piece)
    return tuple(whole), tuple(left_out)


def _shown(piece: Piece) -> str:
    return f"{piece.marker.printed or ''} {piece.text}" if piece.marker else piece.text


def _is_cut(piece: Piece) -> bool:
    """Whether a piece stops in mid-sentence."""
    words = piece.text.split()
    if piece.cells or piece.underlined or len(words) < 6 or ends_sentence(piece.text):
        return False
    return piece.text[-1].isalnum() or piece.text[-1] in ",-–—"


def _goes_on(piece: Piece, below: Piece) -> bool:
    """Whether ``below`` is the rest of a sentence that ``piece`` began."""
    if not below.is_prose or below.underlined:
        return False
    return below.text[0].islower() or stops_open(piece.text)


def _sewn(piece: Piece, below: Piece) -> Piece:
    pages = tuple(sorted({*piece.pages, *below.pages}))
    text = f"{piece.text}{_gap(piece.text)}{below.text}"
    return Piece(text, piece.indent, pages, piece.marker, after_blank=piece.after_blank)
