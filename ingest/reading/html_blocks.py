"""Elements of a page -> blocks: headings, paragraphs, lists with their numbers, table rows."""

import html
import re
from dataclasses import dataclass

from bs4 import NavigableString, Tag

from ingest.blocks import Block, BlockKind
from ingest.reading.characters import folded, visible
from ingest.reading.counting import formatted
from ingest.reading.html_tables import is_data_table, table_rows
from ingest.reading.html_tree import attribute_of
from ingest.reading.markers import marker_of
from ingest.reading.nesting import Nesting
from ingest.reading.tables import table_blocks
from ingest.reading.titles import BOLD_LEVEL, has_finite_verb, reads_as_title

NUMBER = "data-printed-number"
"""Attribute by which a page's own reader hands on the number printed beside a heading."""
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = frozenset(
    re.findall(
        r"\w+",
        "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark nobr q rp rt "
        "ruby samp small span strong sub sup time tt u var wbr",
    )
)
_BOLD = frozenset({"b", "strong"})
_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_INDENT = re.compile(r"margin-left:\s*(-?[\d.]+)(pt|px|cm|mm|in|em)", re.IGNORECASE)
_POINTS = {"pt": 1.0, "px": 0.75, "cm": 28.35, "mm": 2.835, "in": 72.0, "em": 12.0}


@dataclass(slots=True)
class _Item:
    """A list item whose text is being read."""

    depth: int
    printed: str | None
    begun: bool = False


class HtmlBlocks:
    """Builds the blocks of one page or piece of a page."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._buffer: list[str] = []
        self._bold: list[bool] = []
        self._items: list[_Item] = []
        self._indent = 0.0
        self._nesting = Nesting(tolerance=3)

    def read(self, root: Tag) -> list[Block]:
        """The blocks under an element."""
        self._walk(root, bold=False)
        self._flush()
        return self._blocks

    def _walk(self, holder: Tag, *, bold: bool) -> None:
        for element in holder.children:
            if isinstance(element, Tag):
                self._element(element, bold=bold)
            elif type(element) is NavigableString:
                text = str(element).replace("\n", " ").replace("\r", " ")
                self._buffer.append(text)
                if text.strip():
                    self._bold.append(bold)

    def _element(self, element: Tag, *, bold: bool) -> None:
        name = element.name
        if name == "br":
            self._buffer.append("\n")
        elif name in _INLINE:
            self._walk(element, bold=bold or name in _BOLD)
        elif name in _HEADINGS:
            self._heading(element)
        elif name in {"ul", "ol", "menu", "dir"}:
            self._list(element)
        elif name == "table" and is_data_table(element):
            self._table(element)
        else:
            self._block(element, bold=bold)

    def _block(self, element: Tag, *, bold: bool) -> None:
        self._flush()
        before, self._indent = self._indent, self._indent + _indent_of(element)
        self._walk(element, bold=bold)
        self._flush()
        self._indent = before

    def _heading(self, element: Tag) -> None:
        self._flush()
        text = plain(element.get_text().replace("\n", " "))
        if not text:
            return
        marker = marker_of(text)
        number = attribute_of(element, NUMBER) or (marker.printed if marker else None)
        if marker is not None and marker.printed == number:
            text = text[marker.width :]
        self._nesting.close()
        self._blocks.append(Block(BlockKind.HEADING, text, _HEADINGS[element.name], number))

    def _list(self, element: Tag) -> None:
        self._flush()
        numbers = _Numbers(element) if element.name == "ol" else None
        for part in element.children:
            if isinstance(part, Tag) and part.name == "li":
                printed = numbers.next(part) if numbers else None
                self._items.append(_Item(len(self._items), printed))
                self._walk(part, bold=False)
                self._flush()
                self._items.pop()
            elif isinstance(part, Tag):
                self._element(part, bold=False)
        self._flush()

    def _table(self, table: Tag) -> None:
        self._flush()
        self._nesting.close()
        caption = table.find("caption")
        if isinstance(caption, Tag) and (text := plain(caption.get_text())):
            self._blocks.append(Block(BlockKind.PROSE, text))
        rows, marked = table_rows(table)
        cells = [tuple(plain(cell) for cell in row) for row in rows]
        self._blocks += table_blocks(cells, marked)

    def _flush(self) -> None:
        """Turn the text gathered so far into paragraphs."""
        text, bold = "".join(self._buffer), bool(self._bold) and all(self._bold)
        self._buffer.clear()
        self._bold.clear()
        for part in _paragraphs(text):
            if part:
                self._paragraph(part, bold=bold)

    def _paragraph(self, text: str, *, bold: bool) -> None:
        if self._items:
            self._item_text(text)
            return
        marker = marker_of(text)
        shown = folded(text[marker.width :] if marker else text)
        printed = marker.printed if marker else None
        if bold and (marker is None or printed) and _is_bold_title(shown):
            self._nesting.close()
            self._blocks.append(Block(BlockKind.HEADING, shown, BOLD_LEVEL, printed))
        elif marker is not None and self._nesting.is_item(marker, self._blocks):
            depth = self._nesting.depth(self._indent, marker)
            self._blocks.append(Block(BlockKind.LIST_ITEM, shown, depth, printed))
        else:
            self._nesting.close()
            self._blocks.append(Block(BlockKind.PROSE, shown, 0, printed))

    def _item_text(self, text: str) -> None:
        """The text of an item; its further paragraphs stand one deeper, under the first."""
        item = self._items[-1]
        marker = None if item.begun or item.printed else marker_of(text)
        printed = None if item.begun else item.printed or (marker.printed if marker else None)
        shown = folded(text[marker.width :] if marker else text)
        depth = item.depth + 1 if item.begun else item.depth
        item.begun = True
        self._blocks.append(Block(BlockKind.LIST_ITEM, shown, depth, printed))


class _Numbers:
    """The numbers a browser prints before the items of an ordered list."""

    def __init__(self, element: Tag) -> None:
        style = attribute_of(element, "style").replace(" ", "").lower()
        named = re.search(r"list-style(?:-type)?:([a-z-]+)", style)
        kind = _STYLES.get(named[1], "1") if named else attribute_of(element, "type")
        self._shown = not (named and named[1] == "none")
        self._kind = _TYPES.get(kind, "decimal")
        self._step = -1 if element.has_attr("reversed") else 1
        items = element.find_all("li", recursive=False)
        first = len(items) if element.has_attr("reversed") else 1
        self._next = _whole(attribute_of(element, "start"), first)

    def next(self, item: Tag) -> str | None:
        """The next number, without its dot; None where the list prints none."""
        number = _whole(attribute_of(item, "value"), self._next)
        self._next = number + self._step
        return formatted(number, self._kind) if self._shown else None


def plain(text: str) -> str:
    """Text on one line, entities that were encoded twice undone."""
    return folded(_decoded_again(text))


def _decoded_again(text: str) -> str:
    for _ in range(2):
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    return text


def _paragraphs(text: str) -> list[str]:
    """Text between line breaks: two make a paragraph, and so does a bullet or number after one.

    White space is kept as it is: two spaces after an "o" make it a bullet.
    """
    found: list[str] = []
    for stretch in re.split(r"\n[^\S\n]*\n", visible(_decoded_again(text))[0]):
        lines = [line.strip() for line in stretch.split("\n")]
        held = ""
        for line in lines:
            if held and marker_of(line):
                found.append(held)
                held = line
            else:
                held = f"{held} {line}".strip()
        found.append(held)
    return found


def _is_bold_title(text: str) -> bool:
    return reads_as_title(text) and not has_finite_verb(text)


def _indent_of(element: Tag) -> float:
    match = _INDENT.search(attribute_of(element, "style"))
    if match is None:
        return 0.0
    try:
        return float(match[1]) * _POINTS[match[2].lower()]
    except ValueError:
        return 0.0


def _whole(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else otherwise
