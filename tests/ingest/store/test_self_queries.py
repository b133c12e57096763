"""Every chunk is to be found by its own vector, and one that is not is told, at little cost."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.building import build
from ingest.errors import GenerationDamaged
from ingest.store import writing
from ingest.store.dense import DenseIndex
from ingest.store.dense_writing import change_collection
from ingest.store.folder import StoreFolder
from ingest.store.manifest import CHROMA, VECTORS, read_chunk_table, read_manifest
from ingest.store.vectors import Matrix, VectorMatrix
from ingest.store.verification import faults_of
from ingest.store.worker import write_in_child
from tests.ingest.word_embedder import WordEmbedder, write_report


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


def misplacing(chunk_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every new index hold one chunk where its own vector does not lead."""

    def write(folder: Path) -> None:
        write_in_child(folder)
        row = read_chunk_table(folder).chunk_ids.index(chunk_id)
        away = -VectorMatrix.load(folder / VECTORS).rows([row])
        change_collection(folder / CHROMA, [chunk_id], [chunk_id], away)

    monkeypatch.setattr(writing, "write_in_child", write)


def test_a_chunk_without_a_way_to_it_is_put_in_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_report(tmp_path / "documents", "birch.txt")
    misplacing("birch#p2/0", monkeypatch)
    build([tmp_path / "documents"], tmp_path / "store", WordEmbedder())
    assert faults_of(live_folder(tmp_path / "store")) == ()


def test_an_index_that_cannot_be_mended_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_report(tmp_path / "documents", "birch.txt")
    misplacing("birch#p2/0", monkeypatch)
    monkeypatch.setattr(writing, "mend_in_child", lambda *_: None)
    with pytest.raises(GenerationDamaged, match=r"not found by their own vector: birch#p2/0"):
        build([tmp_path / "documents"], tmp_path / "store", WordEmbedder())
    assert not StoreFolder(tmp_path / "store").live_or_none()
