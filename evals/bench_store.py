"""What a store costs at a size: ``make bench-store PARAGRAPHS=5000``.

One run, one table: the first build with its rate, its embedding against one bare call of the model
on the same texts, llama-index's own pipeline over the same documents and model, an unchanged
re-ingest, one document added, a question's search, memory and disk. With ``--embedder cheap`` the
vectors are worked out from the words instead of by the model, so that everything but embedding can
be measured at sizes that two cores would embed for hours; rows that need the model are left out.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np

from evals.baselines import LlamaIndexDefault
from evals.bench import seconds_of
from evals.bench_documents import write_documents
from ingest.building import BuildReport, build
from ingest.chunking import chunks_of
from ingest.corpus import Embedder
from ingest.embedding import SentenceTransformerEmbedder
from ingest.progress_bar import ProgressBar
from ingest.settings import IngestSettings
from ingest.store import open_corpus
from ingest.store.reader import OpenCorpus
from ingest.views import views_of

_QUERIES = 200
_LIMIT = 120
_MEGABYTE = 1024 * 1024


class CheapEmbedder:
    """A vector from the words' hashes: repeatable, spread out, and thousands of texts a second."""

    name = "hashed-words@1"
    dimension = 384
    token_limit = 254

    def embed_documents(self, texts: Sequence[str]) -> list[list[float]]:
        """One unit vector a text."""
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        """The sum of the words' signed axes, made unit length."""
        vector = np.zeros(self.dimension)
        for word in text.casefold().split():
            digest = hashlib.blake2b(word.encode(), digest_size=4).digest()
            axis = int.from_bytes(digest[:2], "big") % self.dimension
            vector[axis] += 1 if digest[2] & 1 else -1
        vector[0] += not vector.any()
        return [float(value) for value in vector / np.linalg.norm(vector)]

    def count_tokens(self, text: str) -> int:
        """A little more than the words."""
        return len(text.split()) * 4 // 3


@dataclass(frozen=True, slots=True)
class Bench:
    """One store at one size."""

    documents: Path
    store: Path
    embedder: Embedder
    settings: IngestSettings

    def built(self) -> tuple[float, BuildReport]:
        """Seconds and report of one build."""
        reports: list[BuildReport] = []
        with ProgressBar() as progress:
            seconds = seconds_of(
                lambda: reports.append(
                    build([self.documents], self.store, self.embedder, self.settings, progress)
                )
            )
        return seconds, reports[0]


@click.command()
@click.option("--paragraphs", default=5_000, show_default=True)
@click.option("--embedder", type=click.Choice(["model", "cheap"]), default="model")
@click.option("--llama-index/--no-llama-index", default=True)
def main(paragraphs: int, embedder: str, llama_index: bool) -> None:
    """Measure at one size and print a row a figure."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        files = write_documents(root / "documents", paragraphs)
        chosen = SentenceTransformerEmbedder() if embedder == "model" else CheapEmbedder()
        chosen.embed_query("warm")
        bench = Bench(root / "documents", root / "store", chosen, IngestSettings())
        click.echo(f"{paragraphs:,} paragraphs in {files} files, embedder {chosen.name}")
        for name, value in _rows(bench, embedder == "model", llama_index):
            click.echo(f"{name}: {value}")


def _rows(bench: Bench, with_model: bool, llama_index: bool) -> Iterator[tuple[str, str]]:
    first, report = bench.built()
    yield "first build", f"{first:.1f} s, {report.paragraphs / first:.0f} paragraphs a second"
    if with_model:
        texts = _texts(bench)
        bare = seconds_of(lambda: bench.embedder.embed_documents(texts))
        yield "bare encode of the same texts", f"{bare:.1f} s for {len(texts)} texts"
        yield "bare encode / first build", f"{bare / first:.2f}"
    if with_model and llama_index:
        corpus = open_corpus(bench.store, bench.embedder)
        theirs = seconds_of(lambda: LlamaIndexDefault(corpus, bench.embedder))
        yield "llama-index's pipeline", f"{theirs:.1f} s"
    again, _ = bench.built()
    yield "unchanged re-ingest", f"{again:.2f} s, {first / again:.0f} times faster"
    write_documents(bench.documents / "late", 50, seed=2)
    added, report = bench.built()
    yield "one document added", f"{added:.1f} s, {added / first:.3f} of the first build"
    yield "embedded for it", str(report.embedded)
    yield from _serving(bench, report.paragraphs)


def _serving(bench: Bench, paragraphs: int) -> Iterator[tuple[str, str]]:
    before = _resident()
    corpora: list[OpenCorpus] = []
    opening = seconds_of(lambda: corpora.append(open_corpus(bench.store, bench.embedder)))
    yield "opened for reading", f"{opening:.1f} s, {_resident() - before:.0f} MB"
    corpus = corpora[0]
    vectors = [
        bench.embedder.embed_query(one.paragraphs[-1].text) for one in corpus.documents[:_QUERIES]
    ]
    texts = [one.paragraphs[-1].text[:80] for one in corpus.documents[:_QUERIES]]
    spent = [
        seconds_of(lambda v=v, t=t: (corpus.dense(v, _LIMIT), corpus.lexical(t, _LIMIT)))  # type: ignore[misc]
        for v, t in zip(vectors, texts, strict=True)
    ]
    p50, p95 = np.percentile(spent, [50, 95]) * 1000
    yield (
        "one search by vector and by words",
        f"p50 {p50:.1f} ms, p95 {p95:.1f} ms (n {len(spent)})",
    )
    size = sum(path.stat().st_size for path in bench.store.rglob("*") if path.is_file())
    yield "disk", f"{size / _MEGABYTE:.0f} MB, {size / paragraphs / 1024:.1f} kB a paragraph"


def _texts(bench: Bench) -> list[str]:
    """Every text the build embedded, longest first as it takes them."""
    found: set[str] = set()
    for document in open_corpus(bench.store, bench.embedder).documents:
        chunks = chunks_of(document, bench.embedder.count_tokens, bench.embedder.token_limit)
        held = {str(paragraph.ref): paragraph.text for paragraph in document.paragraphs}
        found.update(one.embedded_text for one in (*chunks, *views_of(chunks, held)))
    return sorted(found, key=lambda text: (-len(text), text))


def _resident() -> float:
    """Megabytes of memory this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / _MEGABYTE


if __name__ == "__main__":
    main()
