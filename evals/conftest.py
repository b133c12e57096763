"""Options and fixtures of ``pytest evals/``: one store, one answerer, one pass of questions."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.live import LiveAnswerer
from evals.cases import Case, of_split, read_cases
from evals.library import Library
from evals.running import Result, run_cases
from evals.summary import table_of
from ingest.building import build
from ingest.embedding import SentenceTransformerEmbedder

_HERE = Path(__file__).parent
_RESULTS = pytest.StashKey[tuple[Result, ...]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Any outside set over any folder; without options, the sample set that ships."""
    parser.addoption("--corpus", type=Path, default=_HERE / "samples" / "documents")
    parser.addoption("--questions", type=Path, default=_HERE / "data" / "sample_questions.jsonl")
    parser.addoption("--aside", action="store_true", help="Run the questions kept aside instead.")


@pytest.fixture(scope="session", autouse=True)
def offline() -> Iterator[None]:
    """Refuse every connection that leaves this machine."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if isinstance(address, tuple) and host not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"An eval tried to reach {host}; evals run offline.")
        real(self, address)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        yield


@pytest.fixture(scope="session")
def answerer(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> LiveAnswerer:
    """The real assistant over a store built for this run."""
    store = tmp_path_factory.mktemp("evals") / "store"
    embedder = SentenceTransformerEmbedder()
    report = build([request.config.getoption("--corpus")], store, embedder)
    if report.paragraphs == 0:
        pytest.fail("No document of the corpus could be read; name another folder.")
    return LiveAnswerer(store, embedder)


@pytest.fixture(scope="session")
def library(answerer: LiveAnswerer) -> Library:
    """Every paragraph held, to check citations against."""
    return Library.of(answerer.corpus.documents)


@pytest.fixture(scope="session")
def cases(request: pytest.FixtureRequest) -> tuple[Case, ...]:
    """The questions of the split asked for; a set without splits is run whole."""
    every = read_cases(request.config.getoption("--questions"))
    chosen = of_split(every, aside=request.config.getoption("--aside"))
    return chosen or every


@pytest.fixture(scope="session")
def is_sample(request: pytest.FixtureRequest) -> bool:
    """Whether the set that ships is run, which has floors to hold."""
    return bool(request.config.getoption("--corpus") == _HERE / "samples" / "documents")


@pytest.fixture(scope="session")
def results(
    request: pytest.FixtureRequest,
    answerer: LiveAnswerer,
    cases: tuple[Case, ...],
    library: Library,
) -> tuple[Result, ...]:
    """Every question asked once, in order, with its scores."""
    found = run_cases(cases, answerer, library)
    request.config.stash[_RESULTS] = found
    return found


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the table of the run."""
    found = config.stash.get(_RESULTS, ())
    if found:
        terminalreporter.section("evals")
        for line in table_of(found):
            terminalreporter.write_line(line)
