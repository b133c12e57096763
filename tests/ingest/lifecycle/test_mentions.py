"""Inspections spoken of and not held, papers to follow, grades given before, minutes approved."""

import datetime as dt

import pytest

from ingest.documents import (
    Authority,
    DocumentDates,
    DocumentKind,
    DocumentProfile,
    Paragraph,
    ParagraphRef,
    SourceDocument,
)
from ingest.lifecycle.earlier import earlier_judgements
from ingest.lifecycle.mentions import mentioned_not_held, papers_to_follow
from ingest.lifecycle.minutes import Approval, approvals_of
from ingest.lifecycle.successions import Reason, Succession, successions_of

MINUTES = DocumentKind.MINUTES


def document(
    doc_id: str,
    *texts: str,
    kind: DocumentKind = DocumentKind.OFFICER_REPORT,
    dates: DocumentDates | None = None,
    status: str = "final",
) -> SourceDocument:
    profile = DocumentProfile(
        "Cabinet",
        kind=kind,
        authority=Authority("Alderby"),
        dates=dates or DocumentDates(),
        status=status,
    )
    paragraphs = tuple(
        Paragraph(ParagraphRef(doc_id, number), text) for number, text in enumerate(texts, 1)
    )
    return SourceDocument(doc_id, doc_id, "", profile, paragraphs)


def meeting(doc_id: str, day: str, *texts: str, status: str = "final") -> SourceDocument:
    dates = DocumentDates(meeting=dt.date.fromisoformat(day))
    return document(doc_id, *texts, kind=MINUTES, dates=dates, status=status)


HELD = document(
    "i-2019",
    "Findings.",
    kind=DocumentKind.INSPECTION,
    dates=DocumentDates(
        inspected_from=dt.date(2019, 11, 11),
        inspected_to=dt.date(2019, 11, 22),
        published=dt.date(2019, 12, 20),
    ),
)


@pytest.mark.parametrize(
    ("text", "spoken_of"),
    [
        ("Ofsted's last inspection in June 2016 found delay.", [("inspection", 2016, 6)]),
        ("A focused visit took place on 5 and 6 February 2019.", [("focused visit", 2019, 2)]),
        ("The 2014 inspection found drift.", [("inspection", 2014, None)]),
        ("Dates of previous inspection: 3 to 7 October 2016", [("inspection", 2016, 10)]),
        ("Inspected in November 2019, the service improved.", []),
        ("The inspection report published in December 2019 is clear.", []),
        ("Inspectors were there. In 2016 a plan was made.", []),
    ],
)
def test_an_inspection_spoken_of_is_missing_unless_it_is_held(
    text: str, spoken_of: list[tuple[str, int, int | None]]
) -> None:
    found = mentioned_not_held([HELD, document("report", text)])
    assert [(one.kind, one.year, one.month) for one in found] == spoken_of
    assert all(one.ref == "report#p1" for one in found)


def test_an_inspection_spoken_of_twice_is_named_once_with_its_month() -> None:
    report = document("report", "The 2016 inspection was poor.", "An inspection in June 2016 too.")
    assert [(one.year, one.month) for one in mentioned_not_held([report])] == [(2016, 6)]


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("Appendix 2 (to follow)", ["(to follow)"]),
        ("Monitoring letter to follow on 20 March 2025", ["letter to follow on 20 March 2025"]),
        ("Item 7: report to follow.", ["report to follow"]),
        ("The minutes are not easy to follow.", []),
        ("A plan for social workers to follow.", []),
    ],
)
def test_a_paper_to_follow_is_named(text: str, promised: list[str]) -> None:
    assert [one.words for one in papers_to_follow([document("agenda", text)])] == promised


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("This service was previously judged as 'good' by Ofsted in 2016.", ("good", 2016, None)),
        (
            "The previous inspection was in July 2012. The authority was judged to be adequate.",
            ("adequate", 2012, 7),
        ),
        (
            "Services were last inspected in June 2018 and judged to require improvement.",
            ("requires improvement to be good", 2018, 6),
        ),
        ("Since the last inspection in 2022 much changed. Services are now judged good.", None),
        ("Overall effectiveness was judged good in this inspection.", None),
    ],
)
def test_a_grade_given_before_is_told_with_its_year(
    text: str, told: tuple[str, int, int | None] | None
) -> None:
    found = [(one.grade, one.year, one.month) for one in earlier_judgements(document("d", text))]
    assert found == ([] if told is None else [told])


def test_minutes_are_approved_by_the_next_meeting_and_changes_are_said() -> None:
    first = meeting("m-jan", "2022-01-27", "Noted.", status="draft")
    after = meeting(
        "m-feb",
        "2022-02-24",
        "Apologies.",
        "The minutes of the meeting held on 27 January 2022 be approved as a correct record,"
        " subject to the correction in minute 84.",
    )
    assert approvals_of([after, first]) == (Approval("m-jan", "m-feb#p2", with_changes=True),)


def test_approved_minutes_take_the_place_of_the_draft_of_the_same_meeting() -> None:
    draft = meeting("z-draft", "2022-01-27", "Noted.", status="draft")
    final = meeting("a-final", "2022-01-27", "Noted.", status="approved")
    other = meeting("b-other", "2022-03-27", "Noted.", status="draft")
    assert successions_of([final, other, draft]) == (
        Succession("z-draft", "a-final", Reason.APPROVED),
    )
