"""A wrong answer is laid to the step that its record points to."""

from collections.abc import Callable

import pytest

from evals.blame import Step, step_to_blame
from evals.slices import by_age, by_kind, by_length
from tests.evals.honest import World, honest_world
from tests.evals.tampering import answer_with, decline, evidence_of

FIRST = "late-1"


def unclear(world: World) -> None:
    decline(world, FIRST, "unclear")


def not_held(world: World) -> None:
    decline(world, FIRST, "not_held")


def out_of_scope(world: World) -> None:
    decline(world, FIRST)
    world.records[FIRST]["scope"] = {"authorities": ["Thornby"]}


def out_of_period(world: World) -> None:
    decline(world, FIRST)
    world.records[FIRST]["scope"] = {"to": "2020-01-01"}


def buried(world: World) -> None:
    decline(world, FIRST)
    del evidence_of(world, FIRST)[0]


def demoted(world: World) -> None:
    decline(world, FIRST)
    gold, *rest = evidence_of(world, FIRST)
    world.records[FIRST]["evidence"] = [*rest[:6], gold, *rest[6:]]


def declined(world: World) -> None:
    decline(world, FIRST)


def beside(world: World) -> None:
    answer_with(world, FIRST, "marlowe-2024#p6")


BLAMED = (
    (unclear, Step.UNDERSTAND),
    (not_held, Step.SCOPE),
    (out_of_scope, Step.SCOPE),
    (out_of_period, Step.SCOPE),
    (buried, Step.RETRIEVE),
    (demoted, Step.RANK),
    (declined, Step.SUFFICIENCY),
    (beside, Step.COMPOSE),
)


@pytest.mark.parametrize(("tamper", "step"), BLAMED)
def test_an_answerable_question(tamper: Callable[[World], None], step: Step) -> None:
    world = honest_world()
    tamper(world)
    run = world.run()
    (result,) = (one for one in run.results if one.case.id == FIRST)
    assert step_to_blame(result, run.library) is step


@pytest.mark.parametrize(
    ("case_id", "status", "step"),
    [
        ("place", "not_found", Step.SCOPE),
        ("premise", "not_found", Step.COMPOSE),
        ("miss", "answered", Step.SUFFICIENCY),
    ],
)
def test_a_question_with_no_answer(case_id: str, status: str, step: Step) -> None:
    world = honest_world()
    if status == "answered":
        answer_with(world, case_id, "marlowe-2024#p7")
    else:
        decline(world, case_id, status)
    run = world.run()
    (result,) = (one for one in run.results if one.case.id == case_id)
    assert step_to_blame(result, run.library) is step


def test_nobody_is_blamed_for_what_is_right() -> None:
    run = honest_world().run()
    assert not any(step_to_blame(result, run.library) for result in run.results)


def test_a_set_is_cut_by_kind_age_and_length() -> None:
    run = honest_world().run()
    assert [s.name for s in by_kind(run.results)] == [
        "false-premise",
        "injection",
        "list",
        "near-miss",
        "number",
    ]
    ages = {s.name: len(s.results) for s in by_age(run.results, run.library)}
    assert ages == {"2019 to 2021": 1, "2022 to 2024": 6}
    assert [s.name for s in by_length(run.results, run.library)] == ["to 25 words"]
