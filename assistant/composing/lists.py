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
from assistant.composing.list_members import introduces, whole_list
from assistant.demands import Demand
from assistant.retrieval import Ranked
from ingest.blocks import BlockKind
from ingest.documents import Paragraph, SourceDocument
from ingest.sentences import sentence_spans

_MOST_ITEMS = 40
_MOST_WORDS = 500
"""A list of more words is given by the first sentence of each item."""
_MOST_ASIDE = 120
_SHORT_ITEM = 25
_WORDS = "two three four five six seven eight nine ten eleven twelve".split()
_COUNTED = re.compile(
    rf"\b(?:what|which|name|list|give(?:\s+me)?|tell\s+me)\s+(?:(?:are|were|is|was)\s+)?(?:(?:the|its|their|all|those|these)\s+)?(?:\w+\s+)?(?P<count>{'|'.join(_WORDS)}|[2-9]|1[0-2])\s+"
    r"(?!years?\b|months?\b|weeks?\b|days?\b|hours?\b|councils?\b|authorities\b|boroughs?\b|counties\b|inspections?\b|reports?\b|visits?\b)"
    r"(?:\w+\s+){0,2}?\w+s\b",
    re.IGNORECASE,
)
_COUNTED_WITHIN = 15
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
    if match is None or matter.retrieval.demand is not Demand.NONE:
        return None
    count = _count(match["count"])
    for item in ranked[:_COUNTED_WITHIN]:
        items = whole_list(item.document, item.paragraph)
        if len(items) == count:
            return draft_of_list(item.document, items)
    return None


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS.index(word.lower()) + 2


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
