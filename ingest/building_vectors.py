"""Embedding what has no vector yet, so that a killed build loses one batch at most."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.building_progress import Progress
from ingest.chunking import Chunk
from ingest.corpus import Embedder
from ingest.store.catalogue import Catalogue
from ingest.store.vectors import VectorShelf


@dataclass(frozen=True, slots=True)
class EmbeddingCount:
    """Chunks of a build whose vector was computed, and those whose vector was there."""

    embedded: int
    reused: int


def embed_missing(
    catalogue: Catalogue,
    chunks: Sequence[Chunk],
    embedder: Embedder,
    commit_every: int,
    progress: Progress,
    views: Sequence[Chunk] = (),
) -> EmbeddingCount:
    """Embed each text the catalogue has no vector of once, longest first, in committed batches.

    Texts of like length share a pass of the model, so that little of it is padding.

    Raises:
        ModelUnavailable: the embedder fails, or returns what are not unit vectors.
    """
    shelf = VectorShelf(catalogue, embedder.name)
    texts = {chunk.embedded_hash: chunk.embedded_text for chunk in (*chunks, *views)}
    missing = shelf.missing(texts)
    waiting = sorted(missing, key=lambda key: (-len(texts[key]), key))
    progress.stage("embedding", len(waiting))
    for first in range(0, len(waiting), commit_every):
        batch = waiting[first : first + commit_every]
        shelf.add(batch, embedder.embed_documents([texts[key] for key in batch]))
        progress.step(f"{first + len(batch)} of {len(waiting)} paragraphs", len(batch))
    embedded = sum(chunk.embedded_hash in missing for chunk in chunks)
    return EmbeddingCount(embedded, len(chunks) - embedded)
