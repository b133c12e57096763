"""Dates and runs of dates in every style the documents print."""

import datetime as dt

import pytest

from ingest.profile.dating import full_dates, month_only, windows


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("15 to 26 November 2021", "2021-11-15", "2021-11-26"),
        ("15–26 November 2021", "2021-11-15", "2021-11-26"),
        ("15 - 26 November 2021", "2021-11-15", "2021-11-26"),
        ("5 and 6 February 2019", "2019-02-05", "2019-02-06"),
        ("31 October and 1 November 2023", "2023-10-31", "2023-11-01"),
        ("20 February to 3 March 2023", "2023-02-20", "2023-03-03"),
        ("18 November – 10 December 2014", "2014-11-18", "2014-12-10"),
        ("4 July 2016–28 July 2016", "2016-07-04", "2016-07-28"),
        ("2 July 2014 – 23 July 2014", "2014-07-02", "2014-07-23"),
        ("23 April 2018 to 04 May 2018", "2018-04-23", "2018-05-04"),
        ("15 December to 9 January 2020", "2019-12-15", "2020-01-09"),
        ("1 9 June 2015", "2015-06-19", "2015-06-19"),
        ("12/09/2016 to 06/10/2016", "2016-09-12", "2016-10-06"),
        ("2024-05-06 to 2024-05-10", "2024-05-06", "2024-05-10"),
        ("Monday 3rd to Friday 7th June, 2019", "2019-06-03", "2019-06-07"),
        (
            "19 November-11 December 2013 and 28 – 30 January 2014",
            "2013-11-19",
            "2014-01-30",
        ),
        ("6 to 10 and 20 to 24 May 2019", "2019-05-06", "2019-05-24"),
        ("4TH TO 8TH MARCH 2024", "2024-03-04", "2024-03-08"),
        ("3 Sept 2019", "2019-09-03", "2019-09-03"),
        ("29 February 2024", "2024-02-29", "2024-02-29"),
        ("25th of March 2019", "2019-03-25", "2019-03-25"),
        ("9 June 20 21", "2021-06-09", "2021-06-09"),
    ],
)
def test_a_run_of_days_is_one_window(printed: str, first: str, last: str) -> None:
    (window,) = windows(f"Inspection dates: {printed}. Next")
    assert (window.first.isoformat(), window.last.isoformat()) == (first, last)


def test_a_run_without_a_year_takes_the_one_it_is_given() -> None:
    (window,) = windows("on 13 and 14 July", 2021)
    assert (window.first, window.last) == (dt.date(2021, 7, 13), dt.date(2021, 7, 14))
    assert list(windows("on 13 and 14 July")) == []


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2024",
        "Testing TE1 1ST",
        "0300 123 1231",
        "page 3 of 12",
        "12 children and 14 families",
        "in May 2024",
        "45/2019",
    ],
)
def test_what_is_no_day_of_the_calendar_is_left_out(text: str) -> None:
    assert list(windows(text)) == []


def test_a_postcode_above_a_date_is_no_part_of_it() -> None:
    (found,) = full_dates("Testing TE1 1ST\n26 February 2020\nDear Ms Ash")
    assert found.first == dt.date(2020, 2, 26)


def test_a_number_on_the_line_above_is_no_part_of_a_date() -> None:
    (found,) = full_dates("12\n26 February 2020")
    assert found.first == dt.date(2020, 2, 26)


def test_dates_apart_in_a_sentence_stay_apart() -> None:
    found = [one.first for one in full_dates("On 3 May 2024 they met; by 4 June 2024 it was done.")]
    assert found == [dt.date(2024, 5, 3), dt.date(2024, 6, 4)]


def test_a_month_alone_is_its_first_day() -> None:
    assert month_only("Update - January 2020") == dt.date(2020, 1, 1)
    assert month_only("Update 2020") is None
