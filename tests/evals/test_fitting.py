"""The fits that ship as numbers: hand-computable cases."""

import numpy as np

from evals.fitting import logistic
from evals.fitting.folds import split
from evals.fitting.softmax import RankingTrial, fit
from evals.fitting.sufficiency import auc


def test_weights_favour_the_column_in_which_the_evidence_stands_out() -> None:
    rows = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 1.0]])
    trial = RankingTrial(rows, (np.array([True, False, False]),))
    weights = fit([trial], ridge=0.1)
    assert weights[0] > 0 > weights[1]


def test_the_logistic_fit_tells_the_two_classes_apart() -> None:
    rows = np.array([[0.0], [0.1], [0.9], [1.0]])
    model = logistic.fit(rows, np.array([False, False, True, True]), ridge=0.01)
    chances = model.probabilities(rows)
    assert chances[1] < 0.5 < chances[2]


def test_what_rests_on_the_same_evidence_is_held_out_together() -> None:
    keys = [f"evidence {number % 7}" for number in range(40)]
    for fitted, held in split(keys):
        assert not {keys[at] for at in fitted} & {keys[at] for at in held}


def test_the_area_counts_pairs_in_the_right_order_and_ties_as_half() -> None:
    scores = np.array([0.9, 0.5, 0.5, 0.1])
    assert auc(scores, np.array([True, True, False, False])) == 0.875
