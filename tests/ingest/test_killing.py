"""A build killed at any moment leaves the live index serving, and the next build completes."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest.building import build
from ingest.errors import StoreLocked
from ingest.store import open_corpus
from ingest.store.folder import StoreFolder
from tests.ingest.word_embedder import SUBJECTS, WordEmbedder, write_report

ROOT = Path(__file__).parents[2]
NAMES = ("alder.txt", "birch.txt", "cedar.txt")
SEED = 20240820


class Place:
    """A folder of documents, its store, and what the live index must answer."""

    def __init__(self, folder: Path) -> None:
        self.documents = folder / "documents"
        self.store = folder / "store"
        self.remark = "steady"
        for name in NAMES:
            write_report(self.documents, name)
        build([self.documents], self.store, WordEmbedder())

    def rewrite(self, remark: str) -> None:
        for name in NAMES:
            write_report(self.documents, name, remark)

    def start(self) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "tests.ingest.building_child"]
        return subprocess.Popen(
            [*command, str(self.store), str(self.documents)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def served(self) -> list[str]:
        """Every paragraph live, each found by its own vector and by its own words."""
        corpus = open_corpus(self.store, WordEmbedder())
        assert corpus.notices == ()
        texts = [one.text for document in corpus.documents for one in document.paragraphs]
        for document in corpus.documents:
            for paragraph in document.paragraphs:
                vector = WordEmbedder().embed_query(f"document\n{paragraph.text}")
                assert corpus.dense(vector, 1)[0].score == pytest.approx(1.0, abs=1e-4)
                assert paragraph.ref in {one.ref for one in corpus.lexical(paragraph.text, 3)}
        corpus.close()
        return texts

    def expected(self, remark: str) -> list[str]:
        stems = (Path(name).stem for name in NAMES)
        return [f"In {stem} the work on {one} is {remark}." for stem in stems for one in SUBJECTS]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(tmp_path_factory.mktemp("killing"))


@pytest.fixture
def fresh_place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def kill(child: "subprocess.Popen[str]") -> bool:
    """Kill a build; whether it had ended by itself."""
    ended = child.poll() is not None
    child.send_signal(signal.SIGKILL)
    child.wait()
    if child.stdout:
        child.stdout.close()
    return ended


def complete(place: Place, remark: str) -> None:
    """Build to the end; the children of a killed build may hold nothing up."""
    place.rewrite(remark)
    report = build([place.documents], place.store, WordEmbedder())
    assert report.failures == ()
    assert place.served() == place.expected(remark)
    place.remark = remark
    assert len(list((place.store / "generations").iterdir())) <= 2


def survive(place: Place, remark: str, until: Callable[["subprocess.Popen[str]"], None]) -> None:
    """Change every document, kill the build that follows, and look at what is served."""
    place.rewrite(remark)
    child = place.start()
    until(child)
    ended = kill(child)
    allowed = [place.expected(place.remark), place.expected(remark)]
    served = place.served()
    assert served in allowed
    if ended or served == allowed[1]:
        place.remark = remark


def said(line: str) -> Callable[["subprocess.Popen[str]"], None]:
    def wait(child: "subprocess.Popen[str]") -> None:
        assert child.stdout is not None
        for spoken in child.stdout:
            if spoken.startswith(line):
                return

    return wait


def after(seconds: float) -> Callable[["subprocess.Popen[str]"], None]:
    def wait(child: "subprocess.Popen[str]") -> None:
        time.sleep(seconds)

    return wait


def file_written(place: Place, pattern: str) -> Callable[["subprocess.Popen[str]"], None]:
    """Until a new generation has a file of that name: the moment Chroma persists."""

    def files() -> set[Path]:
        return set(place.store.glob(f"generations/*/{pattern}"))

    before = files()

    def wait(child: "subprocess.Popen[str]") -> None:
        while child.poll() is None and files() <= before:
            time.sleep(0.001)

    return wait


def moments(place: Place) -> Iterator[Callable[["subprocess.Popen[str]"], None]]:
    yield said("stage reading")
    yield said("step alder")
    yield said("stage embedding")
    yield said("step 4 of")
    yield said("stage indexing")
    yield file_written(place, "vectors.npy")
    yield file_written(place, "chroma/chroma.sqlite3")
    yield file_written(place, "chroma/*/length.bin")
    yield file_written(place, "chroma/*/index_metadata.pickle")
    yield file_written(place, "manifest.json")


def test_a_build_killed_at_each_moment_that_matters_loses_nothing(place: Place) -> None:
    for number, moment in enumerate(moments(place)):
        survive(place, f"aimed{number}", moment)
    complete(place, "restored")


def test_builds_killed_at_random_lose_nothing(place: Place) -> None:
    chance = random.Random(SEED)  # noqa: S311
    for number in range(4):
        survive(place, f"random{number}", after(chance.uniform(0.3, 3.0)))
    complete(place, "restored again")


@pytest.mark.soak
def test_hundreds_of_killed_builds_lose_nothing(fresh_place: Place) -> None:
    chance = random.Random(SEED + 1)  # noqa: S311
    for number in range(200):
        survive(fresh_place, f"long{number}", after(chance.uniform(0.2, 6.0)))
        if number % 20 == 0:
            complete(fresh_place, f"complete{number}")
    for turn in range(5):
        for number, moment in enumerate(moments(fresh_place)):
            survive(fresh_place, f"turn{turn}and{number}", moment)
    complete(fresh_place, "finally")


def test_a_killed_build_resumes_without_embedding_what_was_committed(fresh_place: Place) -> None:
    survive(fresh_place, "resumed", said("step 8 of"))
    report = build([fresh_place.documents], fresh_place.store, WordEmbedder())
    assert 0 < report.embedded <= 18 - 8


def test_two_builds_at_once_are_one_build_and_one_refusal(fresh_place: Place) -> None:
    fresh_place.rewrite("doubled")
    child = fresh_place.start()
    said("stage reading")(child)
    with pytest.raises(StoreLocked, match=f"process {child.pid}"):
        build([fresh_place.documents], fresh_place.store, WordEmbedder())
    said("built")(child)
    kill(child)
    assert fresh_place.served() == fresh_place.expected("doubled")


def test_the_lock_of_a_killed_build_holds_nobody_up(fresh_place: Place) -> None:
    child = fresh_place.start()
    said("started")(child)
    kill(child)
    report = build([fresh_place.documents], fresh_place.store, WordEmbedder())
    assert report.generation == StoreFolder(fresh_place.store).live()
