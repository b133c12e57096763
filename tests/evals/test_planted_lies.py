"""The checker is checked: an honest run passes every gate, and each kind of lie fails its own."""

from collections import Counter

import pytest

from evals.gates import GATES
from evals.records import parsed
from ingest.errors import QuestionSetError
from tests.evals.honest import honest_world
from tests.evals.lies import LIES
from tests.evals.lies_of_floors import LIES_OF_FLOORS
from tests.evals.tampering import Lie

EVERY = (*LIES, *LIES_OF_FLOORS)
BY_NAME = {gate.name: gate for gate in GATES}


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_an_honest_run_passes(name: str) -> None:
    assert not BY_NAME[name].check(honest_world().run())


@pytest.mark.parametrize("lie", EVERY, ids=lambda lie: lie.kind.replace(" ", "-"))
def test_a_planted_lie_fails_its_gate(lie: Lie) -> None:
    world = honest_world()
    lie.plant(world)
    assert BY_NAME[lie.gate].check(world.run()), f"{lie.kind} was not caught by “{lie.gate}”"


def test_there_are_at_least_thirty_kinds_and_no_gate_is_untried() -> None:
    assert len({lie.kind for lie in EVERY}) == len(EVERY) >= 30
    assert set(BY_NAME) == set(Counter(lie.gate for lie in EVERY))


@pytest.mark.parametrize("field", ["status", "text", "claims"])
def test_a_malformed_record_is_refused_by_name(field: str) -> None:
    record = honest_world().records["late-1"] | {field: 7}
    with pytest.raises(QuestionSetError, match=f"late-1.*{field}"):
        parsed(record)
