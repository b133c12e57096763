import asyncio
import logging

import pytest

from assistant.answers import Answer, Claim, Question
from assistant.chat.asking import BUSY, Outcome, ask, ask_in_line
from assistant.chat.line import Line
from assistant.service import Answerer, Progress
from ingest.documents import Speaker
from tests.assistant.chat.library import RuleAnswerer, ShelfCorpus, not_found


def told(answerer: Answerer, text: str) -> list[str | Outcome]:
    async def listen() -> list[str | Outcome]:
        return [news async for news in ask(answerer, Question(text))]

    return asyncio.run(listen())


def test_progress_is_told_before_the_answer() -> None:
    news = told(RuleAnswerer(), "Anything?")
    assert news == ["Reading 4 documents", Outcome(answer=not_found())]


def test_an_error_of_ours_is_told_in_its_own_line() -> None:
    *_, outcome = told(RuleAnswerer(), "store?")
    assert outcome == Outcome(failure="Nothing has been built yet; run ingest build first.")


def test_any_other_error_is_an_apology_whose_number_is_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR):
        *_, outcome = told(RuleAnswerer(), "explode")
    assert isinstance(outcome, Outcome)
    assert "secret" not in outcome.failure
    reference = outcome.failure.rstrip(".").rsplit(" ", 1)[1]
    assert f"Reference {reference}" in caplog.text
    assert "secret inner workings" in caplog.text


class Inventor:
    """Puts together an answer without evidence."""

    corpus = ShelfCorpus()

    def ask(self, question: Question, progress: Progress | None = None) -> Answer:
        Claim("Invented.", Speaker.OTHER, None, ())
        return not_found()


def test_an_ungrounded_answer_is_a_fault_of_ours_and_not_shown() -> None:
    (outcome,) = told(Inventor(), "What?")
    assert isinstance(outcome, Outcome)
    assert outcome.failure.startswith("Sorry, something went wrong on our side.")


def test_who_waits_is_told_the_place_in_line_and_answered_in_turn() -> None:
    line = Line(at_once=1, most_waiting=5)
    before = line.join()
    assert before is not None

    async def wait() -> list[str | Outcome]:
        heard: list[str | Outcome] = []
        async for news in ask_in_line(line, RuleAnswerer(), Question("Anything?")):
            heard.append(news)
            line.leave(before)
        return heard

    first, *_, last = asyncio.run(wait())
    assert first == "You are next: one question is being answered before yours"
    assert last == Outcome(answer=not_found())
    assert len(line) == 0


def test_where_the_line_is_full_it_is_said_at_once() -> None:
    async def refused() -> list[str | Outcome]:
        line = Line(at_once=0, most_waiting=0)
        return [news async for news in ask_in_line(line, RuleAnswerer(), Question("Anything?"))]

    assert asyncio.run(refused()) == [Outcome(failure=BUSY)]
