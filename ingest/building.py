"""The build: files in, a verified generation live at the end; nothing changes before that."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from ingest.building_documents import Failure, Survey, survey_documents
from ingest.building_files import is_within
from ingest.building_progress import Progress, Silent, Unbroken
from ingest.building_vectors import EmbeddingCount, embed_missing
from ingest.chunking import CHUNKING_VERSION, Chunk, chunks_of
from ingest.corpus import Embedder
from ingest.errors import GenerationDamaged, StoreOutdated
from ingest.settings import IngestSettings
from ingest.store.catalogue import Catalogue, HeldVersion
from ingest.store.contents import Base, Content
from ingest.store.folder import StoreFolder
from ingest.store.ledger import GenerationLedger
from ingest.store.lexical import LEXICAL_VERSION
from ingest.store.locking import build_lock
from ingest.store.manifest import (
    ChunkingRecord,
    Manifest,
    ServerRecord,
    VersionRecord,
    corpus_digest,
    damaged_files,
    read_manifest,
)
from ingest.store.redirects import RedirectTable
from ingest.store.writing import GenerationPolicy, discard_unused, publish
from ingest.views import views_of


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """Documents of a build against those that were live before it."""

    added: int
    changed: int
    unchanged: int
    removed: int
    failed: int


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did."""

    generation: str | None
    """The live generation, or None where no document is live."""
    documents: DocumentCounts
    paragraphs: int
    embedded: int
    reused: int
    seconds: float
    failures: tuple[Failure, ...]
    duplicates: tuple[tuple[str, str], ...] = ()
    """(file left out, file with the very same bytes)."""


def build(
    paths: Sequence[Path],
    store: Path,
    embedder: Embedder,
    settings: IngestSettings | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Bring a store up to date with files and folders, and make the result live.

    Documents read from these paths before and not found there now are removed; documents read
    from other places stay. Killed at any moment, it leaves the live generation as it was, and
    the next build goes on from what was committed.

    Raises:
        StoreLocked: another build is running on this store.
        ModelUnavailable: the embedder cannot be used.
        GenerationDamaged: the new generation did not verify; the one before stays live.
        StoreError: the store cannot be written.
    """
    folder = StoreFolder(store)
    folder.require_catalogue()
    with build_lock(folder), Catalogue.open(folder.catalogue) as catalogue:
        job = _Build(folder, catalogue, embedder, settings or IngestSettings())
        return job.run(paths, Unbroken(progress or Silent()))


@dataclass(frozen=True, slots=True)
class _Build:
    store: StoreFolder
    catalogue: Catalogue
    embedder: Embedder
    settings: IngestSettings

    def run(self, paths: Sequence[Path], progress: Progress) -> BuildReport:
        started = time.monotonic()
        discard_unused(self.store, self.settings.index.keep_generations)
        before = self._live_documents()
        redirects = RedirectTable(self.catalogue)
        # A build that was killed once its index was live has not come to this.
        redirects.settle({one.doc_id: one.version for one in before.values()})
        with ThreadPoolExecutor(max_workers=1) as beside:
            intact = beside.submit(self._intact_live)
            survey = survey_documents(paths, self.catalogue, progress)
        held = self.catalogue.held(self._versions(survey, before, paths))
        embeddings, paragraphs = EmbeddingCount(0, 0), 0
        if held:
            embeddings, paragraphs = self._bring_live(held, intact.result(), progress)
        elif before:
            GenerationLedger(self.catalogue).withdraw()
            self.store.withdraw()
        redirects.settle({one.doc_id: one.version for one in held})
        return BuildReport(
            generation=self.store.live_or_none(),
            documents=_counts(before, held, survey),
            paragraphs=paragraphs,
            embedded=embeddings.embedded,
            reused=embeddings.reused,
            seconds=round(time.monotonic() - started, 3),
            failures=tuple(survey.failures),
            duplicates=tuple(survey.duplicates),
        )

    def _live_documents(self) -> dict[str, HeldVersion]:
        live = self.store.live_or_none()
        recorded = GenerationLedger(self.catalogue).find(live) if live else None
        versions = recorded.versions if recorded else ()
        return {one.doc_id: one for one in self.catalogue.held(versions)}

    def _versions(
        self, survey: Survey, before: dict[str, HeldVersion], paths: Sequence[Path]
    ) -> list[int]:
        """Read now; or live before and either not looked for, or there and not readable now."""
        present = [path for path in paths if path.exists()]
        kept = [
            one.version
            for doc_id, one in before.items()
            if doc_id not in survey.versions
            and (doc_id in survey.failed or not is_within(one.origin, present))
        ]
        return [*survey.versions.values(), *kept]

    def _bring_live(
        self, held: Sequence[HeldVersion], live: Manifest | None, progress: Progress
    ) -> tuple[EmbeddingCount, int]:
        chunking = ChunkingRecord(
            version=CHUNKING_VERSION,
            lexical_version=LEXICAL_VERSION,
            overlap_sentences=self.settings.index.overlap_sentences,
        )
        documents = tuple(
            VersionRecord(doc_id=one.doc_id, version=one.version, digest=one.digest) for one in held
        )
        digest = corpus_digest(documents, self.embedder.name, chunking)
        server = self._server()
        if live is not None and live.digest == digest and _same_place(live.server, server):
            return EmbeddingCount(0, live.chunks), live.paragraphs
        damaged = self.store.live_or_none() if live is None else None
        base = self._base(live, documents, chunking)
        kept = base.kept if base else frozenset()
        content = self._content([one for one in held if one.doc_id not in kept], progress)
        commit_every = self.settings.embedding.commit_every
        names = {one.doc_id: one.source for one in held}
        embedded = embed_missing(
            self.catalogue, content, self.embedder, commit_every, progress, names
        )
        plan = Manifest(
            name="",
            digest=digest,
            embedder=self.embedder.name,
            dimension=self.embedder.dimension,
            token_limit=self.embedder.token_limit,
            chunking=chunking,
            documents=documents,
            paragraphs=0,
            chunks=0,
            server=server,
        )
        index = self.settings.index
        policy = GenerationPolicy(index.verify_at_most, index.keep_generations)
        manifest = publish(self.store, self.catalogue, plan, content, policy, base, progress)
        if damaged is not None:
            self.store.set_aside(damaged)
        counts = EmbeddingCount(embedded.embedded, manifest.chunks - embedded.embedded)
        return counts, manifest.paragraphs

    def _base(
        self,
        live: Manifest | None,
        documents: Sequence[VersionRecord],
        chunking: ChunkingRecord,
    ) -> Base | None:
        """What the live generation holds already, where it was made in the same way."""
        if live is None or (live.embedder, live.chunking) != (self.embedder.name, chunking):
            return None
        before = {(one.doc_id, one.version) for one in live.documents}
        kept = frozenset(one.doc_id for one in documents if (one.doc_id, one.version) in before)
        return Base(self.store.generation(live.name), kept) if kept else None

    def _server(self) -> ServerRecord | None:
        index = self.settings.index
        if index.chroma_url is None:
            return None
        return ServerRecord(url=index.chroma_url, prefix=index.chroma_prefix)

    def _intact_live(self) -> Manifest | None:
        name = self.store.live_or_none()
        if name is None:
            return None
        try:
            manifest = read_manifest(self.store.generation(name))
        except (GenerationDamaged, StoreOutdated):
            return None
        return None if damaged_files(self.store.generation(name), manifest) else manifest

    def _content(self, held: Sequence[HeldVersion], progress: Progress) -> Content:
        progress.stage("chunking", len(held))
        chunks: list[Chunk] = []
        texts: dict[str, str] = {}
        overlap = self.settings.index.overlap_sentences
        limit = self.embedder.token_limit
        for one in held:
            document = self.catalogue.document(one.version)
            chunks.extend(chunks_of(document, self.embedder.count_tokens, limit, overlap))
            texts.update((str(p.ref), p.text) for p in document.paragraphs)
            progress.step(one.source)
        return Content(chunks, views_of(chunks, texts))


def _same_place(one: ServerRecord | None, other: ServerRecord | None) -> bool:
    return (one and (one.url, one.prefix)) == (other and (other.url, other.prefix))


def _counts(
    before: dict[str, HeldVersion], held: Sequence[HeldVersion], survey: Survey
) -> DocumentCounts:
    now = {one.doc_id: one.digest for one in held if one.doc_id not in survey.failed}
    known = [doc_id for doc_id in now if doc_id in before]
    unchanged = sum(now[doc_id] == before[doc_id].digest for doc_id in known)
    return DocumentCounts(
        added=len(now) - len(known),
        changed=len(known) - unchanged,
        unchanged=unchanged,
        removed=len(before.keys() - {one.doc_id for one in held}),
        failed=len(survey.failures),
    )
