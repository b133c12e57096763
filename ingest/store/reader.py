"""A generation opened for reading."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack

from ingest.corpus import Nearness, Scored
from ingest.documents import Paragraph, ParagraphRef, SourceDocument
from ingest.errors import NoSuchDocument
from ingest.lifecycle.belonging import placed_among
from ingest.store.manifest import Manifest
from ingest.store.ranking import Ranking


class OpenCorpus:
    """The ``Corpus`` of one generation: documents in memory, indexes checked.

    Safe to use from several threads. It never changes; what is built later is seen by opening
    again, or through ``LiveCorpus``.
    """

    def __init__(
        self,
        manifest: Manifest,
        documents: tuple[SourceDocument, ...],
        ranking: Ranking,
        notices: tuple[str, ...] = (),
    ) -> None:
        self._manifest = manifest
        self._documents = placed_among(documents)
        self._by_id = {document.doc_id: document for document in self._documents}
        self._ranking = ranking
        self._notices = notices
        self._resources = ExitStack()
        self._resources.callback(ranking.close)

    def keep_open(self, resources: ExitStack) -> None:
        """Take over what must stay open as long as this corpus is used."""
        self._resources.push(resources)

    def close(self) -> None:
        """Give back files and memory now; otherwise when the corpus is forgotten."""
        self._resources.close()

    @property
    def generation(self) -> str:
        """Name of the generation."""
        return self._manifest.name

    @property
    def digest(self) -> str:
        """Digest of the documents and settings it was made from."""
        return self._manifest.digest

    @property
    def notices(self) -> tuple[str, ...]:
        """What members should know of the state of the index: empty when all is well."""
        return self._notices

    @property
    def documents(self) -> tuple[SourceDocument, ...]:
        """Every document with its paragraphs, sorted by ``doc_id``."""
        return self._documents

    def document(self, doc_id: str) -> SourceDocument:
        """One document; raises NoSuchDocument."""
        if doc_id not in self._by_id:
            raise NoSuchDocument(f"No document {doc_id} is held; `ingest show` lists them.")
        return self._by_id[doc_id]

    def paragraph(self, ref: ParagraphRef) -> Paragraph:
        """One paragraph; raises NoSuchDocument."""
        return self.document(ref.doc_id).paragraph(ref.number)

    def dense(
        self, vector: Sequence[float], limit: int, doc_ids: Collection[str] | None = None
    ) -> tuple[Scored, ...]:
        """Paragraphs nearest to a query vector, best first; ``doc_ids`` None searches all."""
        return self._ranking.by_vector(vector, limit, doc_ids)

    def lexical(
        self, text: str, limit: int, doc_ids: Collection[str] | None = None
    ) -> tuple[Scored, ...]:
        """Paragraphs by BM25, best first, those scoring above 0 only."""
        return self._ranking.by_words(text, limit, doc_ids)

    def similarities(
        self, vector: Sequence[float], refs: Collection[ParagraphRef]
    ) -> Mapping[ParagraphRef, Nearness]:
        """How near a query vector is to each of these paragraphs."""
        return self._ranking.nearness(vector, refs)
