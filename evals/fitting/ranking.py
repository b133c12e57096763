"""Fitting the weights of ranking, with what they find on questions they were not fitted on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from evals.fitting.folds import split
from evals.fitting.softmax import RankingTrial, fit
from evals.fitting.trials import Trial
from evals.metrics import recall_at

Floats = npt.NDArray[np.float64]
RIDGES = (0.0003, 0.001, 0.003)
DEPTHS = (1, 5, 10)


@dataclass(frozen=True, slots=True)
class Found:
    """Mean share of the evidence in the first 1, 5 and 10 candidates."""

    questions: int
    at: tuple[float, ...]

    def __str__(self) -> str:
        return f"{' / '.join(f'{value:.3f}' for value in self.at)} (n {self.questions})"


@dataclass(frozen=True, slots=True)
class RankingFit:
    """Weights fitted on every trial, and what such weights find when cross-validated."""

    weights: Floats
    ridge: float
    by_set: dict[str, Found]
    scored: tuple[Floats, ...]
    """For each trial the scores of its candidates under weights fitted without it."""


def fit_ranking(trials: Sequence[Trial]) -> RankingFit:
    """Choose the ridge by cross-validation, then fit on everything."""
    rows = [trial.features() for trial in trials]
    marks = [trial.marks() for trial in trials]
    best: RankingFit | None = None
    for ridge in RIDGES:
        scored = _held_out(trials, rows, marks, ridge)
        found = found_by_set(trials, scored)
        if best is None or found["all"].at[1] > best.by_set["all"].at[1]:
            best = RankingFit(np.zeros(0), ridge, found, scored)
    assert best is not None
    weights = fit(_usable(rows, marks, range(len(trials))), best.ridge)
    return RankingFit(weights, best.ridge, best.by_set, best.scored)


def _held_out(
    trials: Sequence[Trial],
    rows: Sequence[Floats],
    marks: Sequence[tuple[npt.NDArray[np.bool_], ...]],
    ridge: float,
) -> tuple[Floats, ...]:
    scored: list[Floats] = [np.zeros(len(own)) for own in rows]
    for fitted, held in split([trial.fold_key for trial in trials]):
        weights = fit(_usable(rows, marks, fitted), ridge)
        for at in held:
            scored[at] = rows[at] @ weights
    return tuple(scored)


def _usable(
    rows: Sequence[Floats],
    marks: Sequence[tuple[npt.NDArray[np.bool_], ...]],
    places: Sequence[int] | range,
) -> list[RankingTrial]:
    return [RankingTrial(rows[at], marks[at]) for at in places if marks[at]]


def found_by_set(trials: Sequence[Trial], scored: Sequence[Floats]) -> dict[str, Found]:
    """What these scores find, set by set and over all, of answerable questions with evidence."""
    groups: dict[str, list[tuple[float, ...]]] = {}
    for trial, scores in zip(trials, scored, strict=True):
        if not (trial.case.answerable and trial.gold):
            continue
        order = np.argsort(-scores, kind="stable")
        ranking = [trial.refs[at] for at in order]
        found = tuple(recall_at(trial.gold, ranking, depth) or 0.0 for depth in DEPTHS)
        for name in (trial.corpus, "all"):
            groups.setdefault(name, []).append(found)
    return {
        name: Found(len(each), tuple(float(value) for value in np.mean(each, axis=0)))
        for name, each in groups.items()
    }
