"""The command line: ``assistant ask``, ``assistant chat``, ``assistant check``."""

import json
import logging
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from assistant.answers import Answer, Question
from assistant.presenting import prose
from assistant.questions import read_questions
from assistant.records import answer_record, error_record
from assistant.service import Answerer
from ingest.errors import AppError, QuestionRefused

P = ParamSpec("P")
_log = logging.getLogger(__name__)
_store = click.option(
    "--store",
    type=click.Path(path_type=Path),
    default=Path("store"),
    envvar="INSPECTION_STORE",
    show_default=True,
    help="Folder that holds the catalogue and the index.",
)


def _plain_errors(command: Callable[P, None]) -> Callable[P, None]:
    """Turn an error of ours into one line and exit status 1."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except AppError as error:
            raise click.ClickException(str(error)) from error

    return run


@click.group()
def main() -> None:
    """Ask about inspections of children's services; every answer cites its paragraph."""


@main.command()
@click.argument("question", required=False)
@click.option("--batch", type=click.Path(path_type=Path), help="Answer a JSON Lines file.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record a question.")
@_store
@_plain_errors
def ask(question: str | None, batch: Path | None, as_json: bool, store: Path) -> None:
    """Answer QUESTION, or every question of a file."""
    if (question is None) == (batch is None):
        raise click.UsageError("Give a question, or --batch FILE.")
    answerer = _answerer(store)
    if batch is not None:
        _ask_all(answerer, batch, as_json=as_json)
    else:
        answer = answerer.ask(Question(question or ""))
        _show(answer, answerer, "", as_json=as_json)


def _ask_all(answerer: Answerer, batch: Path, *, as_json: bool) -> None:
    for question in read_questions(batch):
        try:
            _show(answerer.ask(question), answerer, question.id, as_json=as_json)
        except QuestionRefused as error:
            _print_error(question.id, str(error), as_json=as_json)
        except Exception:  # one question must not end a batch; the log says what happened
            _log.exception("Question %s failed", question.id)
            message = "This question could not be answered; see the log for the reason."
            _print_error(question.id, message, as_json=as_json)


def _show(answer: Answer, answerer: Answerer, question_id: str, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(answer_record(answer, question_id), ensure_ascii=False))
    else:
        click.echo(prose(answer, answerer.corpus))


def _print_error(question_id: str, message: str, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(error_record(question_id, message), ensure_ascii=False))
    else:
        click.echo(message)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=7860, show_default=True)
@_store
@_plain_errors
def chat(host: str, port: int, store: Path) -> None:
    """Open the chat in the browser."""
    from assistant.chat.launch import launch  # gradio takes seconds to import

    launch(lambda: _answerer(store), host=host, port=port)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record a claim.")
@_plain_errors
def check(file: Path, as_json: bool) -> None:
    """Check whether claims are supported by the evidence given with them."""
    from assistant.grounding.checking import as_json as check_line
    from assistant.grounding.checking import check_file

    for result in check_file(file):
        if as_json:
            click.echo(check_line(result))
        else:
            verdict = "supported" if result.verdict.supported else "not supported"
            click.echo(f"{result.id}: {verdict}")


def _answerer(store: Path) -> Answerer:
    from assistant.live import LiveAnswerer  # torch and chromadb take seconds to import
    from ingest.embedding import SentenceTransformerEmbedder

    embedder = SentenceTransformerEmbedder()
    answerer = LiveAnswerer(store, embedder)
    _ = answerer.corpus  # a missing store is said before a question is asked
    embedder.embed_query("warm")  # the model loads here and not under the first question
    return answerer


if __name__ == "__main__":
    sys.exit(main())
