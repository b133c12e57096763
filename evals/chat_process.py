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


def event_of(address: str, element: str, happening: str) -> int:
    """The number of the event that a component of the page sends, such as "question", "submit"."""
    config = httpx.get(f"{address}/config").json()
    named = {one["id"] for one in config["components"] if one["props"].get("elem_id") == element}
    for one in config["dependencies"]:
        if any(component in named and what == happening for component, what in one["targets"]):
            return int(one["id"])
    raise click.ClickException(f"The page has no event for {element}.")
