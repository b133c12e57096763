"""An answer put in the order and words it is shown in; nothing here knows HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.answers import Answer, AnswerStatus, Citation, Claim, ClaimForm
from assistant.chat.references import (
    FindDocument,
    Numbered,
    answer_as_text,
    citations_in_order,
    finder,
    number_citations,
)
from assistant.chat.scope_view import ScopeView, view_scope
from assistant.chat.wording import HEADINGS, sentence_case, speaker_in_words
from assistant.naming import date_words, document_name, speaker_words
from ingest.corpus import Corpus
from ingest.documents import Paragraph, ParagraphRef

_NEAREST = 3
_QUOTED = "extractive"
"""The generator that quotes; any other is a model's name."""
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim with its footnotes; ``said_by`` is empty where it repeats the claim before."""

    text: str
    marks: tuple[Numbered, ...]
    said_by: str
    subject: str
    """Whose document and of when: the head of a table row."""
    speaker: str


@dataclass(frozen=True, slots=True)
class Part:
    """A run of claims of one form."""

    form: ClaimForm
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A reading the asker may choose, and the question that choosing it asks."""

    label: str
    question: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """Everything shown of one answer."""

    status: AnswerStatus
    heading: str
    lead: str
    parts: tuple[Part, ...]
    verbatim: bool
    """Every claim holds, word for word, what its document says."""
    as_at: str
    notes: tuple[str, ...]
    sources: tuple[Numbered, ...]
    nearest: tuple[Numbered, ...]
    """Nothing was found: the paragraphs that came closest."""
    choices: tuple[Choice, ...]
    scope: ScopeView
    """What was searched, and what might be instead."""
    understood: str
    """The question as understood, where that differs from what was typed."""
    copy_text: str
    written_by: str = ""
    """The language model that put it in words; empty where every word is quoted."""


def view_answer(answer: Answer, asked: str, corpus: Corpus) -> AnswerView:
    """Arrange an answer for the page; ``asked`` is what the member typed."""
    find = finder(corpus)
    sources = number_citations(citations_in_order(answer.claims), find)
    nearest = () if answer.claims else _nearest(answer, find)
    understood = answer.question.strip()
    return AnswerView(
        status=answer.status,
        heading=HEADINGS[answer.status],
        lead=_lead(answer),
        parts=_parts(answer, sources, find),
        verbatim=bool(answer.claims) and all(_is_quotation(claim) for claim in answer.claims),
        as_at=date_words(answer.as_at) if answer.as_at else "",
        notes=answer.notes,
        sources=sources,
        nearest=nearest,
        choices=tuple(_choice(label, understood or asked) for label in answer.choices),
        scope=view_scope(answer.scope, corpus),
        understood=understood if _differs(understood, asked) else "",
        copy_text=answer_as_text(answer, sources),
        written_by="" if answer.generator == _QUOTED else answer.generator,
    )


def _nearest(answer: Answer, find: FindDocument) -> tuple[Numbered, ...]:
    if answer.status is not AnswerStatus.NOT_FOUND:
        return ()
    closest = [
        Citation.of(item.paragraph, item.source)
        for item in answer.evidence[:_NEAREST]
        if item.paragraph.text
    ]
    return number_citations(closest, find)


def _lead(answer: Answer) -> str:
    """What the answer says before its first claim; where there is none, all that is not said
    again by the heading above it and the list of passages below.
    """
    if not answer.claims:
        return _without_repetition(answer.text.strip())
    before, found, _ = answer.text.partition(answer.claims[0].text)
    return before.strip(" •\n") if found else ""


def _without_repetition(text: str) -> str:
    for opening in ("Not found. ", "Not held. "):
        text = text.removeprefix(opening)
    return text.partition(" The nearest paragraphs: ")[0]


def _parts(answer: Answer, sources: Sequence[Numbered], find: FindDocument) -> tuple[Part, ...]:
    numbered = {item.ref: item for item in sources}
    paragraphs = {item.paragraph.ref: item.paragraph for item in answer.evidence}
    shown: list[tuple[ClaimForm, ClaimView]] = []
    previous = ""
    for claim in answer.claims:
        paragraph = paragraphs[claim.citations[0].ref]
        said_by = _said_by(claim, paragraph, find)
        repeats = said_by == previous or _says_it_itself(claim)
        view = ClaimView(
            text=_text(claim, find),
            marks=_marks(claim, numbered),
            said_by="" if repeats else said_by,
            subject=_subject(claim, find),
            speaker=sentence_case(speaker_words(claim.speaker)),
        )
        shown.append((claim.form, view))
        previous = said_by
    runs = groupby(shown, key=lambda item: item[0])
    return tuple(
        part for form, run in runs for part in _split(form, tuple(view for _, view in run))
    )


def _split(form: ClaimForm, claims: tuple[ClaimView, ...]) -> tuple[Part, ...]:
    if form is ClaimForm.SENTENCE:
        return tuple(Part(form, (claim,)) for claim in claims)
    return (Part(form, claims),)


def _marks(claim: Claim, numbered: Mapping[ParagraphRef, Numbered]) -> tuple[Numbered, ...]:
    cited = {citation.ref: numbered[citation.ref] for citation in claim.citations}
    return tuple(sorted(cited.values(), key=lambda item: item.number))


def _text(claim: Claim, find: FindDocument) -> str:
    """What a claim says; of a row, without the place and date that stand at its head."""
    if claim.form is not ClaimForm.ROW:
        return claim.text
    opening, colon, rest = claim.text.partition(": ")
    named = set(_subject(claim, find).split(", "))
    repeats = bool(colon) and set(opening.split(", ")) <= named
    return sentence_case(rest) if repeats else claim.text


def _said_by(claim: Claim, paragraph: Paragraph, find: FindDocument) -> str:
    if len({citation.ref.doc_id for citation in claim.citations}) > 1:
        return ""  # of several documents; the footnotes name each
    document = find(claim.citations[0].ref.doc_id)
    words = speaker_in_words(paragraph, claim.speaker)
    if document is None:
        return f"{words} · {claim.citations[0].source}"
    when = claim.as_at if claim.as_at != document.profile.dates.position else None
    as_at = f" · as at {date_words(when)}" if when else ""
    return f"{words} · {document_name(document)}{as_at}"


def _says_it_itself(claim: Claim) -> bool:
    """Whether the claim's own words name its place and date, so that no line above need."""
    return any(
        citation.label in claim.text and (not claim.as_at or date_words(claim.as_at) in claim.text)
        for citation in claim.citations
    )


def _subject(claim: Claim, find: FindDocument) -> str:
    document = find(claim.citations[0].ref.doc_id)
    authority = document.profile.authority if document else None
    when = date_words(claim.as_at) if claim.as_at else "undated"
    return f"{authority.name}, {when}" if authority else when


def _is_quotation(claim: Claim) -> bool:
    return any(citation.quote.strip() in claim.text for citation in claim.citations)


def _choice(label: str, question: str) -> Choice:
    if label.rstrip().endswith("?"):
        return Choice(label, label)
    return Choice(label, f"{question.rstrip(' ?')} ({label})?")


def _differs(understood: str, asked: str) -> bool:
    return bool(understood) and _plainly_typed(understood) != _plainly_typed(asked)


def _plainly_typed(text: str) -> list[str]:
    """Words without regard to capitals, spaces and the shapes of quotation marks."""
    return text.casefold().translate(_STRAIGHT).split()
