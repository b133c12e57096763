"""Chains of inspections and visits, versions of plans, and visits that are missing."""

import datetime as dt

from ingest.documents import (
    Authority,
    DocumentDates,
    DocumentKind,
    DocumentProfile,
    Paragraph,
    ParagraphRef,
    SourceDocument,
)
from ingest.lifecycle.successions import (
    Chain,
    Gap,
    Reason,
    Succession,
    chains_of,
    gaps_of,
    successions_of,
)


def held(
    doc_id: str,
    kind: DocumentKind,
    day: str,
    *,
    title: str = "",
    text: str = "Children are seen.",
    number: int | None = None,
    authority: str = "Alderby",
) -> SourceDocument:
    profile = DocumentProfile(
        title=title or doc_id,
        kind=kind,
        authority=Authority(authority),
        dates=DocumentDates(published=dt.date.fromisoformat(day)),
        visit_number=number,
    )
    return SourceDocument(doc_id, doc_id, "", profile, (Paragraph(ParagraphRef(doc_id, 1), text),))


FIRST = held("a-2016", DocumentKind.INSPECTION, "2016-05-01")
SECOND = held("a-2019", DocumentKind.INSPECTION, "2019-05-01")
VISIT_1 = held("v-1", DocumentKind.MONITORING_VISIT, "2016-11-01", number=1)
VISIT_4 = held("v-4", DocumentKind.MONITORING_VISIT, "2017-11-01", number=4)
FOCUSED = held("f-2020", DocumentKind.FOCUSED_VISIT, "2020-05-01")
OTHER = held("b-2018", DocumentKind.INSPECTION, "2018-05-01", authority="Birchby")
ALL = (FOCUSED, VISIT_4, SECOND, OTHER, FIRST, VISIT_1)


def test_each_inspection_is_followed_by_its_visits_up_to_the_next() -> None:
    assert chains_of(ALL) == (
        Chain("Alderby", ("a-2016", "v-1", "v-4")),
        Chain("Alderby", ("a-2019", "f-2020")),
        Chain("Birchby", ("b-2018",)),
    )


def test_the_next_inspection_takes_the_place_of_the_one_before_of_the_same_authority() -> None:
    assert successions_of(ALL) == (Succession("a-2016", "a-2019", Reason.NEXT_INSPECTION),)


def test_visits_passed_over_are_missing() -> None:
    assert gaps_of(ALL) == (Gap("Alderby", 2, "v-4"), Gap("Alderby", 3, "v-4"))


def test_numbers_start_again_after_an_inspection() -> None:
    again = held("v-new", DocumentKind.MONITORING_VISIT, "2019-11-01", number=1)
    assert all(gap.known_from != "v-new" for gap in gaps_of((*ALL, again)))


def test_a_plan_of_a_later_version_takes_the_place_of_the_earlier() -> None:
    plan = DocumentKind.PLAN
    first = held("p1", plan, "2022-02-24", title="Improvement plan", text="Version 1, approved.")
    later = held(
        "p2",
        plan,
        "2022-10-20",
        title="Alderby Council: improvement plan",
        text="Version 2. This version replaces version 1.",
    )
    other = held("p3", plan, "2023-01-01", title="Workforce strategy", text="Version 3.")
    assert successions_of((later, other, first)) == (Succession("p1", "p2", Reason.NEXT_VERSION),)


def test_a_second_copy_of_an_inspection_takes_nobodys_place() -> None:
    copy = held("a-2016-2", DocumentKind.INSPECTION, "2016-05-01")
    assert successions_of((*ALL, copy)) == (Succession("a-2016", "a-2019", Reason.NEXT_INSPECTION),)
