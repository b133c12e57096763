"""Dates and periods as members write them."""

import datetime as dt

import pytest

from assistant.understanding.periods import PeriodRole, periods_in

DAY = dt.date


@pytest.mark.parametrize(
    ("text", "start", "end", "role"),
    [
        ("in 2019", DAY(2019, 1, 1), DAY(2019, 12, 31), PeriodRole.WITHIN),
        ("in August 2024", DAY(2024, 8, 1), DAY(2024, 8, 31), PeriodRole.WITHIN),
        ("on 20 August 2024", DAY(2024, 8, 20), DAY(2024, 8, 20), PeriodRole.WITHIN),
        ("on 20/08/2024", DAY(2024, 8, 20), DAY(2024, 8, 20), PeriodRole.WITHIN),
        ("in 2018/19", DAY(2018, 4, 1), DAY(2019, 3, 31), PeriodRole.WITHIN),
        ("in summer 2021", DAY(2021, 6, 1), DAY(2021, 8, 31), PeriodRole.WITHIN),
        ("from 2022 to the next inspection", DAY(2022, 1, 1), None, PeriodRole.SINCE),
        ("from May 2022 to the following one", DAY(2022, 5, 1), None, PeriodRole.SINCE),
        ("since 2019", DAY(2019, 1, 1), None, PeriodRole.SINCE),
        ("from 2017 to now", DAY(2017, 1, 1), None, PeriodRole.SINCE),
        ("the letter from 2023", DAY(2023, 1, 1), DAY(2023, 12, 31), PeriodRole.WITHIN),
        ("after the 2021 visit", DAY(2021, 1, 1), DAY(2021, 12, 31), PeriodRole.WITHIN),
        ("that got better after the 2021 visit", DAY(2021, 1, 1), None, PeriodRole.SINCE),
        ("after the good 2015 judgement", DAY(2015, 1, 1), None, PeriodRole.SINCE),
        ("before March 2020", None, DAY(2020, 2, 29), PeriodRole.BEFORE),
        ("up to 2018", None, DAY(2018, 12, 31), PeriodRole.BEFORE),
        ("until the end of June 2018", None, DAY(2018, 6, 30), PeriodRole.BEFORE),
        ("until the 2018 inspection", None, DAY(2017, 12, 31), PeriodRole.BEFORE),
        ("before the pandemic", None, DAY(2020, 3, 22), PeriodRole.BEFORE),
        ("as at 1 March 2020", None, DAY(2020, 3, 1), PeriodRole.AS_AT),
        ("between 2016 and 2024", DAY(2016, 1, 1), DAY(2024, 12, 31), PeriodRole.WITHIN),
    ],
)
def test_a_period_is_read_with_what_it_does(
    text: str, start: dt.date | None, end: dt.date | None, role: PeriodRole
) -> None:
    (period,) = periods_in(f"What was said {text}?")
    assert (period.start, period.end, period.role) == (start, end, role)


@pytest.mark.parametrize("text", ["children aged 16 to 17", "the 31 February 2020", "47 cases"])
def test_other_numbers_are_no_days(text: str) -> None:
    assert all(period.role is PeriodRole.WITHIN for period in periods_in(text))
    assert not any(period.start == period.end for period in periods_in(text))
