"""What came later: a newer document on the matter is pointed to, and a draft's approval is quoted."""

import re
from collections.abc import Callable, Sequence

from assistant.answers import AnswerStatus, Claim
from assistant.composing.draft import Draft, Matter, place_of, quoted, shown
from assistant.composing.lists import leans_on_list, quoted_item
from assistant.composing.pointing import told_later
from assistant.composing.telling import repeats, telling_span
from assistant.naming import date_words, document_name, kind_words
from assistant.retrieval import Ranked
from assistant.understanding.periods import PeriodRole
from ingest.documents import DocumentKind, Paragraph, SourceDocument
from ingest.lifecycle.successions import Reason, successions_of, version_of
from ingest.sentences import sentence_spans

_WORDS = 45
_SHARE = 0.8
"""What a later paragraph's best sentence must be worth of the one quoted first."""
_APPROVED = re.compile(
    r"\bminutes\b.*\b(?:approved|agreed|confirmed|signed|accepted|correct\s+record)\b",
    re.IGNORECASE,
)
_CORRECTED = re.compile(r"\bcorrect(?:ion|ed)\b|\bamend\w*|\bsubject\s+to\b", re.IGNORECASE)
_VERSION = re.compile(r"\bversion\b|\boriginal\b|\bfirst\b", re.IGNORECASE)
_DRAFT = "draft"


def with_later(matter: Matter, draft: Draft, enough: Callable[[Ranked], bool]) -> Draft:
    """The draft with what a later document says of the same matter, or that one is held."""
    if draft.status is not AnswerStatus.ANSWERED or _as_known_then(matter):
        return draft
    cited = _cited(matter, draft)
    draft = with_approvals(matter, draft)
    if matter.scope.placed:
        return _noted(draft, told_later(matter, cited) or _successors(matter, cited))
    later = _speaks_later(matter, draft, cited, enough)
    if later is not None:
        claim = _claim(later)
        numbers = [citation.ref.number for citation in claim.citations]
        extra = tuple((later.document, later.document.paragraph(n)) for n in numbers)
        draft = _with(draft, (claim,), extra)
    return _noted(draft, _newer_versions(matter, cited))


def with_approvals(matter: Matter, draft: Draft) -> Draft:
    """The draft with what later minutes say of draft minutes that it cites."""
    if _as_known_then(matter):
        return draft
    approvals = _approvals(matter, _cited(matter, draft))
    if not approvals:
        return draft
    if matter.scope.resolved.end is not None:
        return _noted(draft, [_approval_note(*one[:2]) for one in approvals])
    claims = tuple(quoted(document, place, span) for document, place, span in approvals)
    extra = tuple((document, place) for document, place, _ in approvals)
    return _with(draft, claims, extra)


def _approval_note(document: SourceDocument, place: Paragraph) -> str:
    """Where draft minutes were approved, for a question whose period leaves that meeting out."""
    corrected = " with a correction" if _CORRECTED.search(place.text) else ""
    where = f"{document_name(document)}, {place.label}"
    return f"These draft minutes were approved later{corrected}: {where}."


def in_force(matter: Matter, ranked: Sequence[Ranked]) -> Sequence[Ranked]:
    """The candidates without those of a plan whose later version is searched too."""
    searched = {document.doc_id for document in matter.scope.documents}
    replaced = {
        one.earlier
        for one in successions_of(matter.held)
        if one.reason is Reason.NEXT_VERSION and one.later in searched
    }
    if not replaced or _VERSION.search(matter.understood.text) or matter.scope.placed:
        return ranked
    return [item for item in ranked if item.document.doc_id not in replaced] or ranked


def _as_known_then(matter: Matter) -> bool:
    """Whether the question asks for what was known at a date: nothing later is told."""
    periods = matter.understood.periods
    return matter.scope.resolved.as_at is not None or any(
        period.role is PeriodRole.AS_AT for period in periods
    )


def _cited(matter: Matter, draft: Draft) -> tuple[SourceDocument, ...]:
    """The documents a draft cites, in order."""
    ids = dict.fromkeys(c.ref.doc_id for claim in draft.claims for c in claim.citations)
    held = {document.doc_id: document for document in matter.held}
    return tuple(held[doc_id] for doc_id in ids if doc_id in held)


def _speaks_later(
    matter: Matter,
    draft: Draft,
    cited: Sequence[SourceDocument],
    enough: Callable[[Ranked], bool],
) -> Ranked | None:
    """The best paragraph of a document newer than all that is cited, on the same matter."""
    authorities = {_authority(document) for document in cited}
    newest = max((_day(document) for document in cited), default="")
    first = next((i for i in matter.retrieval.ranked if i.document in cited), None)
    if first is None or not newest or len(authorities) != 1:
        return None
    said = [citation.quote for claim in draft.claims for citation in claim.citations]
    worth = _SHARE * max(first.sentences, default=0.0)
    newest_last = sorted(matter.retrieval.ranked, key=lambda item: _day(item.document))
    for item in reversed(newest_last):
        is_later = _authority(item.document) in authorities and _day(item.document) > newest
        if not is_later or max(item.sentences, default=0.0) < worth or not enough(item):
            continue
        words = shown(item.paragraph, telling_span(item, matter.retrieval.demand, _WORDS))
        if not repeats(words, said):
            return item
    return None


def _claim(item: Ranked) -> Claim:
    document, paragraph = place_of(item)
    if leans_on_list(paragraph):
        return quoted_item(document, paragraph)
    spans = sentence_spans(paragraph.text)
    at = max(range(len(item.sentences)), key=lambda place: (item.sentences[place], -place))
    return quoted(document, paragraph, spans[at] if len(spans) > 1 else None)


def _successors(matter: Matter, cited: Sequence[SourceDocument]) -> list[str]:
    """That an inspection later than those cited is held."""
    inspections = [d for d in cited if d.profile.kind is DocumentKind.INSPECTION]
    if not inspections:
        return _newer_versions(matter, cited)
    newest = max(inspections, key=_day)
    later = [
        document
        for document in matter.held
        if document.profile.kind is DocumentKind.INSPECTION
        and _authority(document) == _authority(newest)
        and _day(document) > _day(newest)
    ]
    if not later:
        return []
    day = max(later, key=_day).profile.dates.position
    of = _authority(newest)
    return [f"A later inspection report on {of} is held, of {date_words(day)}."] if day else []


def _newer_versions(matter: Matter, cited: Sequence[SourceDocument]) -> list[str]:
    """That a plan cited has been replaced by a later version."""
    held = {document.doc_id: document for document in matter.held}
    followed = {
        one.earlier: held[one.later]
        for one in successions_of(matter.held)
        if one.reason is Reason.NEXT_VERSION
    }
    notes = []
    for document in cited:
        later = followed.get(document.doc_id)
        if later is None:
            continue
        day = later.profile.dates.position
        when = f" of {date_words(day)}" if day else ""
        kind = kind_words(document.profile.kind)
        notes.append(f"The {kind} cited is superseded by version {version_of(later)}{when}.")
    return notes


def _approvals(
    matter: Matter, cited: Sequence[SourceDocument]
) -> list[tuple[SourceDocument, Paragraph, tuple[int, int]]]:
    """Where later minutes of the same body approve draft minutes that are cited."""
    found = []
    for document in cited:
        meeting = document.profile.dates.meeting or document.profile.dates.position
        if document.profile.status != _DRAFT or meeting is None:
            continue
        for later in sorted(matter.held, key=_day):
            if not _of_one_body(document, later) or _day(later) <= _day(document):
                continue
            place = next(
                (
                    paragraph
                    for paragraph in later.paragraphs
                    if _APPROVED.search(paragraph.text) and date_words(meeting) in paragraph.text
                ),
                None,
            )
            if place is not None:
                found.append((later, place, (0, len(place.text))))
                break
    return found


def _of_one_body(document: SourceDocument, later: SourceDocument) -> bool:
    """Whether both are minutes of one body; of one council where one names no committee."""
    if DocumentKind.MINUTES is not later.profile.kind:
        return False
    here, there = document.profile.issuing_body, later.profile.issuing_body
    authority = document.profile.authority
    is_own = authority is not None and authority == later.profile.authority
    council = authority.name if authority else ""
    is_bare = any(council in one or one == "unknown" for one in (here, there))
    return here == there or (is_own and is_bare)


def _with(
    draft: Draft, claims: tuple[Claim, ...], extra: tuple[tuple[SourceDocument, Paragraph], ...]
) -> Draft:
    return Draft(draft.status, (*draft.claims, *claims), draft.notes, (*draft.extra, *extra))


def _noted(draft: Draft, notes: Sequence[str]) -> Draft:
    return Draft(draft.status, draft.claims, (*draft.notes, *notes), draft.extra)


def _authority(document: SourceDocument) -> str:
    authority = document.profile.authority
    return authority.name if authority else ""


def _day(document: SourceDocument) -> str:
    return str(document.profile.dates.position or "")
