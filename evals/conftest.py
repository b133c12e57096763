"""Options and fixtures of ``pytest evals/``: one store a corpus, one pass a set, one report."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evals.offline import refused
from evals.passes import Held, Pass, complete, hold, store_name
from evals.reporting.writing import write_run
from evals.sets import EvalSet, outside, shipped
from evals.tables import table_of
from ingest.embedding import SentenceTransformerEmbedder
from ingest.errors import QuestionSetError

_PASSES = pytest.StashKey[list[Pass]]()
_RUN = pytest.StashKey[Path]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Any outside set over any folder; without options, the sets that ship."""
    group = parser.getgroup("evals")
    group.addoption("--corpus", type=Path, help="Folder of documents of an outside set.")
    group.addoption("--questions", type=Path, help="Questions of an outside set (JSON Lines).")
    group.addoption("--aside", action="store_true", help="Run what is kept aside too.")
    group.addoption("--baselines", action="store_true", help="Rank with the baselines too.")
    group.addoption(
        "--stores", type=Path, help="Keep the stores here, so that the next run builds less."
    )
    group.addoption(
        "--runs",
        type=Path,
        default=Path(__file__).parent / "runs",
        help="Where the folder of this run is made.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Begin with no pass."""
    config.stash[_PASSES] = []


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One run of every gate a set."""
    if "eval_set" not in metafunc.fixturenames:
        return
    sets = _sets(metafunc.config)
    parameters = [pytest.param(one, id=one.name, marks=_marks(one)) for one in sets]
    metafunc.parametrize("eval_set", parameters, scope="session")


def _sets(config: pytest.Config) -> list[EvalSet]:
    corpus, questions = config.getoption("--corpus"), config.getoption("--questions")
    if (corpus is None) != (questions is None):
        raise pytest.UsageError("Give --corpus DIR and --questions FILE together.")
    if corpus is not None:
        own = outside(questions, corpus)
        if own.absence:
            raise pytest.UsageError(own.absence)
        return [own]
    return list(shipped(aside=config.getoption("--aside")))


def _marks(one: EvalSet) -> list[pytest.MarkDecorator]:
    marks = [pytest.mark.skip(reason=one.absence)] if one.absence else []
    return [*marks, pytest.mark.long] if one.is_long else marks


@pytest.fixture(scope="session", autouse=True)
def attempts() -> Iterator[list[str]]:
    """Refuse every connection that leaves this machine, and keep what was attempted."""
    with refused() as found:
        yield found


@pytest.fixture(scope="session")
def embedder() -> SentenceTransformerEmbedder:
    """The model that ships."""
    return SentenceTransformerEmbedder()


@pytest.fixture(scope="session")
def held_of(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    embedder: SentenceTransformerEmbedder,
) -> Callable[[Path], Held]:
    """The store over a folder of documents, built once a session."""
    found: dict[Path, Held] = {}
    place = request.config.getoption("--stores") or tmp_path_factory.mktemp("evals")

    def of(corpus: Path) -> Held:
        if corpus not in found:
            found[corpus] = hold(corpus, place / store_name(corpus), embedder)
        return found[corpus]

    return of


@pytest.fixture(scope="session")
def finished(
    request: pytest.FixtureRequest,
    eval_set: EvalSet,
    held_of: Callable[[Path], Held],
    embedder: SentenceTransformerEmbedder,
    attempts: list[str],
) -> Pass:
    """One pass of a set, kept for the report."""
    baselines = request.config.getoption("--baselines")
    try:
        held = held_of(eval_set.corpus)
        made = complete(eval_set, held, embedder, with_baselines=baselines)
    except QuestionSetError as error:
        pytest.fail(str(error), pytrace=False)
    made = replace(made, run=replace(made.run, attempts=tuple(attempts)))
    request.config.stash[_PASSES].append(made)
    return made


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the folder of this run."""
    passes = session.config.stash[_PASSES]
    if passes:
        session.config.stash[_RUN] = write_run(passes, session.config.getoption("--runs"))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the tables of the run, and where its report is."""
    for made in config.stash[_PASSES]:
        terminalreporter.section(f"evals: {made.run.name}")
        for line in table_of(made):
            terminalreporter.write_line(line)
    if _RUN in config.stash:
        terminalreporter.write_line(f"report: {config.stash[_RUN] / 'report.html'}")
