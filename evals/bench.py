"""Ratios of time, each measured in one run: ``make bench``.

Ratios and not seconds, since machines differ: embedding in the batches of a build against one bare
call (the stage is repeated here, not timed inside ``ingest build``), a question answered against
embedding it alone, an unchanged re-ingest against the first.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from assistant.live import LiveAnswerer
from evals.cases import read_cases
from ingest.building import build
from ingest.chunking import chunks_of
from ingest.embedding import SentenceTransformerEmbedder
from ingest.views import views_of

_HERE = Path(__file__).parent
_QUESTIONS = 60


def seconds_of(action: Callable[[], object]) -> float:
    """Wall seconds of one call."""
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def main() -> None:
    """Measure on the sample documents and print a table."""
    documents = _HERE / "samples" / "documents"
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        embedder = SentenceTransformerEmbedder()
        embedder.embed_query("warm")
        first = seconds_of(lambda: build([documents], store, embedder))
        again = seconds_of(lambda: build([documents], store, embedder))
        answerer = LiveAnswerer(store, embedder)
        _embedding(answerer, embedder)
        click.echo(f"unchanged re-ingest / first build: {again / first:.3f}")
        _questions(answerer, embedder)


def _embedding(answerer: LiveAnswerer, embedder: SentenceTransformerEmbedder) -> None:
    """The embedding stage, longest first in committed batches, against one bare call."""
    texts: list[str] = []
    for document in answerer.corpus.documents:
        chunks = chunks_of(document, embedder.count_tokens, embedder.token_limit)
        held = {str(paragraph.ref): paragraph.text for paragraph in document.paragraphs}
        texts += [one.embedded_text for one in (*chunks, *views_of(chunks, held))]
    ordered = sorted(set(texts), key=lambda text: (-len(text), text))
    batches = [ordered[at : at + 256] for at in range(0, len(ordered), 256)]
    bare = seconds_of(lambda: embedder.embed_documents(ordered))
    staged = seconds_of(lambda: [embedder.embed_documents(batch) for batch in batches])
    click.echo(f"embedding stage throughput / bare encode: {bare / staged:.2f} (n {len(ordered)})")


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
