"""How numbers, dates, quantifiers and councils are read out of a sentence."""

import pytest

from assistant.grounding.authorities import authorities, same_authority
from assistant.grounding.dates import date_spans
from assistant.grounding.quantifiers import quantifiers
from assistant.grounding.quantities import QuantityKind, quantities
from assistant.grounding.sentences import split
from assistant.grounding.verdicts import PartialDate


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("1,200 children", QuantityKind.COUNT, 1200),
        ("two hundred and five children", QuantityKind.COUNT, 205),
        ("30 per cent of plans", QuantityKind.PERCENT, 30),
        ("three quarters of plans", QuantityKind.PERCENT, 75),
        ("one in five plans", QuantityKind.PERCENT, 20),
        ("£2.5 million a year", QuantityKind.MONEY, 2_500_000),
        ("$14K a year", QuantityKind.MONEY, 14_000),
        ("the second visit", QuantityKind.ORDINAL, 2),
    ],
)
def test_a_number_is_read_in_every_style(text: str, kind: QuantityKind, value: float) -> None:
    (quantity,) = quantities(text)
    assert (quantity.kind, quantity.value) == (kind, value)


def test_the_figures_of_a_date_or_a_form_are_no_numbers() -> None:
    assert quantities("since 16 January 2023 under form AB-001 and COVID-19") == ()


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("on 16 January 2023", [PartialDate(2023, 1, 16)]),
        ("on January 16th, 2023", [PartialDate(2023, 1, 16)]),
        ("on 2023-01-16", [PartialDate(2023, 1, 16)]),
        ("on 16/01/2023", [PartialDate(2023, 1, 16)]),
        ("16 to 27 January 2023", [PartialDate(2023, 1, 16), PartialDate(2023, 1, 27)]),
        ("in January 2023", [PartialDate(2023, 1)]),
        ("during 2023/24", [PartialDate(2023), PartialDate(2024)]),
        ("It may march on", []),
    ],
)
def test_a_date_is_read_as_far_as_it_goes(text: str, dates: list[PartialDate]) -> None:
    assert [span.date for span in date_spans(text)] == dates


def test_since_and_until_are_told_apart() -> None:
    directions = [span.direction for span in date_spans("since 2019 but not before 2021")]
    assert directions == ["since", "until"]


def test_quantifiers_are_ordered_from_none_to_all() -> None:
    words = ("none of", "few", "some", "many", "most", "almost all", "all")
    levels = [quantifiers(f"{word} children")[0].level for word in words]
    assert levels == sorted(set(levels))


def test_a_quantifier_within_a_phrase_counts_nothing() -> None:
    assert quantifiers("at all times of the day, above all") == quantifiers("at all times")


def test_a_wrapped_line_is_joined_and_a_list_item_is_not() -> None:
    text = "Plans are\nlate. Dr. Moss agreed.\n\n1. Recording\n2. Supervision"
    assert split(text) == ("Plans are late.", "Dr. Moss agreed.", "Recording", "Supervision")


def test_spaces_a_tokeniser_left_are_taken_out() -> None:
    assert split("It ended on June 10 , 2013 .") == ("It ended on June 10, 2013.",)


def test_a_council_is_known_under_its_longer_name() -> None:
    assert authorities("the London Borough of Hackney and Leeds City Council") == (
        "Hackney",
        "Leeds",
    )
    assert same_authority("London Borough of Hackney", "Hackney")
    assert not same_authority("North Lincolnshire", "Lincolnshire")
