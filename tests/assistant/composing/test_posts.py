"""Who holds a post is told by the line of a letter or report that names them with it."""

import datetime as dt

import pytest

from assistant.answers import AnswerStatus
from ingest.documents import DocumentKind
from tests.assistant.composing.library import answered, document, prose, row, under

LETTER = document(
    "hackney-letter",
    DocumentKind.FOCUSED_VISIT,
    dt.date(2022, 4, 1),
    [
        prose("Ann Example\nExecutive Director of Children’s Services"),
        prose("Tom Sample QPM, Chief Constable, Example Police\nJo Other, Independent Scrutineer"),
        prose("The director of children’s services keeps in touch with social workers."),
    ],
)
SEND = document(
    "hackney-send",
    DocumentKind.AREA_SEND,
    dt.date(2024, 4, 1),
    under(
        "Local area partnership details",
        row("Hackney Council\tNHS Example Integrated Care Board"),
        row("May Later, Director of Children’s Services\tSam Health, Chief Executive Officer"),
    ),
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who was the director of children's services in Hackney in 2022?", "Ann Example"),
        ("Who runs children's services in Hackney?", "May Later"),
        ("Who was independently scrutinising Hackney's partnership in 2022?", "Jo Other"),
        ("Who is the chief constable in Hackney in 2022?", "Tom Sample"),
        ("Who heads the NHS board in Hackney?", "Sam Health"),
        ("On the health side, who answers for Hackney?", "Sam Health"),
    ],
)
def test_the_line_that_names_the_holder_of_a_post_is_quoted(question: str, said: str) -> None:
    answer = answered([LETTER, SEND], question)
    assert answer.status is AnswerStatus.ANSWERED
    names = ("Ann Example", "May Later", "Jo Other", "Tom Sample", "Sam Health")
    assert [name for name in names if name in answer.text] == [said]


@pytest.mark.parametrize(
    "question",
    [
        "Who did Hackney's director of children's services keep in touch with?",
        "Who was the director of children's services in Hackney before May Later?",
        "Who led the inspection of children's services in Hackney?",
    ],
)
def test_a_question_of_somebody_else_is_not_answered_by_that_line(question: str) -> None:
    answer = answered([LETTER, SEND], question)
    assert not any(c.quote.startswith("May Later") for x in answer.claims for c in x.citations)
