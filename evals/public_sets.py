"""``python -m evals.public_sets``: public question sets by the assistant's own code and settings.

ConditionalQA dev (questions on GOV.UK pages) and CLAPNQ dev (questions on Wikipedia, half of them
unanswerable) beside the plain rankers, over the same paragraphs with the same model, in one run.
Neither is about inspections: nothing of the assistant was fitted on them.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np

from assistant.answering import CorpusAnswerer
from assistant.answers import Answer, Question
from evals.baselines import Dense, Fusion, Lexical
from evals.held import held_corpus
from evals.metrics import ndcg_at, recall_at
from ingest.corpus import Corpus, Embedder
from ingest.documents import DocumentProfile, Paragraph, ParagraphRef, SourceDocument
from ingest.embedding import SentenceTransformerEmbedder

PUBLIC = (Path(__file__).parents[2] / "shared" / "public").resolve()
_DEPTHS = (1, 5, 10)
_LIMIT = 20
Ranker = Callable[[Question], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class PublicQuestion:
    """One question of a public set with the paragraphs that answer it."""

    question: Question
    answerable: bool
    gold: tuple[frozenset[str], ...]


def read_documents(folder: Path) -> Iterator[SourceDocument]:
    """The pages of a set, each paragraph under its page's title."""
    for line in (folder / "corpus.jsonl").read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        doc_id = _slug(page["doc_id"])
        paragraphs = tuple(
            Paragraph(ParagraphRef(doc_id, number), text, heading_path=(page["title"],))
            for number, text in enumerate(page["paragraphs"], start=1)
        )
        yield SourceDocument(
            doc_id, f"{doc_id}.txt", "", DocumentProfile(page["title"]), paragraphs
        )


def read_set(folder: Path) -> Iterator[PublicQuestion]:
    """The questions to be asked: of a set that has splits, those of dev."""
    for line in (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("split", "dev") != "dev":
            continue
        gold = (f"{_slug(doc_id)}#p{at + 1}" for doc_id, at in row["gold_paragraphs"])
        yield PublicQuestion(
            Question(row["question"][:2000], id=row["id"]),
            row["answerable"],
            tuple(frozenset({ref}) for ref in gold),
        )


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9.-]+", "-", name.lower()).strip("-.") or "page"


def rankers_of(corpus: Corpus, embedder: Embedder, answerer: CorpusAnswerer) -> dict[str, Ranker]:
    """The plain rankers and the assistant's, by name."""
    lexical, dense = Lexical(corpus), Dense(corpus, embedder)
    plain = (lexical, dense, Fusion(lexical, dense))
    found: dict[str, Ranker] = {
        one.name: (lambda question, one=one: one.rank(question, _LIMIT))  # type: ignore[misc]
        for one in plain
    }

    def assistant(question: Question) -> tuple[str, ...]:
        retrieval = answerer.retrieve_everywhere(question)
        return tuple(str(item.paragraph.ref) for item in retrieval.ranked[:_LIMIT])

    return {**found, "assistant": assistant}


def row_of(name: str, ranker: Ranker, questions: Sequence[PublicQuestion]) -> str:
    """Recall at 1, 5 and 10 and nDCG at 10 over the questions that have evidence."""
    scores = []
    for one in questions:
        if one.gold:
            ranking = ranker(one.question)
            recalls = [recall_at(one.gold, ranking, depth) or 0.0 for depth in _DEPTHS]
            scores.append((*recalls, ndcg_at(one.gold, ranking, _DEPTHS[-1]) or 0.0))
    means = np.mean(scores, axis=0)
    return f"  {name:14}{''.join(f'{mean:8.3f}' for mean in means)}{len(scores):7}"


def abstention_row(answers: Sequence[tuple[PublicQuestion, Answer]]) -> str:
    """How declining went, by the whole assistant."""
    declined = [(one, a) for one, a in answers if not a.status.is_answer]
    rightly = sum(not one.answerable for one, _ in declined)
    traps = sum(not one.answerable for one, _ in answers)
    answered = sum(one.answerable and a.status.is_answer for one, a in answers)
    return (
        f"  abstention: precision {rightly / max(1, len(declined)):.3f},"
        f" recall {rightly / max(1, traps):.3f};"
        f" answered {answered / max(1, len(answers) - traps):.3f} of {len(answers) - traps}"
    )


@click.command()
@click.option("--public", type=click.Path(path_type=Path), default=PUBLIC)
@click.option(
    "--cache", type=click.Path(path_type=Path), help="Folder to keep vectors in between runs."
)
def main(public: Path, cache: Path | None) -> None:
    """Rank and answer both sets, and print one table each."""
    embedder = SentenceTransformerEmbedder()
    for name in ("conditionalqa", "clapnq"):
        if not (public / name / "corpus.jsonl").is_file():
            raise click.ClickException(f"{public / name} holds no set; give --public FOLDER.")
        corpus = held_corpus(tuple(read_documents(public / name)), embedder, cache)
        questions = tuple(read_set(public / name))
        answerer = CorpusAnswerer(corpus, embedder)
        paragraphs = sum(len(document.paragraphs) for document in corpus.documents)
        click.echo(f"{name}: {len(questions)} questions over {paragraphs} paragraphs")
        click.echo(f"  {'':14}{'R@1':>8}{'R@5':>8}{'R@10':>8}{'nDCG@10':>8}{'n':>7}")
        for ranker, rank in rankers_of(corpus, embedder, answerer).items():
            click.echo(row_of(ranker, rank, questions))
        click.echo(abstention_row([(one, answerer.ask(one.question)) for one in questions]))


if __name__ == "__main__":
    main()
