"""Serving from the catalogue alone, by words, when no generation is usable."""

from collections.abc import Sequence

from ingest.chunking import context_header
from ingest.documents import Paragraph, SourceDocument
from ingest.errors import StoreMissing
from ingest.store.catalogue import Catalogue
from ingest.store.folder import StoreFolder
from ingest.store.ledger import GenerationLedger
from ingest.store.lexical import LEXICAL_VERSION, LexicalIndex
from ingest.store.manifest import ChunkingRecord, ChunkTable, Manifest, VersionRecord
from ingest.store.ranking import Ranking
from ingest.store.reader import OpenCorpus

_NOTICE = "Paragraphs are found by their words only, until `ingest build` has run again."


def open_without_index(store: StoreFolder, live: str, notices: Sequence[str]) -> OpenCorpus:
    """The documents of a generation, searched by words; nothing is found by vector.

    Raises:
        StoreMissing: the catalogue has no record of the generation.
        StoreError: the catalogue cannot be read.
    """
    with Catalogue.open_to_read(store.catalogue) as catalogue:
        recorded = GenerationLedger(catalogue).find(live)
        if recorded is None:
            raise StoreMissing(
                f"The catalogue has no record of the index {live}; run `ingest build FOLDER"
                f" --store {store.root}`."
            )
        held = catalogue.held(recorded.versions)
        documents = tuple(catalogue.document(one.version) for one in held)
    paragraphs = [(document, p) for document in documents for p in document.paragraphs]
    manifest = Manifest(
        name=live,
        digest=recorded.digest,
        embedder="none",
        dimension=0,
        token_limit=0,
        chunking=ChunkingRecord(version=0, lexical_version=LEXICAL_VERSION, overlap_sentences=0),
        documents=tuple(
            VersionRecord(doc_id=one.doc_id, version=one.version, digest=one.digest) for one in held
        ),
        paragraphs=len(paragraphs),
        chunks=len(paragraphs),
    )
    lexical = LexicalIndex.of([_text(document, paragraph) for document, paragraph in paragraphs])
    ranking = Ranking(_table([paragraph for _, paragraph in paragraphs]), lexical)
    return OpenCorpus(manifest, documents, ranking, (*notices, _NOTICE))


def _text(document: SourceDocument, paragraph: Paragraph) -> str:
    return f"{context_header(document, paragraph)}\n{paragraph.text}"


def _table(paragraphs: Sequence[Paragraph]) -> ChunkTable:
    return ChunkTable(
        chunk_ids=tuple(f"{paragraph.ref}/0" for paragraph in paragraphs),
        starts=(0,) * len(paragraphs),
        ends=tuple(len(paragraph.text) for paragraph in paragraphs),
        hashes=tuple(paragraph.content_hash for paragraph in paragraphs),
    )
