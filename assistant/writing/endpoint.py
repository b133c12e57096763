"""An OpenAI-compatible endpoint as a llama-index LLM: Ollama, vLLM, llama.cpp, a hosted service.

Time-outs, a deadline over everything a question takes, retries with back-off on what can be
retried, a bound on what is read, and cancellation. The key lives in the HTTP client's header only:
it is no field of this object, so that no dump, log or trace of settings can carry it.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence

import httpx
from llama_index.core.base.llms.types import (
    ChatMessage,
    ChatResponse,
    ChatResponseGen,
    CompletionResponse,
    CompletionResponseGen,
    LLMMetadata,
    MessageRole,
)
from llama_index.core.llms import CustomLLM
from pydantic import PrivateAttr

from assistant.tokens import count_tokens
from assistant.writing.contract import Schema
from assistant.writing.events import Event, Stopped, events_of
from assistant.writing.settings import ModelSettings, ReplyFormat
from assistant.writing.usage import Meter, Usage
from ingest.errors import ModelUnavailable

_RETRIED = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
_FIRST_PAUSE, _LONGEST_PAUSE = 0.25, 8.0
_MILLION = 1_000_000


class EndpointLLM(CustomLLM):
    """One model behind one endpoint, safe to ask from several threads."""

    settings: ModelSettings
    _client: httpx.Client = PrivateAttr()
    _meter: Meter = PrivateAttr(default_factory=Meter)
    _sleep: Callable[[float], None] = PrivateAttr(default=time.sleep)

    def __init__(self, settings: ModelSettings, base_url: str | None = None) -> None:
        super().__init__(settings=settings)
        key = settings.key()
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._client = httpx.Client(
            base_url=base_url or settings.base_url or "",
            headers=headers,
            timeout=httpx.Timeout(
                settings.timeout_seconds, connect=min(10, settings.timeout_seconds)
            ),
            follow_redirects=False,
            trust_env=False,
        )

    @classmethod
    def class_name(cls) -> str:
        """Its name in llama-index's records."""
        return "endpoint_llm"

    @property
    def metadata(self) -> LLMMetadata:
        """What llama-index wants to know of a model."""
        return LLMMetadata(
            context_window=self.settings.context_tokens,
            num_output=self.settings.reply_tokens,
            is_chat_model=True,
            model_name=self.settings.name,
        )

    @property
    def usage(self) -> Usage:
        """Everything read and written so far."""
        return self._meter.total

    def stream_chat(self, messages: Sequence[ChatMessage], **kwargs: object) -> ChatResponseGen:
        """The reply piece by piece; closing the generator closes the connection.

        ``stop`` may be a callable that is asked between pieces whether to give up, ``deadline`` a
        moment of ``time.monotonic``, and ``schema`` the form of the reply as a JSON schema.

        Raises:
            ModelUnavailable: the endpoint cannot be reached, refuses, or falls silent.
            Stopped: it was stopped.
        """
        stop = kwargs.get("stop")
        deadline, schema = kwargs.get("deadline"), kwargs.get("schema")
        return self._streamed(
            list(messages),
            stop if callable(stop) else _never,
            deadline if isinstance(deadline, float) else self.new_deadline(),
            schema if isinstance(schema, Mapping) else None,
        )

    def chat(self, messages: Sequence[ChatMessage], **kwargs: object) -> ChatResponse:
        """The whole reply; see ``stream_chat``."""
        reply = ChatResponse(message=ChatMessage(role=MessageRole.ASSISTANT, content=""))
        for piece in self.stream_chat(messages, **kwargs):
            reply = piece
        return reply

    def complete(
        self, prompt: str, formatted: bool = False, **kwargs: object
    ) -> CompletionResponse:
        """The reply to one message."""
        reply = self.chat([ChatMessage(role=MessageRole.USER, content=prompt)], **kwargs)
        return CompletionResponse(text=reply.message.content or "")

    def stream_complete(
        self, prompt: str, formatted: bool = False, **kwargs: object
    ) -> CompletionResponseGen:
        """The reply to one message, piece by piece."""
        messages = [ChatMessage(role=MessageRole.USER, content=prompt)]
        for piece in self.stream_chat(messages, **kwargs):
            yield CompletionResponse(text=piece.message.content or "", delta=piece.delta)

    def new_deadline(self) -> float:
        """The moment by which a question that starts now must be done with the model."""
        return time.monotonic() + self.settings.deadline_seconds

    def _streamed(
        self,
        messages: list[ChatMessage],
        stop: Callable[[], bool],
        deadline: float,
        schema: Schema | None,
    ) -> ChatResponseGen:
        body = self._body(messages, schema)
        text, counted = "", None
        try:
            for event in self._events(body, stop, deadline):
                counted = event.usage or counted
                text += event.delta
                message = ChatMessage(role=MessageRole.ASSISTANT, content=text)
                yield ChatResponse(message=message, delta=event.delta)
        finally:
            self._count(messages, text, counted)

    def _events(
        self, body: dict[str, object], stop: Callable[[], bool], deadline: float
    ) -> Iterator[Event]:
        """The events of a reply, asked for again where nothing has come yet and that may help."""
        for attempt in range(self.settings.retries + 1):
            began = False
            try:
                with self._client.stream("POST", "chat/completions", json=body) as response:
                    self._refuse(response)
                    for event in events_of(response, stop, deadline):
                        began = True
                        yield event
                    return
            except (httpx.TransportError, _MayPass) as error:
                wait = _pause(attempt, error)
                last = attempt == self.settings.retries or time.monotonic() + wait >= deadline
                if began or last:
                    raise ModelUnavailable(self._plain(error)) from error
            if stop():
                raise Stopped("Stopped.")
            self._sleep(wait)

    def _refuse(self, response: httpx.Response) -> None:
        if response.status_code in _RETRIED:
            raise _MayPass(response.status_code, response.headers.get("Retry-After"))
        if response.status_code != httpx.codes.OK:
            raise ModelUnavailable(
                f"The model's endpoint answered {response.status_code}; check base_url, the key "
                f"and that it serves {self.settings.name!r}."
            )

    def _plain(self, error: Exception) -> str:
        if isinstance(error, httpx.TimeoutException):
            return f"The model was silent for {self.settings.timeout_seconds:g} s; try again later."
        if isinstance(error, _MayPass):
            return f"The model's endpoint answers {error.status}; try again later."
        return (
            "The model's endpoint cannot be reached; see that it runs and that base_url is right."
        )

    def _body(self, messages: list[ChatMessage], schema: Schema | None) -> dict[str, object]:
        body: dict[str, object] = {
            "model": self.settings.name,
            "messages": [{"role": m.role.value, "content": m.content or ""} for m in messages],
            "temperature": 0,
            "seed": 0,
            "max_tokens": self.settings.reply_tokens,
            "stream": self.settings.stream,
        }
        if self.settings.stream:
            body["stream_options"] = {"include_usage": True}
        if self.settings.reply_format is ReplyFormat.SCHEMA and schema is not None:
            held = {"name": "reply", "schema": dict(schema)}
            body["response_format"] = {"type": "json_schema", "json_schema": held}
        elif self.settings.reply_format is not ReplyFormat.PLAIN:
            body["response_format"] = {"type": "json_object"}
        return body

    def _count(
        self, messages: list[ChatMessage], text: str, counted: tuple[int, int] | None
    ) -> None:
        read, written = counted or (
            sum(count_tokens(m.content or "") for m in messages),
            count_tokens(text),
        )
        cost = read * self.settings.input_price + written * self.settings.output_price
        self._meter.add(Usage(1, read, written, cost / _MILLION))


class _MayPass(Exception):
    """A status that a second attempt may not meet."""

    def __init__(self, status: int, retry_after: str | None) -> None:
        super().__init__(status)
        self.status = status
        self.wait = float(retry_after) if retry_after and retry_after.isdigit() else 0.0


def _pause(attempt: int, error: Exception) -> float:
    asked = error.wait if isinstance(error, _MayPass) else 0.0
    return min(_LONGEST_PAUSE, max(asked, _FIRST_PAUSE * (1 << attempt)))


def _never() -> bool:
    return False
