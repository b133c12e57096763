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


@dataclass(frozen=True, slots=True)
class RankingTrial:
    """One question: a row of features a candidate, and which rows each item of evidence marks."""

    features: Floats
    marks: Marks


def fit(trials: Sequence[RankingTrial], ridge: float) -> Floats:
    """One weight a column.

    ``ridge`` multiplies half the squared length of the weights; 0 fits without it.
    """
    size = trials[0].features.shape[1]
    found = minimize(_loss, np.zeros(size), args=(trials, ridge), jac=True, method="L-BFGS-B")
    return np.asarray(found.x, dtype=np.float64)


def _loss(weights: Floats, trials: Sequence[RankingTrial], ridge: float) -> tuple[float, Floats]:
    total, slope = 0.0, np.zeros_like(weights)
    for trial in trials:
        scores = trial.features @ weights
        odds = np.exp(scores - scores.max())
        chance = odds / odds.sum()
        for mark in trial.marks:
            held = float(chance[mark].sum())
            share = np.where(mark, chance, 0.0) / held
            total -= float(np.log(held)) / len(trial.marks)
            slope += trial.features.T @ (chance - share) / len(trial.marks)
    count = len(trials)
    penalty = ridge * float(weights @ weights) / 2
    return total / count + penalty, slope / count + ridge * weights
