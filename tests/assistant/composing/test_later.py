"""What came later: pointed to where a time was named, and quoted where none was."""

import datetime as dt
from dataclasses import replace

from ingest.documents import DocumentKind, SourceDocument
from tests.assistant.composing.library import answered, document, prose


def report(year: int, text: str) -> SourceDocument:
    day = dt.date(year, 3, 1)
    return document(f"hackney-{year}", DocumentKind.INSPECTION, day, [prose(text)])


OLD = report(2019, "Private fostering arrangements are poorly assessed.")
NEW = report(2024, "Private fostering arrangements are assessed with care.")
OTHER = report(2024, "Carers are well trained and proud.")


def test_a_later_paragraph_on_the_same_matter_is_named_where_a_year_was_asked_about() -> None:
    answer = answered([OLD, NEW], "How were private fostering arrangements in Hackney in 2019?")
    assert {citation.ref.doc_id for claim in answer.claims for citation in claim.citations} == {
        "hackney-2019"
    }
    assert any("same matter" in note and "1 March 2024, ¶1" in note for note in answer.notes)


def test_a_later_report_on_something_else_is_only_said_to_be_held() -> None:
    answer = answered([OLD, OTHER], "How were private fostering arrangements in Hackney in 2019?")
    assert answer.notes == ("A later inspection report on Hackney is held, of 1 March 2024.",)


def test_as_then_known_tells_of_nothing_later() -> None:
    answer = answered(
        [OLD, NEW], "How were private fostering arrangements in Hackney as at 1 March 2020?"
    )
    assert answer.notes == ()


def test_two_dated_steps_answer_how_a_matter_moved_between_two_years() -> None:
    question = "Did private fostering arrangements in Hackney shift between 2019 and 2024?"
    answer = answered([NEW, OLD], question)
    assert [claim.as_at for claim in answer.claims] == [dt.date(2019, 3, 1), dt.date(2024, 3, 1)]


def minutes(day: dt.date, text: str, status: str = "final") -> SourceDocument:
    """Minutes of one body, as draft or as final."""
    held = document(f"hackney-{day}", DocumentKind.MINUTES, day, [prose(text)])
    return replace(held, profile=replace(held.profile, status=status))


DRAFT = minutes(dt.date(2022, 1, 27), "Foster carers are to be paid £4.2 million more.", "draft")
APPROVING = minutes(
    dt.date(2022, 2, 24), "The minutes of 27 January 2022 were approved with a correction."
)


def test_draft_minutes_are_labelled_and_their_approval_is_quoted() -> None:
    answer = answered([DRAFT, APPROVING], "What are foster carers in Hackney to be paid?")
    assert "draft minutes" in answer.text
    assert answer.claims[-1].as_at == dt.date(2022, 2, 24)


def test_an_approval_outside_the_period_asked_about_is_named_and_not_quoted() -> None:
    question = "What were foster carers in Hackney to be paid on 27 January 2022?"
    answer = answered([DRAFT, APPROVING], question)
    assert {claim.as_at for claim in answer.claims} == {dt.date(2022, 1, 27)}
    assert any("approved later with a correction" in note for note in answer.notes)
