"""Where two voices disagree about one matter both are quoted, dated, side by side."""

import datetime as dt

import pytest

from assistant.answers import Answer
from assistant.composing.disagreeing import disagreement
from ingest.documents import DocumentKind, Judgement
from tests.assistant.composing.library import answered, document, prose, row

INSPECTED, REPORTED = dt.date(2024, 3, 1), dt.date(2024, 6, 1)


def both(found: str, claimed: str, question: str) -> Answer:
    held = [
        document("hackney-report", DocumentKind.INSPECTION, INSPECTED, [prose(found)]),
        document("hackney-paper", DocumentKind.OFFICER_REPORT, REPORTED, [prose(claimed)]),
    ]
    return answered(held, question)


@pytest.mark.parametrize(
    ("found", "claimed", "question", "note"),
    [
        (
            "41% of new plans were issued within 20 weeks.",
            "82% of new plans were issued within 20 weeks.",
            "What percentage of new plans in Hackney are issued within 20 weeks?",
            "The figures differ",
        ),
        (
            "The leadership of social work practice was judged inadequate.",
            "The leadership of social work practice was judged good.",
            "What is said of the leadership of social work practice in Hackney?",
            "The grades differ",
        ),
        (
            "Children are not seen alone by their social workers.",
            "Children are seen alone by their social workers.",
            "Are children in Hackney seen alone by their social workers?",
            "They say opposite things",
        ),
        (
            "Return home interviews are delayed.",
            "Return home interviews are timely.",
            "What about return home interviews in Hackney?",
            "They say opposite things",
        ),
    ],
)
def test_both_are_quoted_and_dated(found: str, claimed: str, question: str, note: str) -> None:
    answer = both(found, claimed, question)
    quotes = {citation.quote for claim in answer.claims for citation in claim.citations}
    assert quotes == {found, claimed}
    assert {claim.speaker.value for claim in answer.claims} == {"inspector", "council"}
    assert any(one.startswith(note) for one in answer.notes)
    assert "1 March 2024" in answer.text
    assert "1 June 2024" in answer.text
    assert not answer.text.startswith(("Yes.", "No."))


def test_a_recorded_grade_stands_beside_what_the_council_calls_it_afterwards() -> None:
    rows = [row("Overall effectiveness\tInadequate")]
    judgements = [Judgement("Overall effectiveness", "inadequate", 1)]
    claimed = [prose("Overall, services were judged good by Ofsted.")]
    held = [
        document("a", DocumentKind.INSPECTION, INSPECTED, rows, judgements=judgements),
        document("b", DocumentKind.OFFICER_REPORT, REPORTED, claimed),
    ]
    answer = answered(held, "What overall grade did Hackney get?")
    assert [claim.speaker.value for claim in answer.claims] == ["inspector", "council"]
    assert any("inadequate" in note and "good" in note for note in answer.notes)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Managers give regular supervision to staff.", "Managers give good supervision to staff."),
        ("In 2019 services were judged inadequate.", "In 2021 services were judged good."),
        ("Services are good.", "At the previous inspection services were judged inadequate."),
        ("Help for care leavers was judged good.", "Adoption was judged inadequate."),
        ("Visits are late.", "Carers are well trained."),
        ("82% of plans were on time.", "Foster homes cost 41% more."),
    ],
)
def test_what_speaks_of_other_times_or_matters_is_no_disagreement(one: str, other: str) -> None:
    assert disagreement(one, other) is None
    assert disagreement(other, one) is None
