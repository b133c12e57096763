"""References as they are read aloud in committee and pasted under a briefing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from assistant.answers import Answer, Citation, Claim, ClaimForm
from assistant.naming import citation_words, date_words
from ingest.corpus import Corpus
from ingest.documents import ParagraphRef, SourceDocument
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


def citation_reference(citation: Citation, find: FindDocument) -> str:
    """The whole reference of one citation; by file name where the document is no longer held."""
    document = find(citation.ref.doc_id)
    if document is not None:
        return citation_words(document, citation)
    page = f", page {citation.page}" if citation.page else ""
    return f"{citation.source}, {citation.label}{page}"


@dataclass(frozen=True, slots=True)
class Numbered:
    """One cited paragraph of an answer under its number."""

    number: int
    ref: ParagraphRef
    reference: str


def citations_in_order(claims: Sequence[Claim]) -> list[Citation]:
    """Citations in the order in which a reader meets them; of a list's lead, after its items.

    The lead cites several of its items at once, which would number them 1, 3, 2.
    """
    ordered: list[Citation] = []
    waiting: list[Citation] = []
    for claim, following in zip_longest(claims, claims[1:]):
        cited = list(claim.citations)
        leads = following is not None and following.form is ClaimForm.ITEM
        if leads and claim.form is ClaimForm.SENTENCE:
            waiting += cited
            continue
        ordered += cited
        if following is None or following.form is not ClaimForm.ITEM:
            ordered += waiting
            waiting = []
    return ordered


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
        lines += ["", f"Position as at {date_words(answer.as_at)}."]
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
