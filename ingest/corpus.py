"""What the assistant reads: one live generation of the index and the documents it was made from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from ingest.documents import Paragraph, ParagraphRef, SourceDocument


@dataclass(frozen=True, slots=True)
class Scored:
    """A paragraph found by one ranker.

    A paragraph is indexed as one or more chunks; ``start`` and ``end`` are the offsets, in the
    paragraph's text, of its best chunk.
    """

    ref: ParagraphRef
    score: float
    """Dense: cosine similarity, -1 to 1. Lexical: BM25, from 0."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Nearness:
    """Cosine similarities of a query vector to the views of one paragraph, -1 to 1.

    A paragraph is embedded under its context header, bare, and sentence by sentence: on real
    questions the three together found a quarter more of the evidence than the first alone.
    """

    context: float
    """To the paragraph with its header; the best window of a long one."""
    text: float
    """To the bare paragraph; the best window of a long one."""
    sentences: tuple[float, ...]
    """To each sentence, in the order of ``ingest.sentences.sentence_spans``."""


class Corpus(Protocol):
    """A generation opened for reading; it never changes while it is open."""

    @property
    def generation(self) -> str:
        """Name of the generation."""

    @property
    def digest(self) -> str:
        """Digest of the documents and settings it was made from."""

    @property
    def documents(self) -> tuple[SourceDocument, ...]:
        """Every live document with its paragraphs, sorted by ``doc_id``."""

    def document(self, doc_id: str) -> SourceDocument:
        """One document; raises NoSuchDocument."""

    def paragraph(self, ref: ParagraphRef) -> Paragraph:
        """One paragraph; raises NoSuchDocument."""

    def dense(
        self, vector: Sequence[float], limit: int, doc_ids: Collection[str] | None = None
    ) -> tuple[Scored, ...]:
        """Paragraphs nearest to a query vector, best first; ``doc_ids`` None searches all."""

    def lexical(
        self, text: str, limit: int, doc_ids: Collection[str] | None = None
    ) -> tuple[Scored, ...]:
        """Paragraphs by BM25, best first, those scoring above 0 only."""

    def similarities(
        self, vector: Sequence[float], refs: Collection[ParagraphRef]
    ) -> Mapping[ParagraphRef, Nearness]:
        """How near a query vector is to each of these paragraphs."""


class Embedder(Protocol):
    """Turns text into unit vectors; documents and queries by two methods."""

    @property
    def name(self) -> str:
        """Name and short hash of the model, as recorded in a manifest."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    def embed_documents(self, texts: Sequence[str]) -> list[list[float]]:
        """One unit vector a text, in order."""

    def embed_query(self, text: str) -> list[float]:
        """The unit vector of a question."""

    def count_tokens(self, text: str) -> int:
        """Tokens of the model's own tokenizer, special tokens left out."""

    @property
    def token_limit(self) -> int:
        """Tokens beyond which the model cuts a text without a word."""


@runtime_checkable
class BatchEmbedder(Protocol):
    """An embedder that takes several questions at once."""

    def embed_queries(self, texts: Sequence[str]) -> list[list[float]]:
        """One unit vector a text, in order, as ``embed_query`` would give each."""


def embed_queries(embedder: Embedder, texts: Sequence[str]) -> list[list[float]]:
    """The unit vectors of some texts: at once where the embedder can, else one after another."""
    if isinstance(embedder, BatchEmbedder):
        return embedder.embed_queries(texts)
    return [embedder.embed_query(text) for text in texts]
