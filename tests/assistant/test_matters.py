"""The matter a question names outright, and the words that print it."""

import pytest

from assistant.matters import matter_named
from assistant.vocabulary import vocabulary_of


@pytest.mark.parametrize(
    "text",
    [
        "Did inspectors mention drones being used to find children?",
        "Are drones mentioned?",
        "Did they say anything about drones?",
    ],
)
def test_what_is_mentioned_is_the_thing_and_not_what_is_said_of_it(text: str) -> None:
    assert matter_named(text, vocabulary_of([""])) == {"drone"}


def test_a_bare_figure_in_another_word_for_the_matter_does_not_print_it() -> None:
    named = matter_named("What was said about covid?", vocabulary_of([""]))
    assert "covid" in named
    assert not any(stem.isdigit() for stem in named)
