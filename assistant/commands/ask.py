"""``assistant ask``: one question, or every question of a file."""

import json
import logging
from pathlib import Path

import click

from assistant.answers import Answer, Question
from assistant.commands.model import chosen_model, model_options
from assistant.commands.options import open_answerer, open_engine, plain_errors, store_option
from assistant.explaining import Explained, explanation, step_to_blame
from assistant.presenting import prose
from assistant.questions import read_questions
from assistant.records import answer_record, error_record
from assistant.service import Answerer
from ingest.documents import ParagraphRef
from ingest.errors import QuestionRefused

_log = logging.getLogger(__name__)


@click.command()
@click.argument("question", required=False)
@click.option("--batch", type=click.Path(path_type=Path), help="Answer a JSON Lines file.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record a question.")
@click.option("--explain", is_flag=True, help="Show how the answer came about, step by step.")
@click.option("--expect", metavar="REF", help="With --explain: say which step lost this paragraph.")
@model_options
@store_option
@plain_errors
def ask(  # one parameter an option: that is how click hands them over
    question: str | None,
    batch: Path | None,
    as_json: bool,
    explain: bool,
    expect: str | None,
    store: Path,
) -> None:
    """Answer QUESTION, or every question of a file."""
    if (question is None) == (batch is None):
        raise click.UsageError("Give a question, or --batch FILE.")
    if explain or expect:
        if batch is not None:
            raise click.UsageError("--explain takes one question.")
        _explain(Question(question or ""), expect, store)
        return
    answerer = open_answerer(store, chosen_model())
    if batch is not None:
        _ask_all(answerer, batch, as_json=as_json)
    else:
        answer = answerer.ask(Question(question or ""))
        _show(answer, answerer, "", as_json=as_json)


def _explain(question: Question, expect: str | None, store: Path) -> None:
    expected = ParagraphRef.parse(expect) if expect else None
    engine = open_engine(store)
    search = engine.search(question)
    made = Explained(search, engine.answer(search), engine.weights, engine.sufficiency)
    click.echo(explanation(made))
    if expected:
        click.echo(f"Step to blame: {step_to_blame(made, expected, engine.corpus).value}")


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
