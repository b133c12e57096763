"""Who led an inspection, and which body a document comes from."""

import pytest

from tests.ingest.profile.sample import profile

INSPECTION = "Inspection of Brent local authority children’s services"
DATES = "Inspection dates: 3 to 14 June 2019"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Lead inspector: Ann Ash, His Majesty’s Inspector", "Ann Ash"),
        ("Lead inspector: Ann Ash HMI", "Ann Ash"),
        ("Lead inspector: Ann Ash Her Majesty’s Inspector", "Ann Ash"),
        ("Lead inspector: Ann Ash Team inspectors: Bo Birch, Cy Cedar", "Ann Ash"),
        ("Lead inspector: Ann Ash Team Inspectors Bo Birch", "Ann Ash"),
        ("Lead inspector: Ann Ash Deputy lead inspector: Bo Birch", "Ann Ash"),
        ("Lead inspector: Ann Ash Social Care Regulatory Inspector", "Ann Ash"),
        ("Lead inspector: Ann Ash Schools HMI", "Ann Ash"),
        ("Lead inspector: Ann Ash Judgement Grade", "Ann Ash"),
        ("Lead inspector: Ann J Ash", "Ann J Ash"),
        ("Lead inspector: Ann J. Ash", "Ann J. Ash"),
        ("Lead inspector: Ann Ash-Birch", "Ann Ash-Birch"),
        ("Lead inspector: Ann O’Ash", "Ann O’Ash"),
        ("Lead inspector: Ann de Ash", "Ann de Ash"),
        ("Lead inspector: Mrs Ann Ash", "Ann Ash"),
        ("The lead inspector was Ann Ash. Context The council has grown.", "Ann Ash"),
    ],
)
def test_the_lead_inspector_is_a_name_and_nothing_more(line: str, name: str) -> None:
    assert profile(INSPECTION, DATES, line).lead_inspector == name


def test_the_deputy_is_not_the_lead() -> None:
    made = profile(INSPECTION, DATES, "Deputy lead inspector: Bo Birch")
    assert made.lead_inspector is None


def test_a_letter_is_led_by_who_signed_it_and_says_so() -> None:
    made = profile(
        "Dear Ms Elm",
        "Focused visit to Brent children’s services",
        "Children are seen.",
        "Yours sincerely",
        "Ann Ash",
        "Her Majesty’s Inspector",
    )
    assert made.lead_inspector == "Ann Ash"
    assert dict(made.derived)["lead_inspector"] == "signature"


def test_a_send_report_lists_its_lead_inspector_at_the_end() -> None:
    made = profile(
        "Area SEND inspection of Brent Local Area Partnership",
        "Inspection dates: 6 to 10 May 2024",
        "Inspection team",
        "Ofsted",
        "Ann Ash, HMI, Ofsted Lead Inspector",
    )
    assert made.lead_inspector == "Ann Ash"


def test_a_councils_paper_has_no_lead_inspector() -> None:
    made = profile(
        "Report to: Cabinet", "Purpose of report", "Report of", "Lead inspector: Ann Ash led it."
    )
    assert made.lead_inspector is None


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        ((INSPECTION, DATES, "Lead inspector: Ann Ash"), "Ofsted"),
        (
            ("Area SEND inspection of Brent Local Area Partnership", DATES),
            "Ofsted and CQC",
        ),
        (
            (
                "Dear local partnership",
                "Joint targeted area inspection of the multi-agency response in Brent",
                "Between 12 and 16 February 2018, Ofsted, the Care Quality Commission (CQC),"
                " HMI Constabulary and Fire & Rescue Services (HMICFRS) and HMI Probation"
                " (HMI Prob) undertook a joint inspection.",
            ),
            "Ofsted, CQC, HMICFRS and HMI Probation",
        ),
        (
            ("Minutes of the meeting of the Children’s Scrutiny Panel held on 3 May 2024",),
            "Children’s Scrutiny Panel",
        ),
        (
            ("Alderby Council", "Report title: Improvement", "Purpose of report", "Report of"),
            "Alderby Council",
        ),
        (
            ("Families waited", "Alderby Gazette. By Ann Ash. 3 May 2024", "A letter shows it."),
            "Alderby Gazette",
        ),
    ],
)
def test_a_document_comes_from_the_body_that_issued_it(lines: tuple[str, ...], body: str) -> None:
    assert profile(*lines).issuing_body == body
