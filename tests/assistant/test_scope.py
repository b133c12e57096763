"""Which documents a question may be answered from."""

import datetime as dt
from dataclasses import replace

import pytest

from assistant.answers import AnswerStatus, Filters, Question
from assistant.places import place_meant
from assistant.scope import Scope, scope_of
from assistant.understanding.understanding import understand
from ingest.documents import (
    Authority,
    DocumentDates,
    DocumentKind,
    DocumentProfile,
    Paragraph,
    ParagraphRef,
    SourceDocument,
)
from ingest.profile.authorities import AuthorityRegister


def document(
    doc_id: str,
    authority: str,
    published: dt.date,
    text: str = "Visits are timely.",
    kind: DocumentKind = DocumentKind.INSPECTION,
) -> SourceDocument:
    known = AuthorityRegister.standard().named(authority) or Authority(authority)
    profile = DocumentProfile(
        title=doc_id,
        kind=kind,
        authority=known,
        issuing_body="Ofsted",
        dates=DocumentDates(published=published),
    )
    paragraph = Paragraph(ParagraphRef(doc_id, 1), text)
    return SourceDocument(doc_id, f"{doc_id}.pdf", "0", profile, (paragraph,))


HELD = (
    document("hackney-2019", "Hackney", dt.date(2019, 12, 3)),
    document("hackney-2024", "Hackney", dt.date(2024, 8, 20), "In March 2023 visits were late."),
    document("essex-2023", "Essex", dt.date(2023, 5, 2)),
)


def prints(documents: tuple[SourceDocument, ...], text: str) -> bool:
    return any(text.lower() in p.text.lower() for d in documents for p in d.paragraphs)


def scope(text: str) -> Scope:
    understood = understand(Question(text), AuthorityRegister.standard())
    return scope_of(understood, Filters(), HELD, prints)


def test_the_inspection_of_another_time_may_have_been_a_joint_one() -> None:
    held = (
        document("leeds-2018", "Leeds", dt.date(2018, 2, 22), kind=DocumentKind.FOCUSED_VISIT),
        document("leeds-2024", "Leeds", dt.date(2024, 5, 16), kind=DocumentKind.JTAI),
    )
    understood = understand(
        Question("Did Leeds get better between the 2018 visit and the 2024 inspection?"),
        AuthorityRegister.standard(),
    )
    found = scope_of(understood, Filters(), held, prints)
    assert [one.doc_id for one in found.documents] == ["leeds-2018", "leeds-2024"]


def ids(text: str) -> list[str]:
    return [one.doc_id for one in scope(text).documents]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Are visits timely in Hackney?", ["hackney-2019", "hackney-2024"]),
        ("Are visits timely in Hackny?", ["hackney-2019", "hackney-2024"]),
        ("What did the last inspection of Hackney say of visits?", ["hackney-2024"]),
        ("What did the first inspection of Hackney say of visits?", ["hackney-2019"]),
        ("Were visits timely in Hackney in 2019?", ["hackney-2019"]),
        ("How late were visits in Hackney in March 2023?", ["hackney-2024"]),
        ("Are visits timely in the county?", ["essex-2023"]),
        ("What had a judge said about Hackney before the 2019 inspection?", ["hackney-2019"]),
        ("How was Hackney graded before the 2024 inspection?", ["hackney-2019"]),
        ("What did Hackney improve in the year before the 2024 inspection?", ["hackney-2024"]),
    ],
)
def test_a_question_is_looked_for_in_the_documents_it_means(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Are visits timely in Leeds?",
        "What did the focused visit to Hackney find?",
        "What did the 2016 inspection of Hackney find?",
    ],
)
def test_what_is_not_held_is_never_looked_for_elsewhere(text: str) -> None:
    found = scope(text)
    assert found.status is AnswerStatus.NOT_HELD
    assert found.documents == ()
    assert "held" in (found.missing or "").lower()


def test_the_latest_letter_is_that_of_a_visit_and_the_latest_inspection_a_report() -> None:
    visit = document(
        "hackney-visit-2021", "Hackney", dt.date(2021, 7, 6), kind=DocumentKind.FOCUSED_VISIT
    )

    def latest(text: str) -> list[str]:
        understood = understand(Question(text), AuthorityRegister.standard())
        found = scope_of(understood, Filters(), (*HELD, visit), prints)
        return [one.doc_id for one in found.documents]

    assert latest("What does the latest letter on Hackney say?") == ["hackney-visit-2021"]
    assert latest("What does the latest inspection of Hackney say?") == ["hackney-2024"]


def test_a_place_called_by_its_kind_is_told_from_any_document_that_names_it_in_full() -> None:
    bare = document("ilford-letter", "Ilford", dt.date(2024, 1, 9))
    register = AuthorityRegister.standard()
    named = replace(bare.profile, authority=Authority("Ilford", ("Ilford City Council",)))
    held = (replace(bare, doc_id="ilford-report", profile=named), bare)
    understood = understand(Question("Are visits timely in the city?"), register)
    assert place_meant(understood, held) == ("Ilford",)
    assert place_meant(understood, held[::-1]) == ("Ilford",)


PLANS = (
    document("plan-1", "Hackney", dt.date(2022, 2, 1), "Version 1.", DocumentKind.PLAN),
    document("plan-2", "Hackney", dt.date(2022, 9, 1), "Version 2.", DocumentKind.PLAN),
    document("minutes", "Hackney", dt.date(2022, 2, 9), "Noted.", DocumentKind.MINUTES),
    document("paper", "Hackney", dt.date(2022, 6, 9), "Noted.", DocumentKind.OFFICER_REPORT),
)


def among_plans(text: str) -> Scope:
    understood = understand(Question(text), AuthorityRegister.standard())
    return scope_of(understood, Filters(), PLANS, prints)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("What was scrutiny in Hackney asked to do in the June 2022 paper?", ["paper"]),
    ],
)
def test_a_dated_paper_of_the_council_is_what_is_searched(text: str, found: list[str]) -> None:
    assert [one.doc_id for one in among_plans(text).documents] == found
