"""The room's own file in a store: people and drafts. What the catalogue holds is not touched."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ingest.errors import StoreError
from ingest.store.folder import StoreFolder

_BUSY_SECONDS = 10.0
_TABLES = """
CREATE TABLE IF NOT EXISTS people
    (name TEXT PRIMARY KEY, password TEXT NOT NULL, role TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS drafts
    (id TEXT PRIMARY KEY, owner TEXT NOT NULL, changed TEXT NOT NULL, record TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS drafts_by_owner ON drafts (owner, changed);
"""


@contextmanager
def room_file(store: Path) -> Iterator[sqlite3.Connection]:
    """The file opened, made where it is not there, and committed at the end.

    Raises:
        StoreError: it cannot be opened, read or written.
    """
    path = StoreFolder(store).room
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path, timeout=_BUSY_SECONDS)) as connection:
            connection.executescript(_TABLES)
            path.chmod(0o600)
            yield connection
            connection.commit()
    except (sqlite3.Error, OSError) as error:
        raise StoreError(
            f"{path} cannot be used ({error}); check the disk and the rights on the folder."
        ) from error
