"""How an authority has fared, where a question names no matter."""

import datetime as dt

import pytest

from assistant.answers import AnswerStatus, ClaimForm
from ingest.documents import DocumentKind, Judgement, SourceDocument
from tests.assistant.composing.library import answered, document, prose, row, under

WHOLE = (
    "Services have become worse since the last inspection, and too many children who need help wait"
    " too long before anybody comes to see them and their families at home."
)
VISIT = (
    "Senior leaders have begun to put right what was found, and children are now seen within days"
    " of being referred, although plans for the years ahead are still too thin."
)


def inspection() -> SourceDocument:
    paragraphs = [row("Overall effectiveness\tInadequate"), prose(WHOLE)]
    judgement = Judgement("overall effectiveness", "inadequate", paragraph=1)
    return document(
        "report", DocumentKind.INSPECTION, dt.date(2019, 5, 1), paragraphs, judgements=[judgement]
    )


def visit() -> SourceDocument:
    paragraphs = [prose("Plans are thin."), *under("Headline findings", prose(VISIT))]
    return document("letter", DocumentKind.FOCUSED_VISIT, dt.date(2021, 6, 1), paragraphs)


@pytest.mark.parametrize(
    "question",
    [
        "Give me the story of Hackney from 2019 to 2021.",
        "Hackney between its 2019 inspection and the 2021 visit - up or down?",
        "Sum up how Hackney fared between 2019 and 2021.",
    ],
)
def test_each_inspection_and_visit_is_told_by_its_own_summary(question: str) -> None:
    answer = answered([visit(), inspection()], question)
    assert answer.status is AnswerStatus.ANSWERED
    assert [claim.form for claim in answer.claims] == [ClaimForm.ROW, ClaimForm.ROW]
    first, second = answer.claims
    assert ("inadequate" in first.text, WHOLE in first.text) == (True, True)
    assert VISIT in second.text
    assert answer.text.index("1 May 2019") < answer.text.index("1 June 2021")


def test_a_matter_that_is_named_is_not_answered_by_summaries() -> None:
    answer = answered([visit(), inspection()], "How have plans in Hackney fared from 2019 to 2021?")
    assert all("overall inadequate" not in claim.text for claim in answer.claims)
