"""Means with how many they are of and how sure they are."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_RESAMPLES = 1000
_SEED = 20180101


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over questions, with its 95% interval."""

    mean: float | None
    """None where no question could be scored."""
    low: float | None
    high: float | None
    scored: int
    unscored: int
    """Questions for which the measure is undefined: they are not zeros."""


def estimate(values: Sequence[float | None]) -> Estimate:
    """Mean and interval of the values that are defined.

    The interval is the 2.5th to the 97.5th percentile of the means of 1,000 samples of the
    questions, drawn with replacement from one seed (Efron, Annals of Statistics 7(1), 1979).
    """
    defined = np.asarray([value for value in values if value is not None], dtype=np.float64)
    unscored = len(values) - len(defined)
    if not len(defined):
        return Estimate(None, None, None, 0, unscored)
    rng = np.random.default_rng(_SEED)
    drawn = rng.integers(0, len(defined), size=(_RESAMPLES, len(defined)))
    means = defined[drawn].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return Estimate(float(defined.mean()), float(low), float(high), len(defined), unscored)
