"""What a store costs at a size: ``make bench-store PARAGRAPHS=5000``.

One run, one table: the first build and its stages, its embedding against bare calls of the model on
the same texts, llama-index's pipeline over the very same texts and over the same documents, an
unchanged re-ingest, one document added, a question's search, memory and disk. With ``--embedder
cheap`` the vectors are worked out from the words instead of by the model, so that everything but
embedding can be measured at sizes that two cores would embed for hours.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

import click
import numpy as np

from evals.baselines import LlamaIndexDefault
from evals.bench import StageClock, seconds_of
from evals.bench_documents import PARAGRAPHS_EACH, write_documents
from evals.bench_paired import PairedEmbedder, race
from ingest.building import BuildReport, build
from ingest.corpus import Embedder
from ingest.settings import IngestSettings
from ingest.store import open_corpus
from ingest.store.catalogue import Catalogue
from ingest.store.reader import OpenCorpus

_QUERIES = 200
_LIMIT = 120
_MEGABYTE = 1024 * 1024
_COMPARED = 0.1
"""Share of the documents whose texts llama-index is given: enough to time a rate."""
_STAGES = ("reading", "chunking", "embedding", "indexing")


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
        for axis, sign in map(_axis, text.casefold().split()):
            vector[axis] += sign
        vector[0] += not vector.any()
        found: list[float] = (vector / np.linalg.norm(vector)).tolist()
        return found

    def count_tokens(self, text: str) -> int:
        """A little more than the words."""
        return len(text.split()) * 4 // 3


@cache
def _axis(word: str) -> tuple[int, int]:
    digest = hashlib.blake2b(word.encode(), digest_size=4).digest()
    return int.from_bytes(digest[:2], "big") % CheapEmbedder.dimension, 1 if digest[2] & 1 else -1


@dataclass(frozen=True, slots=True)
class Bench:
    """One store at one size."""

    documents: Path
    store: Path
    embedder: Embedder
    settings: IngestSettings

    def built(self) -> tuple[float, BuildReport, StageClock]:
        """Seconds, report and stages of one build."""
        reports: list[BuildReport] = []
        clock = StageClock()
        seconds = seconds_of(
            lambda: reports.append(
                build([self.documents], self.store, self.embedder, self.settings, clock)
            )
        )
        return seconds, reports[0], clock


@click.command()
@click.option("--paragraphs", default=5_000, show_default=True)
@click.option("--embedder", type=click.Choice(["model", "cheap"]), default="model")
@click.option("--llama-index/--no-llama-index", default=True)
def main(paragraphs: int, embedder: str, llama_index: bool) -> None:
    """Measure at one size and print a row a figure."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        files = write_documents(root / "documents", paragraphs)
        chosen = PairedEmbedder() if embedder == "model" else CheapEmbedder()
        chosen.embed_query("warm")
        bench = Bench(root / "documents", root / "store", chosen, IngestSettings())
        click.echo(f"{paragraphs:,} paragraphs in {files} files, embedder {chosen.name}")
        for name, value in _rows(bench, llama_index):
            click.echo(f"{name}: {value}")


def _rows(bench: Bench, llama_index: bool) -> Iterator[tuple[str, str]]:
    whole, report, clock = bench.built()
    stages = dict(zip(_STAGES, clock.lengths(_STAGES, whole), strict=True))
    bare = bench.embedder.ended() if isinstance(bench.embedder, PairedEmbedder) else 0.0
    first = whole - bare
    stages["embedding"] -= bare
    yield "first build", f"{first:.1f} s, {report.paragraphs / first:.0f} paragraphs a second"
    yield "of it", ", ".join(f"{name} {spent:.1f} s" for name, spent in stages.items())
    yield "memory at most", f"{_peak(RUSAGE_SELF):.0f} MB, a child {_peak(RUSAGE_CHILDREN):.0f} MB"
    yield "vectors in the record", f"{_vectors(bench.store)}"
    if isinstance(bench.embedder, PairedEmbedder):
        yield from _against_bare(bench.embedder, stages["embedding"], first)
    if llama_index:
        yield from _against_llama_index(bench, first)
    again, *_ = bench.built()
    yield "unchanged re-ingest", f"{again:.2f} s, {first / again:.0f} times faster"
    write_documents(bench.documents / "late", PARAGRAPHS_EACH, seed=2)
    added, report, _ = bench.built()
    yield "one document added", f"{added:.1f} s, {added / first:.3f} of the first build"
    rest = first - stages["embedding"]
    yield "the same, of the first build without its embedding", f"{added / rest:.3f}"
    yield "paragraphs embedded for it", str(report.embedded)
    yield from _serving(bench, report.paragraphs)


def _against_bare(
    embedder: PairedEmbedder, stage: float, first: float
) -> Iterator[tuple[str, str]]:
    """Bare encoding of every fourth batch, in turn with ours; its seconds are in no stage."""
    bare = embedder.inside * embedder.bare_share
    yield "bare encode / embedding stage", f"{bare / stage:.2f}"
    yield "bare encode / first build", f"{bare / first:.2f}"


def _against_llama_index(bench: Bench, first: float) -> Iterator[tuple[str, str]]:
    """Its pipeline over the same texts as ours, and its defaults over the same documents."""
    corpus = open_corpus(bench.store, bench.embedder)
    run = race(corpus.documents[: max(1, int(len(corpus.documents) * _COMPARED))], bench.embedder)
    yield (
        "the same texts embedded and kept",
        f"llama-index {run.theirs:.1f} s, ours {run.ours:.1f} s, ours {run.theirs / run.ours:.2f}"
        f" times as fast (n {run.texts})",
    )
    theirs = seconds_of(lambda: LlamaIndexDefault(corpus, bench.embedder))
    yield "llama-index by default, same documents", f"{theirs:.1f} s; our build {first:.1f} s"


def _vectors(store: Path) -> int:
    with Catalogue.open_to_read(store / "catalogue.sqlite3") as catalogue:
        (count,) = catalogue.connection.execute("SELECT count(*) FROM vectors").fetchone()
    return int(count)


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
    record = _megabytes(bench.store.glob("catalogue.sqlite3*"))
    index = _megabytes((bench.store / "generations" / corpus.generation).rglob("*"))
    for name, size in (("the record", record), ("one index", index)):
        yield f"disk, {name}", f"{size:.0f} MB, {size * 1024 / paragraphs:.1f} kB a paragraph"


def _megabytes(paths: Iterator[Path]) -> float:
    return sum(path.stat().st_size for path in paths if path.is_file()) / _MEGABYTE


def _peak(who: int) -> float:
    """Megabytes that this process, or the largest of its children, held at most so far."""
    return getrusage(who).ru_maxrss / 1024


def _resident() -> float:
    """Megabytes of memory this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / _MEGABYTE


if __name__ == "__main__":
    main()
