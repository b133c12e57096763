"""What a question counts, and the number that says it."""

import pytest

from assistant.counting import counted_in, counts
from assistant.vocabulary import vocabulary_of


@pytest.mark.parametrize(
    ("question", "said", "other"),
    [
        (
            "How many families answered the survey?",
            "The forum asked 412 families in spring.",
            "The forum asked 412 schools in spring.",
        ),
        (
            "What was the average caseload?",
            "Workers hold 31 children on average.",
            "Caseloads should come down to a maximum of 18 children.",
        ),
        (
            "How many foster carers left last year?",
            "Since spring, 12 foster carers have left.",
            "Since spring, 12 children have left their foster carers.",
        ),
        (
            "How many first tenancies are promised?",
            "The leader promised 40 tenancies a year.",
            "The leader promised 40 jobs a year.",
        ),
    ],
)
def test_a_number_counts_what_the_question_counts(question: str, said: str, other: str) -> None:
    counted = counted_in(question, vocabulary_of(()))
    assert counts(said, counted)
    assert not counts(other, counted)


def test_a_digit_inside_a_name_counts_nothing() -> None:
    counted = counted_in("How many teenagers did Futures4Me help?", vocabulary_of(()))
    assert not counts("Futures4Me helps teenagers.", counted)
    assert counts("Futures4Me helps 40 teenagers.", counted)
