import logging

import pytest

from assistant.answers import Answer, Claim, Question
from assistant.chat.asking import Outcome, ask
from assistant.service import Progress
from ingest.documents import Speaker
from tests.assistant.chat.library import RuleAnswerer, ShelfCorpus, not_found


def test_progress_is_told_before_the_answer() -> None:
    news = list(ask(RuleAnswerer(), Question("Anything?")))
    assert news == ["Reading 4 documents", Outcome(answer=not_found())]


def test_an_error_of_ours_is_told_in_its_own_line() -> None:
    *_, outcome = ask(RuleAnswerer(), Question("store?"))
    assert outcome == Outcome(failure="Nothing has been built yet; run ingest build first.")


def test_any_other_error_is_an_apology_whose_number_is_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR):
        *_, outcome = ask(RuleAnswerer(), Question("explode"))
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
    (outcome,) = ask(Inventor(), Question("What?"))
    assert isinstance(outcome, Outcome)
    assert outcome.failure.startswith("Sorry, something went wrong on our side.")
