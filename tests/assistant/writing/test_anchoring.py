"""A quotation is the stretch between its first and its last words, word for word."""

import pytest

from assistant.writing.anchoring import quotation_span

TEXT = "Most children are visited within ten days. Plans aren’t reviewed. Most children agree."


@pytest.mark.parametrize(
    ("first", "last", "quote"),
    [
        ("Most children are", "ten days", "Most children are visited within ten days."),
        ("most  children are", "within ten days.", "Most children are visited within ten days."),
        ("Plans aren't", "aren't reviewed", "Plans aren’t reviewed."),
        ("Most children", "children agree", "Most children agree."),
    ],
)
def test_the_shortest_stretch_is_taken_whole(first: str, last: str, quote: str) -> None:
    span = quotation_span(TEXT, first, last)
    assert span is not None
    assert TEXT[slice(*span)] == quote


@pytest.mark.parametrize(
    ("first", "last"),
    [("Many children", "ten days"), ("ten days", "Most children are"), ("Most", "days"), ("", "")],
)
def test_words_that_are_not_there_in_that_order_are_no_quotation(first: str, last: str) -> None:
    assert quotation_span(TEXT, first, last) is None


def test_a_heading_of_one_word_may_be_quoted() -> None:
    assert quotation_span("Good", "Good", "Good") == (0, 4)
