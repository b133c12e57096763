"""How quotations, grades and places are put into words."""

import datetime as dt

import pytest

from assistant.answers import AnswerStatus
from assistant.composing.draft import Draft, in_marks, quoted, quoted_together
from assistant.composing.grade_wording import Graded, higher, over_time, scorecard, single, steps
from assistant.composing.lists import draft_of_list, quoted_item
from assistant.composing.wording import text_of
from assistant.naming import labels_words
from ingest.blocks import BlockKind
from ingest.documents import (
    Authority,
    DocumentDates,
    DocumentKind,
    DocumentProfile,
    Judgement,
    Paragraph,
    ParagraphRef,
    SourceDocument,
    Speaker,
)

OVERALL = "Overall effectiveness"


def document(
    *paragraphs: Paragraph,
    name: str = "Norbury",
    day: str = "2024-08-20",
    grade: str = "good",
    status: str = "final",
) -> SourceDocument:
    doc_id = f"{name.lower()}-{day}"
    held = paragraphs or (Paragraph(ParagraphRef(doc_id, 1), f"{OVERALL}: {grade}"),)
    profile = DocumentProfile(
        title=name,
        kind=DocumentKind.INSPECTION,
        authority=Authority(name),
        issuing_body="Ofsted",
        dates=DocumentDates(published=dt.date.fromisoformat(day)),
        judgements=(Judgement(OVERALL, grade, 1),),
        status=status,
    )
    return SourceDocument(doc_id, f"{doc_id}.pdf", "", profile, held)


def graded(name: str, day: str, grade: str) -> Graded:
    held = document(name=name, day=day, grade=grade)
    return Graded(held, held.profile.judgements[0])


def item(number: int, text: str, **fields: object) -> Paragraph:
    return Paragraph(
        ParagraphRef("norbury-2024-08-20", number),
        text,
        kind=BlockKind.LIST_ITEM,
        speaker=Speaker.INSPECTOR,
        **fields,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (["para 3"], "para 3"),
        (["para 3", "para 4", "para 5"], "paras 3 to 5"),
        (["para 3", "para 7"], "paras 3 and 7"),
        (["¶6 (unnumbered)", "¶7 (unnumbered)", "¶8 (unnumbered)"], "¶6 to ¶8 (unnumbered)"),
        (["para a)", "¶7 (unnumbered)"], "para a) and ¶7 (unnumbered)"),
    ],
)
def test_labels_are_read_aloud_together(labels: list[str], words: str) -> None:
    assert labels_words(labels) == words


def test_words_that_bring_their_own_marks_get_no_second_ones() -> None:
    assert in_marks("Plans drift.") == "“Plans drift.”"
    assert in_marks("“We will improve.") == "“We will improve.”"
    assert in_marks("“We will improve.”") == "“We will improve.”"


def test_one_grade_is_one_sentence_with_its_dates_and_place() -> None:
    assert single(graded("Norbury", "2024-08-20", "good"), "Yes.").text == (
        "Yes. Ofsted’s judgement on overall effectiveness in Norbury was good"
        " (inspection, published 20 August 2024, ¶1 (unnumbered))."
    )


def test_a_change_of_grade_names_both_ends_first_and_then_each_step() -> None:
    rows = [
        graded("Norbury", "2018-05-01", "requires improvement to be good"),
        graded("Norbury", "2024-08-20", "good"),
    ]
    assert "went from requires improvement to be good (1 May 2018) to good" in over_time(rows).text
    assert [claim.text.split(",")[0] for claim in steps(rows)] == ["1 May 2018", "20 August 2024"]
    assert over_time(rows).as_at == dt.date(2024, 8, 20)
    assert len(over_time(rows).citations) == 2


def test_a_grade_that_fell_and_rose_again_is_not_said_to_have_stayed() -> None:
    days = (("2014-01-01", "good"), ("2018-01-01", "inadequate"), ("2024-01-01", "good"))
    text = over_time([graded("Norbury", day, grade) for day, grade in days]).text
    assert "changed, and is good again" in text


def test_of_two_authorities_the_higher_grade_is_named_with_the_other() -> None:
    rows = [
        graded("Norbury", "2024-08-20", "requires improvement to be good"),
        graded("Ashmere", "2023-05-16", "outstanding"),
    ]
    assert higher(rows).text == (
        "Ashmere holds the higher grade: outstanding, against requires improvement to be good"
        " in Norbury."
    )
    assert (
        "hold the same grade: good"
        in higher([graded(name, "2024-08-20", "good") for name in ("Norbury", "Ashmere")]).text
    )


def test_a_scorecard_is_a_sentence_and_one_item_a_judgement() -> None:
    lead, first = scorecard([graded("Norbury", "2024-08-20", "good")], "No overall grade.")
    assert lead.text.startswith("No overall grade. Ofsted’s judgements on Norbury")
    assert first.text == "Overall effectiveness: good"


def test_an_item_is_quoted_behind_its_lead_in_or_under_its_heading() -> None:
    lead = Paragraph(
        ParagraphRef("norbury-2024-08-20", 1), "Leaders must:", speaker=Speaker.INSPECTOR
    )
    led, headed = item(2, "visit more;", lead_in=1), item(3, "Timeliness.", heading_path=("Needs",))
    held = document(lead, led, headed)
    assert quoted_item(held, led).text.endswith("“Leaders must:” “visit more;”")
    assert quoted_item(held, headed).text.endswith("under “Needs”: “Timeliness.”")


def test_a_list_of_one_is_one_claim_cited_once() -> None:
    held = document(item(1, "Timeliness.", heading_path=("Needs",)))
    draft = draft_of_list(held, held.paragraphs)
    assert len(draft.claims) == 1
    assert len(draft.claims[0].citations) == 1


def test_paragraphs_of_one_speech_are_one_claim_with_all_its_places() -> None:
    first, second = item(1, "We are proud."), item(2, "We will do more.")
    claim = quoted_together(document(first, second), ((first, (0, 13)), (second, (0, 16))))
    assert claim.text.endswith("¶1 and ¶2 (unnumbered)): “We are proud.” “We will do more.”")
    assert [citation.quote for citation in claim.citations] == [first.text, second.text]


def test_a_draft_is_called_a_draft_where_it_is_quoted() -> None:
    held = document(item(1, "Plans drift."), status="draft")
    assert "draft inspection report" in quoted(held, held.paragraphs[0]).text


def test_the_date_of_the_newest_source_closes_an_answer_whose_first_claim_is_older() -> None:
    old, new = document(day="2018-05-01"), document(day="2024-08-20")
    claims = (quoted(old, old.paragraphs[0]), quoted(new, new.paragraphs[0]))
    assert text_of(Draft(AnswerStatus.ANSWERED, claims)).endswith("Position as at 20 August 2024.")
    assert "Position" not in text_of(Draft(AnswerStatus.ANSWERED, claims[1:]))
