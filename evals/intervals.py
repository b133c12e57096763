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


def estimate(values: Sequence[float | None], clusters: Sequence[str] | None = None) -> Estimate:
    """Mean and interval of the values that are defined; see ``ratio_estimate``."""
    pairs = [None if value is None else (value, 1.0) for value in values]
    return ratio_estimate(pairs, clusters)


def ratio_estimate(
    parts: Sequence[tuple[float, float] | None], clusters: Sequence[str] | None = None
) -> Estimate:
    """Sum of numerators over sum of denominators, one pair a question, with its interval.

    The interval is the 2.5th to the 97.5th percentile over 1,000 samples drawn with replacement
    from one seed (Efron, Annals of Statistics 7(1), 1979). Where ``clusters`` names one for each
    question, whole clusters are drawn: questions about one document stand or fall together, and
    to draw them singly would claim more certainty than there is (Field and Welsh, JRSS B 69(3),
    2007).
    """
    names = clusters if clusters is not None else [str(at) for at in range(len(parts))]
    defined = [(name, pair) for name, pair in zip(names, parts, strict=True) if pair is not None]
    unscored = len(parts) - len(defined)
    sums = _sums(defined)
    if not sums.size or not sums[:, 1].sum():
        return Estimate(None, None, None, 0, len(parts))
    rng = np.random.default_rng(_SEED)
    drawn = sums[rng.integers(0, len(sums), size=(_RESAMPLES, len(sums)))].sum(axis=1)
    drawn = drawn[drawn[:, 1] > 0]
    low, high = np.percentile(drawn[:, 0] / drawn[:, 1], [2.5, 97.5])
    whole = sums.sum(axis=0)
    return Estimate(float(whole[0] / whole[1]), float(low), float(high), len(defined), unscored)


def _sums(defined: Sequence[tuple[str, tuple[float, float]]]) -> np.typing.NDArray[np.float64]:
    """One row a cluster: the sums of its numerators and of its denominators."""
    found: dict[str, tuple[float, float]] = {}
    for name, (part, whole) in defined:
        before = found.get(name, (0.0, 0.0))
        found[name] = (before[0] + part, before[1] + whole)
    return np.asarray(list(found.values()), dtype=np.float64)
