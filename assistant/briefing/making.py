"""From answers to a briefing: numbered paragraphs, a footnote a citation, what is not said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answers import Answer, AnswerStatus, Citation, Claim, ClaimForm
from assistant.briefing.note import (
    Briefing,
    Footnote,
    Graded,
    Line,
    Paragraph,
    Section,
    Summed,
    Unsaid,
)
from assistant.chain import newest_first
from assistant.judgements import graded
from assistant.naming import citation_words, date_words, document_name, listing
from assistant.records import answer_id
from ingest.corpus import Corpus
from ingest.documents import SourceDocument
from ingest.sentences import sentence_spans

_SUMMARY_WORDS = 45
_ROW_WORDS = 30
_FEW = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One question with its answer, and the officer's own words around it."""

    question: str
    answer: Answer
    heading: str = ""
    before: str = ""
    after: str = ""


class _Numbering:
    """Hands out footnotes and paragraph numbers in the order of the note."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self.footnotes: list[Footnote] = []
        self.paragraphs = 0

    def footnote(self, citation: Citation) -> Footnote:
        """The next footnote, on this citation."""
        document = self._corpus.document(citation.ref.doc_id)
        words = citation_words(document, citation)
        self.footnotes.append(Footnote(len(self.footnotes) + 1, words, citation))
        return self.footnotes[-1]

    def line(self, claim: Claim) -> Line:
        """A claim with a footnote for each of its citations."""
        return Line(claim.text, tuple(map(self.footnote, claim.citations)), claim.form)

    def paragraph(self, lead: Line | None, under: Sequence[Line]) -> Paragraph:
        """The next numbered paragraph."""
        self.paragraphs += 1
        return Paragraph(self.paragraphs, lead, tuple(under))


def brief(title: str, purpose: str, entries: Sequence[Entry], corpus: Corpus) -> Briefing:
    """Put answers together as a note, in the order given."""
    numbering = _Numbering(corpus)
    sections = tuple(_section(entry, numbering) for entry in entries)
    answered = [section for section in sections if section.paragraphs]
    judged = _judgements(entries, corpus, numbering)
    days = [entry.answer.as_at for entry in entries if entry.answer.as_at]
    cited = {footnote.citation.ref.doc_id for footnote in numbering.footnotes}
    papers = newest_first([corpus.document(doc_id) for doc_id in sorted(cited)])
    return Briefing(
        title=title,
        purpose=purpose or _purpose(entries),
        summary=tuple(_summed(section) for section in answered),
        sections=tuple(answered),
        judgements=judged,
        unsaid=tuple(_unsaid(entries)),
        papers=tuple(f"{document_name(paper)} ({paper.source})" for paper in papers),
        as_at=date_words(max(days)) if days else "",
        corpus=corpus.digest,
        footnotes=tuple(numbering.footnotes),
    )


def _section(entry: Entry, numbering: _Numbering) -> Section:
    answer = entry.answer
    return Section(
        question=entry.question,
        heading=entry.heading,
        paragraphs=tuple(_paragraphs(answer.claims, numbering)),
        notes=answer.notes if answer.claims else (),
        before=entry.before,
        after=entry.after,
        answer=answer_id(answer),
    )


def _paragraphs(claims: Sequence[Claim], numbering: _Numbering) -> Iterator[Paragraph]:
    """A paragraph for each sentence, the items and rows that follow it under it."""
    lead: Line | None = None
    under: list[Line] = []
    for claim in claims:
        if claim.form is ClaimForm.SENTENCE and (lead is not None or under):
            yield numbering.paragraph(lead, under)
            lead, under = None, []
        line = numbering.line(claim)
        if claim.form is ClaimForm.SENTENCE:
            lead = line
        else:
            under.append(line)
    if lead is not None or under:
        yield numbering.paragraph(lead, under)


def _summed(section: Section) -> Summed:
    first = section.paragraphs[0]
    if first.lead is None:
        rows = "; ".join(shortened(line.text, _ROW_WORDS) for line in first.under[:_FEW])
        return Summed(rows, first.number)
    text = first.lead.text
    if text.rstrip("”").endswith(":") and first.under:
        items = [line.text.rstrip(" ;.") for line in first.under]
        few = len(items) <= _FEW and sum(len(one.split()) for one in items) <= _SUMMARY_WORDS
        text += f" {'; '.join(items)}" if few else f" {len(items)} matters"
    return Summed(shortened(text), first.number)


def shortened(text: str, words: int = _SUMMARY_WORDS) -> str:
    """A statement cut after the first sentence of its quotation, where it is long."""
    if len(text.split()) <= words:
        return text
    before, mark, quotation = text.partition("“")
    spans = sentence_spans(quotation)
    if not mark or len(spans) < 2:
        return text
    first = quotation[: spans[0][1]]
    return f"{before}“{first}" + ("" if first.endswith("”") else "”")


def _judgements(
    entries: Sequence[Entry], corpus: Corpus, numbering: _Numbering
) -> tuple[Graded, ...]:
    """The latest judgements held on each authority the note cites."""
    names = {
        document.profile.authority.name
        for entry in entries
        for claim in entry.answer.claims
        for citation in claim.citations
        if (document := corpus.document(citation.ref.doc_id)).profile.authority
    }
    latest: dict[str, SourceDocument] = {}
    for document in graded(corpus.documents):  # oldest first, so the latest stays
        authority = document.profile.authority
        if authority and authority.name in names:
            latest[authority.name] = document
    return tuple(row for name in sorted(latest) for row in _rows(name, latest[name], numbering))


def _rows(name: str, document: SourceDocument, numbering: _Numbering) -> Iterator[Graded]:
    day = document.profile.dates.position
    for judgement in document.profile.judgements:
        paragraph = document.paragraph(judgement.paragraph)
        footnote = numbering.footnote(Citation.of(paragraph, document.source))
        when = date_words(day) if day else "undated"
        yield Graded(name, judgement.name, judgement.grade, when, footnote)


def _unsaid(entries: Sequence[Entry]) -> Iterator[Unsaid]:
    for entry in entries:
        status = entry.answer.status
        if not status.is_answer:
            yield Unsaid(entry.question, entry.answer.text)
        elif status is AnswerStatus.PARTIAL and entry.answer.notes:
            yield Unsaid(entry.question, " ".join(entry.answer.notes))


def _purpose(entries: Sequence[Entry]) -> str:
    names = sorted({name for entry in entries for name in entry.answer.scope.authorities})
    about = f" about {listing(names)}" if names else ""
    count = "one question" if len(entries) == 1 else f"{len(entries)} questions"
    return (
        f"To set out what the documents held say on {count}{about}. Every statement is quoted from"
        " a document or taken from what is recorded of it; the footnote names the place."
    )
