"""Questions that are typed with more care or less are read as one."""

import pytest

from assistant.understanding.typed import carefully_typed


@pytest.mark.parametrize("typed", ["Is it good", "Is it good??", "  Is it\ngood .", "Is it good?"])
def test_a_question_ends_in_one_question_mark_whatever_was_typed(typed: str) -> None:
    assert carefully_typed(typed) == "Is it good?"


def test_a_question_word_with_a_capital_begins_a_sentence_of_its_own() -> None:
    assert carefully_typed("Who leads it When was it rated") == "Who leads it? When was it rated?"
    assert carefully_typed("They cut 4 posts Why was that") == "They cut 4 posts. Why was that?"


def test_curled_apostrophes_are_read_as_straight_ones() -> None:
    assert carefully_typed("Is Hackney’s plan agreed?") == "Is Hackney's plan agreed?"


def test_capitals_left_on_are_let_go_and_abbreviations_are_kept() -> None:
    assert carefully_typed("AND THE BOROUGH") == "and the borough?"
    assert carefully_typed("SEND JTAI") == "SEND JTAI?"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("A member has asked me why homes are full", "why homes are full?"),
        ("one of my residents wants to know how long the wait is", "how long the wait is?"),
        ("What did a member ask about homes?", "What did a member ask about homes?"),
        ("Are homes full? I'd like the two side by side.", "Are homes full?"),
        ("I'd like to know until when it runs", "until when it runs?"),
        ("Could you please tell me who leads it", "who leads it?"),
        ("I gather it has a name. What is it", "it has a name. What is it?"),
        ("Did it get better? I'm thinking of 2017", "Did it get better? 2017?"),
        ("Do members know what works?", "Do members know what works?"),
    ],
)
def test_who_wants_to_know_and_how_it_is_laid_out_are_not_what_is_asked(
    text: str, asked: str
) -> None:
    assert carefully_typed(text) == asked


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Are one-to-ones regular", "Are supervision regular?"),
        ("Who checks children that run off", "Who checks children that run away?"),
        ("Who checks one-to-one help for children", "Who checks one-to-one help for children?"),
        ("Who did they run off with", "Who did they run off with?"),
    ],
)
def test_everyday_words_are_read_as_documents_write_them(text: str, meant: str) -> None:
    assert carefully_typed(text) == meant
