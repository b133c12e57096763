"""``python -m evals.latency``: a question at 20,000 paragraphs against embedding it alone.

The documents are the sample ones over and over, each time another authority's; their vectors are
drawn at random, since only the time to compare them matters here. Questions are embedded by the
real model, and both times are taken in one run.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click
import numpy as np

from assistant.answering import CorpusAnswerer
from evals.cases import read_cases
from evals.held import held_corpus
from evals.reading import read_folder
from ingest.documents import ParagraphRef, SourceDocument
from ingest.embedding import SentenceTransformerEmbedder
from ingest.profile.authorities import AuthorityRegister

_HERE = Path(__file__).parent
_QUESTIONS = 60


class QuickEmbedder(SentenceTransformerEmbedder):
    """The real model for questions; vectors drawn at random for documents."""

    def embed_documents(self, texts: Sequence[str]) -> list[list[float]]:
        """Random unit vectors, the same on every run."""
        matrix = np.random.default_rng(1).normal(size=(len(texts), self.dimension))
        unit = matrix / np.linalg.norm(matrix, axis=1, keepdims=True)
        return [list(map(float, row)) for row in unit]

    def count_tokens(self, text: str) -> int:
        """Words, a quarter more: tokenizing would only make the start slower."""
        return len(text.split()) * 5 // 4


def grown(documents: Sequence[SourceDocument], paragraphs: int) -> Iterator[SourceDocument]:
    """The documents over and over, each time another authority's, up to so many paragraphs."""
    made = 0
    for authority in AuthorityRegister.standard().authorities:
        for number, document in enumerate(documents):
            if made >= paragraphs:
                return
            doc_id = f"{document.doc_id}-{made}-{number}"
            own = tuple(
                replace(p, ref=ParagraphRef(doc_id, p.ref.number)) for p in document.paragraphs
            )
            profile = replace(document.profile, authority=authority)
            made += len(own)
            yield replace(document, doc_id=doc_id, profile=profile, paragraphs=own)


@click.command()
@click.option("--paragraphs", default=20_000, show_default=True)
def main(paragraphs: int) -> None:
    """Print the ratio at the median and at the 95th percentile."""
    documents = tuple(grown(read_folder(_HERE / "samples" / "documents").documents, paragraphs))
    embedder = QuickEmbedder()
    answerer = CorpusAnswerer(held_corpus(documents, embedder), embedder)
    held = sum(len(document.paragraphs) for document in documents)
    cases = read_cases(_HERE / "data" / "sample_questions.jsonl")[:_QUESTIONS]
    questions = [case.question for case in cases]
    answerer.ask(questions[0])
    alone = sorted(_seconds(lambda q=q: embedder.embed_query(q.text)) for q in questions)  # type: ignore[misc]
    whole = sorted(_seconds(lambda q=q: answerer.ask(q)) for q in questions)  # type: ignore[misc]
    click.echo(f"{held} paragraphs of {len(documents)} documents, {len(questions)} questions")
    for name, share in (("p50", 0.5), ("p95", 0.95)):
        at = min(len(questions) - 1, int(share * len(questions)))
        ratio = whole[at] / alone[at]
        click.echo(
            f"{name}: answered / embedded alone {ratio:.1f} ({1000 * whole[at]:.0f} ms over"
            f" {1000 * alone[at]:.0f} ms)"
        )


def _seconds(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
