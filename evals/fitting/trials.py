"""What a fit learns from: each question's candidates, their features, and the evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assistant.answering import CorpusAnswerer, Search
from assistant.retrieval import Retrieval
from evals.cases import Case
from evals.gold import Gold, gold_of
from evals.library import Library

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Trial:
    """One question as retrieved."""

    case: Case
    corpus: str
    """Name of the set it is from."""
    search: Search
    retrieval: Retrieval
    gold: Gold

    @property
    def fold_key(self) -> str:
        """Questions that rest on the same evidence are kept in one fold."""
        return f"{self.corpus}/{next(iter(self.case.evidence), self.case.id)}"

    def features(self) -> Floats:
        """One row a candidate, one column a feature."""
        return np.array([item.features.values() for item in self.retrieval.ranked])

    def marks(self) -> tuple[npt.NDArray[np.bool_], ...]:
        """For each item of evidence that is among the candidates, which of them satisfy it."""
        refs = [str(item.paragraph.ref) for item in self.retrieval.ranked]
        found = (np.array([ref in wanted for ref in refs]) for wanted in self.gold)
        return tuple(mark for mark in found if mark.any())


def trials_of(
    corpus: str, cases: Sequence[Case], answerer: CorpusAnswerer, library: Library
) -> Iterator[Trial]:
    """Retrieve for every question that names something held, in order."""
    for case in cases:
        search = answerer.search(case.question)
        if search.retrieval is not None:
            yield Trial(case, corpus, search, search.retrieval, gold_of(case, library))
