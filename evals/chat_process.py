"""The chat in a process of its own, for who measures it from outside."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import httpx


@contextmanager
def chat_over(store: Path) -> Iterator[tuple[str, int]]:
    """The chat in a process of its own; its address and the process."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "assistant", "chat", "--store", str(store)]
    with subprocess.Popen([*command, "--port", str(port)], stdout=subprocess.DEVNULL) as chat:  # noqa: S603
        try:
            address = f"http://127.0.0.1:{port}"
            _await_ready(address)
            yield address, chat.pid
        finally:
            chat.terminate()


def _await_ready(address: str) -> None:
    for _ in range(600):
        try:
            if httpx.get(f"{address}/library").status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.5)
    raise click.ClickException("The chat did not come up in five minutes.")


def question_event(address: str) -> int:
    """The number of the event that the question box sends."""
    config = httpx.get(f"{address}/config").json()
    boxes = {one["id"] for one in config["components"] if one["type"] == "textbox"}
    for one in config["dependencies"]:
        if one["inputs"] and one["inputs"][0] in boxes:
            return int(one["id"])
    raise click.ClickException("The page has no event for its question box.")
