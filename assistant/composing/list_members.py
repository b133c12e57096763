"""Which paragraphs make up one list: its items in order, nested ones and those of the next page too."""

import re
from collections.abc import Sequence

from ingest.blocks import BlockKind
from ingest.documents import Paragraph, SourceDocument

LISTED = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
_FEWEST_WORDS = 4
_BREAKS_OFF = re.compile(r":\W*$|\b(?:as\s+follows|the\s+following)\W*$", re.IGNORECASE)


def whole_list(document: SourceDocument, member: Paragraph) -> tuple[Paragraph, ...]:
    """Every item of the list a paragraph belongs to or introduces, in order; empty if none.

    Items nested under an item stand after it. An item that introduces others stands for those.
    """
    rows = {j.paragraph for j in document.profile.judgements}
    if member.ref.number in rows:
        return ()
    led = _led_by(document, member.ref.number)
    if any(p.ref.number in rows for p in led):
        return ()
    if len(led) > 1 and (member.kind not in LISTED or introduces(member)):
        return led
    return _siblings(document, member) if member.kind in LISTED else ()


def introduces(paragraph: Paragraph) -> bool:
    """Whether a paragraph breaks off for what it introduces: "The committee noted that:"."""
    return _BREAKS_OFF.search(paragraph.text) is not None


def _led_by(document: SourceDocument, number: int) -> tuple[Paragraph, ...]:
    """The items a paragraph introduces, with those nested under them and those of the next page."""
    found: list[Paragraph] = []
    held = {number}
    heading = document.paragraph(number).heading_path
    for paragraph in document.paragraphs[number:]:
        is_on = (
            paragraph.kind is BlockKind.LIST_ITEM
            and paragraph.lead_in is None
            and len(held) > 1
            and paragraph.ref.number - 1 in held
            and paragraph.heading_path == heading
        )
        if paragraph.lead_in in held or is_on:
            found.append(paragraph)
            held.add(paragraph.ref.number)
    return tuple(found)


def _siblings(document: SourceDocument, member: Paragraph) -> tuple[Paragraph, ...]:
    lead = _lead_of(document, member)
    if lead is not None:
        led = _led_by(document, lead)
        return led if len(led) > 1 else ()

    def belongs(other: Paragraph) -> bool:
        return (
            other.kind is member.kind
            and other.lead_in is None
            and other.heading_path == member.heading_path
            and other.depth == member.depth
        )

    group = {p.ref.number for p in document.paragraphs if belongs(p)}
    found = []
    for paragraph in document.paragraphs:
        if paragraph.ref.number in group or paragraph.lead_in in group:
            group.add(paragraph.ref.number)
            found.append(paragraph)
    return tuple(found) if len(found) > 1 else ()


def _lead_of(document: SourceDocument, item: Paragraph) -> int | None:
    """What introduces an item, that of the items before it where its page broke the list."""
    while item.lead_in is None and item.ref.number > 1:
        before = document.paragraph(item.ref.number - 1)
        both = BlockKind.LIST_ITEM is item.kind is before.kind
        if not both or before.heading_path != item.heading_path:
            return None
        item = before
    return item.lead_in


def items_among(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The items of a list that fills a section of a report, in order; empty if it has none.

    Bulleted, a footnote between them or prose after them left out; or sentences, numbered or not,
    with what is listed under each.
    """
    heading = paragraphs[0].heading_path[-1] if paragraphs[0].heading_path else ""
    body = [
        p
        for p in paragraphs
        if p.kind is not BlockKind.HEADING
        and len(p.text.split()) >= _FEWEST_WORDS
        and p.text.strip() != heading.strip()
    ] or [p for p in paragraphs if p.kind in LISTED]
    if not body:
        return ()
    prose = [p for p in body if p.kind not in LISTED]
    is_led = len(prose) == 1 and introduces(prose[0])
    if body[0].kind in LISTED or is_led:
        return tuple(p for p in paragraphs if p.kind in LISTED)
    printed = [p for p in body if p.printed or p.kind in LISTED]
    return tuple(printed if any(p.printed for p in prose) else body)
