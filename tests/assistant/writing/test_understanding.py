"""Questions put another way by a model, and left alone where it brings in what is not there."""

from collections.abc import Sequence

import pytest

from assistant.answers import Answer, AnswerStatus, Citation, Claim, Evidence, Question, Turn
from assistant.service import Progress
from assistant.writing.endpoint import EndpointLLM
from assistant.writing.understanding import UnderstandingAnswerer
from ingest.corpus import Corpus
from ingest.documents import Speaker
from tests.assistant.writing.library import REPORT, settings
from tests.assistant.writing.scripted import Says, Script, endpoint

HISTORY = (Turn("user", "What are caseloads in Norbury?"), Turn("assistant", "They average 17."))
SECOND = Question("And in 2019?", HISTORY)


class Echo:
    """Answers whatever it is asked with one paragraph, or finds nothing about plans."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    @property
    def corpus(self) -> Corpus:
        raise NotImplementedError

    def ask(self, question: Question, progress: Progress | None = None) -> Answer:
        self.asked.append(question.text)
        paragraph = REPORT.paragraphs[0]
        evidence = (Evidence(paragraph, REPORT.source, 1.0),)
        if "plans" in question.text:
            return Answer(AnswerStatus.NOT_FOUND, "Not found.", question=question.text)
        claim = Claim(question.text, Speaker.INSPECTOR, None, (Citation.of(paragraph, "a"),))
        text = question.text
        return Answer(AnswerStatus.ANSWERED, text, (claim,), evidence, question=text)


def asked_of(question: Question, *script: Script) -> tuple[Answer, Sequence[str]]:
    echo = Echo()
    with endpoint(*script) as served:
        answerer = UnderstandingAnswerer(echo, EndpointLLM(settings(served.base_url)))
        return answerer.ask(question), echo.asked


def test_a_follow_up_is_asked_in_full_and_shown_so() -> None:
    full = '{"question": "What were caseloads in Norbury in 2019?"}'
    answer, asked = asked_of(SECOND, lambda _: Says(full))
    assert asked == ["What were caseloads in Norbury in 2019?"]
    assert answer.question == "What were caseloads in Norbury in 2019?"


@pytest.mark.parametrize(
    "said",
    [
        '{"question": "What were caseloads in Hackney in 2019?"}',
        '{"question": "What were caseloads in Norbury in 2018?"}',
        '{"question": ""}',
        "I cannot help with that.",
    ],
)
def test_a_rewriting_that_brings_something_in_is_not_taken(said: str) -> None:
    _, asked = asked_of(SECOND, lambda _: Says(said))
    assert asked == ["And in 2019?"]


def test_a_model_that_fails_leaves_the_question_as_it_was() -> None:
    _, asked = asked_of(SECOND, lambda _: Says(status=500))
    assert asked == ["And in 2019?"]


def test_two_questions_in_one_are_answered_one_by_one() -> None:
    both = Question("Who led Norbury and when was Norbury inspected?")
    said = '{"questions": ["Who led Norbury?", "When was Norbury inspected?"]}'
    answer, asked = asked_of(both, lambda _: Says(said))
    assert list(asked) == ["Who led Norbury?", "When was Norbury inspected?"]
    assert answer.status is AnswerStatus.ANSWERED
    assert len(answer.claims) == 2


def test_a_part_that_is_not_found_makes_the_answer_partial_and_is_named() -> None:
    both = Question("Who led Norbury and which plans did Norbury have?")
    said = '{"questions": ["Who led Norbury?", "Which plans did Norbury have?"]}'
    answer, _ = asked_of(both, lambda _: Says(said))
    assert answer.status is AnswerStatus.PARTIAL
    assert any("Which plans did Norbury have?" in note for note in answer.notes)


def test_parts_that_leave_something_out_are_not_taken() -> None:
    both = Question("Who led Norbury and when was Norbury inspected?")
    said = '{"questions": ["Who led Norbury?", "Who led Norbury?"]}'
    _, asked = asked_of(both, lambda _: Says(said))
    assert asked == [both.text]
