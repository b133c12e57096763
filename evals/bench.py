"""Ratios of time, each measured in one run: ``make bench``, or ``python -m evals.bench FOLDER``.

Ratios and not seconds, since machines differ: the embedding stage of a real build against one
bare ``model.encode`` of the very same texts, a question answered against embedding it alone, an
unchanged re-ingest against the first.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import click

from assistant.live import LiveAnswerer
from evals.cases import read_cases
from ingest.building import build
from ingest.embedding import SentenceTransformerEmbedder, bundled_model

_HERE = Path(__file__).parent
_QUESTIONS = 60


def seconds_of(action: Callable[[], object]) -> float:
    """Wall seconds of one call."""
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


class StageClock:
    """A build's ``Progress`` that notes when each stage began."""

    def __init__(self) -> None:
        self.started = time.perf_counter()
        self.began: dict[str, float] = {}

    def stage(self, name: str, total: int) -> None:
        """Note the time; the stage before ends here."""
        self.began[name] = time.perf_counter()

    def step(self, what: str, count: int = 1) -> None:
        """Take no note of steps."""

    def seconds(self, name: str, following: str) -> float:
        """How long a stage took, up to the beginning of the next."""
        return self.began[following] - self.began[name]

    def lengths(self, names: Sequence[str], total: float) -> list[float]:
        """Seconds of consecutive stages, the last up to the end of a build of ``total`` seconds."""
        later = [self.began[name] for name in names[1:]]
        edges = [self.started, *later, self.started + total]
        return [end - begin for begin, end in pairwise(edges)]


class HeardEmbedder(SentenceTransformerEmbedder):
    """Remembers every text that a build has it embed, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def embed_documents(self, texts: Sequence[str]) -> list[list[float]]:
        """Embed, and remember."""
        self.texts += texts
        return super().embed_documents(texts)


@click.command()
@click.argument(
    "documents",
    type=click.Path(path_type=Path, exists=True),
    default=_HERE / "samples" / "documents",
)
def main(documents: Path) -> None:
    """Measure on a folder of documents, the samples by default, and print each ratio."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        embedder = HeardEmbedder()
        embedder.embed_query("warm")
        clock = StageClock()
        first = seconds_of(lambda: build([documents], store, embedder, progress=clock))
        stage, texts = clock.seconds("embedding", "indexing"), list(embedder.texts)
        bare = bare_seconds(texts)
        click.echo(
            f"embedding stage throughput / bare model.encode: {bare / stage:.2f} (n {len(texts)},"
            f" stage {stage:.1f} s, bare {bare:.1f} s, whole build {first:.1f} s)"
        )
        again = seconds_of(lambda: build([documents], store, embedder))
        click.echo(f"unchanged re-ingest / first build: {again / first:.3f}")
        _questions(LiveAnswerer(store, embedder), embedder)


def bare_seconds(texts: Sequence[str]) -> float:
    """Seconds of one ``model.encode`` over texts, the model loaded and warm."""
    # Takes seconds to load.
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(bundled_model()))
    model.encode("warm")
    return seconds_of(
        lambda: model.encode(
            list(texts), batch_size=32, normalize_embeddings=True, show_progress_bar=False
        )
    )


def _questions(answerer: LiveAnswerer, embedder: SentenceTransformerEmbedder) -> None:
    cases = read_cases(_HERE / "data" / "sample_questions.jsonl")[:_QUESTIONS]
    answerer.ask(cases[0].question)
    alone = [seconds_of(lambda c=c: embedder.embed_query(c.question.text)) for c in cases]  # type: ignore[misc]
    whole = [seconds_of(lambda c=c: answerer.ask(c.question)) for c in cases]  # type: ignore[misc]
    for name, share in (("p50", 0.5), ("p95", 0.95)):
        ratio = _at(whole, share) / _at(alone, share)
        click.echo(f"a question answered / embedded alone, {name}: {ratio:.1f} (n {len(cases)})")
    click.echo(f"median question: {1000 * statistics.median(whole):.0f} ms")


def _at(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


if __name__ == "__main__":
    main()
