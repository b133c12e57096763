"""A listwise fit: weights under which the evidence gets the most of a softmax over the candidates.

The loss of one item of evidence is minus the logarithm of the probability that a softmax of the
scores gives to the paragraphs that satisfy it (ListNet's top-one cross entropy, Cao et al. 2007),
averaged over a question's items and then over questions, plus a ridge on the weights.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

Floats = npt.NDArray[np.float64]
Marks = tuple[npt.NDArray[np.bool_], ...]
_LEAST = 1e-30


@dataclass(frozen=True, slots=True)
class RankingTrial:
    """One question: a row of features a candidate, and which rows each item of evidence marks."""

    features: Floats
    marks: Marks


@dataclass(frozen=True, slots=True)
class _Stacked:
    """Every candidate of every question as one matrix, so that a pass is a few array operations."""

    features: npt.NDArray[np.float32]
    starts: npt.NDArray[np.intp]
    """Row at which each question begins."""
    question: npt.NDArray[np.intp]
    """Question of each row."""
    item: npt.NDArray[np.intp]
    """Item of evidence of each mark."""
    row: npt.NDArray[np.intp]
    """Row of each mark."""
    worth: Floats
    """What each item counts: one over the number of its question's items."""


def fit(trials: Sequence[RankingTrial], ridge: float) -> Floats:
    """One weight a column.

    ``ridge`` multiplies half the squared length of the weights; 0 fits without it.
    """
    stacked = _stacked(trials)
    start = np.zeros(stacked.features.shape[1])
    found = minimize(_loss, start, args=(stacked, ridge), jac=True, method="L-BFGS-B")
    return np.asarray(found.x, dtype=np.float64)


def _stacked(trials: Sequence[RankingTrial]) -> _Stacked:
    sizes = [len(trial.features) for trial in trials]
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    rows = [
        np.flatnonzero(mark) + start
        for trial, start in zip(trials, starts, strict=True)
        for mark in trial.marks
    ]
    return _Stacked(
        np.vstack([trial.features for trial in trials]).astype(np.float32),
        starts,
        np.repeat(np.arange(len(trials)), sizes),
        np.repeat(np.arange(len(rows)), [len(one) for one in rows]),
        np.concatenate(rows),
        np.array([1 / len(trial.marks) for trial in trials for _ in trial.marks]),
    )


def _loss(weights: Floats, stacked: _Stacked, ridge: float) -> tuple[float, Floats]:
    scores = (stacked.features @ weights.astype(np.float32)).astype(np.float64)
    odds = np.exp(scores - np.maximum.reduceat(scores, stacked.starts)[stacked.question])
    chance = odds / np.add.reduceat(odds, stacked.starts)[stacked.question]
    marked = chance[stacked.row]
    held = np.maximum(
        np.bincount(stacked.item, weights=marked, minlength=len(stacked.worth)), _LEAST
    )
    share = stacked.worth[stacked.item] * marked / held[stacked.item]
    pull = chance - np.bincount(stacked.row, weights=share, minlength=len(chance))
    count = len(stacked.starts)
    slope = (pull.astype(np.float32) @ stacked.features).astype(np.float64) / count
    total = -float((stacked.worth * np.log(held)).sum()) / count
    return total + ridge * float(weights @ weights) / 2, slope + ridge * weights
