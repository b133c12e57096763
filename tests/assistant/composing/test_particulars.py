"""Who inspected and when, and what inspectors of two councils asked for."""

import datetime as dt
from dataclasses import replace

import pytest

from assistant.answering import CorpusAnswerer
from assistant.answers import AnswerStatus, Question, Turn
from evals.held import held_corpus
from ingest.documents import DocumentDates, DocumentKind, SourceDocument
from tests.assistant.composing.library import answered, document, item, prose, under
from tests.ingest.word_embedder import WordEmbedder


def inspection(authority: str = "Hackney") -> SourceDocument:
    asked = under("What needs to improve", item(f"The plans of teams in {authority}."))
    text = (
        prose("Lead inspector: Ann Example"),
        prose("Inspection dates: 4 to 8 March 2024"),
        prose("Dates of previous inspection: 3 to 7 October 2016"),
        *asked,
    )
    name = f"{authority.lower()}-2024"
    one = document(name, DocumentKind.INSPECTION, dt.date(2024, 5, 1), text, authority)
    dates = DocumentDates(
        published=dt.date(2024, 5, 1),
        inspected_from=dt.date(2024, 3, 4),
        inspected_to=dt.date(2024, 3, 8),
    )
    return replace(one, profile=replace(one.profile, lead_inspector="Ann Example", dates=dates))


@pytest.mark.parametrize(
    "question",
    [
        "Tom Sample led the 2024 inspection of Hackney - what did he want done?",
        "Why did Tom Sample lead the inspection of Hackney in 2024?",
    ],
)
def test_an_inspector_who_did_not_lead_it_is_put_right(question: str) -> None:
    answer = answered([inspection()], question)
    assert answer.status is AnswerStatus.CORRECTED
    assert "Ann Example was the lead inspector" in answer.text
    assert any("Tom Sample" in note for note in answer.notes)


def test_the_inspector_who_led_it_is_not_put_right() -> None:
    question = "Ann Example led the 2024 inspection of Hackney - what needs to improve?"
    answer = answered([inspection()], question)
    assert answer.status is AnswerStatus.ANSWERED
    assert "plans of teams" in answer.text


def test_what_inspectors_thought_is_not_who_they_were() -> None:
    answer = answered([inspection()], "What did inspectors in Hackney think of plans of teams?")
    assert "Ann Example" not in answer.text
    asked = "Tell me what inspectors thought of the plans of teams in Hackney."
    assert "Ann Example" not in answered([inspection()], asked).text
    asked = "Which inspectors were in Hackney in 2024?"
    assert "Ann Example" in answered([inspection()], asked).text


def test_the_days_are_told_to_who_asks_for_nothing_else_after_the_inspectors() -> None:
    embedder = WordEmbedder()
    answerer = CorpusAnswerer(held_corpus([inspection()], embedder), embedder)
    before = (Turn("user", "Who led the 2024 inspection of Hackney?"),)
    assert "4 to 8 March 2024" in answerer.ask(Question("on what days?", before)).text


def test_the_days_of_the_inspection_before_are_those_the_report_prints() -> None:
    answer = answered([inspection()], "When was the inspection of Hackney before the 2024 one?")
    assert answer.claims[0].citations[0].ref.number == 3


def test_what_two_councils_were_told_to_improve_is_given_for_both() -> None:
    held = [inspection(), inspection("Essex")]
    answer = answered(held, "What were Hackney and Essex each told to improve in 2024?")
    assert "plans of teams in Hackney" in answer.text
    assert "plans of teams in Essex" in answer.text
