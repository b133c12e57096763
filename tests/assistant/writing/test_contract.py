"""Replies as they come in: whole, in pieces, and not as agreed."""

import pytest

from assistant.writing.contract import MalformedReply, ReplyReader
from tests.assistant.writing.scripted import claim, reply

WHOLE = reply(claim("One } ] {.", ["a"], "x y", "z"), claim("Two.", ["b"], "x y", "z"))


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_each_claim_is_read_as_soon_as_it_is_whole(size: int) -> None:
    reader = ReplyReader()
    pieces = [WHOLE[i : i + size] for i in range(0, len(WHOLE), size)]
    read = [held.text for piece in pieces for held in reader.feed(piece)]
    assert read == ["One } ] {.", "Two."]
    assert len(reader.finish().claims) == 2


def test_words_around_the_object_do_no_harm() -> None:
    reader = ReplyReader()
    texts = [held.text for held in reader.feed(f"Sure!\n```json\n{WHOLE}\n```")]
    assert texts == ["One } ] {.", "Two."]
    assert not reader.finish().nothing_fits


@pytest.mark.parametrize(
    "text",
    ["", "Sure!", "[]", "{}", '{"claims": 3}', '{"claims": [{"said": 1}]}', WHOLE[:-4], "{" * 9000],
)
def test_what_is_not_as_agreed_is_malformed(text: str) -> None:
    reader = ReplyReader()
    list(reader.feed(text))
    with pytest.raises(MalformedReply):
        reader.finish()


def test_a_reply_of_many_claims_is_cut() -> None:
    reader = ReplyReader()
    many = reply(*(claim(f"Claim {n}.", ["a"], "x", "y") for n in range(50)))
    assert len(list(reader.feed(many))) == 12
