"""A logistic fit with a ridge: the probability of "this answers it" from signs."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

Floats = npt.NDArray[np.float64]
Labels = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Logistic:
    """Intercept and one weight a column."""

    intercept: float
    weights: Floats

    def probabilities(self, rows: Floats) -> Floats:
        """Probability of each row."""
        return np.asarray(1.0 / (1.0 + np.exp(-(self.intercept + rows @ self.weights))))


def fit(rows: Floats, labels: Labels, ridge: float) -> Logistic:
    """The maximum of the likelihood less ``ridge`` times half the squared length of the weights.

    The two classes weigh the same in all, since a set has more answerable questions than others.
    """
    share = labels.mean()
    balance = np.where(labels, 0.5 / share, 0.5 / (1.0 - share))
    start = np.zeros(rows.shape[1] + 1)
    found = minimize(_loss, start, args=(rows, labels, balance, ridge), jac=True, method="L-BFGS-B")
    return Logistic(float(found.x[0]), np.asarray(found.x[1:], dtype=np.float64))


def _loss(
    point: Floats, rows: Floats, labels: Labels, balance: Floats, ridge: float
) -> tuple[float, Floats]:
    intercept, weights = point[0], point[1:]
    totals = intercept + rows @ weights
    signs = np.where(labels, 1.0, -1.0)
    loss = float((balance * np.logaddexp(0.0, -signs * totals)).mean())
    wrong = balance * (1.0 / (1.0 + np.exp(-totals)) - labels) / len(labels)
    slope = np.concatenate(([wrong.sum()], rows.T @ wrong + ridge * weights))
    return loss + ridge * float(weights @ weights) / 2, slope
