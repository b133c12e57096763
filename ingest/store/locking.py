"""Locks of the operating system, which a killed process cannot leave behind."""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import portalocker

from ingest.errors import GenerationDamaged, StoreError, StoreLocked
from ingest.store.folder import StoreFolder
from ingest.store.manifest import MANIFEST


@contextmanager
def build_lock(store: StoreFolder) -> Iterator[None]:
    """Hold the store for one build; refuse at once where another has it.

    Raises:
        StoreLocked: another build holds it; the message names its process.
        StoreError: the folder cannot be written.
    """
    try:
        store.root.mkdir(parents=True, exist_ok=True)
        file = store.lock.open("a+", encoding="utf-8")
    except OSError as error:
        raise StoreError(
            f"{store.root} cannot be written ({error}); choose another folder with --store."
        ) from error
    with file:
        try:
            portalocker.lock(file, portalocker.LOCK_EX | portalocker.LOCK_NB)
        except portalocker.LockException as error:
            file.seek(0)
            holder = file.read().strip() or "unknown"
            raise StoreLocked(
                f"Another build (process {holder}) is writing to {store.root};"
                " wait until it has ended."
            ) from error
        with contextlib.suppress(OSError):  # a full disk: nobody can read who holds it
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
        yield


@contextmanager
def held_in_use(generation: Path) -> Iterator[None]:
    """Keep a generation's folder from being deleted while it is read.

    Raises:
        GenerationDamaged: it has no manifest to hold.
    """
    try:
        file = (generation / MANIFEST).open("rb")
    except OSError as error:
        raise GenerationDamaged(
            f"{generation.name} has no readable manifest; run `ingest build` to make it again."
        ) from error
    with file:
        portalocker.lock(file, portalocker.LOCK_SH | portalocker.LOCK_NB)
        yield


def in_use(generation: Path) -> bool:
    """Whether somebody reads a generation."""
    try:
        with (generation / MANIFEST).open("rb") as file:
            portalocker.lock(file, portalocker.LOCK_EX | portalocker.LOCK_NB)
    except FileNotFoundError:
        return False
    except portalocker.LockException:
        return True
    return False
