"""The catalogue: one SQLite file that is the record of documents, vectors and answers.

Everything else in a store can be made again from it. Opened with write-ahead logging and
``synchronous=FULL``, so that what has been acknowledged survives a loss of power.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from ingest.documents import SourceDocument
from ingest.errors import StoreError, StoreOutdated
from ingest.store import records
from ingest.store.manifest import VersionRecord
from ingest.store.schema import migrate, now

_BUSY_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What decides whether a file must be read again."""

    sha256: str
    """Of the file's bytes."""
    sidecar: str
    """Of the bytes of what the operator wrote beside the file, or empty."""
    reader: str
    """Version of the code that reads."""


@dataclass(frozen=True, slots=True)
class HeldVersion:
    """One version of a document as the catalogue lists it."""

    version: int
    doc_id: str
    source: str
    origin: str
    digest: str


class Catalogue:
    """An open catalogue; one thread at a time. Use ``with Catalogue.open(path)``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    @classmethod
    @contextmanager
    def open(cls, path: Path) -> Iterator[Self]:
        """Open or create the file, bring its schema up to date, and close it at the end.

        Raises:
            StoreOutdated: the file was written by a later version of this program.
            StoreError: the file cannot be opened, read or written.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with closing(
                sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
            ) as connection:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("PRAGMA foreign_keys = ON")
                migrate(connection)
                yield cls(connection)
        except (sqlite3.Error, OSError) as error:
            raise StoreError(
                f"The catalogue {path} cannot be used ({error}); check the disk and the rights"
                " on the folder, or restore the file from a backup."
            ) from error

    @classmethod
    @contextmanager
    def open_to_read(cls, path: Path) -> Iterator[Self]:
        """Open the file as ``open`` does; where the disk is full or read-only, as it stands.

        Raises:
            StoreOutdated: the file was written by a later version of this program.
            StoreError: the file cannot be read, or a killed build left a journal to be applied.
        """
        with ExitStack() as stack:
            try:
                catalogue = stack.enter_context(cls.open(path))
            except StoreOutdated:
                raise
            except StoreError as error:
                catalogue = cls(stack.enter_context(_as_it_stands(path, error)))
            yield catalogue

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit everything inside, or nothing of it."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def origins(self) -> dict[str, str]:
        """``doc_id`` by the address (a ``file:`` URI) of the file it was read from."""
        return dict(self.connection.execute("SELECT origin, doc_id FROM documents"))

    def register(self, doc_id: str, origin: str) -> None:
        """Remember which file a document is read from; a file that moved keeps its document."""
        self.connection.execute(
            "INSERT INTO documents VALUES (?, ?) ON CONFLICT (doc_id)"
            " DO UPDATE SET origin = excluded.origin WHERE origin != excluded.origin",
            (doc_id, origin),
        )

    def find_version(self, doc_id: str, source: str, fingerprint: Fingerprint) -> int | None:
        """The version already read from these very bytes by this very reader, if any."""
        row = self.connection.execute(
            "SELECT version FROM document_versions WHERE doc_id = ? AND source = ?"
            " AND sha256 = ? AND sidecar = ? AND reader = ?",
            (doc_id, source, fingerprint.sha256, fingerprint.sidecar, fingerprint.reader),
        ).fetchone()
        return None if row is None else int(row[0])

    def add_version(self, document: SourceDocument, fingerprint: Fingerprint) -> int:
        """Write a document with its paragraphs, in one transaction; its version number."""
        with self.transaction():
            cursor = self.connection.execute(
                "INSERT INTO document_versions (doc_id, source, sha256, sidecar, reader, digest,"
                " profile, page_count, warnings, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    document.doc_id,
                    document.source,
                    fingerprint.sha256,
                    fingerprint.sidecar,
                    fingerprint.reader,
                    records.document_digest(document),
                    records.profile_to_json(document.profile),
                    document.page_count,
                    records.warnings_to_json(document.warnings),
                    now(),
                ),
            )
            version = int(cursor.lastrowid or 0)
            self.connection.executemany(
                "INSERT INTO paragraphs (version, number, content_hash, record)"
                " VALUES (?, ?, ?, ?)",
                (
                    (version, p.ref.number, p.content_hash, records.paragraph_to_json(p))
                    for p in document.paragraphs
                ),
            )
        return version

    def held(self, versions: Iterable[int]) -> tuple[HeldVersion, ...]:
        """What the catalogue lists of these versions, sorted by ``doc_id``."""
        rows = [
            self.connection.execute(
                "SELECT version, doc_id, source, origin, digest"
                " FROM document_versions JOIN documents USING (doc_id) WHERE version = ?",
                (version,),
            ).fetchone()
            for version in versions
        ]
        held = (HeldVersion(*row) for row in rows if row is not None)
        return tuple(sorted(held, key=lambda one: one.doc_id))

    def document(self, version: int) -> SourceDocument:
        """One version of a document with its paragraphs.

        Raises:
            StoreError: the catalogue holds no such version.
        """
        row = self.connection.execute(
            "SELECT doc_id, source, sha256, profile, page_count, warnings"
            " FROM document_versions WHERE version = ?",
            (version,),
        ).fetchone()
        if row is None:
            raise StoreError(
                f"The catalogue holds no document version {version}; restore it from a backup"
                " or run `ingest build` into a new folder."
            )
        paragraphs = self.connection.execute(
            "SELECT record FROM paragraphs WHERE version = ? ORDER BY number", (version,)
        )
        return SourceDocument(
            doc_id=row[0],
            source=row[1],
            sha256=row[2],
            profile=records.profile_from_json(row[3]),
            paragraphs=tuple(records.paragraph_from_json(record) for (record,) in paragraphs),
            page_count=row[4],
            warnings=records.warnings_from_json(row[5]),
        )

    def verified_document(self, recorded: VersionRecord) -> SourceDocument:
        """One version of a document, word for word as it was when its generation was made.

        Raises:
            StoreError: the catalogue holds something else: its file is damaged.
        """
        document = self.document(recorded.version)
        if records.document_digest(document) != recorded.digest:
            raise StoreError(
                f"The catalogue no longer holds {recorded.doc_id} as it was read; restore it from"
                " a backup with `ingest restore`, or build into another folder."
            )
        return document


@contextmanager
def _as_it_stands(path: Path, refused: StoreError) -> Iterator[sqlite3.Connection]:
    """A connection that writes nothing, not even who reads; only where no journal waits."""
    journal = path.with_name(f"{path.name}-wal")
    if not path.is_file() or (journal.is_file() and journal.stat().st_size):
        raise refused
    try:
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            connection.execute("SELECT 1 FROM migrations")
            yield connection
    except sqlite3.Error as error:
        raise refused from error
