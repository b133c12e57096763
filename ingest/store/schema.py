"""The catalogue's tables, as a ledger of migrations that are each applied once."""

import datetime as dt
import sqlite3

from ingest.errors import StoreOutdated

_MIGRATIONS: tuple[tuple[str, str], ...] = (
    (
        "documents, paragraphs, vectors, generations, answers",
        """
        CREATE TABLE documents (
            doc_id TEXT PRIMARY KEY,
            origin TEXT NOT NULL UNIQUE
        );
        CREATE TABLE document_versions (
            version INTEGER PRIMARY KEY AUTOINCREMENT,
            doc_id TEXT NOT NULL REFERENCES documents(doc_id),
            source TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            sidecar TEXT NOT NULL,
            reader TEXT NOT NULL,
            digest TEXT NOT NULL,
            profile TEXT NOT NULL,
            page_count INTEGER NOT NULL,
            warnings TEXT NOT NULL,
            created TEXT NOT NULL,
            UNIQUE (doc_id, source, sha256, sidecar, reader)
        );
        CREATE TABLE paragraphs (
            version INTEGER NOT NULL REFERENCES document_versions(version) ON DELETE CASCADE,
            number INTEGER NOT NULL CHECK (number >= 1),
            content_hash TEXT NOT NULL,
            record TEXT NOT NULL,
            text TEXT GENERATED ALWAYS AS (json_extract(record, '$.text')) VIRTUAL,
            PRIMARY KEY (version, number)
        ) WITHOUT ROWID;
        CREATE TABLE redirects (
            old_ref TEXT NOT NULL,
            old_hash TEXT NOT NULL,
            new_ref TEXT,
            match TEXT NOT NULL CHECK (match IN ('same', 'moved', 'changed', 'gone')),
            created TEXT NOT NULL,
            PRIMARY KEY (old_ref, old_hash),
            CHECK ((new_ref IS NULL) = (match = 'gone'))
        ) WITHOUT ROWID;
        CREATE TABLE vectors (
            embedded_hash TEXT NOT NULL,
            model TEXT NOT NULL,
            vector BLOB NOT NULL,
            PRIMARY KEY (embedded_hash, model)
        ) WITHOUT ROWID;
        CREATE TABLE generations (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            digest TEXT NOT NULL,
            created TEXT NOT NULL,
            verified TEXT
        );
        CREATE TABLE generation_documents (
            number INTEGER NOT NULL REFERENCES generations(number) ON DELETE CASCADE,
            version INTEGER NOT NULL REFERENCES document_versions(version),
            PRIMARY KEY (number, version)
        ) WITHOUT ROWID;
        CREATE TABLE answers (id TEXT PRIMARY KEY, created TEXT NOT NULL, record TEXT NOT NULL);
        CREATE TABLE feedback (id TEXT PRIMARY KEY, created TEXT NOT NULL, record TEXT NOT NULL);
        """,
    ),
    (
        "the live generation of a store whose Chroma is a server",
        "CREATE TABLE live"
        " (one INTEGER PRIMARY KEY CHECK (one = 1), name TEXT NOT NULL, changed TEXT NOT NULL)",
    ),
    (
        "the version each document's redirects lead into",
        """
        CREATE TABLE settled_versions (
            doc_id TEXT PRIMARY KEY REFERENCES documents(doc_id),
            version INTEGER NOT NULL REFERENCES document_versions(version)
        ) WITHOUT ROWID;
        """,
    ),
)


def now() -> str:
    """The present moment in UTC, to the second, as the catalogue writes it."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a catalogue up to date; each migration and its line in the ledger commit together.

    Raises:
        StoreOutdated: the catalogue was written by a later version of this program.
    """
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migrations"
        " (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL)"
    )
    (done,) = connection.execute("SELECT coalesce(max(version), 0) FROM migrations").fetchone()
    if done > len(_MIGRATIONS):
        raise StoreOutdated(
            f"The catalogue has schema {done} and this program knows {len(_MIGRATIONS)};"
            " install the newer program, or build into another folder."
        )
    for version, (name, script) in enumerate(_MIGRATIONS[done:], start=done + 1):
        _apply(connection, version, name, script)


def _apply(connection: sqlite3.Connection, version: int, name: str, script: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        ledger = "SELECT 1 FROM migrations WHERE version = ?"
        if connection.execute(ledger, (version,)).fetchone() is None:
            for statement in filter(str.strip, script.split(";")):
                connection.execute(statement)
            connection.execute("INSERT INTO migrations VALUES (?, ?, ?)", (version, name, now()))
    except sqlite3.Error:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
