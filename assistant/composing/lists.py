"""Lists: the whole list under its lead-in, in order, where one of its items was found."""

from collections.abc import Sequence

from assistant.answers import AnswerStatus, ClaimForm
from assistant.composing.draft import Draft, Matter, quoted, stated, voice
from assistant.retrieval import Ranked
from ingest.blocks import BlockKind
from ingest.documents import Paragraph, SourceDocument

_LISTED = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
_MOST_ITEMS = 25
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


def draft_of_list(document: SourceDocument, items: Sequence[Paragraph]) -> Draft:
    """A list under its lead-in sentence, or under its heading where it has none."""
    first = items[0]
    shown = items[:_MOST_ITEMS]
    if first.lead_in is not None:
        opening = quoted(document, document.paragraph(first.lead_in))
    else:
        heading = first.heading_path[-1] if first.heading_path else document.profile.title
        opening = stated(f"{voice(document, first)}, under “{heading}”:", document, [(first, None)])
    claims = (opening, *(quoted(document, item, form=ClaimForm.ITEM) for item in shown))
    left = len(items) - len(shown)
    notes = (f"{left} further items follow in the document.",) if left else ()
    extra = [(document, item) for item in shown]
    if first.lead_in is not None:
        extra.append((document, document.paragraph(first.lead_in)))
    return Draft(AnswerStatus.ANSWERED, claims, notes, tuple(extra))
