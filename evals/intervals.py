"""Means with how many they are of and how sure they are."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_RESAMPLES = 1000
_SEED = 20180101


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean or ratio over questions, with its 95% interval."""

    mean: float | None
    """None where no question could be scored."""
    low: float | None
    high: float | None
    scored: int
    unscored: int
    """Questions for which the measure is undefined: they are not zeros."""


def estimate(values: Sequence[float | None]) -> Estimate:
    """Mean and interval of the values that are defined; see ``ratio_estimate``."""
    return ratio_estimate([None if value is None else (value, 1.0) for value in values])


def ratio_estimate(parts: Sequence[tuple[float, float] | None]) -> Estimate:
    """Sum of numerators over sum of denominators, one pair a question, with its interval.

    The interval is the 2.5th to the 97.5th percentile over 1,000 samples of the questions, drawn
    with replacement from one seed (Efron, Annals of Statistics 7(1), 1979).
    """
    defined = np.asarray([pair for pair in parts if pair is not None], dtype=np.float64)
    unscored = len(parts) - len(defined)
    if not len(defined) or not defined[:, 1].sum():
        return Estimate(None, None, None, 0, len(parts))
    rng = np.random.default_rng(_SEED)
    drawn = defined[rng.integers(0, len(defined), size=(_RESAMPLES, len(defined)))].sum(axis=1)
    drawn = drawn[drawn[:, 1] > 0]
    low, high = np.percentile(drawn[:, 0] / drawn[:, 1], [2.5, 97.5])
    whole = defined.sum(axis=0)
    return Estimate(float(whole[0] / whole[1]), float(low), float(high), len(defined), unscored)
