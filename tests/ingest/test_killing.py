"""A build killed at any moment leaves the live index serving, and the next build completes."""

from pathlib import Path

import pytest

from ingest.building import build
from ingest.errors import StoreLocked
from ingest.store.folder import StoreFolder
from tests.ingest.faults.killing import FILES, Place, kill, start, trial_of, until_said
from tests.ingest.faults.kills import SEED, outcomes
from tests.ingest.word_embedder import WordEmbedder


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(tmp_path_factory.mktemp("killing"), forked=True)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A place whose processes are those that ship."""
    return Place(tmp_path_factory.mktemp("shipped"))


@pytest.mark.parametrize("number", range(len(FILES)), ids=FILES)
def test_a_build_killed_as_a_file_changes_loses_nothing(place: Place, number: int) -> None:
    outcome = place.run(trial_of(SEED, number, aimed=True))
    assert outcome.sound, outcome


def test_builds_killed_at_random_lose_nothing(place: Place) -> None:
    for outcome in outcomes(place, SEED, 8, aimed=False):
        assert outcome.sound, outcome


@pytest.mark.parametrize("number", [8, 9])
def test_builds_as_they_ship_lose_nothing(shipped: Place, number: int) -> None:
    outcome = shipped.run(trial_of(SEED, number, aimed=True))
    assert outcome.sound, outcome


@pytest.mark.soak
def test_hundreds_of_killed_builds_lose_nothing(tmp_path: Path) -> None:
    place = Place(tmp_path, forked=True)
    for count, aimed in ((200, False), (50, True)):
        assert all(outcome.sound for outcome in outcomes(place, SEED + 1, count, aimed))


def test_a_trial_is_the_same_whenever_it_is_made() -> None:
    assert trial_of(1, 7, aimed=True) == trial_of(1, 7, aimed=True)
    assert trial_of(1, 7, aimed=True) != trial_of(2, 7, aimed=True)


def test_a_killed_build_resumes_without_embedding_what_was_committed(tmp_path: Path) -> None:
    place = Place(tmp_path, forked=True)
    for name in list(place.texts):
        place.write(name, "resumed")
    said, running = start(place)
    until_said(said, "embedding 8:")
    kill(running)
    report = build([place.documents], place.store, WordEmbedder())
    assert 0 < report.embedded <= 24 - 8


def test_two_builds_at_once_are_one_build_and_one_refusal(shipped: Place) -> None:
    for name in list(shipped.texts):
        shipped.write(name, "doubled")
    said, running = start(shipped)
    until_said(said, "stage reading")
    with pytest.raises(StoreLocked, match=f"process {running.pid}"):
        build([shipped.documents], shipped.store, WordEmbedder())
    until_said(said, "built")
    running.join()
    assert shipped.complete()


def test_the_lock_of_a_killed_build_holds_nobody_up(shipped: Place) -> None:
    said, running = start(shipped)
    until_said(said, "started")
    kill(running)
    report = build([shipped.documents], shipped.store, WordEmbedder())
    assert report.generation == StoreFolder(shipped.store).live()
