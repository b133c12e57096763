"""The generations a catalogue has recorded: which versions of which documents each is made from."""

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.store.catalogue import Catalogue
from ingest.store.schema import now

_DIGEST_LETTERS = 8


@dataclass(frozen=True, slots=True)
class RecordedGeneration:
    """A generation as the catalogue knows it."""

    name: str
    digest: str
    verified: str | None
    """When it was found whole, in UTC; None for one that never was."""
    versions: tuple[int, ...]


class GenerationLedger:
    """Reads and writes the catalogue's list of generations."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def reserve(self, digest: str, versions: Iterable[int]) -> str:
        """Enter a generation about to be built; its name, which sorts after all before it."""
        connection = self._catalogue.connection
        with self._catalogue.transaction():
            cursor = connection.execute(
                "INSERT INTO generations (name, digest, created) VALUES (hex(randomblob(8)), ?, ?)",
                (digest, now()),
            )
            number = int(cursor.lastrowid or 0)
            name = f"{number:06d}-{digest[:_DIGEST_LETTERS]}"
            connection.execute("UPDATE generations SET name = ? WHERE number = ?", (name, number))
            connection.executemany(
                "INSERT INTO generation_documents VALUES (?, ?)",
                ((number, version) for version in versions),
            )
        return name

    def mark_verified(self, name: str) -> None:
        """Note that a generation was found whole, now."""
        self._catalogue.connection.execute(
            "UPDATE generations SET verified = ? WHERE name = ?", (now(), name)
        )

    def make_live(self, name: str) -> None:
        """Point to a generation in the catalogue itself, for a store served by a Chroma server."""
        self._catalogue.connection.execute(
            "INSERT INTO live VALUES (1, ?, ?)"
            " ON CONFLICT (one) DO UPDATE SET name = excluded.name, changed = excluded.changed",
            (name, now()),
        )

    def withdraw(self) -> None:
        """Point to nothing."""
        self._catalogue.connection.execute("DELETE FROM live")

    def find(self, name: str) -> RecordedGeneration | None:
        """A generation by name, or None."""
        row = self._catalogue.connection.execute(
            "SELECT number, digest, verified FROM generations WHERE name = ?", (name,)
        ).fetchone()
        if row is None:
            return None
        versions = self._catalogue.connection.execute(
            "SELECT version FROM generation_documents WHERE number = ? ORDER BY version", (row[0],)
        )
        return RecordedGeneration(name, row[1], row[2], tuple(version for (version,) in versions))
