"""Every gate over every set: hard ones at all or nothing, and floors where a set has them."""

from collections.abc import Iterable

import pytest

from evals.gates import FLOORS, HARD, Failure, Gate
from evals.passes import Pass

_SHOWN = 8


def shown(failures: Iterable[Failure]) -> str:
    return "\n".join([str(failure) for failure in failures][:_SHOWN])


@pytest.mark.parametrize("gate", HARD, ids=lambda gate: gate.name.replace(" ", "-"))
def test_the_gate_holds(gate: Gate, finished: Pass) -> None:
    failures = gate.check(finished.run)
    assert not failures, f"{gate.says}. {len(failures)} failures:\n{shown(failures)}"


def test_every_floor_holds(finished: Pass) -> None:
    if not finished.run.floors:
        pytest.skip(f"No run of {finished.run.name} has been accepted, so it has no floors.")
    failures = [failure for gate in FLOORS for failure in gate.check(finished.run)]
    assert not failures, f"Floors only rise:\n{shown(failures)}"
