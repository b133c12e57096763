"""Plain rankers over the same documents and model, to hold the assistant's ranking against.

Each answers one call: a question in, addresses of paragraphs out, best first. None of them
understands the question or narrows the documents: that is what the assistant must be worth more
than. ``llama-index`` is its default retriever (``VectorStoreIndex.from_documents``: windows of
1,024 tokens that overlap by 200) with the embedder of the assistant.
"""

import os
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from assistant.answers import Question
from ingest.corpus import Corpus, Embedder, Scored
from ingest.documents import SourceDocument

if TYPE_CHECKING:
    from llama_index.core import VectorStoreIndex
    from llama_index.core.base.embeddings.base import BaseEmbedding

DEPTH = 20
"""Paragraphs a baseline ranks, as many as an answer keeps for evidence."""
_RANK_CONSTANT = 60
_BETWEEN = "\n\n"


class Baseline(Protocol):
    """A ranker of paragraphs."""

    @property
    def name(self) -> str:
        """As the report prints it."""

    def rank(self, question: Question, limit: int = DEPTH) -> tuple[str, ...]:
        """Addresses of at most ``limit`` paragraphs, best first."""


class Lexical:
    """BM25 alone, over the texts the assistant indexes."""

    name = "lexical only"

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def rank(self, question: Question, limit: int = DEPTH) -> tuple[str, ...]:
        """Rank by BM25."""
        return _refs(self._corpus.lexical(question.text, limit))


class Dense:
    """Cosine similarity alone, over the texts the assistant indexes."""

    name = "dense only"

    def __init__(self, corpus: Corpus, embedder: Embedder) -> None:
        self._corpus = corpus
        self._embedder = embedder

    def rank(self, question: Question, limit: int = DEPTH) -> tuple[str, ...]:
        """Rank by the similarity of one vector."""
        return _refs(self._corpus.dense(self._embedder.embed_query(question.text), limit))


class Fusion:
    """Reciprocal rank fusion of rankers: sum of 1 / (60 + rank) (Cormack et al., SIGIR 2009)."""

    name = "plain fusion"

    def __init__(self, *rankers: Baseline) -> None:
        self._rankers = rankers

    def rank(self, question: Question, limit: int = DEPTH) -> tuple[str, ...]:
        """Rank by the sum over the rankers; equal sums in the order of addresses."""
        scores: dict[str, float] = {}
        for ranker in self._rankers:
            for rank, ref in enumerate(ranker.rank(question, 2 * limit), start=1):
                scores[ref] = scores.get(ref, 0.0) + 1 / (_RANK_CONSTANT + rank)
        return tuple(sorted(scores, key=lambda ref: (-scores[ref], ref)))[:limit]


class LlamaIndexDefault:
    """What llama-index does when told nothing: windows of whole documents, nearest vectors.

    A window found stands for the paragraphs that lie in it, in reading order, each counted once;
    one that is cut by the window's edge lies in it if half of it does.
    """

    name = "llama-index default"

    def __init__(self, corpus: Corpus, embedder: Embedder) -> None:
        self._documents = {one.doc_id: Laid(one) for one in corpus.documents}
        self._index = _default_index(self._documents, embedder)

    def rank(self, question: Question, limit: int = DEPTH) -> tuple[str, ...]:
        """Rank the paragraphs of the nearest windows."""
        found: dict[str, None] = {}
        for node in self._index.as_retriever(similarity_top_k=limit).retrieve(question.text):
            laid = self._documents[str(node.node.metadata["doc_id"])]
            start = node.node.start_char_idx or 0  # type: ignore[attr-defined]
            end = node.node.end_char_idx or 0  # type: ignore[attr-defined]
            found |= dict.fromkeys(laid.within(start, end))
        return tuple(found)[:limit]


class Laid:
    """A document as one text, with where each paragraph stands in it."""

    def __init__(self, document: SourceDocument) -> None:
        texts = [paragraph.text for paragraph in document.paragraphs]
        self.text = _BETWEEN.join(texts)
        self._refs = [str(paragraph.ref) for paragraph in document.paragraphs]
        lengths = (len(text) + len(_BETWEEN) for text in texts)
        self._starts = [0, *accumulate(lengths)]

    def within(self, start: int, end: int) -> list[str]:
        """Addresses of the paragraphs of which at least half lies between two offsets."""
        first = max(0, bisect_right(self._starts, start) - 1)
        chosen = []
        for at in range(first, len(self._refs)):
            begins, ends = self._starts[at], self._starts[at + 1] - len(_BETWEEN)
            if begins >= end:
                break
            if 2 * (min(end, ends) - max(start, begins)) >= ends - begins:
                chosen.append(self._refs[at])
        return chosen


def baselines_of(corpus: Corpus, embedder: Embedder) -> tuple[Baseline, ...]:
    """Every baseline over one corpus; embedding the windows of llama-index takes a while."""
    lexical, dense = Lexical(corpus), Dense(corpus, embedder)
    fused = Fusion(lexical, dense)
    return (LlamaIndexDefault(corpus, embedder), lexical, dense, fused)


def _refs(found: Sequence[Scored]) -> tuple[str, ...]:
    return tuple(str(one.ref) for one in found)


def _default_index(documents: dict[str, Laid], embedder: Embedder) -> "VectorStoreIndex":
    from llama_index import core  # seconds to import

    cache = Path(core.__file__).parent / "_static" / "tiktoken_cache"
    os.environ.setdefault("TIKTOKEN_CACHE_DIR", str(cache))
    texts = [
        core.Document(
            text=laid.text,
            id_=doc_id,
            metadata={"doc_id": doc_id},
            excluded_embed_metadata_keys=["doc_id"],
        )
        for doc_id, laid in sorted(documents.items())
    ]
    return core.VectorStoreIndex.from_documents(texts, embed_model=embedding_of(embedder))


def embedding_of(embedder: Embedder) -> "BaseEmbedding":
    """An embedder of ours as llama-index knows them."""
    from llama_index.core.base.embeddings.base import BaseEmbedding  # seconds to import

    class Wrapped(BaseEmbedding):
        """Our embedder behind llama-index's interface."""

        def _get_query_embedding(self, query: str) -> list[float]:
            return embedder.embed_query(query)

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return embedder.embed_query(query)

        def _get_text_embedding(self, text: str) -> list[float]:
            return embedder.embed_documents([text])[0]

        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            return embedder.embed_documents(texts)

    return Wrapped(embed_batch_size=32)
