"""Tokens are counted offline, and control tokens written in a text are only text."""

from assistant.tokens import count_tokens


def test_tokens_are_counted_as_cl100k_base_counts_them() -> None:
    assert count_tokens("hello world") == 2
    assert count_tokens("") == 0


def test_a_control_token_in_a_text_is_text() -> None:
    assert count_tokens("<|endoftext|>") > 1
