"""ModernGov: pages of an agenda item, an issue or a meeting, and the web service's meeting XML.

What a member cites is the minute's number, so it becomes the printed number of the minute's first
paragraph. Items the council keeps from the public are left out, and counted in a warning.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from lxml import etree

from ingest.blocks import Block, BlockKind, ReadResult
from ingest.errors import UnsupportedFormat
from ingest.reading.archives import parsed_xml
from ingest.reading.html_blocks import NUMBER, HtmlBlocks, plain
from ingest.reading.html_tree import main_part, markup_tree
from ingest.reading.labels import label_of, labelled
from ingest.reading.left_out import LeftOut
from ingest.reading.tables import table_blocks

_PAGE_CLASS = re.compile(r"^mg[A-Z]")
_TITLE_CLASSES = {
    "mgMainTitleTxt": "h1",
    "mgSubTitleTxt": "h2",
    "mgAiTitleTxt": "h2",
    "mgSubItemTitleTxt": "h3",
}
_NUMBER_CELL = re.compile(r"\d+[a-zA-Z]?(?:\.\d+)*\.?|\d+/\d+\.?")
_MEETING = re.compile(r"meeting(?: of|:)\s.*\(item\s+(?P<number>[\w./-]+?)\.?\)", re.IGNORECASE)
_BACKGROUND_LINK = re.compile(r"view the (?:background|reasons|declarations)\b.*", re.IGNORECASE)
_ITEM, _PART = 2, 3
"""Levels of an item's title, and of "Minutes" and "Decision" under it."""


def is_page(tree: BeautifulSoup) -> bool:
    """Whether a page was made by ModernGov, by the names it gives its parts."""
    return tree.find(class_=_PAGE_CLASS) is not None or tree.find(id="modgov") is not None


def mark_items(tree: BeautifulSoup) -> None:
    """Make headings of what ModernGov marks by class only, and hand item numbers to them."""
    for link in tree.find_all(["li", "p"], string=_BACKGROUND_LINK):
        link.decompose()
    for name, heading in _TITLE_CLASSES.items():
        for element in tree.find_all(class_=name):
            if element.find(["p", "div", "table", "ul"]) is None:
                element.name = heading
    for table in tree.find_all("table", class_=re.compile("^mgItemTable$")):
        _open_item_table(table)


def with_minute_numbers(blocks: Sequence[Block]) -> list[Block]:
    """Name the parts of each item as headings, and number the first paragraph of each minute."""
    found: list[Block] = []
    number: str | None = None
    is_due = False
    for block in labelled(blocks):
        meeting = _MEETING.search(block.text)
        if meeting and block.kind is not BlockKind.TABLE_ROW:
            number = meeting["number"]
        elif block.kind is BlockKind.HEADING and block.level <= _ITEM:
            number, is_due = block.printed or number, False
        if block.kind is BlockKind.HEADING and label_of(block.text) == "minutes":
            is_due = True
        elif is_due and block.kind is BlockKind.PROSE:
            block = replace(block, printed=block.printed or number)
            is_due = False
        found.append(block)
    return found


def read_meeting_xml(path: Path) -> ReadResult:
    """Read the answer of the web service's GetMeeting.

    Raises:
        UnsupportedFormat: XML of another kind.
        WrongFormat: damaged, or with entities of its own.
    """
    root = parsed_xml(path.read_bytes())
    items = list(_all(root, "agendaitem"))
    if not items:
        raise UnsupportedFormat("The XML is not a ModernGov meeting; save the document as PDF.")
    left_out = LeftOut()
    blocks = [*_opening(root)]
    restricted: list[str] = []
    for item in items:
        if _is_restricted(item):
            restricted.append(_item_number(item) or "without a number")
        else:
            blocks += _item(item, left_out)
    warnings = [f"Item {number} was left out: the council restricts it." for number in restricted]
    title = " ".join(block.text for block in blocks[:1])
    return ReadResult(
        tuple(blocks), title=title or None, warnings=(*warnings, *left_out.warnings())
    )


def _open_item_table(table: Tag) -> None:
    """Turn the table that lays out a meeting's items into headings with their numbers."""
    table.name = "div"
    for row in table.find_all("tr"):
        cells = row.find_all("td", recursive=False)
        row.name = "div"
        for cell in cells:
            cell.name = "div"
        number = cells[0].get_text(strip=True) if len(cells) > 1 else ""
        if not _NUMBER_CELL.fullmatch(number):
            continue
        cells[0].decompose()
        title = cells[1].find(["h2", "h3", "p"])
        if isinstance(title, Tag):
            title.name = "h2"
            title[NUMBER] = number.rstrip(".")


def _opening(root: etree._Element) -> Iterator[Block]:
    """The committee and date of a meeting, and who attended."""
    committee = _text(root, "committeetitle")
    date = _text(root, "meetingdate").partition(" ")[0]
    name = ", ".join(part for part in (committee, date) if part)
    if name:
        yield Block(BlockKind.HEADING, name, 1)
    people = [
        tuple(_text(person, field) for field in ("name", "role", "attendance"))
        for person in _all(root, "attendee")
    ]
    if any(person[0] for person in people):
        yield Block(BlockKind.HEADING, "Attendance", _ITEM)
        yield from table_blocks([("Name", "Role", "Attendance"), *people], marked_header=True)


def _item(item: etree._Element, left_out: LeftOut) -> Iterator[Block]:
    """The blocks of one agenda item, its minute numbered as the council numbers it."""
    number = _item_number(item)
    title = _text(item, "agendaitemtitle")
    yield Block(BlockKind.HEADING, title or "Item", _ITEM, number)
    yield from _markup(_raw(item, "agendatext"), left_out)
    for field, name in (
        ("minutesnonemptyhtmlbody", "Minutes"),
        ("decisionnonemptyhtmlbody", "Decision"),
    ):
        body = _markup(_raw(item, field), left_out)
        if body:
            yield Block(BlockKind.HEADING, name, _PART)
        is_due = name == "Minutes"
        for block in body:
            numbered = is_due and block.kind is BlockKind.PROSE
            yield replace(block, printed=block.printed or number) if numbered else block
            is_due = is_due and not numbered
    documents = [document for document in _all(item, "linkeddoc") if not _is_restricted(document)]
    if documents:
        yield Block(BlockKind.HEADING, "Supporting documents", _PART)
    for document in documents:
        yield Block(BlockKind.LIST_ITEM, _text(document, "title"))


def _item_number(item: etree._Element) -> str | None:
    """The number printed on the minute; the agenda's own counts otherwise and is not cited."""
    major, minor = _text(item, "minutesitemnumber"), _text(item, "minutesitemsubnumber")
    if major not in {"", "0"}:
        return f"{major}.{minor}" if minor not in {"", "0"} else major
    shown = _text(item, "fulldisplaynumberformat").strip(" .")
    return shown if shown not in {"", "0"} else None


def _is_restricted(element: etree._Element) -> bool:
    allowed = _own_text(element, "isdisplayallowed").lower()
    restricted = _own_text(element, "isrestricted").lower()
    return restricted in {"true", "1", "yes"} or allowed in {"false", "0", "no"}


def _markup(markup: str, left_out: LeftOut) -> list[Block]:
    """The blocks of HTML that XML carries, encoded once or twice; headings under the part's."""
    for _ in range(3):
        if "<" in markup or "&lt;" not in markup:
            break
        markup = html.unescape(markup)
    if not markup.strip():
        return []
    return [
        replace(block, level=block.level + _PART) if block.kind is BlockKind.HEADING else block
        for block in HtmlBlocks().read(main_part(markup_tree(markup, left_out)))
    ]


def _all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return (found for found in root.iter() if etree.QName(found).localname.lower() == name)


def _raw(element: etree._Element, name: str) -> str:
    """The text of the first element of that name inside, markup and all."""
    found = next(_all(element, name), None)
    return "" if found is None else "".join(str(part) for part in found.itertext())


def _own_text(element: etree._Element, name: str) -> str:
    """The text of a child of that name; not of an item's documents, which have their own."""
    return next(
        (
            plain(child.text or "")
            for child in element
            if etree.QName(child).localname.lower() == name
        ),
        "",
    )


def _text(element: etree._Element, name: str) -> str:
    return plain(_raw(element, name))
