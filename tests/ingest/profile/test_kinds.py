"""What kind a document is, from its own text; its file's name only where the text is silent."""

import pytest

from ingest.documents import DocumentKind, Framework
from tests.ingest.profile.sample import profile

SIF_TITLE = (
    "Inspection of services for children in need of help and protection, children looked after"
    " and care leavers"
)


def kind(*lines: str, source: str = "sample.txt") -> str:
    return profile(*lines, source=source).kind.value


@pytest.mark.parametrize(
    ("lines", "expected", "framework"),
    [
        (
            ("London Borough of Brent", SIF_TITLE, "Inspection date: 4 May 2015 – 28 May 2015"),
            "inspection",
            Framework.SIF,
        ),
        (
            (
                "Inspection of Brent local authority children’s services",
                "Inspection dates: 3 to 14 June 2019",
                "Lead inspector: Ann Ash",
            ),
            "inspection",
            Framework.ILACS,
        ),
        (
            (
                "Piccadilly Gate, Store Street",
                "Dear Ms Ash",
                "Focused visit to Brent children’s services",
                "This letter summarises the findings of the focused visit.",
            ),
            "focused-visit",
            Framework.ILACS,
        ),
        (
            (
                "Dear Ms Ash",
                "Monitoring visit to Brent children’s services",
                "This letter summarises the findings of the monitoring visit.",
            ),
            "monitoring-visit",
            None,
        ),
        (
            (
                "Dear local partnership",
                "Joint targeted area inspection of the multi-agency response in Brent",
            ),
            "jtai",
            Framework.JTAI,
        ),
        (
            (
                "Area SEND inspection of Brent Local Area Partnership",
                "Inspection dates: 6 to 10 May 2024",
            ),
            "area-send",
            Framework.AREA_SEND,
        ),
    ],
)
def test_an_inspectorates_document_says_what_it_is(
    lines: tuple[str, ...], expected: str, framework: Framework | None
) -> None:
    made = profile(*lines)
    assert (made.kind.value, made.framework) == (expected, framework)


def test_a_letter_without_letterhead_is_known_by_its_salutation_and_subject() -> None:
    made = profile(
        "26 February 2020",
        "Dear Ms Ash",
        "Focused visit to Brent children’s services",
        "Inspectors looked at the front door.",
    )
    assert made.kind is DocumentKind.FOCUSED_VISIT
    assert dict(made.derived)["kind"] == "opening"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("Minutes of the meeting of Cabinet", "Present: Councillor Ash", "1. Apologies"),
            "minutes",
        ),
        (("Agenda item", "Improvement", "RESOLVED that the report be noted."), "minutes"),
        (
            ("Report to: Scrutiny Panel", "Report of: Director", "Purpose of report", "To inform."),
            "officer-report",
        ),
        (("Update for the Scrutiny Commission - May 2020", "Background"), "officer-report"),
        (("Children’s services improvement plan", "Version 1", "Actions follow."), "plan"),
        (("Special educational needs strategy", "We will act."), "plan"),
    ],
)
def test_a_councils_paper_says_what_it_is(lines: tuple[str, ...], expected: str) -> None:
    assert kind(*lines) == expected


STORY = "Families waited nine days for help, a letter shows."


@pytest.mark.parametrize(
    "lines",
    [
        ("Families waited", "By Ann Ash, local democracy reporter", STORY),
        (
            "Families waited",
            "Alderby Gazette, 3 May 2024",
            STORY,
            "“We are sorry for what happened,” said Ann Ash, who runs the service.",
        ),
        (
            "Families waited",
            "By Ann Ash",
            STORY,
            "Cllr Bo Birch said: “We will put this right by the autumn.”",
        ),
        (
            "Council sorry as watchdog finds families waited",
            STORY,
            "Cllr Bo Birch added: “We will put this right by the autumn.”",
        ),
        (
            "Alderby Council has apologised after families waited",
            STORY,
            "A report to cabinet next week sets out the plan.",
            "“We will put this right by the autumn,” a spokesperson said.",
        ),
        (
            "Improvement plan for children’s services unveiled",
            "Alderby Echo. By Ann Ash. 3 May 2024",
            STORY,
            "The plan goes to the council’s cabinet, which has told officers to hurry.",
        ),
    ],
)
def test_a_newspapers_story_is_news_even_with_one_quotation_or_none(
    lines: tuple[str, ...],
) -> None:
    assert kind(*lines) == "news"


def test_a_report_that_quotes_inspectors_once_is_no_story() -> None:
    lines = (
        "Report to: Scrutiny Panel",
        "Report of: Director of Children’s Services",
        "Inspectors said: “children are seen quickly and by the right person”.",
    )
    assert kind(*lines) == "officer-report"


def test_minutes_that_report_speech_are_no_story() -> None:
    lines = (
        "Agenda item",
        "Minutes:",
        "Councillor Ash said: “we must do better than this”.",
        "Councillor Birch added: “and we must do it soon”.",
        "RESOLVED that the report be noted.",
    )
    assert kind(*lines) == "minutes"


def test_a_councils_report_about_a_visit_is_not_the_visits_letter() -> None:
    lines = (
        "Report to: Scrutiny Panel",
        "Outcome of the focused visit to Brent children’s services",
        "Purpose of report: to inform members.",
    )
    assert kind(*lines) == "officer-report"


def test_the_text_wins_over_a_file_name_that_says_another_kind() -> None:
    made = profile(
        "Area SEND inspection of Brent Local Area Partnership",
        "Inspection dates: 6 to 10 May 2024",
        source="brent-jtai-2024-07-01.pdf",
    )
    assert made.kind is DocumentKind.AREA_SEND
    assert dict(made.derived)["kind"] == "opening; the file name says jtai"


def test_the_file_name_counts_where_the_text_is_silent() -> None:
    made = profile("Brent", "Children are seen weekly.", source="brent-focused-visit-2019.txt")
    assert made.kind is DocumentKind.FOCUSED_VISIT
    assert dict(made.derived)["kind"] == "file name"


def test_what_says_nothing_is_other() -> None:
    made = profile("Some notes", "Children are seen weekly.")
    assert made.kind is DocumentKind.OTHER
    assert dict(made.derived)["kind"] == "nothing found"


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("This was the first monitoring visit since the inspection.", 1),
        ("This was the sixth and final monitoring visit.", 6),
        ("the 3rd monitoring visit", 3),
        ("the second Ofsted monitoring visit", 2),
        ("This monitoring visit looked at the front door.", None),
    ],
)
def test_a_monitoring_visit_has_the_number_it_prints(printed: str, number: int | None) -> None:
    made = profile("Dear Ms Ash", "Monitoring visit to Brent children’s services", printed)
    assert made.kind is DocumentKind.MONITORING_VISIT
    assert made.visit_number == number


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Draft minutes", "draft"),
        ("DRAFT for consultation", "draft"),
        ("Approved minutes", "approved"),
        ("Signed as a correct record", "approved"),
        ("Minutes", "final"),
    ],
)
def test_minutes_say_whether_they_are_draft_or_approved(line: str, status: str) -> None:
    made = profile(line, "Minutes of the meeting of Cabinet held on 3 May 2024", "Present: A")
    assert made.kind is DocumentKind.MINUTES
    assert made.status == status
