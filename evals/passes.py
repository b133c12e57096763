"""One pass of a set by the real assistant: a store built, every question asked, some twice."""

import hashlib
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.live import LiveAnswerer
from evals.accepted import Accepted, read_accepted, read_floors
from evals.baselines import baselines_of
from evals.cases import Case
from evals.elsewhere import asked_elsewhere
from evals.gates import SetRun
from evals.library import Library
from evals.running import ask, run_cases
from evals.sets import EvalSet
from ingest.building import build
from ingest.corpus import Corpus, Embedder
from ingest.errors import QuestionSetError

_AGAIN = 25
_ELSEWHERE = 12

Rankings = Mapping[str, Mapping[str, tuple[str, ...]]]
"""By baseline and question id, addresses best first."""


@dataclass(frozen=True, slots=True)
class Held:
    """A store over one folder of documents, open for asking."""

    store: Path
    answerer: LiveAnswerer
    library: Library

    @property
    def corpus(self) -> Corpus:
        """The generation asked."""
        return self.answerer.corpus


@dataclass(frozen=True, slots=True)
class Pass:
    """What one set came to."""

    eval_set: EvalSet
    run: SetRun
    accepted: Accepted | None
    baselines: Rankings
    corpus: str
    """Digest of the generation."""
    documents: int
    seconds: float


def store_name(corpus: Path) -> str:
    """Name of the store over a folder, so that one folder's documents never join another's.

    A build leaves alone what was read from other places.
    """
    where = str(corpus.absolute())
    return f"{corpus.parent.name}-{corpus.name}-{hashlib.sha256(where.encode()).hexdigest()[:8]}"


def hold(corpus: Path, store: Path, embedder: Embedder) -> Held:
    """Build a store, or bring one up to date, and open it.

    Raises:
        QuestionSetError: no document of the folder can be read.
    """
    report = build([corpus], store, embedder)
    if report.paragraphs == 0:
        raise QuestionSetError(f"No document under {corpus} can be read; name another folder.")
    answerer = LiveAnswerer(store, embedder)
    return Held(store, answerer, Library.of(answerer.corpus.documents))


def run_set(eval_set: EvalSet, held: Held) -> SetRun:
    """Ask every question of a set once, some a second time, and a few in another process.

    Raises:
        QuestionSetError: the set cannot be read, or holds no question to ask.
    """
    cases = eval_set.cases()
    if not cases:
        raise QuestionSetError(f"The set {eval_set.name} holds no question; name another file.")
    results = run_cases(cases, held.answerer, held.library)
    again = {case.id: ask(case, held.answerer)[1] for case in _spread(cases, _AGAIN)}
    ids = [case.id for case in _spread(cases, _ELSEWHERE)]
    elsewhere = asked_elsewhere(held.store, eval_set.questions, ids)
    accepted = read_accepted(eval_set.name) if eval_set.ships else None
    return SetRun(
        name=eval_set.name,
        cases=cases,
        results=results,
        library=held.library,
        again=again,
        elsewhere=elsewhere,
        floors=read_floors().get(eval_set.name, {}) if accepted else {},
        floored=frozenset(accepted.questions) if accepted else frozenset(),
    )


def complete(
    eval_set: EvalSet, held: Held, embedder: Embedder, *, with_baselines: bool = False
) -> Pass:
    """One whole pass, with the baselines' rankings where they are asked for."""
    started = time.perf_counter()
    run = run_set(eval_set, held)
    rankings: dict[str, dict[str, tuple[str, ...]]] = {}
    if with_baselines:
        for one in baselines_of(held.corpus, embedder):
            asked = (case for case in run.cases if case.answerable and case.evidence)
            rankings[one.name] = {case.id: one.rank(case.question) for case in asked}
    return Pass(
        eval_set,
        run,
        read_accepted(eval_set.name) if eval_set.ships else None,
        rankings,
        held.corpus.digest,
        len(held.corpus.documents),
        time.perf_counter() - started,
    )


def _spread(cases: Sequence[Case], count: int) -> Sequence[Case]:
    """At most ``count`` cases, evenly over the set."""
    step = max(1, len(cases) // count)
    return cases[::step][:count]
