"""References as they are read aloud in committee and pasted under a briefing."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.answers import Answer, Citation, ClaimForm
from assistant.chat.wording import KINDS, date_in_words
from ingest.corpus import Corpus
from ingest.documents import DocumentProfile, ParagraphRef, SourceDocument
from ingest.errors import NoSuchDocument

FindDocument = Callable[[str], SourceDocument | None]


def finder(corpus: Corpus) -> FindDocument:
    """Documents of one generation by ``doc_id``; None for one that is no longer held."""

    def find(doc_id: str) -> SourceDocument | None:
        try:
            return corpus.document(doc_id)
        except NoSuchDocument:
            return None

    return find


def document_reference(profile: DocumentProfile, date: dt.date | None = None) -> str:
    """Body, authority, kind and date: "Ofsted, Hackney, inspection report, 20 August 2024"."""
    body = "" if profile.issuing_body == "unknown" else profile.issuing_body
    authority = profile.authority.name if profile.authority else ""
    when = date or profile.dates.position
    parts = [
        body,
        "" if authority and authority in body else authority,
        KINDS[profile.kind],
        date_in_words(when) if when else "undated",
    ]
    return ", ".join(part for part in parts if part)


def place(label: str, page: int | None) -> str:
    """Where in the document: "para 3, page 2"."""
    return label if page is None else f"{label}, page {page}"


def citation_reference(citation: Citation, find: FindDocument) -> str:
    """The whole reference of one citation; by file name where the document is no longer held."""
    document = find(citation.ref.doc_id)
    named = document_reference(document.profile) if document else citation.source
    return f"{named}, {place(citation.label, citation.page)}"


@dataclass(frozen=True, slots=True)
class Numbered:
    """One cited paragraph of an answer under its number."""

    number: int
    ref: ParagraphRef
    reference: str


def number_citations(citations: Sequence[Citation], find: FindDocument) -> tuple[Numbered, ...]:
    """Number paragraphs from 1 in order of first mention; one paragraph keeps one number."""
    first: dict[ParagraphRef, Citation] = {}
    for citation in citations:
        first.setdefault(citation.ref, citation)
    return tuple(
        Numbered(number, citation.ref, citation_reference(citation, find))
        for number, citation in enumerate(first.values(), start=1)
    )


def answer_as_text(answer: Answer, numbered: Sequence[Numbered]) -> str:
    """An answer to paste into a briefing: claims with footnote numbers, then the footnotes."""
    numbers = {item.ref: item.number for item in numbered}
    lines = [answer.question, ""] if answer.question else []
    lines += [
        _claim_line(claim.text, claim.form, claim.citations, numbers) for claim in answer.claims
    ]
    if not answer.claims:
        lines.append(answer.text)
    if answer.as_at:
        lines += ["", f"Position as at {date_in_words(answer.as_at)}."]
    lines += [f"Note: {note}" for note in answer.notes]
    if answer.claims:
        lines += ["", *(f"[{item.number}] {item.reference}" for item in numbered)]
    return "\n".join(lines)


def _claim_line(
    text: str, form: ClaimForm, citations: Sequence[Citation], numbers: Mapping[ParagraphRef, int]
) -> str:
    marks = "".join(f"[{number}]" for number in sorted({numbers[item.ref] for item in citations}))
    bullet = "" if form is ClaimForm.SENTENCE else "- "
    return f"{bullet}{text} {marks}"
