"""Fitting the model of sufficiency on the questions whose ending it decides."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from assistant.answers import AnswerStatus
from assistant.asking_back import choices_for
from assistant.composing.composer import compose
from assistant.composing.draft import Matter
from assistant.sufficiency import Signs
from evals.cases import Case
from evals.fitting import logistic
from evals.fitting.folds import split
from evals.fitting.trials import Trial

Floats = npt.NDArray[np.float64]
RIDGES = (0.01, 0.03, 0.1, 0.3)
ANSWER_RATE = 0.9
"""Least share of answerable questions that the threshold must leave answered."""
_MOST_LOST = 0.005
"""Share of answerable questions that the model may cost beyond what the rules decline: it tells
answerable from not little better than chance, and each it declines wrongly is an answer lost."""


@dataclass(slots=True)
class Recorder:
    """Stands in for the model: says the same of every paragraph and keeps the signs it saw."""

    verdict: bool
    seen: list[Signs] = field(default_factory=list)

    def is_enough(self, signs: Signs) -> bool:
        """The verdict set."""
        self.seen.append(signs)
        return self.verdict


@dataclass(frozen=True, slots=True)
class Decision:
    """How a question ends without the model, or the signs by which the model decides."""

    case: Case
    fold_key: str
    corpus: str
    signs: tuple[float, ...] | None
    """None where the ending does not hang on the model."""
    abstains: bool
    """Where it does not: whether it declines; a premise put right counts for a trap."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Abstention at one threshold."""

    threshold: float
    precision: float
    recall: float
    answer_rate: float

    @property
    def harmonic(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class SufficiencyFit:
    """A model fitted on every deciding question, and the cross-validated curve it was chosen by."""

    model: logistic.Logistic
    ridge: float
    chosen: Curve
    curve: tuple[Curve, ...]
    deciding: int
    separation: float
    """Chance that an answerable question gets the higher probability (AUC), cross-validated."""


def decision_of(trial: Trial) -> Decision:
    """Compose with a model that says yes, then one that says no, to see whether it decides."""
    search, case = trial.search, trial.case
    if search.retrieval is None:
        return Decision(case, trial.fold_key, trial.corpus, None, abstains=True)
    matter = Matter(search.understood, search.scope, search.retrieval)
    if choices_for(matter):
        return Decision(case, trial.fold_key, trial.corpus, None, abstains=True)
    willing, unwilling = Recorder(verdict=True), Recorder(verdict=False)
    with_it = compose(matter, willing)
    without = compose(matter, unwilling)
    corrected = with_it is not None and with_it.status is AnswerStatus.CORRECTED
    abstains = with_it is None or (corrected and not case.answerable)
    decides = bool(willing.seen) and not abstains and without is None
    signs = willing.seen[0].values() if decides else None
    return Decision(case, trial.fold_key, trial.corpus, signs, abstains)


def fit_sufficiency(decisions: Sequence[Decision]) -> SufficiencyFit:
    """Choose ridge and threshold by cross-validation, then fit on everything."""
    deciding = [one for one in decisions if one.signs is not None]
    rows = np.array([one.signs for one in deciding], dtype=np.float64)
    labels = np.array([one.case.answerable for one in deciding], dtype=bool)
    best: tuple[float, float, Floats] | None = None
    for ridge in RIDGES:
        chances = _held_out(deciding, rows, labels, ridge)
        separation = auc(chances, labels)
        if best is None or separation > best[0]:
            best = (separation, ridge, chances)
    assert best is not None
    separation, ridge, chances = best
    curve = tuple(_at(decisions, chances, level / 100) for level in range(2, 100, 2))
    least = max(ANSWER_RATE, curve[0].answer_rate - _MOST_LOST)
    allowed = [point for point in curve if point.answer_rate >= least] or [curve[0]]
    chosen = max(allowed, key=lambda point: (round(point.harmonic, 3), point.threshold))
    model = logistic.fit(rows, labels, ridge)
    return SufficiencyFit(model, ridge, chosen, curve, len(deciding), separation)


def _held_out(
    deciding: Sequence[Decision], rows: Floats, labels: npt.NDArray[np.bool_], ridge: float
) -> Floats:
    chances = np.zeros(len(deciding))
    for fitted, held in split([one.fold_key for one in deciding]):
        model = logistic.fit(rows[fitted], labels[fitted], ridge)
        chances[held] = model.probabilities(rows[held])
    return chances


def _at(decisions: Sequence[Decision], chances: Floats, threshold: float) -> Curve:
    waiting = iter(chances.tolist())
    declined = [
        next(waiting) < threshold if one.signs is not None else one.abstains for one in decisions
    ]
    should = [not one.case.answerable for one in decisions]
    hits = sum(a and b for a, b in zip(declined, should, strict=True))
    answered = sum(not a and not b for a, b in zip(declined, should, strict=True))
    return Curve(
        threshold,
        hits / max(1, sum(declined)),
        hits / max(1, sum(should)),
        answered / max(1, len(should) - sum(should)),
    )


def auc(scores: Floats, labels: npt.NDArray[np.bool_]) -> float:
    """Chance that a positive scores above a negative, ties counted half."""
    if labels.all() or not labels.any():
        return 0.5
    high, low = scores[labels][:, None], scores[~labels][None, :]
    return float((high > low).mean() + (high == low).mean() / 2)
