"""A list is given whole and in order, however its report sets it out."""

import datetime as dt

import pytest

from ingest.documents import DocumentKind, Paragraph
from tests.assistant.composing.library import answered, document, item, points, prose, row, under

DAY = dt.date(2024, 3, 1)
ASKED = "What did the 2024 report ask Hackney to improve?"


def improving(*paragraphs: Paragraph, heading: str = "What needs to improve") -> list[str]:
    text = (prose("Inspectors came to Hackney."), *under(heading, *paragraphs))
    held = document("hackney-report", DocumentKind.INSPECTION, DAY, text)
    return points(answered([held], ASKED))


BULLETS = ["The timeliness of visits.", "The quality of plans.", "The supply of foster homes."]


def test_bullets_are_given_in_their_order() -> None:
    assert improving(*map(item, BULLETS)) == BULLETS


def test_a_footnote_between_bullets_is_left_out() -> None:
    first, *rest = map(item, BULLETS)
    assert improving(first, prose("These are numbered as in the framework."), *rest) == BULLETS


def test_findings_that_follow_the_bullets_are_left_out() -> None:
    findings = [prose("Most children are seen promptly by their social workers.")]
    assert improving(*map(item, BULLETS), *findings) == BULLETS


def test_sentences_that_no_bullet_marks_are_items_too() -> None:
    sentences = [
        "Leaders should cut the waits for therapy.",
        "The council should add school places.",
    ]
    assert improving(*map(prose, sentences), heading="Areas for improvement") == sentences


def test_rows_of_a_table_are_items() -> None:
    rows = ["The council\tLeaders should clear the backlog.", "The board\tIt should cut the waits."]
    assert len(improving(*map(row, rows), heading="Areas for priority action")) == len(rows)


def test_points_nested_under_a_sentence_stand_after_it() -> None:
    said = improving(
        prose("Leaders should improve plans. This includes:"),
        item("the voice of the child", lead_in=2),
        item("the timeliness of reviews", lead_in=2),
        prose("Leaders should improve training across all services."),
        heading="Areas for improvement",
    )
    assert said == [
        "Leaders should improve plans. This includes:",
        "the voice of the child",
        "the timeliness of reviews",
        "Leaders should improve training across all services.",
    ]


def test_a_list_goes_on_over_a_page_that_lost_its_opening() -> None:
    text = [
        prose("The council must act on the following weaknesses:"),
        item("late visits to children", lead_in=1),
        item("weak oversight by managers", lead_in=1),
        item("delays in assessments"),
    ]
    held = document("hackney-letter", DocumentKind.FOCUSED_VISIT, DAY, text)
    answer = answered([held], "Which weaknesses must the council in Hackney act on?")
    assert points(answer) == [one.text for one in text[1:]]


def test_nested_points_are_not_lost_from_the_outer_list() -> None:
    text = [
        prose("The panel noted that:"),
        item("the city had been judged good;", lead_in=1),
        item("three actions were proposed:", lead_in=1),
        item("a new protocol;", lead_in=3, depth=1),
        item("a second provider;", lead_in=3, depth=1),
        item("waits had fallen.", lead_in=1),
    ]
    held = document("hackney-minutes", DocumentKind.MINUTES, DAY, text)
    answer = answered([held], "What matters did the panel in Hackney note?")
    assert points(answer) == [one.text for one in text[1:]]


def test_a_sentence_that_breaks_off_is_given_with_what_it_introduces() -> None:
    text = [
        prose("The extra money is made up as follows."),
        item("Social workers £1 million", lead_in=1),
        item("Recording system £2 million", lead_in=1),
    ]
    held = document("hackney-paper", DocumentKind.OFFICER_REPORT, DAY, text)
    answer = answered([held], "What would the extra money in Hackney be spent on?")
    assert points(answer) == [one.text for one in text[1:]]


def test_a_letter_asked_for_its_priority_actions_is_found_before_a_newer_report() -> None:
    letter = under("Areas for priority action", item("Late visits."), item("Weak oversight."))
    report = under("What needs to improve", *map(item, BULLETS))
    held = [
        document("hackney-a", DocumentKind.FOCUSED_VISIT, dt.date(2019, 3, 4), letter),
        document("hackney-b", DocumentKind.INSPECTION, dt.date(2019, 12, 20), report),
    ]
    answer = answered(held, "What were the priority actions for Hackney in 2019?")
    assert points(answer) == ["Late visits.", "Weak oversight."]


@pytest.mark.parametrize(
    "heading", ["Strengths", "What is the area partnership doing that is effective?"]
)
def test_strengths_are_a_list_of_their_own(heading: str) -> None:
    strengths = ["Early help is quick.", "Parents are treated as partners."]
    text = (
        *under("What needs to improve", *map(item, BULLETS)),
        *under(heading, *map(item, strengths)),
    )
    held = document("hackney-joint", DocumentKind.AREA_SEND, DAY, text)
    assert points(answered([held], "What is Hackney doing well?")) == strengths
