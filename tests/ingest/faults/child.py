"""What the processes do that are to be killed; imported once by the server they are forked from."""

import ctypes
import json
import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path

from ingest.building import build
from ingest.settings import EmbeddingSettings, IngestSettings
from ingest.store import dense, worker
from ingest.store.folder import StoreFolder
from ingest.store.verification import faults_of
from ingest.store.worker import verify_in_child
from tests.ingest.word_embedder import WordEmbedder

PRELOADED = (dense.__name__, faults_of.__module__)
"""Imported before the fork, so that a child of a child starts at once."""
_PARENT_DEATH = 1


class Spoken:
    """Sends each stage and step at once, with how much of the stage is done."""

    def __init__(self, said: Connection) -> None:
        self._said = said
        self._stage = ""
        self._done = 0

    def stage(self, name: str, total: int) -> None:
        self._stage, self._done = name, 0
        self._said.send(f"stage {name}")

    def step(self, what: str, count: int = 1) -> None:
        self._done += count
        self._said.send(f"{self._stage} {self._done}: {what}")


def build_aloud(said: Connection, store: Path, documents: Path, forked: bool) -> None:
    """One build."""
    _begin(said, forked)
    settings = IngestSettings(embedding=EmbeddingSettings(commit_every=4))
    build([documents], store, WordEmbedder(), settings, Spoken(said))
    said.send("built")


def check_aloud(said: Connection, store: Path, documents: Path, forked: bool) -> None:
    """One check of the live generation."""
    _begin(said, forked)
    folder = StoreFolder(store)
    verify_in_child(folder.generation(folder.live()), 20_000)
    said.send("checked")


def _begin(said: Connection, forked: bool) -> None:
    if forked:
        worker._run = _run_forked
    said.send(f"started {os.getpid()}")


def _run_forked(task: str, folder: Path, *more: str) -> tuple[str, ...]:
    """What the worker does, in a fork of this process and not a new interpreter.

    Two seconds of imports are saved, and nothing else is another: the work is done in a process
    apart that ends with this one.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        ctypes.CDLL(None).prctl(_PARENT_DEATH, signal.SIGKILL)
        try:
            os.write(writing, json.dumps(worker._done(task, folder, more)).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with open(reading, "rb") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return tuple(json.loads(said)) if said else (f"the process that was to {task} it was lost",)
