"""Writing collections to Chroma: a new one, a change of one, or one on a server.

What is measured of Chroma 1.5 and shapes this: it corrupts its index without an error when killed
while it persists, or with two writers. So a collection in a folder is written by a process of its
own, in a folder nobody reads yet, and persisted once, at its last vector.
"""

from collections.abc import Collection, Sequence
from pathlib import Path

import chromadb

from ingest.store.dense_clients import (
    COLLECTION,
    folder_client,
    reconfigure,
    server_client,
    translated,
)
from ingest.store.manifest import ServerRecord
from ingest.store.vectors import Matrix

_EF_SEARCH = 400
_EF_CONSTRUCTION = 200
_NEIGHBOURS = 32


def write_collection(folder: Path, chunk_ids: Sequence[str], matrix: Matrix) -> None:
    """Write a new collection: one unit vector a chunk, with the ``doc_id`` it belongs to.

    The index is persisted once, at the last vector: ``sync_threshold`` is their number.

    Raises:
        GenerationDamaged: Chroma refuses.
    """
    with translated(str(folder)):
        client = folder_client(folder)
        _create(client, COLLECTION, chunk_ids, matrix)
        client.close()


def write_on_server(server: ServerRecord, chunk_ids: Sequence[str], matrix: Matrix) -> None:
    """Write a generation's collection on a server, in place of what a stopped build left there.

    Raises:
        GenerationDamaged: the server does not answer, or refuses.
    """
    with translated(str(server)):
        client = server_client(server.url)
        if server.collection in {held.name for held in client.list_collections()}:
            client.delete_collection(server.collection)
        _create(client, server.collection, chunk_ids, matrix)


def discard_on_server(server: ServerRecord, kept: Collection[str]) -> None:
    """Delete the collections of our generations on a server that are not kept.

    Raises:
        GenerationDamaged: the server does not answer, or refuses.
    """
    with translated(str(server)):
        client = server_client(server.url)
        ours = (held.name for held in client.list_collections())
        for name in ours:
            if name.startswith(server.prefix) and name not in kept:
                client.delete_collection(name)


def _create(
    client: chromadb.ClientAPI, name: str, chunk_ids: Sequence[str], matrix: Matrix
) -> None:
    persist_at = max(2, len(chunk_ids))
    index = {
        "space": "cosine",
        "ef_construction": _EF_CONSTRUCTION,
        "ef_search": _EF_SEARCH,
        "max_neighbors": _NEIGHBOURS,
        "sync_threshold": persist_at,
        "batch_size": min(100, persist_at),
    }
    collection = client.create_collection(
        name, configuration={"hnsw": index}, embedding_function=None
    )
    _put(collection, chunk_ids, matrix, client.get_max_batch_size())


def change_collection(
    folder: Path, gone: Sequence[str], chunk_ids: Sequence[str], matrix: Matrix
) -> None:
    """Take chunks out of a collection nobody reads, and put others in with their vectors.

    It is persisted once, at the last change, as in ``write_collection``.

    Raises:
        GenerationDamaged: Chroma refuses.
    """
    changes = max(2, len(gone) + len(chunk_ids))
    with translated(str(folder)):
        client = folder_client(folder)
        collection = client.get_collection(COLLECTION, embedding_function=None)
        reconfigure(collection, sync_threshold=changes, batch_size=min(100, changes))
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
