"""The words of a paragraph, sentence by sentence, worked out once and kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.terms import TermStatistics, content_terms
from assistant.vocabulary import Vocabulary, vocabulary_of
from ingest.corpus import Corpus
from ingest.documents import Paragraph, ParagraphRef, SourceDocument
from ingest.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class SentenceTerms:
    """One sentence: its offsets in the paragraph and its stems."""

    start: int
    end: int
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class ParagraphTerms:
    """Stems of a paragraph, of its sentences and of what stands above it."""

    terms: frozenset[str]
    sequence: tuple[str, ...]
    sentences: tuple[SentenceTerms, ...]
    heading: frozenset[str]
    """Stems of the heading path and of the lead-in sentence."""


class TermIndex:
    """Terms of one generation; it never changes, so everything is kept once made."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._kept: dict[ParagraphRef, ParagraphTerms] = {}
        texts = [p.text for document in corpus.documents for p in document.paragraphs]
        self.statistics = TermStatistics.of(texts)
        self.vocabulary: Vocabulary = vocabulary_of(texts)

    def mentions(self, documents: Sequence[SourceDocument], year: int) -> bool:
        """Whether any paragraph of these documents prints the year."""
        wanted = str(year)
        return any(wanted in p.text for document in documents for p in document.paragraphs)

    def of(self, paragraph: Paragraph) -> ParagraphTerms:
        """The terms of one paragraph."""
        kept = self._kept.get(paragraph.ref)
        if kept is None:
            kept = self._kept[paragraph.ref] = self._read(paragraph)
        return kept

    def _read(self, paragraph: Paragraph) -> ParagraphTerms:
        sequence = content_terms(paragraph.text)
        lead_in = ""
        if paragraph.lead_in is not None:
            document = self._corpus.document(paragraph.ref.doc_id)
            lead_in = document.paragraph(paragraph.lead_in).text
        above = " ".join((*paragraph.heading_path, lead_in))
        return ParagraphTerms(
            terms=frozenset(sequence),
            sequence=sequence,
            sentences=tuple(
                SentenceTerms(start, end, frozenset(content_terms(paragraph.text[start:end])))
                for start, end in sentence_spans(paragraph.text)
            ),
            heading=frozenset(content_terms(above)),
        )
