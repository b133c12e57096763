"""What a store holds, for people who look at it; needs no embedding model."""

from dataclasses import dataclass
from pathlib import Path

from ingest.documents import SourceDocument
from ingest.errors import NoSuchDocument, StoreMissing
from ingest.lifecycle.belonging import placed_among
from ingest.store.catalogue import Catalogue
from ingest.store.folder import StoreFolder
from ingest.store.ledger import GenerationLedger, RecordedGeneration
from ingest.store.manifest import read_manifest


@dataclass(frozen=True, slots=True)
class StoreStatus:
    """The live generation in a few figures."""

    generation: str
    verified_at: str | None
    """UTC, when the generation was last found whole by a build."""
    documents: int
    paragraphs: int
    embedder: str
    corpus: str
    """Digest of the documents and settings."""


def status_of(store: Path) -> StoreStatus:
    """The live generation's figures.

    Raises:
        StoreMissing: nothing has been built there.
        GenerationDamaged: its manifest cannot be read.
    """
    folder = StoreFolder(store)
    live = folder.live()
    manifest = read_manifest(folder.generation(live))
    with Catalogue.open_to_read(folder.catalogue) as catalogue:
        verified = _recorded(catalogue, folder, live).verified
    return StoreStatus(
        generation=live,
        verified_at=verified,
        documents=len(manifest.documents),
        paragraphs=manifest.paragraphs,
        embedder=manifest.embedder,
        corpus=manifest.digest,
    )


def live_documents(store: Path, doc_id: str | None = None) -> tuple[SourceDocument, ...]:
    """The live documents sorted by ``doc_id``, or the one that is asked for.

    Args:
        store: the store's folder.
        doc_id: a document's address, or the name of the file it was read from; None for all.

    Raises:
        StoreMissing: nothing has been built there.
        NoSuchDocument: there is no such document.
    """
    folder = StoreFolder(store)
    live = folder.live()
    with Catalogue.open_to_read(folder.catalogue) as catalogue:
        held = catalogue.held(_recorded(catalogue, folder, live).versions)
        named = {one.doc_id for one in held if doc_id in (None, one.doc_id, one.source)}
        if doc_id is not None and not named:
            raise NoSuchDocument(
                f"No document {doc_id} is held; `ingest show` lists those that are."
            )
        documents = placed_among([catalogue.document(one.version) for one in held])
        return tuple(one for one in documents if one.doc_id in named)


def _recorded(catalogue: Catalogue, folder: StoreFolder, live: str) -> RecordedGeneration:
    recorded = GenerationLedger(catalogue).find(live)
    if recorded is None:
        raise StoreMissing(
            f"The catalogue has no record of the index {live}; restore it from a backup, or run"
            f" `ingest build FOLDER --store {folder.root}`."
        )
    return recorded
