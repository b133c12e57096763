import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from ingest.building import build
from ingest.documents import ParagraphRef
from ingest.errors import StoreError, StoreMissing
from ingest.store import LiveCorpus, open_corpus
from ingest.store.backing_up import back_up, restore
from ingest.store.folder import StoreFolder
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


def note(store: Path, words: str) -> None:
    """Write in the chat's own file, as the chat does."""
    with closing(sqlite3.connect(StoreFolder(store).room)) as room:
        room.execute("CREATE TABLE IF NOT EXISTS drafts (record TEXT)")
        room.execute("INSERT INTO drafts VALUES (?)", (words,))
        room.commit()


def notes(store: Path) -> list[str]:
    with closing(sqlite3.connect(StoreFolder(store).room)) as room:
        return [record for (record,) in room.execute("SELECT record FROM drafts")]


def test_people_and_drafts_of_the_chat_go_along_in_the_one_file(
    store: Path, tmp_path: Path
) -> None:
    note(store, "a draft for Thursday")
    kept = back_up(store, tmp_path / "kept.backup")
    again = restore(tmp_path / "kept.backup", tmp_path / "again")
    assert (kept.room, again.room) == (True, True)
    assert notes(tmp_path / "again") == ["a draft for Thursday"]
    assert [path.name for path in tmp_path.glob("kept*")] == ["kept.backup"]
    held = {path.name for path in (tmp_path / "again").iterdir()}
    assert held <= {"room.sqlite3", "build.lock"} | {
        f"catalogue.sqlite3{end}" for end in ("", "-wal", "-shm")
    }


def test_who_may_sign_in_is_readable_to_the_owner_alone_wherever_it_is_kept(
    store: Path, tmp_path: Path
) -> None:
    note(store, "scrypt$a-salt$a-hash")
    back_up(store, tmp_path / "kept.backup")
    restore(tmp_path / "kept.backup", tmp_path / "again")
    again = StoreFolder(tmp_path / "again")
    for path in (tmp_path / "kept.backup", again.room):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert b"scrypt$a-salt" not in again.catalogue.read_bytes()


def test_a_backup_without_people_signs_nobody_out(store: Path, tmp_path: Path) -> None:
    back_up(store, tmp_path / "kept.backup")
    note(store, "written since")
    assert not restore(tmp_path / "kept.backup", store, replace=True).room
    assert notes(store) == ["written since"]


def test_a_restore_puts_people_and_drafts_back_as_they_were(store: Path, tmp_path: Path) -> None:
    note(store, "before")
    back_up(store, tmp_path / "kept.backup")
    note(store, "after")
    restore(tmp_path / "kept.backup", store, replace=True)
    assert notes(store) == ["before"]
    back_up(store, tmp_path / "again.backup")
    assert restore(tmp_path / "again.backup", tmp_path / "again").room


def test_drafts_being_written_are_copied_as_last_saved(store: Path, tmp_path: Path) -> None:
    note(store, "saved")
    with closing(sqlite3.connect(StoreFolder(store).room)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("INSERT INTO drafts VALUES ('not saved yet')")
        back_up(store, tmp_path / "kept.backup")
        other.rollback()
    restore(tmp_path / "kept.backup", tmp_path / "again")
    assert notes(tmp_path / "again") == ["saved"]
