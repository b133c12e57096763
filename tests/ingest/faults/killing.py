"""Builds and checks that are killed, seeded and numbered, and what is left after each.

A trial is made of its seed and its number alone, so that any of them can be run again. It changes
the documents, starts a build (or a check) in a process of its own, kills that process, looks at
what is served, and builds to the end.
"""

import contextlib
import multiprocessing
import random
import shutil
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from ingest.errors import StoreMissing
from ingest.store import Catalogue, open_corpus
from ingest.store.auditing import catalogue_faults
from ingest.store.folder import StoreFolder
from ingest.store.verification import faults_of
from tests.ingest.faults import child
from tests.ingest.word_embedder import SUBJECTS, WordEmbedder

NAMES = ("alder", "birch", "cedar", "dogwood")
FILES = (
    "generations/*/chunks.json",
    "generations/*/vectors.npy",
    "generations/*/lexical/*",
    "generations/*/chroma/chroma.sqlite3*",
    "generations/*/chroma/*/header.bin",
    "generations/*/chroma/*/data_level0.bin",
    "generations/*/chroma/*/length.bin",
    "generations/*/chroma/*/link_lists.bin",
    "generations/*/chroma/*/index_metadata.pickle",
    "generations/*/manifest.json*",
    "live*",
)
TASKS = ("first build", "change of one paragraph", "change of everything", "addition", "removal")
CHECK = "verification"
_TASKS_WEIGHED = (*TASKS, "change of one paragraph", CHECK)

Texts = dict[str, tuple[str, ...]]
"""Paragraphs by document."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What is started, and when it is killed."""

    number: int
    task: str
    aim: str
    """Pattern of the files whose change is waited for; empty for a moment at random."""
    share: float
    """Of the time a build takes; 0 to 1."""
    change: int
    """Which change of the files aimed at is the last."""

    @property
    def moment(self) -> str:
        """When it is killed, in words."""
        return f"{self.aim}, change {self.change}" if self.aim else f"{self.share:.3f} of a build"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a kill left behind."""

    trial: Trial
    killed: bool
    """False where the process had ended before it was to be killed."""
    served: str
    """"before", "after", "nothing" where nothing was live before, or "wrong"."""
    answered: float
    """Seconds until a question could be asked."""
    lost: int
    """Documents that were acknowledged and are not in the catalogue."""
    duplicates: int
    missed: int
    """Checks of the live index that failed, self-queries of every chunk among them."""
    completed: bool
    """The next build completed and serves what is on the disk."""

    @property
    def sound(self) -> bool:
        """Nothing lost, nothing doubled, nothing wrong."""
        clean = self.lost == self.duplicates == self.missed == 0
        return clean and self.completed and self.served != "wrong"


def trial_of(seed: int, number: int, aimed: bool) -> Trial:
    """The trial of that number; the same for the same seed."""
    chance = random.Random(f"{seed}/{number}/{aimed}")  # noqa: S311
    task = chance.choice(TASKS if aimed else _TASKS_WEIGHED)
    aim = FILES[number % len(FILES)] if aimed else ""
    return Trial(number, task, aim, chance.random(), chance.randint(1, 2))


class Place:
    """A folder of documents, its store, and what the live index must answer."""

    def __init__(self, folder: Path, forked: bool = False) -> None:
        """``forked`` has Chroma's work done by forks and not by new interpreters: quicker."""
        self.forked = forked
        self.documents = folder / "documents"
        self.store = folder / "store"
        self._folder = folder
        self._seconds = 1.0
        self.texts: Texts = {}
        self.live: Texts | None = None
        for name in NAMES:
            self.write(name, "steady")
        self.complete()

    def write(self, name: str, remark: str, subjects: tuple[str, ...] = SUBJECTS) -> None:
        """Write a document in which these subjects have that remark and the others keep theirs."""
        old = self.texts.get(name, ("",) * len(SUBJECTS))
        self.texts[name] = tuple(
            f"In {name} the work on {subject} is {remark}." if subject in subjects else before
            for subject, before in zip(SUBJECTS, old, strict=True)
        )
        self.documents.mkdir(parents=True, exist_ok=True)
        text = "\n\n".join(self.texts[name]) + "\n"
        (self.documents / f"{name}.txt").write_text(text, encoding="utf-8")

    def remove(self, name: str) -> None:
        """Delete a document's file."""
        del self.texts[name]
        (self.documents / f"{name}.txt").unlink()

    def run(self, trial: Trial) -> Outcome:
        """Change, start, kill, look, and build to the end."""
        self._prepare(trial)
        acknowledged, killed = self._kill(trial)
        started = time.monotonic()
        served = self._served()
        answered = time.monotonic() - started
        said = self._named(served)
        missed, duplicates = self._checked()
        lost = self._lost(acknowledged)
        completed = self.complete()
        return Outcome(trial, killed, said, answered, lost, duplicates, missed, completed)

    def complete(self) -> bool:
        """Build to the end; whether what is served is what is on the disk, once."""
        started = time.monotonic()
        said, running = start(self)
        built = "built" in list(words_of(said))
        running.join()
        self._seconds = (self._seconds + time.monotonic() - started) / 2
        self.live = dict(self.texts)
        kept = len(list((self.store / "generations").iterdir()))
        whole = self._checked() == (0, 0) and self._served() == self.texts
        return built and whole and kept <= 2

    def _named(self, served: Texts | None) -> str:
        if served == self.live:
            return "nothing" if served is None else "before"
        return "after" if served == self.texts else "wrong"

    def _prepare(self, trial: Trial) -> None:
        remark = f"number{trial.number}x{'aimed' if trial.aim else 'random'}"
        if trial.task == "first build":
            shutil.rmtree(self.store)
            self.live = None
        if trial.task == "addition":
            self.write(f"elm-{trial.number}", remark)
        elif trial.task == "removal" and len(self.texts) > len(NAMES):
            self.remove(sorted(self.texts.keys() - set(NAMES))[0])
        elif trial.task == "change of one paragraph":
            name = NAMES[trial.number % len(NAMES)]
            self.write(name, remark, (SUBJECTS[trial.number % len(SUBJECTS)],))
        elif trial.task != CHECK:
            for name in list(self.texts):
                self.write(name, remark)

    def _kill(self, trial: Trial) -> tuple[set[str], bool]:
        said, running = start(self, trial.task == CHECK)
        until_said(said, "started")
        if trial.aim:
            _await_change(running, self.store, trial)
        else:
            running.join(trial.share * self._seconds)
        killed = running.is_alive()
        kill(running)
        steps = [word.partition(": ")[2] for word in words_of(said)]
        return {step for step in steps if step.endswith(".txt")}, killed

    def _served(self) -> Texts | None:
        try:
            corpus = open_corpus(self.store, WordEmbedder())
        except StoreMissing:
            return None
        assert corpus.notices == ()
        texts = {d.doc_id: tuple(p.text for p in d.paragraphs) for d in corpus.documents}
        for document in corpus.documents:
            for paragraph in document.paragraphs:
                vector = WordEmbedder().embed_query(f"document\n{paragraph.text}")
                assert corpus.dense(vector, 1)[0].score > 0.999
        corpus.close()
        return texts

    def _checked(self) -> tuple[int, int]:
        """Faults of the live index and the catalogue, and documents that stand in it twice."""
        folder = StoreFolder(self.store)
        live = folder.live_or_none()
        if live is None:
            return 0, 0
        corpus = open_corpus(self.store, WordEmbedder())
        ids = [document.doc_id for document in corpus.documents]
        corpus.close()
        faults = (*faults_of(folder.generation(live)), *catalogue_faults(folder))
        return len(faults), len(ids) - len(set(ids))

    def _lost(self, acknowledged: set[str]) -> int:
        with Catalogue.open(StoreFolder(self.store).catalogue) as catalogue:
            held = dict(
                catalogue.connection.execute(
                    "SELECT source, group_concat(text, char(10)) FROM paragraphs"
                    " JOIN document_versions USING (version) GROUP BY source"
                )
            )
        return sum(
            not set(self.texts[Path(name).stem]) <= set(held.get(name, "").split("\n"))
            for name in acknowledged
        )


def start(place: Place, check: bool = False) -> tuple[Connection, ForkServerProcess]:
    """A build, or a check of the live index, in a process of its own that says where it is."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([child.__name__, *child.PRELOADED])
    hearing, said = context.Pipe(duplex=False)
    target = child.check_aloud if check else child.build_aloud
    given = said, place.store, place.documents, place.forked
    running = context.Process(target=target, args=given)
    running.start()
    said.close()
    return hearing, running


def kill(running: ForkServerProcess) -> None:
    """SIGKILL, and wait until it is gone."""
    running.kill()
    running.join()
    assert running.exitcode in (0, -signal.SIGKILL)


def words_of(said: Connection) -> Iterator[str]:
    """What a process says, until it ends."""
    with contextlib.suppress(EOFError, OSError):
        while True:
            yield said.recv()


def until_said(said: Connection, word: str) -> None:
    """Wait until a process says what begins with a word, or ends."""
    next((spoken for spoken in words_of(said) if spoken.startswith(word)), None)


def _await_change(running: ForkServerProcess, store: Path, trial: Trial) -> None:
    """Until the files aimed at have come or changed as often as the trial says."""

    def state() -> dict[Path, tuple[int, int]]:
        found: dict[Path, tuple[int, int]] = {}
        for path in store.glob(trial.aim):
            try:
                status = path.stat()
            except FileNotFoundError:
                continue
            found[path] = status.st_mtime_ns, status.st_size
        return found

    before, changes = state(), 0
    while running.is_alive() and changes < trial.change:
        now = state()
        if now != before:
            before, changes = now, changes + 1
        time.sleep(0.0005)
