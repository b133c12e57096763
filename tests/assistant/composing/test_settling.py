"""Yes and no, asked through the answerer that people ask."""

import datetime as dt

import pytest

from ingest.documents import DocumentKind
from tests.assistant.composing.library import answered, document, prose

BESIDES = ("Rents are paid on the first of the month.", "The roof of the hall leaks in winter.")


@pytest.mark.parametrize(
    ("said", "question", "word"),
    [
        (
            "Every special school has an allocated nurse.",
            "Does each special school in Hackney have a nurse?",
            "Yes.",
        ),
        (
            "The council was not offering interviews to all children who go missing.",
            "Were all children who go missing in Hackney offered interviews?",
            "No.",
        ),
        (
            "Not all care leavers have been given their health history.",
            "Have all care leavers in Hackney been given their health history?",
            "No.",
        ),
        (
            "Most special schools have an allocated nurse.",
            "Does each special school in Hackney have a nurse?",
            "",
        ),
        (
            "Waits for therapy in special schools average nine weeks.",
            "Did waits for therapy in special schools in Hackney shrink?",
            "",
        ),
    ],
)
def test_a_plain_sentence_is_told_as_yes_or_no_and_no_other(
    said: str, question: str, word: str
) -> None:
    paragraphs = [prose(text) for text in (said, *BESIDES)]
    held = [document("letter", DocumentKind.FOCUSED_VISIT, dt.date(2022, 5, 1), paragraphs)]
    opening = answered(held, question).text.split(" ", 1)[0]
    assert (opening if opening in {"Yes.", "No."} else "") == word
