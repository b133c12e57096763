"""Which date is which: inspected, written, met and published are told apart."""

import pytest

from ingest.documents import DocumentDates
from tests.ingest.profile.sample import profile


def dates(*lines: str, source: str = "sample.txt") -> DocumentDates:
    return profile(*lines, source=source).dates


def inspected(*lines: str) -> tuple[str, str] | None:
    found = dates(*lines)
    if found.inspected_from is None or found.inspected_to is None:
        return None
    return found.inspected_from.isoformat(), found.inspected_to.isoformat()


INSPECTION = "Inspection of Brent local authority children’s services"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Inspection dates: 3 to 14 June 2019", ("2019-06-03", "2019-06-14")),
        ("Inspection date: 3 June 2019 – 14 June 2019", ("2019-06-03", "2019-06-14")),
        ("Inspection dates 03 June 2019 to 14 June 2019", ("2019-06-03", "2019-06-14")),
        ("Inspection date: 12/09/2016 to 06/10/2016", ("2016-09-12", "2016-10-06")),
        (
            "Inspection dates: 19 November-11 December 2013 and 28 – 30 January 2014",
            ("2013-11-19", "2014-01-30"),
        ),
    ],
)
def test_a_report_prints_when_it_inspected(line: str, expected: tuple[str, str]) -> None:
    assert inspected(INSPECTION, line, "Lead inspector: Ann Ash") == expected


def test_the_dates_of_the_previous_inspection_are_not_this_ones() -> None:
    found = inspected(
        "Area SEND inspection of Brent Local Area Partnership",
        "Previous inspection dates: 4 to 8 March 2018",
        "Inspection dates: 6 to 10 May 2024",
    )
    assert found == ("2024-05-06", "2024-05-10")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "findings of a focused visit to Brent children’s services on 5 and 6 February 2019.",
            ("2019-02-05", "2019-02-06"),
        ),
        (
            "findings of the focused visit to Brent children’s services on 13 and 14 July.",
            ("2021-07-13", "2021-07-14"),
        ),
        (
            "what inspectors found when they visited Brent on 28 and 29 January 2020.",
            ("2020-01-28", "2020-01-29"),
        ),
        (
            "the focused visit to Brent local authority children’s services on 7 July 2021.",
            ("2021-07-07", "2021-07-07"),
        ),
    ],
)
def test_a_letter_says_when_it_visited_and_takes_the_year_it_was_written(
    sentence: str, expected: tuple[str, str]
) -> None:
    lines = ("9 August 2021", "Dear Ms Ash", "Focused visit to Brent children’s services")
    assert inspected(*lines, f"This letter summarises {sentence}") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Between 12 and 16 February 2018, Ofsted undertook a joint inspection of the response.",
        "This inspection took place from 12 to 16 February 2018.",
        "The inspection took place from 12 to 16 February 2018.",
    ],
)
def test_a_joint_inspection_says_when_it_was_in_a_sentence(sentence: str) -> None:
    found = inspected(
        "9 May 2018",
        "Dear local partnership",
        "Joint targeted area inspection of the multi-agency response in Brent",
        sentence,
    )
    assert found == ("2018-02-12", "2018-02-16")


def test_each_date_of_a_letter_is_kept_apart() -> None:
    found = dates(
        "4 March 2019",
        "Dear Ms Ash",
        "Focused visit to Brent children’s services",
        "This letter summarises the findings of a focused visit to Brent children’s services on"
        " 5 and 6 February 2019.",
        source="brent-2019-03-05.pdf",
    )
    assert found.letter is not None
    assert found.published is not None
    assert (found.letter.isoformat(), found.published.isoformat()) == ("2019-03-04", "2019-03-05")
    assert found.meeting is None


def test_a_report_that_prints_its_publication_is_dated_by_it_and_says_so() -> None:
    made = profile(
        "Brent",
        INSPECTION,
        "Inspection date: 4 July 2016–28 July 2016",
        "Report published: 20 September 2016",
        source="brent-inspection-2016-09-21.pdf",
    )
    assert str(made.dates.published) == "2016-09-20"
    assert dict(made.derived)["dates.published"] == "opening; the file name says 2016-09-21"


def test_two_reports_in_one_file_are_published_with_the_later() -> None:
    found = dates(
        INSPECTION,
        "Inspection date: 4 November 2014 – 25 November 2014",
        "Report published: 3 February 2015",
        "Review of the Local Safeguarding Children Board",
        "Report published: 10 February 2015",
    )
    assert str(found.published) == "2015-02-10"


def test_the_file_name_dates_what_prints_no_date_and_says_so() -> None:
    made = profile(
        INSPECTION,
        "Inspection dates: 3 to 14 June 2019",
        source="brent-inspection-2019-07-22.pdf",
    )
    assert str(made.dates.published) == "2019-07-22"
    assert dict(made.derived)["dates.published"] == "file name"


@pytest.mark.parametrize("name", ["brent-2019-13-45.pdf", "brent-123456789.pdf", "brent.pdf"])
def test_a_file_name_without_a_day_of_the_calendar_dates_nothing(name: str) -> None:
    assert dates(INSPECTION, "Lead inspector: Ann Ash", source=name).published is None


@pytest.mark.parametrize(
    "line",
    [
        "Minutes of the meeting of Cabinet held on Thursday 27 January 2022 at 2.00 pm",
        "Meeting of Cabinet, Thursday, 27th January, 2022 6.30 p.m. (Item 3.1)",
        "Date of meeting: 27/01/2022",
        "Minutes of the meeting held at the Town Hall on 27 January 2022",
    ],
)
def test_minutes_have_the_day_of_the_meeting_and_no_publication(line: str) -> None:
    found = dates("Agenda item", line, "RESOLVED that it be noted.", source="m-2022-02-09.html")
    assert str(found.meeting) == "2022-01-27"
    assert found.published is None


def test_a_report_to_a_committee_has_the_day_it_met() -> None:
    found = dates(
        "Report to: Cabinet", "Cabinet, 27 January 2022", "Purpose of report", "Report of"
    )
    assert str(found.meeting) == "2022-01-27"


def test_a_month_in_the_title_is_its_first_day_and_says_so() -> None:
    made = profile("Update for the Scrutiny Commission - January 2020", "Background")
    assert str(made.dates.published) == "2020-01-01"
    assert dict(made.derived)["dates.published"] == "month only"


def test_a_story_is_dated_by_its_dateline() -> None:
    found = dates(
        "Families waited", "Alderby Gazette. By Ann Ash. Monday 2 March 2020", "A letter shows it."
    )
    assert str(found.published) == "2020-03-02"
