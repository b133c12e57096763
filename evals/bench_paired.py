"""Rates compared in turn: a machine that is busy is then as busy for the one as for the other."""

import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from evals.bench import seconds_of
from evals.bench_llama_index import seconds_for_texts
from ingest.building_progress import Silent
from ingest.building_vectors import embed_missing
from ingest.chunking import chunks_of
from ingest.corpus import Embedder
from ingest.documents import SourceDocument
from ingest.embedding import SentenceTransformerEmbedder
from ingest.settings import EmbeddingSettings
from ingest.store.catalogue import Catalogue
from ingest.store.contents import Content
from ingest.views import views_of

_EVERY = 4
_DOCUMENTS_AT_ONCE = 4


class PairedEmbedder(SentenceTransformerEmbedder):
    """Times each batch of a build, and every fourth again as a bare ``model.encode``."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = 0.0
        """Seconds that embedding took, the bare calls not counted."""
        self.bare = 0.0
        """Seconds of the bare calls."""
        self._in_turn = True
        self._of_those = 0.0
        self._calls = 0

    def embed_documents(self, texts: Sequence[str]) -> list[list[float]]:
        """Embed, and now and then encode the same texts barely."""
        found: list[list[float]] = []
        spent = seconds_of(lambda: found.extend(super(PairedEmbedder, self).embed_documents(texts)))
        self.inside += spent
        self._calls += 1
        if self._in_turn and self._calls % _EVERY == 0:
            model = self._model()
            self._of_those += spent
            self.bare += seconds_of(
                lambda: model.encode(
                    list(texts), batch_size=32, normalize_embeddings=True, show_progress_bar=False
                )
            )
        return found

    def ended(self) -> float:
        """Encode nothing barely from now on; the seconds of what was."""
        self._in_turn = False
        return self.bare

    @property
    def bare_share(self) -> float:
        """Seconds of a bare call over those of ours, on the same texts."""
        return self.bare / self._of_those if self._of_those else 1.0


@dataclass(frozen=True, slots=True)
class Race:
    """Texts embedded and kept by both, some documents by the one and then by the other."""

    texts: int
    ours: float
    theirs: float


def race(documents: Sequence[SourceDocument], embedder: Embedder) -> Race:
    """Our embedding stage against llama-index's pipeline: same model, same texts, in turn.

    Ours keeps the vectors in a catalogue on the disk, theirs in memory.
    """
    texts, ours, theirs = 0, 0.0, 0.0
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        catalogue = stack.enter_context(Catalogue.open(Path(folder) / "catalogue.sqlite3"))
        for first in range(0, len(documents), _DOCUMENTS_AT_ONCE):
            content = _content(documents[first : first + _DOCUMENTS_AT_ONCE], embedder)
            every = (*content.chunks, *content.views)
            found = list(dict.fromkeys(one.embedded_text for one in every))
            ours += seconds_of(lambda c=content: _embed(catalogue, c, embedder))  # type: ignore[misc]
            theirs += seconds_for_texts(found, embedder)
            texts += len(found)
    return Race(texts, ours, theirs)


def _embed(catalogue: Catalogue, content: Content, embedder: Embedder) -> None:
    every = EmbeddingSettings().commit_every
    embed_missing(catalogue, content, embedder, every, Silent(), {})


def _content(documents: Sequence[SourceDocument], embedder: Embedder) -> Content:
    chunks = [
        chunk
        for document in documents
        for chunk in chunks_of(document, embedder.count_tokens, embedder.token_limit)
    ]
    texts = {str(one.ref): one.text for document in documents for one in document.paragraphs}
    return Content(chunks, views_of(chunks, texts))
