"""Grades are read off recorded judgements: of authorities, of areas, of boards, and over time."""

import datetime as dt

import pytest

from assistant.answers import AnswerStatus
from ingest.documents import DocumentKind, Judgement, SourceDocument
from tests.assistant.composing.library import answered, document, prose, row, under

NAMES = (
    "The experiences and progress of children who need help and protection",
    "The impact of leaders on social work practice with children and families",
    "Overall effectiveness",
)


def inspection(authority: str, year: int, *grades: str, board: str = "") -> SourceDocument:
    named = list(zip(NAMES, grades, strict=True))
    if board:
        named.append(("Local Safeguarding Children Board", board))
    rows = [row(f"{name}\t{grade}") for name, grade in named]
    judgements = [Judgement(name, grade, at) for at, (name, grade) in enumerate(named, start=1)]
    name = f"{authority.lower()}-{year}"
    day = dt.date(year, 3, 1)
    return document(name, DocumentKind.INSPECTION, day, rows, authority, judgements)


FAIR = "requires improvement to be good"
HELD = [
    inspection("Hackney", 2016, "good", "good", "good", board="outstanding"),
    inspection("Hackney", 2024, FAIR, "good", "good"),
    inspection("Essex", 2023, "outstanding", "outstanding", "outstanding"),
    inspection("Leeds", 2022, "inadequate", "inadequate", "inadequate"),
]


@pytest.mark.parametrize(
    ("question", "named", "others"),
    [
        ("Which councils were judged inadequate?", {"Leeds"}, {"Hackney", "Essex"}),
        ("Which councils were rated outstanding overall?", {"Essex"}, {"Hackney", "Leeds"}),
        ("Which councils were judged good?", {"Hackney"}, {"Leeds", "Essex"}),
    ],
)
def test_only_the_authorities_given_a_grade_are_named(
    question: str, named: set[str], others: set[str]
) -> None:
    answer = answered(HELD, question)
    assert answer.status is AnswerStatus.ANSWERED
    assert all(name in answer.text for name in named)
    assert not any(name in answer.text for name in others)


def test_a_grade_that_nobody_was_given_is_put_right_with_the_newest_grades() -> None:
    answer = answered(HELD[:3], "Which councils were judged inadequate?")
    assert answer.status is AnswerStatus.CORRECTED
    assert "Hackney" in answer.text
    assert "Essex" in answer.text
    assert any("No inspection held gives inadequate" in note for note in answer.notes)


def test_the_area_that_was_given_a_grade_is_picked_out() -> None:
    answer = answered(HELD, "Which of Hackney's areas was only requires improvement in 2024?")
    assert answer.status is AnswerStatus.ANSWERED
    assert "help and protection" in answer.text
    assert [citation.ref.number for citation in answer.claims[0].citations] == [1]


def test_a_board_has_a_grade_of_its_own() -> None:
    answer = answered(HELD, "What did Hackney's safeguarding board get in 2016?")
    assert "outstanding" in answer.text
    assert [citation.ref.number for citation in answer.claims[0].citations] == [4]


def test_a_letter_tells_of_a_grade_whose_report_is_not_held() -> None:
    told = "The inspection of 2023 judged help and protection to require improvement to be good."
    letter = document(
        "hackney-letter", DocumentKind.FOCUSED_VISIT, dt.date(2025, 6, 1), [prose(told)]
    )
    answer = answered(
        [HELD[0], letter], "Has Hackney's help and protection grade moved since 2016?"
    )
    assert answer.claims[-1].citations[0].quote == told
    assert any("later document tells of another" in note for note in answer.notes)


def test_a_grade_that_only_says_when_is_not_what_is_asked() -> None:
    text = [prose("The out of hours cover is two social workers for the county.")]
    cover = document("leeds-b", DocumentKind.FOCUSED_VISIT, dt.date(2021, 1, 1), text, "Leeds")
    question = "How bad was the out of hours cover in Leeds before it was judged inadequate?"
    answer = answered([HELD[3], cover], question)
    assert "judgement" not in answer.text


def test_a_joint_inspection_gives_no_grade_and_says_so_itself_where_it_does() -> None:
    said = "No graded judgement is given by an inspection of this kind."
    text = [prose("This letter sets out the findings of the inspection."), prose(said)]
    held = document("hackney-joint", DocumentKind.JTAI, dt.date(2024, 5, 1), text)
    answer = answered([held], "Why did Hackney's joint inspection end in a grade of good?")
    assert answer.status is AnswerStatus.CORRECTED
    assert [citation.ref.number for citation in answer.claims[0].citations] == [2]


def test_an_area_send_inspection_has_an_outcome_and_no_grade() -> None:
    said = "The partnership leads to inconsistent experiences and outcomes for children with SEND."
    text = under("Inspection outcome", prose("A further inspection follows."), prose(said))
    held = document("hackney-send", DocumentKind.AREA_SEND, dt.date(2025, 2, 1), text)
    outcome = answered([held], "What was the outcome of the SEND inspection in Hackney?")
    graded = answered([held], "What grade did Hackney's SEND inspection get?")
    assert outcome.status is AnswerStatus.ANSWERED
    assert graded.status is AnswerStatus.CORRECTED
    assert outcome.claims[0].citations[0].quote == said == graded.claims[0].citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "Why did Hackney's overall grade get worse in 2024?",
        "How did Hackney lose its good rating overall in 2024?",
        "Why was Hackney's overall effectiveness downgraded in 2024?",
    ],
)
def test_a_grade_that_did_not_go_the_way_it_is_said_to_is_put_right(question: str) -> None:
    assert cited_in(question) == {"hackney-2024.txt"}
    assert cited_in(question.replace(" in 2024", "")) == {"hackney-2016.txt", "hackney-2024.txt"}


@pytest.mark.parametrize("said", ["'good' overall", "good", "“Good”"])
def test_a_grade_it_was_never_brought_down_to_is_put_right(said: str) -> None:
    answer = answered(HELD, f"Why did Ofsted downgrade Essex to {said} in 2023?")
    assert answer.status is AnswerStatus.CORRECTED
    assert "outstanding" in answer.text


def cited_in(question: str) -> set[str]:
    """The files a correction cites: of a year named, none of another year."""
    answer = answered(HELD, question)
    assert answer.status is AnswerStatus.CORRECTED
    return {citation.source for claim in answer.claims for citation in claim.citations}


def test_a_grade_that_went_the_way_it_is_said_to_is_not_put_right() -> None:
    question = "Why did Hackney's grade for help and protection get worse in 2024?"
    assert answered(HELD, question).status is not AnswerStatus.CORRECTED


def test_a_letter_of_the_month_asked_about_is_not_passed_over_for_an_older_grade() -> None:
    text = [prose("This letter summarises the findings of the visit in May 2020.")]
    letter = document("hackney-letter", DocumentKind.FOCUSED_VISIT, dt.date(2020, 5, 9), text)
    answer = answered([*HELD, letter], "Which grade did the May 2020 visit award Hackney?")
    assert answer.status is AnswerStatus.CORRECTED
    assert answer.claims[0].citations[0].source == "hackney-letter.txt"


def test_of_two_years_the_one_without_a_grade_is_named() -> None:
    answer = answered(HELD, "What was Hackney's overall grade in 2016 and in 2018?")
    assert answer.status is AnswerStatus.PARTIAL
    assert "good" in answer.text
    assert any("2018" in note and "2016" not in note for note in answer.notes)


@pytest.mark.parametrize(
    "question",
    [
        "Which came out better in its SEND inspection, Hackney or Leeds?",
        "How did the 2024 SEND inspection outcomes of Hackney and Leeds differ?",
    ],
)
def test_the_outcomes_of_two_send_inspections_stand_side_by_side(question: str) -> None:
    said = {
        "Hackney": "The arrangements lead to inconsistent experiences and outcomes.",
        "Leeds": "The arrangements typically lead to positive experiences and outcomes.",
    }
    held = [
        document(
            f"{name.lower()}-send",
            DocumentKind.AREA_SEND,
            dt.date(2024, 2, 1),
            under("Inspection outcome", prose(text)),
            name,
        )
        for name, text in said.items()
    ]
    answer = answered(held, question)
    assert [claim.citations[0].quote for claim in answer.claims] == list(said.values())
    assert all(claim.text.startswith(name) for claim, name in zip(answer.claims, said, strict=True))


def test_an_outcome_of_a_send_inspection_that_it_did_not_come_to_is_put_right() -> None:
    said = "The arrangements typically lead to positive experiences and outcomes."
    text = under("Inspection outcome", prose(said))
    held = document("hackney-send", DocumentKind.AREA_SEND, dt.date(2024, 2, 1), text)
    asked = "What were the widespread failings in Hackney's SEND services?"
    answer = answered([held], asked)
    assert answer.status is AnswerStatus.CORRECTED
    assert answer.claims[0].citations[0].quote == said


def test_why_there_is_no_overall_grade_is_told_in_the_words_of_the_report() -> None:
    said = "This framework does not give a judgement of overall effectiveness."
    rows = [prose(said), row(f"{NAMES[0]}\tgood")]
    day = dt.date(2026, 7, 1)
    judgements = [Judgement(NAMES[0], "good", 2)]
    held = document("leeds-2026", DocumentKind.INSPECTION, day, rows, "Leeds", judgements)
    answer = answered([held], "Why is there no overall grade for Leeds in 2026?")
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.claims[0].citations[0].quote == said


def test_an_overall_grade_that_is_there_is_given_to_who_asks_why_there_is_none() -> None:
    answer = answered(HELD, "Why is there no overall grade for Essex in 2023?")
    assert answer.status is AnswerStatus.CORRECTED
    assert "was outstanding" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Hackney's safeguarding board got a good in 2016. What was it doing well?",
        "Essex was marked good for help and protection in 2023 - what swung it?",
        "Essex was graded good for help and protection in 2023. Had it slipped since?",
    ],
)
def test_a_grade_stated_before_the_question_is_put_right(question: str) -> None:
    answer = answered(HELD, question)
    assert answer.status is AnswerStatus.CORRECTED
    assert "outstanding" in answer.text


def test_a_grade_it_still_has_is_not_one_it_slipped_from() -> None:
    answer = answered(HELD, "Why did Essex slip from outstanding for help and protection in 2023?")
    assert answer.status is AnswerStatus.CORRECTED
    assert "was outstanding" in answer.text
