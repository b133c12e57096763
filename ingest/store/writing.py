"""Making a generation: written away from the live one, verified, then live at one stroke."""

import shutil
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ingest.chunking import Chunk
from ingest.errors import GenerationDamaged, StoreError
from ingest.store import manifest as manifests
from ingest.store.catalogue import Catalogue
from ingest.store.folder import StoreFolder, replace_text, sync_tree
from ingest.store.ledger import GenerationLedger
from ingest.store.lexical import LexicalIndex
from ingest.store.locking import in_use
from ingest.store.manifest import ChunkTable, Manifest
from ingest.store.vectors import VectorShelf
from ingest.store.viewing import write_views
from ingest.store.worker import verify_in_child, write_in_child

_NAMED = 3


@dataclass(frozen=True, slots=True)
class GenerationPolicy:
    """How generations are checked and kept."""

    verify_at_most: int
    keep: int


@dataclass(frozen=True, slots=True)
class Content:
    """What a generation holds of its documents."""

    chunks: Sequence[Chunk]
    """Paragraphs under their headers: searched."""
    views: Sequence[Chunk] = ()
    """The same bare and by sentence: compared."""


def publish(
    store: StoreFolder,
    catalogue: Catalogue,
    plan: Manifest,
    content: Content,
    policy: GenerationPolicy,
) -> Manifest:
    """Write, verify and make live a generation; every chunk's vector is in the catalogue.

    Args:
        store: the store; the caller holds its build lock.
        catalogue: its catalogue.
        plan: the manifest without a name and without files.
        content: what it indexes and keeps, sorted by document, paragraph and window.
        policy: how much is verified, and how many generations are kept.

    Raises:
        GenerationDamaged: the generation did not verify; the live one stays.
        StoreError: the disk refused.
    """
    ledger = GenerationLedger(catalogue)
    name = ledger.reserve(plan.digest, (document.version for document in plan.documents))
    folder = store.generation(name)
    try:
        shelf = VectorShelf(catalogue, plan.embedder)
        matrix = shelf.matrix([c.embedded_hash for c in content.chunks], plan.dimension)
        _write_tables(folder, content.chunks, matrix)
        hashes = [view.embedded_hash for view in content.views]
        write_views(folder, content.views, shelf.matrix(hashes, plan.dimension))
        write_in_child(folder)
        manifest = plan.model_copy(update={"name": name, "files": manifests.file_records(folder)})
        replace_text(folder / manifests.MANIFEST, manifest.model_dump_json(indent=1) + "\n")
        sync_tree(folder)
        _verify(folder, policy.verify_at_most)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise StoreError(
            f"The index cannot be written to {folder} ({error}); free some space or check the"
            " rights, and build again."
        ) from error
    except GenerationDamaged:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    ledger.mark_verified(name)
    store.make_live(name)
    discard_unused(store, [name, *store.previous(name)][: policy.keep])
    return manifest


def discard_unused(store: StoreFolder, kept: Collection[str]) -> None:
    """Delete generations, unfinished ones too, that are neither kept nor read by anybody."""
    for folder in store.generations.iterdir() if store.generations.is_dir() else ():
        if folder.name not in kept and not in_use(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _write_tables(folder: Path, chunks: Sequence[Chunk], matrix: np.ndarray) -> None:
    folder.mkdir(parents=True)
    table = ChunkTable(
        chunk_ids=tuple(chunk.chunk_id for chunk in chunks),
        starts=tuple(chunk.start for chunk in chunks),
        ends=tuple(chunk.end for chunk in chunks),
        hashes=tuple(chunk.embedded_hash for chunk in chunks),
    )
    (folder / manifests.CHUNKS).write_text(table.model_dump_json(), encoding="utf-8")
    np.save(folder / manifests.VECTORS, matrix, allow_pickle=False)
    LexicalIndex.of([chunk.embedded_text for chunk in chunks]).save(folder / manifests.LEXICAL)


def _verify(folder: Path, at_most: int) -> None:
    faults = verify_in_child(folder, at_most)
    if faults:
        raise GenerationDamaged(
            f"The new index did not verify ({'; '.join(faults[:_NAMED])}) and is not used;"
            " build again."
        )
