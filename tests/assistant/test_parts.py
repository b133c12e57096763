"""A question that asks two things is asked in parts; one that asks one is left whole."""

import pytest

from assistant.answers import Question
from assistant.parts import parts_of


def texts(text: str) -> list[str]:
    return [part.text for part in parts_of(Question(text))]


def test_two_questions_in_one_are_parted_and_the_second_knows_the_first() -> None:
    parts = parts_of(Question("Who ran the inspection of Hackney and when did it happen?"))
    assert [part.text for part in parts] == [
        "Who ran the inspection of Hackney?",
        "when did it happen?",
    ]
    assert parts[1].history[-1].content == "Who ran the inspection of Hackney?"


@pytest.mark.parametrize(
    "whole",
    [
        "What did inspectors say about help and protection?",
        "How do Hackney and Tower Hamlets compare and which is better?",
        "Fallowgate cut the posts in 2021. What was the impact?",
        "What and when?",
    ],
)
def test_one_question_stays_whole(whole: str) -> None:
    assert texts(whole) == [whole]


def test_two_sentences_that_ask_are_two_parts() -> None:
    assert len(texts("How many children are in care? What do their homes cost?")) == 2
