"""The matter a question names outright, and the words that print it."""

from assistant.matters import matter_named
from assistant.vocabulary import vocabulary_of


def test_a_bare_figure_in_another_word_for_the_matter_does_not_print_it() -> None:
    named = matter_named("What was said about covid?", vocabulary_of([""]))
    assert "covid" in named
    assert not any(stem.isdigit() for stem in named)
