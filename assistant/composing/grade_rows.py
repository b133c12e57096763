"""Which recorded judgements a question is about."""

from collections.abc import Sequence

from assistant.composing.grade_wording import Graded
from assistant.judgements import Area, Which, chosen_of, covers
from ingest.documents import Paragraph, SourceDocument


def rows_of(
    document: SourceDocument, areas: Sequence[Area], which: Which = Which.OVERALL
) -> list[Graded]:
    """The judgements of one inspection on these areas, or those its wording picks out."""
    judgements = document.profile.judgements
    is_extreme = which in {Which.WEAKEST, Which.STRONGEST}
    if not areas or (is_extreme and set(areas) == {Area.OVERALL}):
        return [Graded(document, judgement) for judgement in chosen_of(judgements, which)]
    found = [j for j in judgements if any(covers(j, area) for area in areas)]
    return [Graded(document, judgement) for judgement in found]


def newest_each(inspections: Sequence[SourceDocument]) -> tuple[SourceDocument, ...]:
    """The newest inspection of each authority, given oldest first."""
    newest: dict[str, SourceDocument] = {}
    for document in inspections:  # oldest first, so the newest stays
        authority = document.profile.authority
        newest[authority.name if authority else document.doc_id] = document
    return tuple(newest.values())


def places_of(rows: Sequence[Graded]) -> tuple[tuple[SourceDocument, Paragraph], ...]:
    """The paragraphs of judgements, for the evidence."""
    return tuple((row.document, row.paragraph) for row in rows)
