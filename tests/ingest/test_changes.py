"""Whatever is added, changed, renamed, removed and restored, a store holds what is on the disk."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from ingest.blocks import ReadResult
from ingest.building import build
from ingest.errors import ReadError, StoreMissing
from ingest.reading.finding import FoundFile
from ingest.reading.formats import Format
from ingest.reading.worker import run_reader
from ingest.store import OpenCorpus, open_corpus, worker
from ingest.store.auditing import catalogue_faults
from ingest.store.folder import StoreFolder
from ingest.store.verification import faults_of
from tests.ingest.word_embedder import SUBJECTS, WordEmbedder

NAMES = ("alder", "birch", "cedar", "dogwood", "elm", "fir")
REMARKS = ("steady", "weak", "strong")
A_NAME = st.sampled_from(NAMES)
A_TEXT = st.lists(
    st.tuples(st.sampled_from(SUBJECTS), st.sampled_from(REMARKS)), min_size=1, max_size=5
)


class Changes(RuleBasedStateMachine):
    """Files, and a store built from them now and then; ``files`` is what it should hold.

    Chroma's work and the reading of files are done in this process: their own processes are what
    the kill programme is about, and they would take an hour here.
    """

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp(prefix="changes-", dir=_quick_disk()))
        self.documents = self.place / "documents"
        self.store = self.place / "store"
        self.embedder = WordEmbedder()
        self.files: dict[str, tuple[str, ...]] = {}
        self.removed: dict[str, tuple[str, ...]] = {}
        self.built: dict[str, tuple[str, ...]] | None = None
        self.serial = 0

    @initialize()
    def begin(self) -> None:
        self.documents.mkdir()

    @rule(name=A_NAME, said=A_TEXT)
    def add_or_change(self, name: str, said: list[tuple[str, str]]) -> None:
        self.serial += 1
        lines = [f"The work on {subject} is {remark}." for subject, remark in said]
        self._write(name, (*lines, f"This is paper {self.serial} of the year."))

    @precondition(lambda self: self.files)
    @rule(data=st.data(), name=A_NAME)
    def rename(self, data: st.DataObject, name: str) -> None:
        old = data.draw(st.sampled_from(sorted(self.files)))
        if name not in self.files:
            self._write(name, self.files[old])
            self._remove(old)

    @precondition(lambda self: self.files)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.files)))
        self.removed[name] = self.files[name]
        self._remove(name)

    @precondition(lambda self: self.removed)
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.removed)))
        text = self.removed.pop(name)
        if name not in self.files and text not in self.files.values():
            self._write(name, text)

    @rule()
    def build(self) -> None:
        report = build([self.documents], self.store, self.embedder)
        assert not report.failures
        before = self.built or {}
        changed = sum(before.get(name, text) != text for name, text in self.files.items())
        assert report.documents.added == len(self.files.keys() - before.keys())
        assert report.documents.changed == changed
        assert report.documents.removed == len(before.keys() - self.files.keys())
        self.built = dict(self.files)
        self._compare()

    def teardown(self) -> None:
        try:
            if self.built:
                self._compare_with_another_store()
        finally:
            shutil.rmtree(self.place)

    def _compare(self) -> None:
        assert len(self.embedder.texts) == len(set(self.embedder.texts)), "embedded twice"
        if not self.files:
            with pytest.raises(StoreMissing):
                open_corpus(self.store, self.embedder)
            return
        corpus = open_corpus(self.store, self.embedder)
        assert corpus.notices == ()
        held = {d.doc_id: tuple(p.text for p in d.paragraphs) for d in corpus.documents}
        assert held == self.files
        found = {str(one.ref) for one in corpus.lexical("paper year", 500)}
        assert found == {f"{name}#p{len(text)}" for name, text in self.files.items()}
        assert len(list((self.store / "generations").iterdir())) <= 2
        corpus.close()

    def _compare_with_another_store(self) -> None:
        """Built at one stroke, the same documents rank alike and the index is as whole."""
        self.build()
        if not self.files:
            return
        folder = StoreFolder(self.store)
        assert faults_of(folder.generation(folder.live())) == ()
        assert catalogue_faults(folder) == ()
        build([self.documents], self.place / "other", WordEmbedder())
        one, other = (
            open_corpus(place, self.embedder) for place in (self.store, self.place / "other")
        )
        assert one.digest == other.digest
        assert _rankings(one) == _rankings(other)
        one.close()
        other.close()

    def _write(self, name: str, text: tuple[str, ...]) -> None:
        self.files[name] = text
        content = "\n\n".join(text) + "\n"
        (self.documents / f"{name}.txt").write_text(content, encoding="utf-8")

    def _remove(self, name: str) -> None:
        del self.files[name]
        (self.documents / f"{name}.txt").unlink()


def _rankings(corpus: OpenCorpus) -> list[object]:
    vector = WordEmbedder().embed_query("the work on housing is weak")
    return [corpus.dense(vector, 20), corpus.lexical("weak work on housing", 20)]


def _quick_disk() -> str | None:
    """Memory where the system offers it: every commit waits for the disk."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108


def _run_here(task: str, folder: Path, *more: str) -> tuple[str, ...]:
    return worker._done(task, folder, more)


def _read_here(files: Iterable[FoundFile]) -> Iterator[tuple[Path, ReadResult | ReadError]]:
    for file in files:
        yield file.path, run_reader(file.path, Format.TEXT)


def explore(examples: int, steps: int) -> None:
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        derandomize=examples < 100,
        suppress_health_check=list(HealthCheck),
    )
    with (
        patch.object(worker, "_run", _run_here),
        patch("ingest.building_documents.read_files", _read_here),
    ):
        run_state_machine_as_test(Changes, settings=chosen)


def test_the_store_holds_what_is_on_the_disk_after_any_changes() -> None:
    explore(examples=12, steps=15)


@pytest.mark.soak
def test_the_store_holds_what_is_on_the_disk_after_very_many_changes() -> None:
    explore(examples=500, steps=50)
