"""Chroma's index of a generation, opened for reading.

Opening a folder writes to it, and a process keeps one client a path for good: so every reader opens
a private copy. Beyond one machine a generation is a collection on a Chroma server.
"""

import shutil
import tempfile
import weakref
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import chromadb

from ingest.errors import GenerationDamaged
from ingest.store.dense_clients import (
    COLLECTION,
    folder_client,
    reconfigure,
    server_client,
    translated,
)
from ingest.store.manifest import CHROMA, Manifest, ServerRecord
from ingest.store.vectors import Matrix

_SELF_QUERY_BATCH = 500
_SELF_QUERY_DEPTH = 3
_QUICK = 64
_SAME = 1e-5
"""Cosine distance under which two vectors are those of the same text."""


class DenseIndex:
    """A collection opened for reading: in a private copy of its folder, or on a server."""

    def __init__(
        self, collection: chromadb.Collection, where: str, give_back: Callable[[], None]
    ) -> None:
        self._collection = collection
        self._where = where
        self._finalizer = weakref.finalize(self, give_back)

    @classmethod
    def of_folder(cls, folder: Path, *, quick: bool = False) -> "DenseIndex":
        """Copy a generation's Chroma folder and open the copy, which goes when the index does.

        Args:
            folder: Chroma's folder.
            quick: whether to follow fewer ways through the graph: a quarter of the time, and a
                few chunks are missed that are there.

        Raises:
            GenerationDamaged: the folder holds no usable collection.
        """
        copy = Path(tempfile.mkdtemp(prefix="inspection-index-"))
        try:
            with translated(str(folder)):
                shutil.copytree(folder, copy, dirs_exist_ok=True)
                client = folder_client(copy)
                collection = client.get_collection(COLLECTION, embedding_function=None)
                if quick:  # before the first query: it is read when the graph is loaded
                    reconfigure(collection, ef_search=_QUICK)
        except GenerationDamaged:
            shutil.rmtree(copy, ignore_errors=True)
            raise
        return cls(collection, str(folder), partial(_discard, client, copy))

    @classmethod
    def on_server(cls, server: ServerRecord) -> "DenseIndex":
        """Open a generation's collection on a Chroma server.

        Raises:
            GenerationDamaged: the server does not answer, or has no such collection.
        """
        with translated(str(server)):
            client = server_client(server.url)
            collection = client.get_collection(server.collection, embedding_function=None)
        return cls(collection, str(server), _nothing)

    def close(self) -> None:
        """Give back the copy or the connection; the index cannot be used afterwards."""
        self._finalizer()

    def count(self) -> int:
        """Chunks held."""
        with translated(self._where):
            return int(self._collection.count())

    def chunk_ids(self) -> set[str]:
        """The ids held."""
        with translated(self._where):
            return set(self._collection.get(include=[])["ids"])

    def nearest(self, vector: Sequence[float], count: int) -> list[str]:
        """Ids of about the ``count`` nearest chunks, nearest first."""
        with translated(self._where):
            found = self._collection.query(
                query_embeddings=[list(vector)], n_results=count, include=[]
            )
            return list(found["ids"][0])

    def lost(self, chunk_ids: Sequence[str], matrix: Matrix) -> list[str]:
        """Those of the chunks that their own vector does not find among the first three.

        A chunk with the very text of three others may stand behind them, and is not lost.
        """
        lost: list[str] = []
        with translated(self._where):
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


def _nothing() -> None:
    """A connection is shared, and stays."""


def _discard(client: chromadb.ClientAPI, copy: Path) -> None:
    client.close()
    shutil.rmtree(copy, ignore_errors=True)


def open_dense(folder: Path, manifest: Manifest, *, quick: bool = False) -> DenseIndex:
    """A generation's collection, wherever it is; ``quick`` as in ``DenseIndex.of_folder``.

    A collection on a server is for all who read it, and is asked as it stands.

    Raises:
        GenerationDamaged: it cannot be opened.
    """
    if manifest.server is not None:
        return DenseIndex.on_server(manifest.server)
    return DenseIndex.of_folder(folder / CHROMA, quick=quick)
