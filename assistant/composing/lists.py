"""Lists: the whole list under its lead-in, in order, where one of its items was found."""

from collections.abc import Sequence

from assistant.answers import AnswerStatus, Claim, ClaimForm
from assistant.composing.draft import (
    Draft,
    Matter,
    in_marks,
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

_LISTED = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
_MOST_ITEMS = 25
_SHORT_ITEM = 25
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


def whole_list(document: SourceDocument, member: Paragraph) -> tuple[Paragraph, ...]:
    """Every item of the list a paragraph belongs to or introduces, in order; empty if none."""
    if member.ref.number in {j.paragraph for j in document.profile.judgements}:
        return ()
    if member.kind in _LISTED:
        return _siblings(document, member)
    following = [p for p in document.paragraphs if p.lead_in == member.ref.number]
    rows = {j.paragraph for j in document.profile.judgements}
    if any(p.ref.number in rows for p in following):
        return ()
    return tuple(following) if len(following) > 1 else ()


def _siblings(document: SourceDocument, member: Paragraph) -> tuple[Paragraph, ...]:
    def belongs(other: Paragraph) -> bool:
        return (
            other.kind is member.kind
            and other.lead_in == member.lead_in
            and other.heading_path == member.heading_path
            and other.depth == member.depth
        )

    group = tuple(p for p in document.paragraphs if belongs(p))
    return group if len(group) > 1 else ()


def leans_on_list(paragraph: Paragraph) -> bool:
    """Whether a paragraph is an item that says little without what stands above it."""
    is_short = len(paragraph.text.split()) <= _SHORT_ITEM
    return paragraph.kind is BlockKind.LIST_ITEM and (paragraph.lead_in is not None or is_short)


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


def draft_of_list(document: SourceDocument, items: Sequence[Paragraph]) -> Draft:
    """A list under its lead-in sentence, or under its heading where it has none."""
    first = items[0]
    if len(items) == 1:
        claim = quoted_item(document, first)
        cited = (document.paragraph(citation.ref.number) for citation in claim.citations)
        return Draft(AnswerStatus.ANSWERED, (claim,), extra=tuple((document, p) for p in cited))
    shown_items = items[:_MOST_ITEMS]
    if first.lead_in is not None:
        opening = quoted(document, document.paragraph(first.lead_in))
    else:
        heading = first.heading_path[-1] if first.heading_path else document.profile.title
        place = where(document, [item.label for item in items])
        text = f"{voice(document, first)} ({place}), under “{heading}”:"
        opening = stated(text, document, [(first, None), (items[-1], None)])
    claims = (opening, *(quoted(document, item, form=ClaimForm.ITEM) for item in shown_items))
    left = len(items) - len(shown_items)
    notes = (f"{left} further items follow in the document.",) if left else ()
    extra = [(document, item) for item in (*shown_items, items[-1])]
    if first.lead_in is not None:
        extra.append((document, document.paragraph(first.lead_in)))
    return Draft(AnswerStatus.ANSWERED, claims, notes, tuple(extra))
