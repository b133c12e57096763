"""The gates: hard ones at all or nothing, and floors for the set that ships."""

import json
from pathlib import Path

import pytest

from assistant.answers import AnswerStatus
from assistant.service import Answerer
from evals.cases import Case
from evals.gold import stale
from evals.library import Library
from evals.running import Result, ask
from evals.summary import abstention_of, mean_of

_FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
_WORST = 5
_ASKED_AGAIN = 25


def worst(results: list[Result]) -> str:
    lines = [f"{r.case.id} [{r.record.status}] {r.case.question.text}" for r in results[:_WORST]]
    return "\n".join(lines)


def test_no_item_of_the_set_is_stale(cases: tuple[Case, ...], library: Library) -> None:
    assert not stale(cases, library)


def test_every_quotation_is_verbatim_where_it_is_cited(results: tuple[Result, ...]) -> None:
    broken = [result for result in results if result.broken_quotes]
    assert not broken, worst(broken)


def test_nothing_is_cited_from_another_authority(results: tuple[Result, ...]) -> None:
    outside = [result for result in results if result.out_of_scope]
    assert not outside, worst(outside)


def test_no_question_ends_in_an_error(results: tuple[Result, ...]) -> None:
    failed = [result for result in results if result.record.status is AnswerStatus.ERROR]
    assert not failed, worst(failed)


def test_the_same_question_gets_the_same_answer(
    results: tuple[Result, ...], answerer: Answerer
) -> None:
    again = [(result, ask(result.case, answerer)[1]) for result in results[:_ASKED_AGAIN]]
    changed = [result for result, line in again if line != result.line]
    assert not changed, worst(changed)


@pytest.mark.parametrize("name", ["recall_5", "recall_10", "facts", "cited"])
def test_a_floor_of_finding_and_saying_holds(
    name: str, results: tuple[Result, ...], is_sample: bool
) -> None:
    if not is_sample:
        pytest.skip("Floors are set for the sample questions only.")
    found = mean_of(results, name).mean
    below = sorted((r for r in results if (getattr(r, name) or 0) < 1), key=lambda r: r.case.id)
    assert found is not None
    assert found >= _FLOORS[name], worst(below)


@pytest.mark.parametrize("name", ["precision", "recall", "answer_rate"])
def test_a_floor_of_abstaining_holds(
    name: str, results: tuple[Result, ...], is_sample: bool
) -> None:
    if not is_sample:
        pytest.skip("Floors are set for the sample questions only.")
    value = getattr(abstention_of(results), name)
    assert value >= _FLOORS[f"abstention_{name}"], worst(
        [result for result in results if not result.is_right_ending]
    )
