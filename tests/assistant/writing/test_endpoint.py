"""One endpoint: what is tried again, what is not, what it costs, and where the key is."""

import time

import pytest
from llama_index.core.base.llms.types import ChatMessage, MessageRole

from assistant.writing.endpoint import EndpointLLM
from assistant.writing.events import Stopped
from assistant.writing.usage import Usage
from ingest.errors import ModelUnavailable
from tests.assistant.writing.library import settings
from tests.assistant.writing.scripted import Says, endpoint

MESSAGES = [
    ChatMessage(role=MessageRole.SYSTEM, content="Be brief."),
    ChatMessage(role=MessageRole.USER, content="Say yes."),
]


def test_a_reply_comes_whole_with_and_without_streaming() -> None:
    for stream in (True, False):
        with endpoint(lambda _: Says("Yes, it is so. " * 9)) as served:
            llm = EndpointLLM(settings(served.base_url, stream=stream))
            assert llm.chat(MESSAGES).message.content == "Yes, it is so. " * 9


def test_a_busy_endpoint_is_asked_again() -> None:
    with endpoint(lambda _: Says(status=503, retry_after="0"), lambda _: Says("Yes.")) as served:
        llm = EndpointLLM(settings(served.base_url, retries=1))
        assert llm.chat(MESSAGES).message.content == "Yes."
        assert len(served.asked) == 2


def test_a_refusal_is_not_asked_again_and_says_what_to_check() -> None:
    with endpoint(lambda _: Says(status=404)) as served:
        llm = EndpointLLM(settings(served.base_url, retries=3))
        with pytest.raises(ModelUnavailable, match="404; check base_url"):
            llm.chat(MESSAGES)
        assert len(served.asked) == 1


def test_nothing_that_listens_is_said_plainly() -> None:
    llm = EndpointLLM(settings("http://127.0.0.1:9/v1"))
    with pytest.raises(ModelUnavailable, match="cannot be reached"):
        llm.chat(MESSAGES)


def test_a_reply_without_end_stops_at_the_deadline() -> None:
    with endpoint(lambda _: Says("word " * 4000, drip=0.05)) as served:
        llm = EndpointLLM(settings(served.base_url, deadline_seconds=0.5))
        started = time.monotonic()
        with pytest.raises(ModelUnavailable, match="took too long"):
            llm.chat(MESSAGES)
        assert time.monotonic() - started < 2


def test_retries_end_with_the_deadline() -> None:
    with endpoint(lambda _: Says(status=429, retry_after="8")) as served:
        llm = EndpointLLM(settings(served.base_url, retries=5, deadline_seconds=1))
        with pytest.raises(ModelUnavailable, match="429"):
            llm.chat(MESSAGES)
        assert len(served.asked) == 1


def test_a_reply_can_be_stopped_half_way() -> None:
    seen: list[str | None] = []
    with endpoint(lambda _: Says("word " * 400, drip=0.01)) as served:
        llm = EndpointLLM(settings(served.base_url))
        pieces = llm.stream_chat(MESSAGES, stop=lambda: bool(seen))
        seen.append(next(pieces).delta)
        with pytest.raises(Stopped):
            next(pieces)
    assert seen == ["word " * 8]


def test_a_reply_whose_pieces_come_all_at_once_can_be_stopped_between_them() -> None:
    seen: list[str | None] = []
    with endpoint(lambda _: Says("word " * 400, at_once=True)) as served:
        llm = EndpointLLM(settings(served.base_url))
        pieces = llm.stream_chat(MESSAGES, stop=lambda: bool(seen))
        seen.append(next(pieces).delta)
        with pytest.raises(Stopped):
            next(pieces)
    assert seen == ["word " * 8]


def test_tokens_and_cost_are_counted_as_the_endpoint_says() -> None:
    with endpoint(lambda _: Says("Yes.", usage=(1000, 500))) as served:
        llm = EndpointLLM(settings(served.base_url, input_price=2, output_price=8))
        llm.chat(MESSAGES)
        llm.chat(MESSAGES)
    assert llm.usage == Usage(2, 2000, 1000, 0.012)


def test_an_endpoint_that_does_not_count_is_counted_for() -> None:
    with endpoint(lambda _: Says("Yes.")) as served:
        llm = EndpointLLM(settings(served.base_url))
        llm.chat(MESSAGES)
    assert llm.usage.read > 0
    assert llm.usage.written == 2


def test_the_key_is_sent_and_stands_in_no_dump(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_KEY", "sk-secret-1")
    with endpoint(lambda _: Says("Yes.")) as served:
        held = settings(served.base_url, key_env="A_KEY")
        llm = EndpointLLM(held)
        llm.chat(MESSAGES)
        assert served.asked[0].key == "Bearer sk-secret-1"
    for dumped in (held.model_dump_json(), repr(held), repr(llm), str(llm.to_dict())):
        assert "sk-secret-1" not in dumped
