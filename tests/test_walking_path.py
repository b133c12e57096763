"""The whole path with real parts: documents in, a question in a browser, a cited paragraph out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.answers import AnswerStatus, Question
from assistant.chat.launch import RunningChat, running_chat
from assistant.live import LiveAnswerer
from ingest.building import build
from ingest.embedding import SentenceTransformerEmbedder
from ingest.errors import QuestionRefused, StoreMissing
from tests.assistant.chat.conftest import browser, context, screenshot, watched

__all__ = ["browser", "context"]

SAMPLES = Path(__file__).parents[1] / "evals" / "samples" / "documents"


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> LiveAnswerer:
    store = tmp_path_factory.mktemp("walking") / "store"
    embedder = SentenceTransformerEmbedder()
    report = build([SAMPLES], store, embedder)
    assert report.failures == ()
    return LiveAnswerer(store, embedder)


@pytest.fixture(scope="module")
def chat(answerer: LiveAnswerer) -> Iterator[RunningChat]:
    with running_chat(lambda: answerer) as running:
        yield running


@pytest.mark.browser
def test_a_member_asks_clicks_and_reads_the_marked_paragraph(
    browser: Browser, chat: RunningChat
) -> None:
    opened = browser.new_page(viewport={"width": 1366, "height": 860})
    for page in watched(opened, chat.url):
        _ask(page, "How many children do social workers hold on average in Fallowgate?")
        page.locator("#exchange-1 .footnote").first.click()
        marked = page.locator("#source mark").first
        expect(marked).to_be_visible()
        expect(page.locator("#exchange-1 .answer")).to_contain_text(marked.inner_text()[:40])
        expect(page.locator("#source .neighbour").first).to_be_visible()
        screenshot(page, "walking-path")


def _ask(page: Page, question: str) -> None:
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator("#exchange-1 :is(.answer, .failure)")).to_be_visible(timeout=60_000)


def test_a_grade_is_answered_from_the_row_that_prints_it(answerer: LiveAnswerer) -> None:
    answer = answerer.ask(Question("What overall grade did Ostermere get in 2021?"))
    assert answer.status is AnswerStatus.ANSWERED
    assert "inadequate" in answer.text
    assert "Inadequate" in answer.claims[0].citations[0].quote


def test_an_authority_that_is_not_held_is_said_not_to_be(answerer: LiveAnswerer) -> None:
    answer = answerer.ask(Question("What did Ofsted find in Camden?"))
    assert answer.status is AnswerStatus.NOT_HELD
    assert answer.claims == ()


def test_a_wrong_grade_is_put_right_with_the_row(answerer: LiveAnswerer) -> None:
    answer = answerer.ask(Question("Why was Ostermere judged outstanding in 2021?"))
    assert answer.status is AnswerStatus.CORRECTED
    assert "inadequate" in answer.text


def test_a_question_of_every_report_asks_which_authority(answerer: LiveAnswerer) -> None:
    answer = answerer.ask(Question("What is the overall grade?"))
    assert answer.status is AnswerStatus.UNCLEAR
    assert len(answer.choices) > 1


def test_an_opinion_is_not_given(answerer: LiveAnswerer) -> None:
    answer = answerer.ask(Question("Do you think Fallowgate is well run?"))
    assert answer.status is AnswerStatus.NOT_FOUND
    assert "no opinion" in answer.text


@pytest.mark.parametrize("text", ["", "  ?! ", "a" * 100_000])
def test_an_unusable_question_is_refused_in_one_line(answerer: LiveAnswerer, text: str) -> None:
    with pytest.raises(QuestionRefused) as refused:
        answerer.ask(Question(text))
    assert "\n" not in str(refused.value)


def test_a_store_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="ingest build"):
        _ = LiveAnswerer(tmp_path / "none", SentenceTransformerEmbedder()).corpus
