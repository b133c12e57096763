"""Every chunk is to be found by its own vector, and one that is not is told, at little cost."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.store.dense import DenseIndex
from ingest.store.folder import StoreFolder
from ingest.store.manifest import read_manifest
from ingest.store.vectors import Matrix
from ingest.store.verification import faults_of


def live_folder(store: Path) -> Path:
    folder = StoreFolder(store)
    return folder.generation(folder.live())


def losing(passes: Sequence[Sequence[str]], monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Have each pass of self-queries lose these chunks; how many chunks each was asked for."""
    asked: list[int] = []

    def lost(_: DenseIndex, chunk_ids: Sequence[str], matrix: Matrix) -> list[str]:
        assert len(chunk_ids) == len(matrix)
        asked.append(len(chunk_ids))
        return [one for one in passes[len(asked) - 1] if one in chunk_ids]

    monkeypatch.setattr(DenseIndex, "lost", lost)
    return asked


def test_a_chunk_the_quick_look_misses_is_sought_again_and_found(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = losing([["birch#p2/0"], []], monkeypatch)
    assert faults_of(live_folder(store)) == ()
    assert asked == [18, 1]


def test_a_chunk_that_neither_look_finds_is_named(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    losing([["birch#p2/0", "cedar#p1/0"], ["birch#p2/0"]], monkeypatch)
    (fault,) = faults_of(live_folder(store))
    assert fault == "1 of 18 chunks are not found by their own vector: birch#p2/0"


def test_a_quick_look_changes_no_byte_of_the_index(store: Path) -> None:
    folder = live_folder(store)
    DenseIndex.of_folder(folder / "chroma", quick=True).close()
    assert faults_of(folder) == ()
    assert read_manifest(folder).chunks == 18
