"""Whether a generation holds what its manifest says: everything is looked at, nothing repaired."""

import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import GenerationDamaged
from ingest.store import manifest as manifests
from ingest.store.differing import difference_of
from ingest.store.lexical import LexicalIndex
from ingest.store.manifest import ChunkTable, Manifest
from ingest.store.vectors import Matrix, VectorMatrix, is_unit

if TYPE_CHECKING:
    from ingest.store.dense import DenseIndex

_NAMED = 5
_MISSED = "not found by their own vector"
_OF_CARRIED = 10
"""One in so many of ``at_most``: asked of chunks that a verified generation held already."""


def faults_of(folder: Path, at_most: int = 20_000, base: Path | None = None) -> tuple[str, ...]:
    """What is wrong with a generation, one line each; empty when it is whole.

    Files are compared with their hashes, counts and ids with the manifest; then every chunk, or
    a seeded sample of ``at_most``, must be found by its own vector among the first three. Run it
    in a process of its own: Chroma may end the process on files that are damaged.

    Args:
        folder: the generation.
        at_most: chunks up to which each is asked for.
        base: the verified generation whose collection was copied and changed. Beyond ``at_most``
            chunks, the sample is then of what changed, and a tenth of it of what was carried over.
    """
    try:
        manifest = manifests.read_manifest(folder)
        with ThreadPoolExecutor(max_workers=1) as beside:
            beside.submit(import_module, "chromadb")  # a second's work, while files are hashed
            changed = manifests.damaged_files(folder, manifest)
            if changed:
                return tuple(f"{name} is missing or changed" for name in changed)
            table = manifests.read_chunk_table(folder)
            faults = tuple(_table_faults(folder, manifest, table))
        asked = _asked(folder, table, at_most, base)
        return (*faults, *_dense_faults(folder, manifest, table, asked))
    except GenerationDamaged as error:
        return (str(error),)


def only_misses(faults: Sequence[str]) -> bool:
    """Whether all is there and as it was written, but for ways in Chroma's graph to some chunks.

    Its graph is an approximation: of 290,000 chunks one may end without a way to it.
    """
    return bool(faults) and all(_MISSED in fault for fault in faults)


def missed_by(folder: Path, at_most: int, base: Path | None) -> tuple[Sequence[str], Matrix]:
    """The chunks that ``faults_of`` says are not found, and their vectors.

    Raises:
        GenerationDamaged: the generation cannot be read.
    """
    manifest = manifests.read_manifest(folder)
    table = manifests.read_chunk_table(folder)
    rows = _missed(folder, manifest, table, _asked(folder, table, at_most, base))
    vectors = VectorMatrix.load(folder / manifests.VECTORS)
    return [table.chunk_ids[row] for row in rows], vectors.rows(rows)


def _table_faults(folder: Path, manifest: Manifest, table: ChunkTable) -> Iterator[str]:
    paragraphs = {chunk_id.rpartition("/")[0] for chunk_id in table.chunk_ids}
    vectors = VectorMatrix.load(folder / manifests.VECTORS)
    lexical = LexicalIndex.load(folder / manifests.LEXICAL)
    counts = {
        "chunks listed": len(table.chunk_ids),
        "chunks told apart": len(set(table.chunk_ids)),
        "vectors": len(vectors),
        "texts in the lexical index": len(lexical),
    }
    for what, count in counts.items():
        if count != manifest.chunks:
            yield f"{count} {what}, {manifest.chunks} in the manifest"
    if len(paragraphs) != manifest.paragraphs:
        yield f"{len(paragraphs)} paragraphs listed, {manifest.paragraphs} in the manifest"
    if not is_unit(vectors.mapped):
        yield "a vector is not a unit vector"


def _dense_faults(
    folder: Path, manifest: Manifest, table: ChunkTable, rows: Sequence[int]
) -> Iterator[str]:
    from ingest.store.dense import open_dense

    expected = set(table.chunk_ids)
    with closing(open_dense(folder, manifest, quick=True)) as dense:
        held = dense.chunk_ids()
        if dense.count() != len(expected) or held != expected:
            yield f"Chroma holds {len(held & expected)} of {len(expected)} chunks"
        lost = _lost(dense, folder, table, rows)
    lost = _sought_again(folder, manifest, table, lost)
    if lost:
        named = ", ".join(table.chunk_ids[row] for row in lost[:_NAMED])
        yield f"{len(lost)} of {len(rows)} chunks are {_MISSED}: {named}"


def _missed(
    folder: Path, manifest: Manifest, table: ChunkTable, rows: Sequence[int]
) -> Sequence[int]:
    from ingest.store.dense import open_dense

    with closing(open_dense(folder, manifest, quick=True)) as dense:
        lost = _lost(dense, folder, table, rows)
    return _sought_again(folder, manifest, table, lost)


def _sought_again(
    folder: Path, manifest: Manifest, table: ChunkTable, lost: Sequence[int]
) -> Sequence[int]:
    """Those not found as a search asks either: what is found by one of two ways is there."""
    from ingest.store.dense import open_dense

    if not lost:
        return ()
    with closing(open_dense(folder, manifest)) as dense:
        return _lost(dense, folder, table, lost)


def _lost(
    dense: "DenseIndex", folder: Path, table: ChunkTable, rows: Sequence[int]
) -> Sequence[int]:
    """Those of the rows whose vector does not find them."""
    vectors = VectorMatrix.load(folder / manifests.VECTORS)
    lost = set(dense.lost([table.chunk_ids[row] for row in rows], vectors.rows(rows)))
    return [row for row in rows if table.chunk_ids[row] in lost]


def _asked(folder: Path, table: ChunkTable, at_most: int, base: Path | None) -> Sequence[int]:
    """The rows to be found by their own vector, in order."""
    every = range(len(table.chunk_ids))
    if len(every) <= at_most:
        return every
    chance = random.Random(folder.name)  # noqa: S311 - a sample, no secret
    if base is None:
        return sorted(chance.sample(every, at_most))
    new = difference_of(manifests.read_chunk_table(base), table).rows
    carried = sorted(set(every) - set(new))
    return sorted(
        [
            *chance.sample(new, min(at_most, len(new))),
            *chance.sample(carried, min(-(-at_most // _OF_CARRIED), len(carried))),
        ]
    )
