"""Keeping a copy of a store's catalogue, and making a store from one.

The catalogue is all that must be kept of documents: indexes are made from it again without
embedding anything. The chat's file of people and drafts, where there is one, goes along in a table
of the copy, so that one file is what must be kept. All copies go through SQLite's own online
backup, so a chat may read, and a build may write, while they are made, and a copy that is stopped
half-way changes nothing.
"""

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.errors import StoreError
from ingest.store.catalogue import Catalogue
from ingest.store.folder import StoreFolder, read_only, sync_folder
from ingest.store.ledger import GenerationLedger
from ingest.store.locking import build_lock

_PAGES_AT_ONCE = 1_000
_OWNER_ALONE = 0o600
_ROOM_TABLE = "chat_room"
_BESIDE = f"CREATE TABLE {_ROOM_TABLE} (content BLOB NOT NULL)"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a copy holds."""

    file: Path
    documents: int
    vectors: int
    answers: int
    room: bool
    """Whether people and drafts of the chat are among it."""
    generation: str | None
    """The generation that was live when the copy was made; None where none was."""


def back_up(store: Path, file: Path) -> Kept:
    """Copy a store's catalogue, and people and drafts, into one file; safe while in use.

    The file can be read by its owner alone, since hashed passwords may be in it.

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
        draft.touch(_OWNER_ALONE)
        _copy(folder.catalogue, draft)
        with Catalogue.open(draft) as copy:
            GenerationLedger(copy).make_live(live)
            # One file without its log beside it, so that one file is what must be kept.
            copy.connection.execute("PRAGMA journal_mode=DELETE")
            # One may be there, of a restore that was killed.
            copy.connection.execute(f"DROP TABLE IF EXISTS {_ROOM_TABLE}")
            if folder.room.is_file():
                copy.connection.execute(_BESIDE)
                insert = f"INSERT INTO {_ROOM_TABLE} VALUES (?)"  # noqa: S608 - a name of ours
                copy.connection.execute(insert, (_content(folder.room, draft),))
        kept = _whole(draft)
        draft.replace(file)
        sync_folder(file.absolute().parent)
    except (OSError, sqlite3.Error) as error:
        draft.unlink(missing_ok=True)
        raise StoreError(f"The backup cannot be written to {file} ({error}).") from error
    return replace(kept, file=file)


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
            _unpack_room(folder)
            folder.leave_pointer_to_catalogue()
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"{file} cannot be restored to {store} ({error}).") from error
    return kept


def _copy(source: Path, target: Path) -> None:
    with (
        closing(read_only(source)) as read,
        closing(sqlite3.connect(target)) as written,
    ):
        read.backup(written, pages=_PAGES_AT_ONCE)


def _content(file: Path, draft: Path) -> bytes:
    """The bytes of a consistent copy of a database that others may be writing."""
    copy = draft.with_name(f"{draft.name}.room")
    try:
        copy.touch(_OWNER_ALONE)
        _copy(file, copy)
        with closing(sqlite3.connect(copy)) as held:
            held.execute("PRAGMA journal_mode=DELETE")
        return copy.read_bytes()
    finally:
        copy.unlink(missing_ok=True)


def _unpack_room(folder: StoreFolder) -> None:
    """Move people and drafts from the restored catalogue to the file they belong in.

    What is there of a backup without them stays: nobody is signed out by an older backup.
    """
    with Catalogue.open(folder.catalogue) as catalogue:
        connection = catalogue.connection
        if not _has_room(connection):
            return
        (content,) = connection.execute(f"SELECT content FROM {_ROOM_TABLE}").fetchone()  # noqa: S608
        with tempfile.TemporaryDirectory(dir=folder.root) as place:
            copy = Path(place) / folder.room.name
            copy.write_bytes(content)
            if not folder.room.exists():
                folder.room.touch(_OWNER_ALONE)
            _copy(copy, folder.room)
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(f"DROP TABLE {_ROOM_TABLE}")


def _has_room(connection: sqlite3.Connection) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (_ROOM_TABLE,))
    return found.fetchone() is not None


def _whole(file: Path) -> Kept:
    """What a copy holds, once SQLite has found it whole."""
    if not file.is_file():
        raise StoreError(f"{file} is not there; name a file that `ingest backup` wrote.")
    try:
        with closing(read_only(file)) as held:
            (verdict,) = held.execute("PRAGMA integrity_check").fetchone()
            if verdict != "ok":
                raise StoreError(f"{file} is damaged ({verdict}); use another backup.")
            documents, vectors, answers = held.execute(
                "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM vectors),"
                " (SELECT count(*) FROM answers)"
            ).fetchone()
            live = held.execute("SELECT name FROM live").fetchone()
            room = _has_room(held)
    except sqlite3.Error as error:
        raise StoreError(
            f"{file} is no backup of a store ({error}); name a file that `ingest backup` wrote."
        ) from error
    return Kept(file, documents, vectors, answers, room, live[0] if live else None)
