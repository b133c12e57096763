"""Making a generation: written away from the live one, verified, then live at one stroke."""

import contextlib
import shutil
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from ingest.building_progress import Progress, Silent
from ingest.errors import GenerationDamaged, StoreError
from ingest.store import manifest as manifests
from ingest.store.catalogue import Catalogue
from ingest.store.contents import Base, Content, Contents, made, merged
from ingest.store.dense_writing import discard_on_server, write_on_server
from ingest.store.differing import difference_of
from ingest.store.folder import StoreFolder, replace_text, sync_tree
from ingest.store.ledger import GenerationLedger
from ingest.store.locking import in_use
from ingest.store.manifest import ChunkTable, Manifest
from ingest.store.vectors import VectorShelf
from ingest.store.verification import only_misses
from ingest.store.worker import (
    change_in_child,
    mend_in_child,
    verify_in_child,
    write_in_child,
)

_NAMED = 3
_LITTLE = 0.1
"""Share of the chunks; beyond it, what was taken out of Chroma's graph would slow every search."""


@dataclass(frozen=True, slots=True)
class GenerationPolicy:
    """How generations are checked and kept."""

    verify_at_most: int
    keep: int


def publish(
    store: StoreFolder,
    catalogue: Catalogue,
    plan: Manifest,
    content: Content,
    policy: GenerationPolicy,
    base: Base | None = None,
    progress: Progress | None = None,
) -> Manifest:
    """Write, verify and make live a generation; every chunk's vector is in the catalogue.

    Args:
        store: the store; the caller holds its build lock.
        catalogue: its catalogue.
        plan: the manifest without a name, counts and files; its documents in their order.
        content: the chunks of every document that is not carried over.
        policy: how much is verified, and how many generations are kept.
        base: a whole generation of the same embedder and chunking to carry documents over from.
        progress: told when it is written and when it is verified.

    Raises:
        GenerationDamaged: the generation did not verify; the live one stays.
        StoreError: the disk refused.
    """
    progress = progress or Silent()
    progress.stage("indexing", 2)
    ledger = GenerationLedger(catalogue)
    name = ledger.reserve(plan.digest, (document.version for document in plan.documents))
    folder = store.generation(name)
    try:
        fresh = made(content, VectorShelf(catalogue, plan.embedder), plan.dimension)
        contents = merged([document.doc_id for document in plan.documents], fresh, base)
        progress.step(f"{len(contents.table.chunk_ids)} paragraphs and windows", 0)
        copied = _copied(contents.table, base) if base and not plan.server else None
        manifest = _written(folder, plan, contents, copied)
        progress.step("written, to be verified")
        manifest = _sound(folder, manifest, policy.verify_at_most, copied)
        progress.step("verified")
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
    _go_live(store, ledger, manifest, policy.keep)
    return manifest


def _written(folder: Path, plan: Manifest, contents: Contents, copied: Path | None) -> Manifest:
    """Write every file of a generation, its manifest last, and put them on the disk.

    Chroma's are those of another generation, copied and changed, or new.
    """
    folder.mkdir(parents=True)
    contents.save_vectors(folder)
    server = plan.server.of_generation(folder.name) if plan.server else None
    with ThreadPoolExecutor(max_workers=2) as beside:
        saved = [beside.submit(save, folder) for save in (contents.save_words, contents.save_views)]
        if server:
            write_on_server(server, contents.table.chunk_ids, contents.vectors)
        elif copied:
            change_in_child(folder, copied)
        else:
            write_in_child(folder)
        for one in saved:
            one.result()
    manifest = plan.model_copy(
        update={
            "name": folder.name,
            "server": server,
            "paragraphs": contents.paragraphs,
            "chunks": len(contents.table.chunk_ids),
        }
    )
    return _recorded(folder, manifest)


def _recorded(folder: Path, manifest: Manifest) -> Manifest:
    """Put a generation's files on the disk and write its manifest, with their hashes."""
    with ThreadPoolExecutor(max_workers=1) as beside:
        synced = beside.submit(sync_tree, folder)
        files = manifests.file_records(folder)
        synced.result()
    whole = manifest.model_copy(update={"files": files})
    replace_text(folder / manifests.MANIFEST, whole.model_dump_json(indent=1) + "\n")
    return whole


def _go_live(store: StoreFolder, ledger: GenerationLedger, manifest: Manifest, keep: int) -> None:
    """Point to a generation, then delete those that are not kept."""
    if manifest.server is None:
        store.make_live(manifest.name)
        discard_unused(store, keep)
        return
    ledger.make_live(manifest.name)
    store.leave_pointer_to_catalogue()
    discard_unused(store, keep)
    held = {manifest.server.prefix + folder.name for folder in store.generations.iterdir()}
    with contextlib.suppress(GenerationDamaged):  # a later build takes them away
        discard_on_server(manifest.server, held)


def discard_unused(store: StoreFolder, keep: int) -> None:
    """Delete what is neither the live generation nor one of those before it, nor read by anybody.

    Also what a killed build left: unfinished generations, and those it was deleting. A manifest
    goes first, so that no half of a generation is taken for one.
    """
    live = store.live_or_none()
    kept: Collection[str] = [live, *store.previous(live)][:keep] if live else ()
    for folder in store.generations.iterdir() if store.generations.is_dir() else ():
        if folder.name not in kept and not in_use(folder):
            with contextlib.suppress(OSError):
                (folder / manifests.MANIFEST).unlink(missing_ok=True)
            shutil.rmtree(folder, ignore_errors=True)


def _copied(table: ChunkTable, base: Base) -> Path | None:
    """The base's folder, where its collection is at hand and little of it changes."""
    if not (base.folder / manifests.CHROMA).is_dir():
        return None
    change = difference_of(manifests.read_chunk_table(base.folder), table).size
    return base.folder if change <= len(table.chunk_ids) * _LITTLE else None


def _sound(folder: Path, manifest: Manifest, at_most: int, copied: Path | None) -> Manifest:
    """Verify; where only ways to some chunks are missing, put those in once more and look again."""
    faults = verify_in_child(folder, at_most, copied)
    if only_misses(faults) and manifest.server is None:
        mend_in_child(folder, at_most, copied)
        manifest = _recorded(folder, manifest)
        faults = verify_in_child(folder, at_most, copied)
    if faults:
        raise GenerationDamaged(
            f"The new index did not verify ({'; '.join(faults[:_NAMED])}) and is not used;"
            " build again."
        )
    return manifest
