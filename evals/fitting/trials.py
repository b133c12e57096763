"""What a fit learns from: each question's candidates, their features, and the evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from assistant.answering import CorpusAnswerer
from assistant.outcomes import Search
from assistant.ranking import FEATURE_NAMES, RankingWeights
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
    gold: Gold

    @property
    def fold_key(self) -> str:
        """Questions that rest on the same document are kept in one fold."""
        first = next(iter(self.case.evidence), None)
        document = (first.source or first.ref.partition("#")[0]) if first else self.case.id
        return f"{self.corpus}/{document}"

    @property
    def refs(self) -> tuple[str, ...]:
        """Addresses of the candidates; empty where nothing was searched."""
        retrieval = self.search.retrieval
        return tuple(str(item.paragraph.ref) for item in retrieval.ranked) if retrieval else ()

    def features(self) -> Floats:
        """One row a candidate, one column a feature."""
        retrieval = self.search.retrieval
        rows = [item.features.values() for item in retrieval.ranked] if retrieval else []
        return np.array(rows, dtype=np.float64).reshape(-1, len(FEATURE_NAMES))

    def marks(self) -> tuple[npt.NDArray[np.bool_], ...]:
        """For each item of evidence that is among the candidates, which of them satisfy it."""
        refs = self.refs
        found = (np.array([ref in wanted for ref in refs], dtype=bool) for wanted in self.gold)
        return tuple(mark for mark in found if mark.any())


def rescored(trial: Trial, weights: RankingWeights) -> Trial:
    """The same question ranked by other weights, without searching again."""
    retrieval = trial.search.retrieval
    if retrieval is None:
        return trial
    items = (replace(item, score=weights.score(item.features)) for item in retrieval.ranked)
    ranked = tuple(sorted(items, key=lambda item: (-item.score, item.paragraph.ref)))
    search = replace(trial.search, retrieval=replace(retrieval, ranked=ranked))
    return replace(trial, search=search)


def trials_of(
    corpus: str, cases: Sequence[Case], answerer: CorpusAnswerer, library: Library
) -> Iterator[Trial]:
    """Retrieve for every question, in order."""
    for case in cases:
        yield Trial(case, corpus, answerer.search(case.question), gold_of(case, library))
