import sqlite3
from pathlib import Path

import pytest

from ingest.building import build
from ingest.documents import ParagraphRef
from ingest.errors import StoreError, StoreMissing
from ingest.store import LiveCorpus, open_corpus
from ingest.store.backing_up import back_up, restore
from tests.ingest.word_embedder import WordEmbedder, write_report

WORDS = WordEmbedder()


@pytest.fixture
def backup(store: Path, tmp_path: Path) -> Path:
    """A backup of the shared store of three documents of six paragraphs."""
    back_up(store, tmp_path / "kept.backup")
    return tmp_path / "kept.backup"


def test_a_backup_is_one_file_that_says_what_it_holds(store: Path, tmp_path: Path) -> None:
    kept = back_up(store, tmp_path / "kept.backup")
    assert (kept.documents, kept.generation) == (3, open_corpus(store, WORDS).generation)
    assert [path.name for path in tmp_path.glob("kept*")] == ["kept.backup"]


def test_a_restored_store_answers_as_before_and_embeds_nothing(
    store: Path, backup: Path, tmp_path: Path
) -> None:
    restore(backup, tmp_path / "again")
    embedder = WordEmbedder()
    report = build([], tmp_path / "again", embedder)
    before, after = open_corpus(store, WORDS), open_corpus(tmp_path / "again", WORDS)
    vector = WORDS.embed_query("work on adoption")
    assert after.dense(vector, 9) == before.dense(vector, 9)
    assert after.digest == before.digest
    assert (embedder.texts, report.documents.unchanged) == ([], 3)


def test_a_backup_is_not_written_over(store: Path, backup: Path) -> None:
    with pytest.raises(StoreError, match="name a new file"):
        back_up(store, backup)


def test_nothing_to_back_up_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="ingest build"):
        back_up(tmp_path / "nowhere", tmp_path / "kept")


def test_a_store_is_replaced_only_where_that_is_said(store: Path, backup: Path) -> None:
    with pytest.raises(StoreError, match="--replace"):
        restore(backup, store)


def test_a_file_that_is_no_backup_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("no catalogue")
    with pytest.raises(StoreError, match="no backup of a store"):
        restore(tmp_path / "letter.txt", tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_a_damaged_backup_is_refused(backup: Path, tmp_path: Path) -> None:
    whole = backup.read_bytes()
    backup.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StoreError):
        restore(backup, tmp_path / "again")


@pytest.mark.long
def test_a_running_reader_serves_the_restored_state_at_once_and_after_the_build(
    tmp_path: Path,
) -> None:
    write_report(tmp_path / "documents", "alder.txt")
    build([tmp_path / "documents"], tmp_path / "store", WORDS)
    back_up(tmp_path / "store", tmp_path / "kept")
    write_report(tmp_path / "documents", "alder.txt", "worse")
    build([tmp_path / "documents"], tmp_path / "store", WORDS)
    live = LiveCorpus(tmp_path / "store", WORDS)
    assert "worse" in live.current.paragraph(ParagraphRef("alder", 1)).text
    restore(tmp_path / "kept", tmp_path / "store", replace=True)
    assert "steady" in live.current.paragraph(ParagraphRef("alder", 1)).text
    build([], tmp_path / "store", WORDS)
    assert "steady" in live.current.paragraph(ParagraphRef("alder", 1)).text


def test_a_backup_made_while_another_writes_is_whole(store: Path, tmp_path: Path) -> None:
    with sqlite3.connect(store / "catalogue.sqlite3") as other:
        other.execute("BEGIN IMMEDIATE")
        kept = back_up(store, tmp_path / "kept.backup")
        other.rollback()
    assert kept.documents == 3
