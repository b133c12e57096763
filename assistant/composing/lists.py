"""Lists: the whole list under its lead-in, in order, where one of its items was found."""

import re
from collections.abc import Sequence

from assistant.answers import AnswerStatus, Claim, ClaimForm
from assistant.composing.draft import (
    Draft,
    Matter,
    Span,
    in_marks,
    place_of,
    quoted,
    quoted_together,
    shown,
    stated,
    voice,
    where,
)
from assistant.retrieval import Ranked
from ingest.blocks import BlockKind
from ingest.documents import Paragraph, SourceDocument
from ingest.sentences import sentence_spans

_LISTED = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
_MOST_ITEMS = 40
_MOST_WORDS = 500
"""A list of more words is given by the first sentence of each item."""
_MOST_ASIDE = 120
_SHORT_ITEM = 25
_FEWEST_WORDS = 4
_WORDS = "two three four five six seven eight nine ten eleven twelve".split()
_COUNTED = re.compile(
    rf"\b(?:what|which|the|name|list)\s+(?:\w+\s+)?(?P<count>{'|'.join(_WORDS)}|[2-9]|1[0-2])\s+"
    r"(?!years?\b|months?\b|weeks?\b|days?\b|hours?\b|councils?\b|authorities\b|boroughs?\b|counties\b|inspections?\b|reports?\b|visits?\b)"
    r"(?:\w+\s+){0,2}?\w+s\b",
    re.IGNORECASE,
)
_COUNTED_WITHIN = 15
_BREAKS_OFF = re.compile(r":\W*$|\b(?:as\s+follows|the\s+following)\W*$", re.IGNORECASE)
_NEAR_TOP = 4
_CLOSE = 1.5
"""A list further down is taken when it scores this near the best paragraph."""


def compose_list(matter: Matter, ranked: Sequence[Ranked]) -> Draft | None:
    """The best list among the first few paragraphs, or None where there is none."""
    for item in ranked[:_NEAR_TOP]:
        if item.score < ranked[0].score - _CLOSE:
            break
        items = whole_list(item.document, item.paragraph)
        if items:
            return draft_of_list(item.document, items)
    return None


def compose_led(ranked: Sequence[Ranked]) -> Draft | None:
    """The list that the best paragraph breaks off for; None where it introduces none."""
    document, paragraph = place_of(ranked[0])
    if not introduces(paragraph):
        return None
    items = whole_list(document, paragraph)
    return draft_of_list(document, items) if items else None


def compose_counted(matter: Matter, ranked: Sequence[Ranked]) -> Draft | None:
    """The best list of just as many items as are asked for: "the three actions"; None without."""
    match = _COUNTED.search(matter.understood.own_words)
    if match is None:
        return None
    count = _count(match["count"])
    for item in ranked[:_COUNTED_WITHIN]:
        items = whole_list(item.document, item.paragraph)
        if len(items) == count:
            return draft_of_list(item.document, items)
    return None


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS.index(word.lower()) + 2


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
    if len(led) > 1 and (member.kind not in _LISTED or introduces(member)):
        return led
    return _siblings(document, member) if member.kind in _LISTED else ()


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
    ] or [p for p in paragraphs if p.kind in _LISTED]
    if not body:
        return ()
    prose = [p for p in body if p.kind not in _LISTED]
    is_led = len(prose) == 1 and introduces(prose[0])
    if body[0].kind in _LISTED or is_led:
        return tuple(p for p in paragraphs if p.kind in _LISTED)
    printed = [p for p in body if p.printed or p.kind in _LISTED]
    return tuple(printed if any(p.printed for p in prose) else body)


def leans_on_list(paragraph: Paragraph) -> bool:
    """Whether a paragraph is an item that says little without what stands above it."""
    is_short = len(paragraph.text.split()) <= _SHORT_ITEM
    return paragraph.kind is BlockKind.LIST_ITEM and (paragraph.lead_in is not None or is_short)


def with_its_items(document: SourceDocument, paragraph: Paragraph) -> tuple[Claim, ...]:
    """The points that a quoted paragraph breaks off for, where they are few; else none."""
    if not introduces(paragraph):
        return ()
    items = whole_list(document, paragraph)
    if not items or sum(len(item.text.split()) for item in items) > _MOST_ASIDE:
        return ()
    return tuple(quoted(document, item, form=ClaimForm.ITEM) for item in items)


def quoted_item(document: SourceDocument, item: Paragraph) -> Claim:
    """One item of a list behind the sentence that leads into it, or under its heading."""
    whole = (0, len(item.text))
    if item.lead_in is not None:
        lead = document.paragraph(item.lead_in)
        return quoted_together(document, ((lead, (0, len(lead.text))), (item, whole)))
    if not item.heading_path:
        return quoted(document, item)
    words = in_marks(shown(item, whole))
    opening = f"{voice(document, item)} ({where(document, [item.label])})"
    text = f"{opening}, under “{item.heading_path[-1]}”: {words}"
    return stated(text, document, [(item, whole)])


def join_lists(drafts: Sequence[Draft]) -> Draft:
    """Several lists of one document as one draft, each under its own opening."""
    first, *others = drafts
    for other in others:
        first = Draft(
            first.status,
            (*first.claims, *other.claims),
            (*first.notes, *other.notes),
            (*first.extra, *other.extra),
        )
    return first


def draft_of_list(document: SourceDocument, items: Sequence[Paragraph], heading: str = "") -> Draft:
    """A list under its lead-in sentence, or under its heading where it has none.

    Every item is shown; of items that are paragraphs, in a list too long to read, the first sentence.
    """
    first = items[0]
    if len(items) == 1:
        claim = quoted_item(document, first)
        cited = (document.paragraph(citation.ref.number) for citation in claim.citations)
        return Draft(AnswerStatus.ANSWERED, (claim,), extra=tuple((document, p) for p in cited))
    shown_items = items[:_MOST_ITEMS]
    if first.lead_in is not None:
        opening = quoted(document, document.paragraph(first.lead_in))
    else:
        own = first.heading_path[-1] if first.heading_path else document.profile.title
        place = where(document, [item.label for item in items])
        text = f"{voice(document, first)} ({place}), under “{heading or own}”:"
        opening = stated(text, document, [(first, None), (items[-1], None)])
    is_long = sum(len(item.text.split()) for item in shown_items) > _MOST_WORDS
    spans = [_first_sentence(item) if is_long else None for item in shown_items]
    points = (
        quoted(document, item, span, form=ClaimForm.ITEM)
        for item, span in zip(shown_items, spans, strict=True)
    )
    left = len(items) - len(shown_items)
    notes = (f"{left} further items follow in the document.",) if left else ()
    extra = [(document, item) for item in (*shown_items, items[-1])]
    if first.lead_in is not None:
        extra.append((document, document.paragraph(first.lead_in)))
    return Draft(AnswerStatus.ANSWERED, (opening, *points), notes, tuple(extra))


def _first_sentence(item: Paragraph) -> Span | None:
    """The first sentence of a paragraph; all of a row of a table."""
    if item.kind is BlockKind.TABLE_ROW:
        return None
    spans = sentence_spans(item.text)
    return spans[0] if spans else None
