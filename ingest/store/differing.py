"""What sets one generation's chunks apart from another's."""

from dataclasses import dataclass

from ingest.store.manifest import ChunkTable


@dataclass(frozen=True, slots=True)
class Difference:
    """The way from one list of chunks to another."""

    gone: tuple[str, ...]
    """Ids that are no longer held."""
    rows: tuple[int, ...]
    """Rows of the new list whose id is new, or whose embedded text is another."""

    @property
    def size(self) -> int:
        """Changes to be made."""
        return len(self.gone) + len(self.rows)


def difference_of(before: ChunkTable, after: ChunkTable) -> Difference:
    """Compare two lists of chunks by id and by the hash of the embedded text."""
    held = dict(zip(before.chunk_ids, before.hashes, strict=True))
    wanted = set(after.chunk_ids)
    pairs = zip(after.chunk_ids, after.hashes, strict=True)
    return Difference(
        gone=tuple(chunk_id for chunk_id in before.chunk_ids if chunk_id not in wanted),
        rows=tuple(row for row, (key, digest) in enumerate(pairs) if held.get(key) != digest),
    )
