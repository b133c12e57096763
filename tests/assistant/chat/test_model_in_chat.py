"""The chat as an operator starts it, with a model: what passes is shown, and a lie is not."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.assistant.chat.written import written_store
from tests.assistant.writing.scripted import Asked, Says, claim, endpoint, reply

ROOT = Path(__file__).parents[3]
TEXT = """London Borough of Hackney
Inspection of children's services
Published: 20 August 2024

1. Social workers in the assessment service hold 17 children on average, down from 24 in 2019.
"""
QUESTION = "How many children do social workers in Hackney hold on average?"
TRUE = "Social workers in the assessment service hold 17 children on average."
LIE = "Social workers in the assessment service hold 71 children on average."


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written_store(tmp_path_factory.mktemp("modelled"), TEXT)


@contextmanager
def chat(store: Path, *options: str) -> Iterator[str]:
    """``assistant chat`` in a process of its own."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    line = ["chat", "--store", str(store), "--port", str(port), *options]
    command = [sys.executable, "-m", "assistant", *line]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            for _ in range(600):
                assert process.poll() is None, "the chat ended before it came up"
                try:
                    if httpx.get(f"{address}/library").status_code == httpx.codes.OK:
                        break
                except httpx.TransportError:
                    time.sleep(0.2)
            yield address
        finally:
            process.terminate()


def ask(address: str) -> dict[str, object]:
    """One question through the endpoint that programs use."""
    call = f"{address}/gradio_api/call/ask"
    body = {"data": [QUESTION, [], [], "", "", ""]}
    event = httpx.post(call, json=body, timeout=30).raise_for_status().json()["event_id"]
    told = httpx.get(f"{call}/{event}", timeout=120).raise_for_status().text
    data = [line.removeprefix("data: ") for line in told.splitlines() if line.startswith("data: ")]
    record = json.loads(json.loads(data[-1])[0])
    assert isinstance(record, dict)
    return record


def test_the_chat_shows_what_passes_and_neither_a_lie_nor_a_failure_of_the_model(
    store: Path,
) -> None:
    said = [TRUE]

    def script(asked: Asked) -> Says:
        if not said:
            return Says(status=500)
        label = asked.label_of("assessment service")
        return Says(reply(claim(said.pop(), [label], "Social workers in", "in 2019")))

    with endpoint(script) as served:
        model = ("--model", "scripted", "--base-url", served.base_url)
        with chat(store, *model) as address:
            written = ask(address)
            said.append(LIE)
            lied = ask(address)
            failed = ask(address)
    assert (written["generator"], written["prompt"]) == ("scripted", "answer@2")
    assert TRUE in str(written["text"])
    for record in (lied, failed):
        assert (record["generator"], record["prompt"]) == ("extractive", None)
        assert "71" not in str(record["text"])
        assert "17 children" in str(record["text"])
