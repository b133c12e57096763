"""Clients of Chroma, in a folder or on a server, and its errors made ours."""

import contextlib
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import chromadb
from chromadb.config import Settings
from chromadb.errors import ChromaError
from httpx import HTTPError

from ingest.errors import GenerationDamaged

COLLECTION = "chunks"
"""Name of the one collection in a generation's folder."""


@contextlib.contextmanager
def translated(where: str) -> Iterator[None]:
    """Raise what Chroma raises as GenerationDamaged, naming ``where``."""
    try:
        yield
    except (
        ChromaError,
        HTTPError,
        ValueError,
        RuntimeError,
        OSError,
        KeyError,
        TypeError,
    ) as error:
        raise GenerationDamaged(
            f"Chroma cannot use {where} ({error}); run `ingest build` to make it again."
        ) from error


def folder_client(folder: Path) -> chromadb.ClientAPI:
    """A client of a folder; opening it writes to it."""
    return chromadb.PersistentClient(
        path=str(folder), settings=Settings(anonymized_telemetry=False)
    )


@cache
def server_client(url: str) -> chromadb.ClientAPI:
    """The client of a server, one a process: Chroma never closes a client's connections."""
    place = urlsplit(url)
    return chromadb.HttpClient(
        host=place.hostname or "127.0.0.1",
        port=place.port or (443 if place.scheme == "https" else 8000),
        ssl=place.scheme == "https",
        settings=Settings(anonymized_telemetry=False),
    )


def reconfigure(collection: chromadb.Collection, **graph: int) -> None:
    """Change settings of a collection's graph; what is loaded of it keeps those it has."""
    with warnings.catch_warnings():
        # That no embedding function is recorded, which is as it should be.
        warnings.simplefilter("ignore", DeprecationWarning)
        collection.modify(configuration={"hnsw": graph})
