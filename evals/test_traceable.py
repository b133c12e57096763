"""The gate on assembled sentences: no word comes from anywhere but a source or the frame."""

from collections.abc import Callable
from pathlib import Path

from evals.passes import Held, Pass
from evals.sets import EvalSet
from evals.tracing import untraced_in


def test_every_word_of_every_claim_is_quoted_or_recorded(
    finished: Pass, eval_set: EvalSet, held_of: Callable[[Path], Held]
) -> None:
    corpus = held_of(eval_set.corpus).corpus
    loose = [untraced_in(result.record.claims, corpus) for result in finished.run.results]
    assert not [found for found in loose if found]
