"""Premises that a source turns the other way, and questions that it bears out."""

import datetime as dt

import pytest

from assistant.answers import AnswerStatus
from ingest.documents import DocumentKind, SourceDocument
from tests.assistant.composing.library import answered, document, prose


def letter(*paragraphs: str) -> SourceDocument:
    text = [prose(one) for one in paragraphs]
    return document("hackney-visit", DocumentKind.FOCUSED_VISIT, dt.date(2022, 5, 1), text)


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("Caseloads of social workers are low.", "Why are caseloads of social workers so heavy?"),
        (
            "Caseloads of social workers are not high.",
            "Why are the caseloads of social workers so high?",
        ),
        (
            "Changes of managers have not had a negative effect on practice.",
            "How did the changes of managers damage practice?",
        ),
        ("Visits to children are prompt.", "Why are visits to children so late?"),
        (
            "The visit was carried out fully by remote means, and inspectors used video calls.",
            "Which offices did inspectors visit in person?",
        ),
    ],
)
def test_what_a_source_says_the_opposite_of_is_put_right(said: str, question: str) -> None:
    answer = answered([letter(said)], f"{question[:-1]} in Hackney?")
    assert answer.status is AnswerStatus.CORRECTED
    assert answer.claims[0].citations[0].quote == said


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("Caseloads of social workers are high.", "Why are caseloads of social workers so heavy?"),
        ("Visits to children are not prompt.", "Why are visits to children so late?"),
        (
            "Caseloads of social workers are low in one team and high in all others.",
            "Why are caseloads of social workers so heavy?",
        ),
        ("Rents are low.", "Why are caseloads of social workers so heavy?"),
    ],
)
def test_what_a_source_bears_out_in_part_or_not_at_all_is_not(said: str, question: str) -> None:
    answer = answered([letter(said)], f"{question[:-1]} in Hackney?")
    assert answer.status is not AnswerStatus.CORRECTED
