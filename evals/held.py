"""A corpus made in memory from documents at hand, for sets that are no files of ours and for tests.

It ranks by the very code of a store; only the catalogue and the generation's folder are left out.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ingest.chunking import CHUNKING_VERSION, Chunk, chunks_of
from ingest.corpus import Embedder
from ingest.documents import SourceDocument
from ingest.store.lexical import LEXICAL_VERSION, LexicalIndex
from ingest.store.manifest import ChunkingRecord, ChunkTable, Manifest, VersionRecord
from ingest.store.ranking import Ranking
from ingest.store.reader import OpenCorpus
from ingest.store.vectors import Matrix, VectorMatrix
from ingest.store.viewing import ViewMatrix
from ingest.views import views_of


def held_corpus(
    documents: Sequence[SourceDocument], embedder: Embedder, cache: Path | None = None
) -> OpenCorpus:
    """Chunk, embed and index documents; vectors are kept in ``cache`` where one is given."""
    ordered = tuple(sorted(documents, key=lambda document: document.doc_id))
    chunks = [
        chunk
        for document in ordered
        for chunk in chunks_of(document, embedder.count_tokens, embedder.token_limit)
    ]
    texts = {str(p.ref): p.text for document in ordered for p in document.paragraphs}
    views = views_of(chunks, texts)
    matrix = _vectors([one.embedded_text for one in (*chunks, *views)], embedder, cache)
    table = ChunkTable(
        chunk_ids=tuple(chunk.chunk_id for chunk in chunks),
        starts=tuple(chunk.start for chunk in chunks),
        ends=tuple(chunk.end for chunk in chunks),
        hashes=tuple(chunk.embedded_hash for chunk in chunks),
    )
    seen = ViewMatrix([view.chunk_id for view in views], VectorMatrix(matrix[len(chunks) :]))
    lexical = LexicalIndex.of([chunk.embedded_text for chunk in chunks])
    ranking = Ranking(table, lexical, VectorMatrix(matrix[: len(chunks)]), None, seen)
    return OpenCorpus(_manifest(ordered, chunks, embedder), ordered, ranking)


def _vectors(texts: Sequence[str], embedder: Embedder, cache: Path | None) -> Matrix:
    digest = hashlib.sha256("\0".join((embedder.name, *texts)).encode()).hexdigest()
    kept = cache / f"{digest[:16]}.npy" if cache else None
    if kept and kept.is_file():
        return np.asarray(np.load(kept, allow_pickle=False), dtype=np.float32)
    order = sorted(range(len(texts)), key=lambda at: -len(texts[at]))
    found = embedder.embed_documents([texts[at] for at in order])
    matrix = np.zeros((len(texts), embedder.dimension), dtype=np.float32)
    matrix[order] = np.asarray(found, dtype=np.float32)
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        np.save(kept, matrix, allow_pickle=False)
    return matrix


def _manifest(
    documents: Sequence[SourceDocument], chunks: Sequence[Chunk], embedder: Embedder
) -> Manifest:
    return Manifest(
        name="held",
        digest="held",
        embedder=embedder.name,
        dimension=embedder.dimension,
        token_limit=embedder.token_limit,
        chunking=ChunkingRecord(
            version=CHUNKING_VERSION, lexical_version=LEXICAL_VERSION, overlap_sentences=1
        ),
        documents=tuple(
            VersionRecord(doc_id=one.doc_id, version=1, digest=one.sha256) for one in documents
        ),
        paragraphs=sum(len(one.paragraphs) for one in documents),
        chunks=len(chunks),
    )
