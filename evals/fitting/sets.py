"""The question sets there are to fit on, each over the documents it asks about."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.answering import CorpusAnswerer
from evals.cases import Case, of_split, read_cases
from evals.library import Library
from ingest.building import build
from ingest.corpus import Embedder
from ingest.store.opening import open_corpus

_HERE = Path(__file__).parents[1]
_SHARED = (_HERE.parents[1] / "shared").resolve()


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions in a file over the documents of a folder."""

    name: str
    documents: Path
    questions: Path

    @property
    def is_here(self) -> bool:
        """Whether both can be read on this machine."""
        return self.documents.exists() and self.questions.exists()


SETS = (
    QuestionSet(
        "samples", _HERE / "samples" / "documents", _HERE / "data" / "sample_questions.jsonl"
    ),
    QuestionSet("real", _SHARED / "corpus", _HERE / "data" / "real_questions.jsonl"),
    QuestionSet("wide", _SHARED / "corpus-wide", _HERE / "data" / "wide_questions.jsonl"),
)


@dataclass(frozen=True, slots=True)
class OpenSet:
    """A set with its store opened."""

    name: str
    cases: tuple[Case, ...]
    answerer: CorpusAnswerer
    library: Library


def open_sets(stores: Path, embedder: Embedder, *, aside: bool = False) -> Iterator[OpenSet]:
    """Every set that is here, its store built in ``stores`` or brought up to date there."""
    for one in SETS:
        if one.is_here:
            yield open_set(one, stores, embedder, aside=aside)


def open_set(one: QuestionSet, stores: Path, embedder: Embedder, *, aside: bool = False) -> OpenSet:
    """Build the store of a set and open it; questions kept aside only where asked for."""
    store = stores / one.name
    build([one.documents], store, embedder)
    corpus = open_corpus(store, embedder)
    cases = of_split(read_cases(one.questions), aside=aside)
    return OpenSet(one.name, cases, CorpusAnswerer(corpus, embedder), Library.of(corpus.documents))
