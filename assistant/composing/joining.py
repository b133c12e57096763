"""The answers to the parts of one question, put together; a part without one is named."""

from collections.abc import Sequence

from assistant.answers import AnswerStatus, Claim
from assistant.composing.draft import Draft
from assistant.naming import document_name
from assistant.retrieval import Ranked

Part = tuple[str, Draft | None, Sequence[Ranked]]
"""What is asked, its answer if there is one, and the paragraphs considered, best first."""


def join_parts(parts: Sequence[Part]) -> Draft | None:
    """One draft of several, in order; None where no part was answered."""
    drafts = [draft for _, draft, _ in parts if draft is not None]
    if not drafts:
        return None
    claims: list[Claim] = []
    for draft in drafts:
        claims += [claim for claim in draft.claims if claim not in claims]
    missing = [_missing(text, ranked) for text, draft, ranked in parts if draft is None]
    notes = dict.fromkeys((*missing, *(note for draft in drafts for note in draft.notes)))
    extra = tuple(place for draft in drafts for place in draft.extra)
    written = next((draft for draft in drafts if draft.prompt is not None), drafts[0])
    return Draft(
        _status(drafts, bool(missing)),
        tuple(claims),
        tuple(notes),
        extra,
        written.generator,
        written.prompt,
    )


def _status(drafts: Sequence[Draft], is_missing: bool) -> AnswerStatus:
    statuses = {draft.status for draft in drafts}
    if is_missing or AnswerStatus.PARTIAL in statuses:
        return AnswerStatus.PARTIAL
    if AnswerStatus.CORRECTED in statuses:
        return AnswerStatus.CORRECTED
    return AnswerStatus.ANSWERED


def _missing(text: str, ranked: Sequence[Ranked]) -> str:
    note = f"The documents searched do not answer “{text}”"
    if not ranked:
        return f"{note}."
    nearest = ranked[0]
    place = f"{document_name(nearest.document)}, {nearest.paragraph.label}"
    return f"{note}. The nearest paragraph: {place}."
