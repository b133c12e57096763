"""What the processes do that are to be killed; imported once by the server they are forked from."""

import os
from multiprocessing.connection import Connection
from pathlib import Path

from ingest.building import build
from ingest.settings import EmbeddingSettings, IngestSettings
from ingest.store.folder import StoreFolder
from ingest.store.worker import verify_in_child
from tests.ingest.word_embedder import WordEmbedder


class Spoken:
    """Sends each stage and step at once."""

    def __init__(self, said: Connection) -> None:
        self._said = said

    def stage(self, name: str, total: int) -> None:
        self._said.send(f"stage {name}")

    def step(self, what: str, count: int = 1) -> None:
        self._said.send(f"step {what}")


def build_aloud(said: Connection, store: Path, documents: Path) -> None:
    """One build."""
    said.send(f"started {os.getpid()}")
    settings = IngestSettings(embedding=EmbeddingSettings(commit_every=4))
    build([documents], store, WordEmbedder(), settings, Spoken(said))
    said.send("built")


def check(said: Connection, store: Path, documents: Path) -> None:
    """One check of the live generation."""
    said.send(f"started {os.getpid()}")
    folder = StoreFolder(store)
    verify_in_child(folder.generation(folder.live()), 20_000)
    said.send("checked")
