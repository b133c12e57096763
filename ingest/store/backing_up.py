"""Keeping a copy of a store's catalogue, and making a store from one.

The catalogue is all that must be kept: indexes are made from it again without embedding anything.
Both copies go through SQLite's own online backup, so a chat may read, and a build may write, while
they are made, and a copy that is stopped half-way changes nothing.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import StoreError
from ingest.store.catalogue import Catalogue
from ingest.store.folder import StoreFolder, sync_folder
from ingest.store.ledger import GenerationLedger
from ingest.store.locking import build_lock

_PAGES_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Kept:
    """What a copy holds."""

    file: Path
    documents: int
    vectors: int
    answers: int
    generation: str | None
    """The generation that was live when the copy was made; None where none was."""


def back_up(store: Path, file: Path) -> Kept:
    """Copy a store's catalogue into one file, safe while the store is in use.

    Raises:
        StoreMissing: nothing has been built there.
        StoreError: the file is there already, cannot be written, or the copy is not whole.
    """
    folder = StoreFolder(store)
    live = folder.live()
    if file.exists():
        raise StoreError(f"{file} is there already; name a new file for the backup.")
    draft = file.with_name(f"{file.name}.unfinished")
    try:
        draft.unlink(missing_ok=True)
        _copy(folder.catalogue, draft)
        with Catalogue.open(draft) as copy:
            GenerationLedger(copy).make_live(live)
            # One file without its log beside it, so that one file is what must be kept.
            copy.connection.execute("PRAGMA journal_mode=DELETE")
        kept = _whole(draft)
        draft.replace(file)
        sync_folder(file.absolute().parent)
    except (OSError, sqlite3.Error) as error:
        draft.unlink(missing_ok=True)
        raise StoreError(f"The backup cannot be written to {file} ({error}).") from error
    return Kept(file, kept.documents, kept.vectors, kept.answers, kept.generation)


def restore(file: Path, store: Path, *, replace: bool = False) -> Kept:
    """Put a backup in the place of a store's catalogue; the index is to be built from it next.

    Args:
        file: what ``back_up`` wrote.
        store: a folder that is new, empty, or whose catalogue may be replaced.
        replace: whether a catalogue that is there may be replaced.

    Raises:
        StoreError: the file is no whole catalogue, or a catalogue is there and may not be replaced.
        StoreLocked: a build is running on the store.
    """
    kept = _whole(file)
    folder = StoreFolder(store)
    if folder.catalogue.exists() and not replace:
        raise StoreError(
            f"{store} holds a store already; restore into another folder, or add --replace."
        )
    with build_lock(folder):
        try:
            _copy(file, folder.catalogue)
            folder.leave_pointer_to_catalogue()
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"{file} cannot be restored to {store} ({error}).") from error
    return kept


def _copy(source: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as read,
        closing(sqlite3.connect(target)) as written,
    ):
        read.backup(written, pages=_PAGES_AT_ONCE)


def _whole(file: Path) -> Kept:
    """What a copy holds, once SQLite has found it whole."""
    if not file.is_file():
        raise StoreError(f"{file} is not there; name a file that `ingest backup` wrote.")
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as held:
            (verdict,) = held.execute("PRAGMA integrity_check").fetchone()
            if verdict != "ok":
                raise StoreError(f"{file} is damaged ({verdict}); use another backup.")
            documents, vectors, answers = held.execute(
                "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM vectors),"
                " (SELECT count(*) FROM answers)"
            ).fetchone()
            live = held.execute("SELECT name FROM live").fetchone()
    except sqlite3.Error as error:
        raise StoreError(
            f"{file} is no backup of a store ({error}); name a file that `ingest backup` wrote."
        ) from error
    return Kept(file, documents, vectors, answers, live[0] if live else None)
