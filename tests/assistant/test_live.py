"""The answerer over a store that is damaged, rebuilt or built twice."""

import shutil
import time
from pathlib import Path

import pytest

from assistant.answers import Question
from assistant.live import LiveAnswerer
from assistant.records import answer_id
from ingest.building import build
from ingest.store.folder import StoreFolder
from tests.ingest.word_embedder import WordEmbedder, write_report

WORDS = WordEmbedder()
ASKED = (
    "What is said of fostering?",
    "Is the work on housing steady?",
    "Who paid for the zeppelin?",
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents built twice: one store at one stroke, the other document by document."""
    folder = tmp_path_factory.mktemp("live")
    for name in ("alder.txt", "birch.txt", "cedar.txt"):
        path = write_report(folder / "documents", name)
        build([path], folder / "by-turns", WORDS)
    build([folder / "documents"], folder / "at-once", WORDS)
    return folder


def damage(store: Path, name: str) -> None:
    folder = StoreFolder(store)
    (folder.generation(folder.live()) / name).unlink()


def wait_for(answerer: LiveAnswerer, generation: str) -> None:
    """Until a generation serves: a second or two after it was made live."""
    latest = time.monotonic() + 60
    while answerer.corpus.generation != generation:
        assert time.monotonic() < latest
        time.sleep(0.01)


def test_answers_are_the_same_however_the_store_came_about(place: Path) -> None:
    stores = (LiveAnswerer(place / name, WORDS) for name in ("by-turns", "at-once"))
    first, second = ([answer_id(one.ask(Question(text))) for text in ASKED] for one in stores)
    assert first == second


def test_an_answer_from_the_index_before_says_so(place: Path, tmp_path: Path) -> None:
    store = Path(shutil.copytree(place / "by-turns", tmp_path / "store"))
    damage(store, "vectors.npy")
    notes = LiveAnswerer(store, WORDS).ask(Question(ASKED[0])).notes
    assert any("is damaged and not used" in note for note in notes)


def test_an_answer_found_by_words_alone_says_so(place: Path, tmp_path: Path) -> None:
    store = Path(shutil.copytree(place / "at-once", tmp_path / "store"))
    damage(store, "vectors.npy")
    notes = LiveAnswerer(store, WORDS).ask(Question(ASKED[0])).notes
    assert any("by their words only" in note for note in notes)


def test_a_repaired_index_is_picked_up_and_nothing_more_is_said(
    place: Path, tmp_path: Path
) -> None:
    store = Path(shutil.copytree(place / "at-once", tmp_path / "store"))
    whole = LiveAnswerer(store, WORDS).ask(Question(ASKED[0]))
    damage(store, "chunks.json")
    answerer = LiveAnswerer(store, WORDS)
    assert answerer.ask(Question(ASKED[0])).notes
    build([], store, WORDS)
    wait_for(answerer, StoreFolder(store).live())
    assert answer_id(answerer.ask(Question(ASKED[0]))) == answer_id(whole)


def test_questions_are_answered_from_the_index_before_while_the_new_one_is_opened(
    place: Path, tmp_path: Path
) -> None:
    store = Path(shutil.copytree(place / "at-once", tmp_path / "store"))
    answerer = LiveAnswerer(store, WORDS)
    before = answerer.corpus.generation
    build([write_report(tmp_path, "dogwood.txt")], store, WORDS)
    assert answerer.corpus.generation == before
    wait_for(answerer, StoreFolder(store).live())
    assert "dogwood" in {document.doc_id for document in answerer.corpus.documents}
