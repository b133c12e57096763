"""Embedding what has no vector yet, so that a killed build loses one batch at most."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ingest.building_progress import Progress
from ingest.corpus import Embedder
from ingest.store.catalogue import Catalogue
from ingest.store.contents import Content
from ingest.store.vectors import VectorShelf


@dataclass(frozen=True, slots=True)
class EmbeddingCount:
    """Chunks of a build whose vector was computed, and those whose vector was there."""

    embedded: int
    reused: int


def embed_missing(
    catalogue: Catalogue,
    content: Content,
    embedder: Embedder,
    commit_every: int,
    progress: Progress,
    names: Mapping[str, str],
) -> EmbeddingCount:
    """Embed each text the catalogue has no vector of once, longest first, in committed batches.

    Texts of like length share a pass of the model, so that little of it is padding: a batch is of
    several documents, and progress names the one of its longest text and counts the others.

    Args:
        catalogue: where vectors are kept.
        content: what is to have vectors.
        embedder: the model.
        commit_every: texts in a batch.
        progress: told of each batch, before and after.
        names: what people know each document by, by ``doc_id``.

    Raises:
        ModelUnavailable: the embedder fails, or returns what are not unit vectors.
    """
    shelf = VectorShelf(catalogue, embedder.name)
    texts: dict[str, str] = {}
    homes: dict[str, str] = {}
    for chunk in (*content.chunks, *content.views):
        digest = chunk.embedded_hash
        texts[digest] = chunk.embedded_text
        homes.setdefault(digest, chunk.ref.doc_id)
    missing = shelf.missing(texts)
    waiting = sorted(missing, key=lambda key: (-len(texts[key]), key))
    progress.stage("embedding", len(waiting))
    for first in range(0, len(waiting), commit_every):
        batch = waiting[first : first + commit_every]
        whose = _named(dict.fromkeys(homes[key] for key in batch), names)
        progress.step(whose, 0)
        shelf.add(batch, embedder.embed_documents([texts[key] for key in batch]))
        progress.step(whose, len(batch))
    embedded = sum(chunk.embedded_hash in missing for chunk in content.chunks)
    return EmbeddingCount(embedded, len(content.chunks) - embedded)


def _named(doc_ids: Collection[str], names: Mapping[str, str]) -> str:
    first = next(iter(doc_ids))
    more = len(doc_ids) - 1
    plural = "s" if more > 1 else ""
    return names.get(first, first) + (f" and {more} more document{plural}" if more else "")
