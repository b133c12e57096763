"""A model's claim keeps to the words quoted for it, and to whom and which case they speak of."""

import pytest

from assistant.grounding import GroundingEvidence
from assistant.writing.strictness import too_free

SOURCE = (
    "Young people who go missing and who are at risk of exploitation get help from the link team."
    " In Norbury, plans are reviewed monthly, in the event that needs change."
)


def fault(text: str, source: str = SOURCE) -> str | None:
    return too_free(text, GroundingEvidence(source, "Norbury"))


@pytest.mark.parametrize(
    "text",
    [
        "Young people who go missing and are at risk of exploitation get help from the link team.",
        "Children who go missing and are at risk of exploitation are helped by the link team.",
        "Inspectors found that plans are reviewed monthly in the event that needs change.",
    ],
)
def test_the_same_in_the_words_quoted_passes(text: str) -> None:
    assert fault(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Young people who go missing get help from the link team.", "only of what is so"),
        ("Plans in Norbury are reviewed monthly.", "only of what is so"),
        (
            "Young people who go missing and are at risk of abuse or exploitation get help.",
            "'abuse'",
        ),
        ("The squad reviews plans monthly in the event that needs change.", "'squad'"),
        ("Plans are reviewed. Needs change. Young people go missing.", "3 sentences"),
    ],
)
def test_what_is_added_or_left_open_is_named(text: str, said: str) -> None:
    assert said in str(fault(text))


def test_a_sentence_that_has_lost_its_verb_is_none() -> None:
    source = "Too many children wait too long to see a dentist."
    assert fault("Too many children wait to see a dentist.", source) is None
    assert fault("Too many children to see a dentist.", source) == "It is no sentence."


OFFER = (
    "Care leavers have passes and lessons. The offer does not include free travel."
    " Two-thirds of children had no further need of protection through legal means."
    " Young people lack choice. Most young people live in good homes."
)


@pytest.mark.parametrize(
    "text",
    [
        "The offer includes free travel.",
        "Two-thirds of children had no further need of protection.",
        "Most young people lack choice.",
    ],
)
def test_a_denial_and_a_quantifier_keep_what_they_are_said_of(text: str) -> None:
    assert fault(text, OFFER) is not None


def test_a_date_is_not_given_to_a_second_event() -> None:
    source = "The panel had a report on the inspection of May 2023."
    assert fault("The panel had a report in May 2023 on the inspection of May 2023.", source)
    assert fault("The panel had a report on the inspection of May 2023.", source) is None
