"""What a question states and the words found deny is put right; what they bear out is answered."""

import datetime as dt

import pytest

from assistant.answers import AnswerStatus
from ingest.documents import DocumentKind, SourceDocument
from tests.assistant.composing.library import answered, document, prose

PAIRS = [
    (
        "Police specialists see that there is no backlog of domestic abuse reports.",
        "What is Hackney doing about the backlog of domestic abuse reports?",
        "What is Hackney doing about domestic abuse reports?",
    ),
    (
        "Waiting times for mental health services are virtually non-existent.",
        "Children in Hackney wait months for mental health services. Why?",
        "How long is the waiting time for mental health services in Hackney?",
    ),
    (
        "The changes in the senior leadership team have not affected the service for care leavers.",
        "How badly did changes in the leadership team hurt Hackney's service for care leavers?",
        "What do inspectors say of changes in the leadership team of Hackney's service?",
    ),
    (
        "Twenty of 24 secondary schools have used the training on exploitation.",
        "Why has not a single secondary school in Hackney used the training on exploitation?",
        "Which secondary schools in Hackney have used the training on exploitation?",
    ),
    (
        "The number of children who go missing has reduced.",
        "Now that more children go missing in Hackney than before, who looks for them?",
        "How has the number of children who go missing in Hackney changed?",
    ),
    (
        "Care leavers receive a £2,000 allowance when they move on.",
        "What do care leavers in Hackney spend the £3,500 allowance on?",
        "What do care leavers in Hackney spend the £2,000 allowance on?",
    ),
    (
        "Family hubs provide early help and work well with partners.",
        "Which family hubs has Hackney closed?",
        "What do family hubs in Hackney provide?",
    ),
    (
        "There are no nurse clinics held in any of the secondary schools.",
        "Which secondary schools in Hackney run nurse clinics?",
        "Are there nurse clinics in secondary schools in Hackney?",
    ),
    (
        "The planned audit of neglect has not taken place.",
        "What did the audit of neglect in Hackney turn up?",
        "Has the audit of neglect in Hackney taken place?",
    ),
    (
        "Eighty children were waiting for a social worker.",
        "How come Hackney had eight hundred children waiting for a social worker?",
        "How come Hackney had eighty children waiting for a social worker?",
    ),
]


def letter(said: str) -> SourceDocument:
    day = dt.date(2022, 5, 1)
    besides = ("Rents are paid late.", "Minutes are kept of each meeting.", "The roof leaks.")
    text = [prose(one) for one in (said, *besides)]
    return document("hackney-visit", DocumentKind.FOCUSED_VISIT, day, text)


@pytest.mark.parametrize(("said", "false", "true"), PAIRS)
def test_a_statement_that_the_words_deny_is_put_right(said: str, false: str, true: str) -> None:
    answer = answered([letter(said)], false)
    assert answer.status is AnswerStatus.CORRECTED
    assert answer.claims[0].citations[0].quote == said
    assert answer.notes


@pytest.mark.parametrize(("said", "false", "true"), PAIRS)
def test_a_question_that_states_no_such_thing_is_not(said: str, false: str, true: str) -> None:
    assert answered([letter(said)], true).status is not AnswerStatus.CORRECTED


def test_a_refusal_is_not_denied_where_the_words_speak_of_refusing() -> None:
    said = "Some schools refuse to take part in the training on exploitation."
    question = "Why are some schools in Hackney refusing to take part in training on exploitation?"
    assert answered([letter(said)], question).status is AnswerStatus.ANSWERED


@pytest.mark.parametrize("told", ["Not all care leavers get their health history.", ""])
def test_not_all_is_no_all(told: str) -> None:
    said = told or "Many workers hold between 30 and 39 cases each, for want of staff."
    asked = (
        "Now that it is known that not all care leavers in Hackney get their health history, why?"
        if told
        else "Why do workers in Hackney hold 30-odd cases each?"
    )
    assert answered([letter(said)], asked).status is not AnswerStatus.CORRECTED
