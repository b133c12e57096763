"""The same questions in another process: ``python -m evals.elsewhere STORE QUESTIONS ID...``.

Another hash seed, another order of threads, nothing warm: what is still the same is determined by
corpus, settings and question.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from assistant.live import LiveAnswerer
from evals.cases import read_cases
from evals.offline import refused
from evals.running import ask
from ingest.embedding import SentenceTransformerEmbedder
from ingest.errors import QuestionSetError

_SEED = 20180101
_SECONDS = 600


def asked_elsewhere(
    store: Path, questions: Path, ids: Sequence[str], seed: int = _SEED
) -> Mapping[str, str]:
    """Records without times of these questions, by id, as a process with this hash seed makes them.

    Raises:
        QuestionSetError: the process failed; its last words are in the message.
    """
    root = Path(__file__).parents[1]
    environment = os.environ | {"PYTHONHASHSEED": str(seed), "PYTHONPATH": str(root)}
    command = [sys.executable, "-m", "evals.elsewhere", str(store), str(questions), *ids]
    done = subprocess.run(  # noqa: S603
        command, capture_output=True, text=True, env=environment, cwd=root, timeout=_SECONDS
    )
    if done.returncode != 0:
        raise QuestionSetError(f"Asking in another process failed: {done.stderr[-400:]}")
    found: Mapping[str, str] = json.loads(done.stdout.splitlines()[-1])
    return found


@click.command()
@click.argument("store", type=click.Path(path_type=Path))
@click.argument("questions", type=click.Path(path_type=Path))
@click.argument("ids", nargs=-1)
def main(store: Path, questions: Path, ids: tuple[str, ...]) -> None:
    """Ask these questions of a file; print one JSON object of records by id."""
    wanted = frozenset(ids)
    with refused() as attempts:
        answerer = LiveAnswerer(store, SentenceTransformerEmbedder())
        cases = [case for case in read_cases(questions) if case.id in wanted]
        lines = {case.id: ask(case, answerer)[1] for case in cases}
    if attempts:
        raise click.ClickException(f"tried to reach {', '.join(attempts)}")
    click.echo(json.dumps(lines))


if __name__ == "__main__":
    main()
