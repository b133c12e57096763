"""What an endpoint sends back: server-sent events, or one JSON object, under bounds."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import httpx

from ingest.errors import AppError, ModelUnavailable

_MOST_BYTES = 2_000_000


class Stopped(AppError):
    """The asker stopped the model."""


@dataclass(frozen=True, slots=True)
class Event:
    """A piece of a reply."""

    delta: str
    usage: tuple[int, int] | None = None
    """Tokens read and written, where the endpoint says."""


def events_of(
    response: httpx.Response, stop: Callable[[], bool], deadline: float
) -> Iterator[Event]:
    """The pieces of a reply.

    Raises:
        ModelUnavailable: the deadline passes, or more comes than any answer needs.
        Stopped: ``stop`` said so.
    """
    is_stream = "text/event-stream" in response.headers.get("Content-Type", "")
    whole, held, size = [], "", 0
    for piece in response.iter_text():
        size += len(piece)
        _keep_bounds(size, stop, deadline)
        if not is_stream:
            whole.append(piece)
            continue
        *lines, held = (held + piece).split("\n")
        for line in lines:
            yield from _of_line(line)
            _keep_bounds(size, stop, deadline)  # several may have come at once
    if is_stream:
        yield from _of_line(held)
    else:
        yield from _of_object("".join(whole), "message")


def _keep_bounds(size: int, stop: Callable[[], bool], deadline: float) -> None:
    if stop():
        raise Stopped("Stopped.")
    if time.monotonic() > deadline:
        raise ModelUnavailable(
            "The model took too long; raise deadline_seconds or use a faster one."
        )
    if size > _MOST_BYTES:
        raise ModelUnavailable("The model's reply has no end; use another model.")


def _of_line(line: str) -> Iterator[Event]:
    name, _, data = line.partition(":")
    if name.strip() == "data" and data.strip() not in {"", "[DONE]"}:
        yield from _of_object(data, "delta")


def _of_object(text: str, field: str) -> Iterator[Event]:
    """The event an object carries; an object of another kind carries none."""
    try:
        held = json.loads(text)
    except json.JSONDecodeError as error:
        raise ModelUnavailable(
            "The model's endpoint does not speak the OpenAI protocol."
        ) from error
    if not isinstance(held, dict):
        return
    choices = held.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else {}
    part = first.get(field) if isinstance(first, dict) else None
    content = part.get("content") if isinstance(part, dict) else None
    yield Event(content if isinstance(content, str) else "", _usage(held.get("usage")))


def _usage(held: object) -> tuple[int, int] | None:
    if not isinstance(held, dict):
        return None
    read, written = held.get("prompt_tokens"), held.get("completion_tokens")
    return (read, written) if isinstance(read, int) and isinstance(written, int) else None
