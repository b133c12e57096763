"""The same question over the same store: the same bytes, five times and in five processes."""

from collections.abc import Callable

import pytest

from evals.elsewhere import asked_elsewhere
from evals.passes import Held
from evals.running import ask
from evals.sets import EvalSet

_TIMES = 5
_ASKED = 15


@pytest.mark.long
def test_answers_are_the_same_bytes_in_five_runs_and_five_processes(
    eval_set: EvalSet, held_of: Callable[..., Held]
) -> None:
    held = held_of(eval_set.corpus)
    cases = eval_set.cases()
    asked = cases[:: max(1, len(cases) // _ASKED)][:_ASKED]
    first = {case.id: ask(case, held.answerer)[1] for case in asked}
    for _ in range(_TIMES - 1):
        assert {case.id: ask(case, held.answerer)[1] for case in asked} == first
    for seed in range(_TIMES):
        assert asked_elsewhere(held.store, eval_set.questions, list(first), seed) == first
