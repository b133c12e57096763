"""Opening a store for reading: the generation that is live, checked before anything is served."""

import logging
import random
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from ingest.corpus import Embedder
from ingest.documents import SourceDocument
from ingest.errors import EmbedderMismatch, GenerationDamaged
from ingest.store import manifest as manifests
from ingest.store.catalogue import Catalogue
from ingest.store.dense import DenseIndex, open_dense
from ingest.store.folder import StoreFolder
from ingest.store.lexical import LexicalIndex
from ingest.store.locking import held_in_use
from ingest.store.manifest import ChunkTable, Manifest
from ingest.store.ranking import Ranking
from ingest.store.reader import OpenCorpus
from ingest.store.vectors import VectorMatrix
from ingest.store.viewing import ViewMatrix
from ingest.store.without_index import open_without_index

_log = logging.getLogger(__name__)
_SAMPLE = 50
_REPAIR = "run `ingest build` to make it again"


def open_corpus(store: Path, embedder: Embedder) -> OpenCorpus:
    """Open the live generation; where it is damaged, the best that can be served instead.

    The generation's files are compared with their hashes, and a sample of chunks must find
    itself. Damage to Chroma's files alone leaves exact search over the mapped vectors; damage
    to others opens the generation before; with none left, the paragraphs are searched by words.
    What is served instead is said in ``notices``.

    Raises:
        StoreMissing: nothing has been built there.
        EmbedderMismatch: it was built with another embedder.
        StoreOutdated: it was built by another version of this program.
        StoreError: the catalogue cannot be read, or does not hold what was verified.
    """
    folder = StoreFolder(store)
    folder.require_catalogue()
    live = folder.live()
    notices: list[str] = []
    for name in (live, *folder.previous(live)):
        try:
            return _open_generation(folder, name, embedder, notices)
        except GenerationDamaged as error:
            _log.warning("generation %s is damaged: %s", name, error)
            notices.append(f"The index {name} is damaged and not used; {_REPAIR}.")
    return open_without_index(folder, live, notices)


def _open_generation(
    store: StoreFolder, name: str, embedder: Embedder, notices: Sequence[str]
) -> OpenCorpus:
    folder = store.generation(name)
    with ExitStack() as stack:
        stack.enter_context(held_in_use(folder))
        manifest = manifests.read_manifest(folder)
        _match(manifest, embedder, store.root)
        damaged = manifests.damaged_files(folder, manifest)
        if any(not path.startswith(f"{manifests.CHROMA}/") for path in damaged):
            raise GenerationDamaged(f"{name}: {', '.join(damaged)} changed; {_REPAIR}.")
        table = manifests.read_chunk_table(folder)
        vectors = VectorMatrix.load(folder / manifests.VECTORS)
        lexical = LexicalIndex.load(folder / manifests.LEXICAL)
        documents = _documents(store, manifest)
        dense, said = _open_dense(_Generation(folder, manifest, table, vectors, damaged))
        ranking = Ranking(table, lexical, vectors, dense, ViewMatrix.load(folder))
        corpus = OpenCorpus(manifest, documents, ranking, (*notices, *said))
        corpus.keep_open(stack.pop_all())
        return corpus


def _match(manifest: Manifest, embedder: Embedder, root: Path) -> None:
    if manifest.embedder != embedder.name:
        raise EmbedderMismatch(
            f"The index was built with {manifest.embedder} and {embedder.name} is configured;"
            f" configure the first, or run `ingest build FOLDER --store {root}` with the second."
        )


@dataclass(frozen=True, slots=True)
class _Generation:
    folder: Path
    manifest: Manifest
    table: ChunkTable
    vectors: VectorMatrix
    damaged: Sequence[str]


def _open_dense(one: _Generation) -> tuple[DenseIndex | None, tuple[str, ...]]:
    try:
        return _checked_dense(one), ()
    except GenerationDamaged as error:
        _log.warning("Chroma's index of %s cannot be used: %s", one.folder.name, error)
        said = f"Chroma's files of {one.folder.name} are damaged"
        if one.manifest.server is not None:
            said = f"The Chroma server does not serve {one.folder.name}"
        return None, (f"{said}; vectors are compared one by one; {_REPAIR}.",)


def _checked_dense(one: _Generation) -> DenseIndex:
    # Not even opened where a byte differs: Chroma can take the process down with it.
    if one.damaged:
        raise GenerationDamaged(f"{', '.join(one.damaged)} changed; {_REPAIR}.")
    dense = open_dense(one.folder, one.manifest)
    chunk_ids = one.table.chunk_ids
    count = len(chunk_ids)
    rows = random.Random(one.folder.name).sample(range(count), min(_SAMPLE, count))  # noqa: S311
    with ExitStack() as stack:
        stack.callback(dense.close)
        lost = dense.lost([chunk_ids[row] for row in rows], one.vectors.rows(rows))
        if lost or dense.count() != count:
            raise GenerationDamaged(f"{len(lost)} of {len(rows)} chunks are lost; {_REPAIR}.")
        stack.pop_all()
    return dense


def _documents(store: StoreFolder, manifest: Manifest) -> tuple[SourceDocument, ...]:
    with Catalogue.open_to_read(store.catalogue) as catalogue:
        documents = [catalogue.verified_document(one) for one in manifest.documents]
    return tuple(sorted(documents, key=lambda document: document.doc_id))
