"""Chroma: the vector index of a generation. The only module that knows it.

What is measured of Chroma 1.5 and shapes this module: it corrupts its index without an error when
killed while it persists, or with two writers; opening a folder writes to it; a process keeps one
client a path for good. So a collection is written once, by a process of its own, in a new folder,
and every reader opens a private copy.
"""

import contextlib
import shutil
import tempfile
import weakref
from collections.abc import Iterator, Sequence
from pathlib import Path

import chromadb
from chromadb.config import Settings
from chromadb.errors import ChromaError

from ingest.errors import GenerationDamaged
from ingest.store.vectors import Matrix

_COLLECTION = "chunks"
_SELF_QUERY_BATCH = 500
_SELF_QUERY_DEPTH = 3
_SAME = 1e-5
"""Cosine distance under which two vectors are those of the same text."""
_EF_SEARCH = 400
_EF_CONSTRUCTION = 200
_NEIGHBOURS = 32


@contextlib.contextmanager
def _translated(folder: Path) -> Iterator[None]:
    try:
        yield
    except (ChromaError, ValueError, RuntimeError, OSError, KeyError, TypeError) as error:
        raise GenerationDamaged(
            f"Chroma cannot use {folder} ({error}); run `ingest build` to make it again."
        ) from error


def _client(folder: Path) -> chromadb.ClientAPI:
    return chromadb.PersistentClient(
        path=str(folder), settings=Settings(anonymized_telemetry=False)
    )


def write_collection(folder: Path, chunk_ids: Sequence[str], matrix: Matrix) -> None:
    """Write a new collection: one unit vector a chunk, with the ``doc_id`` it belongs to.

    The index is persisted once, at the last vector: ``sync_threshold`` is their number.

    Raises:
        GenerationDamaged: Chroma refuses.
    """
    persist_at = max(2, len(chunk_ids))
    index = {
        "space": "cosine",
        "ef_construction": _EF_CONSTRUCTION,
        "ef_search": _EF_SEARCH,
        "max_neighbors": _NEIGHBOURS,
        "sync_threshold": persist_at,
        "batch_size": min(100, persist_at),
    }
    with _translated(folder):
        client = _client(folder)
        collection = client.create_collection(
            _COLLECTION, configuration={"hnsw": index}, embedding_function=None
        )
        _put(collection, chunk_ids, matrix, client.get_max_batch_size())
        client.close()


def change_collection(
    folder: Path, gone: Sequence[str], chunk_ids: Sequence[str], matrix: Matrix
) -> None:
    """Take chunks out of a collection nobody reads, and put others in with their vectors.

    It is persisted once, at the last change, as in ``write_collection``.

    Raises:
        GenerationDamaged: Chroma refuses.
    """
    changes = max(2, len(gone) + len(chunk_ids))
    with _translated(folder):
        client = _client(folder)
        collection = client.get_collection(_COLLECTION, embedding_function=None)
        persisting = {"sync_threshold": changes, "batch_size": min(100, changes)}
        collection.modify(configuration={"hnsw": persisting})
        step = client.get_max_batch_size()
        for first in range(0, len(gone), step):
            collection.delete(ids=list(gone[first : first + step]))
        _put(collection, chunk_ids, matrix, step)
        client.close()


def _put(
    collection: chromadb.Collection, chunk_ids: Sequence[str], matrix: Matrix, step: int
) -> None:
    for first in range(0, len(chunk_ids), step):
        ids = list(chunk_ids[first : first + step])
        collection.upsert(
            ids=ids,
            embeddings=matrix[first : first + step],
            metadatas=[{"doc_id": chunk_id.partition("#")[0]} for chunk_id in ids],
        )


class DenseIndex:
    """A collection opened for reading, in a private copy that goes when the index does."""

    def __init__(self, folder: Path) -> None:
        """Copy and open.

        Raises:
            GenerationDamaged: the folder holds no usable collection.
        """
        copy = Path(tempfile.mkdtemp(prefix="inspection-index-"))
        try:
            with _translated(folder):
                shutil.copytree(folder, copy, dirs_exist_ok=True)
                self._client = _client(copy)
                self._collection = self._client.get_collection(_COLLECTION, embedding_function=None)
        except GenerationDamaged:
            shutil.rmtree(copy, ignore_errors=True)
            raise
        self._folder = folder
        self._finalizer = weakref.finalize(self, _discard, self._client, copy)

    def close(self) -> None:
        """Give back the copy; the index cannot be used afterwards."""
        self._finalizer()

    def count(self) -> int:
        """Chunks held."""
        with _translated(self._folder):
            return int(self._collection.count())

    def chunk_ids(self) -> set[str]:
        """The ids held."""
        with _translated(self._folder):
            return set(self._collection.get(include=[])["ids"])

    def nearest(self, vector: Sequence[float], count: int) -> list[str]:
        """Ids of about the ``count`` nearest chunks, nearest first."""
        with _translated(self._folder):
            found = self._collection.query(
                query_embeddings=[list(vector)], n_results=count, include=[]
            )
            return list(found["ids"][0])

    def lost(self, chunk_ids: Sequence[str], matrix: Matrix) -> list[str]:
        """Those of the chunks that their own vector does not find among the first three.

        A chunk with the very text of three others may stand behind them, and is not lost.
        """
        lost: list[str] = []
        with _translated(self._folder):
            for first in range(0, len(chunk_ids), _SELF_QUERY_BATCH):
                wanted = chunk_ids[first : first + _SELF_QUERY_BATCH]
                found = self._collection.query(
                    query_embeddings=matrix[first : first + _SELF_QUERY_BATCH],
                    n_results=_SELF_QUERY_DEPTH,
                    include=["distances"],
                )
                rankings = zip(wanted, found["ids"], found["distances"], strict=True)
                lost.extend(
                    chunk_id
                    for chunk_id, ids, distances in rankings
                    if chunk_id not in ids and not (distances and distances[-1] < _SAME)
                )
        return lost


def _discard(client: chromadb.ClientAPI, copy: Path) -> None:
    client.close()
    shutil.rmtree(copy, ignore_errors=True)
