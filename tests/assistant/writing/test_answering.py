"""A question through the whole assistant, with a model as its writer."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.answers import Answer, AnswerStatus, Question
from assistant.cli import main
from assistant.live import LiveAnswerer
from assistant.writing.endpoint import EndpointLLM
from assistant.writing.writer import ModelWriter
from ingest.building import build
from ingest.embedding import SentenceTransformerEmbedder
from tests.assistant.writing.library import settings
from tests.assistant.writing.scripted import Says, Script, claim, endpoint, reply

TEXT = """London Borough of Hackney
Inspection of children's services
Published: 20 August 2024

1. Social workers in the assessment service hold 17 children on average, down from 24 in 2019.

2. Foster carers say that they are listened to, and most would recommend the service.
"""
QUESTION = "How many children do social workers in Hackney hold on average?"
ANCHORS = ("Social workers in", "in 2019")


EMBEDDER = SentenceTransformerEmbedder()
"""Loads its model when first asked, and once for all."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written")
    (folder / "papers").mkdir()
    (folder / "papers" / "hackney-inspection-2024-08-20.txt").write_text(TEXT, encoding="utf-8")
    build([folder / "papers"], folder / "store", EMBEDDER)
    return folder / "store"


def ask(store: Path, *script: Script) -> Answer:
    with endpoint(*script) as served:
        writer = ModelWriter(EndpointLLM(settings(served.base_url)), "scripted")
        return LiveAnswerer(store, EMBEDDER, writer=writer).ask(Question(QUESTION))


def says(text: str) -> Script:
    return lambda asked: Says(
        reply(claim(text, [asked.label_of("Social workers in the assessment")], *ANCHORS))
    )


def test_what_the_model_wrote_is_shown_with_its_name_and_prompt(store: Path) -> None:
    text = "Social workers in the assessment service hold 17 children on average."
    answer = ask(store, says(text))
    assert answer.status is AnswerStatus.ANSWERED
    assert (answer.generator, answer.prompt) == ("scripted", "answer@2")
    assert answer.claims[0].text == text
    assert answer.claims[0].citations[0].label == "para 1"


def test_a_lie_leaves_the_answer_of_the_default_composer(store: Path) -> None:
    alone = ask(store, lambda _: Says(status=500))
    lied = ask(store, says("Social workers in Hackney hold 71 children on average."))
    assert (lied.text, lied.generator, lied.prompt) == (alone.text, "extractive", None)


def test_an_answer_a_model_wrote_lacks_no_figure_of_the_default_one(store: Path) -> None:
    answer = ask(
        store, says("Social workers in the assessment service hold 17 children on average.")
    )
    assert answer.generator == "scripted"
    assert "24 in 2019" in answer.text


def test_the_command_line_takes_a_model(store: Path) -> None:
    text = "Social workers in the assessment service hold 17 children on average."
    with endpoint(says(text)) as served:
        line = ["ask", QUESTION, "--json", "--store", str(store)]
        options = ["--model", "scripted", "--base-url", served.base_url]
        result = CliRunner().invoke(main, [*line, *options])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["generator"] == "scripted"


def test_a_model_that_is_set_wrong_is_said_before_a_question_is_asked(store: Path) -> None:
    line = ["ask", QUESTION, "--store", str(store), "--model", "a", "--base-url", "ftp://x"]
    result = CliRunner().invoke(main, line)
    assert result.exit_code == 1
    assert "http://host:port/v1" in result.output
