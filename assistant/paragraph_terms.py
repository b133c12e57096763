"""The words of a paragraph, sentence by sentence, worked out once and kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.naming import authority_name
from assistant.terms import TermStatistics, content_terms
from assistant.topics import Topic, mentions, topics_in
from assistant.vocabulary import Vocabulary, vocabulary_of
from ingest.boilerplate import is_boilerplate
from ingest.corpus import Corpus
from ingest.documents import Paragraph, ParagraphRef, SourceDocument
from ingest.sentences import sentence_spans

_NAME = re.compile(r"(?<!^)(?<![.?!]\s)\b[A-Z][A-Za-z’'-]+\b")
_ACRONYM = re.compile(r"[A-Z]{3,}s?(?:['’]s)?")
_PHRASE = re.compile(r"(?<!^)(?<![.?!]\s)\b[A-Z][a-z’'-]+(?:\s+[A-Z][a-z’'-]+)+\b")
_OFFICES = re.compile(
    r"\b(?:director|head|leader|member|chair|chief|officer|manager|mayor|councillor|cllr|council|services?|team|board|panel|committee|cabinet|department|ministers?|court|report|inspection|school)\b",
    re.IGNORECASE,
)
"""Words of offices and bodies, which are written with capitals and printed in many ways."""
_MOSTLY = 0.6
_NOT_NAMES = frozenset(
    {"i", "ofsted", "ofsted's", "ofsted’s", "dcs", "hmi", "nhs", "uk", "la", "las"}
)
_TITLED = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\s+", re.IGNORECASE)


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
    is_standing: bool = False
    """Whether it is standing text, the same in every letter of its kind."""


class TermIndex:
    """Terms of one generation; it never changes, so everything is kept once made."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._kept: dict[ParagraphRef, ParagraphTerms] = {}
        self._texts: dict[str, str] = {}
        self._of_document: dict[str, frozenset[str]] = {}
        self._of_all: frozenset[str] | None = None
        self._told: dict[tuple[str, Topic], bool] = {}
        texts = [p.text for document in corpus.documents for p in document.paragraphs]
        self.statistics = TermStatistics.of(texts)
        self.vocabulary: Vocabulary = vocabulary_of(texts)

    def mentions(self, documents: Sequence[SourceDocument], text: str) -> bool:
        """Whether any paragraph of these documents prints a text, whatever its case."""
        wanted = text.lower()
        return any(wanted in self._lower(document) for document in documents)

    def has_strange_name(self, text: str, documents: Sequence[SourceDocument]) -> bool:
        """Whether a text names something, by capitals, that none of these documents prints.

        One unknown acronym is enough, and one unknown name of several words; of other names all
        must be unknown, since members write Title Case. What the vocabulary spells out is known.
        """
        if any(self._is_strange(phrase, documents) for phrase in _phrases(text)):
            return True
        names = [name for name in _NAME.findall(text) if name.lower() not in _NOT_NAMES]
        strange = [name for name in names if not self._prints(name, documents)]
        return any(_ACRONYM.fullmatch(name) for name in strange) or (
            bool(names) and len(strange) == len(names)
        )

    def _is_strange(self, phrase: str, documents: Sequence[SourceDocument]) -> bool:
        # "Mr Example" is printed where "Mr Tom Example" is.
        wanted = " ".join(_TITLED.sub("", phrase).lower().replace("’", "'").split())
        return not any(wanted in self._lower(document).replace("’", "'") for document in documents)

    def _prints(self, name: str, documents: Sequence[SourceDocument]) -> bool:
        bare = re.sub(r"['’]s$", "", name)
        if _ACRONYM.fullmatch(name):
            whole = re.compile(rf"\b{re.escape(bare.removesuffix('s'))}s?\b")
            printed = any(
                whole.search(paragraph.text)
                for document in documents
                for paragraph in document.paragraphs
            )
        else:
            printed = any(bare.lower() in self._lower(document) for document in documents)
        return printed or any(self._spells_out(name, document) for document in documents)

    def _spells_out(self, name: str, document: SourceDocument) -> bool:
        """Whether one paragraph holds every word of what an acronym stands for."""
        for phrase in self.vocabulary.synonyms.get(content_terms(name), ()):
            if any(set(phrase) <= self.of(paragraph).terms for paragraph in document.paragraphs):
                return True
        return False

    def _lower(self, document: SourceDocument) -> str:
        kept = self._texts.get(document.doc_id)
        if kept is None:
            kept = "\n".join(paragraph.text for paragraph in document.paragraphs).lower()
            self._texts[document.doc_id] = kept
        return kept

    def of(self, paragraph: Paragraph) -> ParagraphTerms:
        """The terms of one paragraph."""
        kept = self._kept.get(paragraph.ref)
        if kept is None:
            kept = self._kept[paragraph.ref] = self._read(paragraph)
        return kept

    def of_documents(self, documents: Sequence[SourceDocument]) -> frozenset[str]:
        """Every stem that these documents use; of all documents held it is worked out once."""
        is_whole = len(documents) == len(self._corpus.documents)
        if is_whole and self._of_all is not None:
            return self._of_all
        found: set[str] = set()
        for document in documents:
            kept = self._of_document.get(document.doc_id)
            if kept is None:
                every = (self.of(paragraph).terms for paragraph in document.paragraphs)
                kept = self._of_document[document.doc_id] = frozenset().union(*every)
            found |= kept
        whole = frozenset(found)
        if is_whole:
            self._of_all = whole
        return whole

    def untold(
        self, text: str, documents: Sequence[SourceDocument], *, apart: bool
    ) -> frozenset[str]:
        """Names of authorities of whose documents none mentions some topic that a text names.

        Each authority's are taken ``apart``, or all together.
        """
        named = topics_in(text)
        groups: dict[str, list[SourceDocument]] = {}
        for document in documents if named else ():
            groups.setdefault(authority_name(document) if apart else "", []).append(document)
        return frozenset(
            authority_name(document)
            for held in groups.values()
            if not all(any(self._tells(one, topic) for one in held) for topic in named)
            for document in held
        )

    def _tells(self, document: SourceDocument, topic: Topic) -> bool:
        """Whether any paragraph mentions a topic, in any of the ways it is told."""
        kept = self._told.get((document.doc_id, topic))
        if kept is None:
            held = self.of_documents((document,))
            phrases = frozenset(one for one in topic.told if held.issuperset(one))
            kept = bool(phrases) and any(
                mentions(self.of(paragraph).sequence, phrases) for paragraph in document.paragraphs
            )
            self._told[document.doc_id, topic] = kept
        return kept

    def _read(self, paragraph: Paragraph) -> ParagraphTerms:
        sequence = content_terms(paragraph.text)
        lead_in = ""
        document = self._corpus.document(paragraph.ref.doc_id)
        if paragraph.lead_in is not None:
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
            is_standing=is_boilerplate(paragraph, document.profile),
        )


def _phrases(text: str) -> list[str]:
    """Names of several words, such as a programme's; none where all is written in Title Case."""
    words = [word for word in text.split() if word[:1].isalpha()][1:]
    capitals = sum(word[:1].isupper() for word in words)
    if words and capitals / len(words) > _MOSTLY:
        return []
    return [phrase for phrase in _PHRASE.findall(text) if not _OFFICES.search(phrase)]
