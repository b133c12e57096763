"""What a question takes to be so and the best sentence has the other way round, told apart."""

import pytest

from assistant.composing.doers import other_doer
from assistant.composing.opposed import opposed
from assistant.composing.presumed import presumed
from assistant.composing.told import Told


def told(*texts: str) -> tuple[Told, ...]:
    """Sentences found, each worth as much as any other."""
    return tuple(Told(text, 1.0) for text in texts)


@pytest.mark.parametrize(
    ("said", "false", "true"),
    [
        (
            "The trust's staff returned to the control of the council.",
            "What did it cost to hand the staff over to the trust?",
            "When were the trust's staff brought back to the council?",
        ),
        (
            "More carers were recruited than left, which is a net increase.",
            "Why is the council losing carers?",
            "How was a net increase of carers brought about?",
        ),
        (
            "Most of the workers are permanent.",
            "How does the service manage with so many agency workers?",
            "How was it that so many workers became permanent?",
        ),
        (
            "The booklet is still in development.",
            "Where is the finished booklet kept?",
            "Who writes the booklet that is in development?",
        ),
        (
            "The company is not-for-profit.",
            "How much profit does the private company make?",
            "Why was a not-for-profit company chosen?",
        ),
        (
            "Nearly all children are placed in local, well-matched placements.",
            "Why were most children sent to live outside the county?",
            "Why are so many children placed locally?",
        ),
        (
            "Recruitment of adopters meets the needs of children.",
            "Why was it falling short on finding adopters?",
            "Why does recruitment of adopters meet the needs of children?",
        ),
        (
            "Numbers in care rose to 850.",
            "How were numbers in care cut?",
            "Why did numbers in care rise?",
        ),
        (
            "Enquiries are finished within the agreed timescales.",
            "Why do enquiries overrun?",
            "How are enquiries kept within timescales?",
        ),
        (
            "Young people who came alone get an exceptional service.",
            "Why do young people who came alone get the poorest service?",
            "Who gives young people an exceptional service?",
        ),
    ],
)
def test_the_other_end_of_a_scale_denies_and_the_same_end_does_not(
    said: str, false: str, true: str
) -> None:
    found = opposed(false, presumed(false), told(said))
    assert found is not None
    assert (found.sentence, found.words in said) == (said, True)
    assert opposed(true, presumed(true), told(said)) is None


def test_a_sentence_as_good_with_the_end_asked_about_stands_against_a_denial() -> None:
    question = "Why did referrals fall?"
    assert opposed(question, presumed(question), told("Referrals rose.")) is not None
    both = told("Referrals rose.", "Referrals fell in spring.")
    assert opposed(question, presumed(question), both) is None


def test_what_is_wanted_or_hard_is_neither_had_nor_lacked() -> None:
    question = "Why are reports late?"
    hard = told("Demand outstrips its capacity to finish reports in a timely way.")
    assert opposed(question, presumed(question), hard) is None


def test_a_sentence_worth_much_less_than_the_best_denies_nothing() -> None:
    question = "How were numbers in care cut?"
    best = Told("The strategy of the partnership is clear.", 1.0)
    assert opposed(question, "", (best, Told("Numbers rose.", 0.6))) is None
    assert opposed(question, "", (best, Told("Numbers rose.", 0.8))) is not None


@pytest.mark.parametrize(
    ("said", "false", "true"),
    [
        (
            "The board, chaired by a Department for Education adviser, asks hard questions.",
            "Why did the council leader take the chair of the board?",
            "What does the Department for Education adviser bring as chair of the board?",
        ),
        (
            "The night team is commissioned from a neighbouring county.",
            "When did the council set up its own night team?",
            "Who runs the night team?",
        ),
        (
            "The clinics are funded by the health service.",
            "Why did schools pay for the clinics?",
            "Who pays for the clinics?",
        ),
    ],
)
def test_another_doer_than_the_one_named_denies(said: str, false: str, true: str) -> None:
    words = other_doer(false, told(said))
    assert words is not None
    assert words in said
    assert other_doer(true, told(said)) is None
