"""A small change is a copy and a difference, and ends as if all had been made from nothing."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from ingest.building import build
from ingest.store.dense import DenseIndex
from ingest.store.differing import difference_of
from ingest.store.folder import StoreFolder
from ingest.store.manifest import CHROMA, ChunkTable, read_manifest
from ingest.store.tokens import TokenTable
from ingest.store.vectors import Matrix
from ingest.store.verification import faults_of
from ingest.store.worker import verify_in_child
from tests.ingest.word_embedder import WordEmbedder, write_report

NAMES = tuple(f"{tree}.txt" for tree in ("alder", "birch", "cedar", "elm", "fir", "hazel", "oak"))


def remark(documents: Path) -> None:
    write_report(documents, "cedar.txt", "better")


def add(documents: Path) -> None:
    write_report(documents, "willow.txt", "new to us")


def remove(documents: Path) -> None:
    (documents / "birch.txt").unlink()


def change_all_but_one(documents: Path) -> None:
    for name in NAMES[1:]:
        write_report(documents, name, "worse")


def table_files(store: Path) -> dict[str, str]:
    """Hash of every file of the live generation but Chroma's, which order is free to differ in."""
    folder = StoreFolder(store)
    files = read_manifest(folder.generation(folder.live())).files
    return {name: one.sha256 for name, one in files.items() if not name.startswith(CHROMA)}


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    for name in NAMES:
        write_report(tmp_path / "documents", name)
    return tmp_path / "documents"


@pytest.mark.parametrize(
    "change",
    [
        remark,
        pytest.param(add, marks=pytest.mark.long),
        pytest.param(remove, marks=pytest.mark.long),
        pytest.param(change_all_but_one, marks=pytest.mark.long),
    ],
)
def test_an_increment_ends_as_a_build_from_nothing_does(
    tmp_path: Path, documents: Path, change: Callable[[Path], None]
) -> None:
    build([documents], tmp_path / "grown", WordEmbedder())
    change(documents)
    build([documents], tmp_path / "grown", WordEmbedder())
    build([documents], tmp_path / "new", WordEmbedder())
    assert table_files(tmp_path / "grown") == table_files(tmp_path / "new")
    folder = StoreFolder(tmp_path / "grown")
    assert verify_in_child(folder.generation(folder.live()), 1_000) == ()


def test_an_increment_counts_only_the_tokens_of_what_changed(
    tmp_path: Path, documents: Path
) -> None:
    class Counting(WordEmbedder):
        counted = 0

        def count_tokens(self, text: str) -> int:
            type(self).counted += any(
                Path(name).stem in text for name in NAMES if "cedar" not in name
            )
            return super().count_tokens(text)

    build([documents], tmp_path / "store", WordEmbedder())
    remark(documents)
    build([documents], tmp_path / "store", Counting())
    assert Counting.counted == 0


def test_a_difference_names_what_went_and_what_is_new_or_reads_otherwise() -> None:
    before = ChunkTable(
        chunk_ids=("a", "b", "c"), starts=(0,) * 3, ends=(1,) * 3, hashes=tuple("123")
    )
    after = ChunkTable(
        chunk_ids=("a", "c", "d"), starts=(0,) * 3, ends=(1,) * 3, hashes=tuple("194")
    )
    found = difference_of(before, after)
    assert (found.gone, found.rows, found.size) == (("b",), (1, 2), 3)


def test_words_joined_are_numbered_as_if_made_at_once() -> None:
    rows = [["care", "leaver"], [], ["plan", "care"], ["visit"]]
    whole = TokenTable.of(rows)
    other = TokenTable.of([["visit"], ["care", "leaver"], ["unused"]])
    joined = TokenTable.joined([other.slice(1, 2), TokenTable.of(rows[1:3]), other.slice(0, 1)])
    assert joined.words == whole.words
    assert joined.rows() == whole.rows()


def asked_of(
    store: Path, at_most: int, base: Path | None, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """The chunks that a check of the live generation has found by their own vector."""
    asked: list[str] = []

    def heard(_: DenseIndex, chunk_ids: Sequence[str], matrix: Matrix) -> list[str]:
        assert len(chunk_ids) == len(matrix)
        asked.extend(chunk_ids)
        return []

    monkeypatch.setattr(DenseIndex, "lost", heard)
    folder = StoreFolder(store)
    assert faults_of(folder.generation(folder.live()), at_most, base) == ()
    return asked


def test_beyond_the_limit_all_that_is_new_is_asked_for_and_a_tenth_of_it_of_the_rest(
    tmp_path: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    build([documents], store, WordEmbedder())
    folder = StoreFolder(store)
    base = folder.generation(folder.live())
    add(documents)
    build([documents], store, WordEmbedder())
    everything = asked_of(store, 48, base, monkeypatch)
    assert len(everything) == 48
    asked = asked_of(store, 20, base, monkeypatch)
    new = [one for one in asked if one.startswith("willow")]
    assert (len(new), len(asked)) == (6, 6 + 2)
    assert len(asked_of(store, 20, None, monkeypatch)) == 20
