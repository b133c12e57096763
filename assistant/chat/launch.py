"""Opening the chat on an address of this machine, with the models loading behind the page."""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import click

from assistant.chat.settings import ChatSettings
from assistant.chat.warming import WarmedAnswerer
from assistant.service import Answerer
from ingest.errors import SettingsError

_PATIENCE_SECONDS = 30.0
_GRADIO = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    # Gradio would tabulate every event with pandas, for a dashboard that is switched off.
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": "1000000000",
}


def launch(
    make_answerer: Callable[[], Answerer],
    settings: ChatSettings | None = None,
    *,
    host: str = "127.0.0.1",
    port: int = 7860,
    announce: Callable[[str], None] = click.echo,
) -> None:
    """Open the chat and serve it until interrupted; the address is announced once it answers.

    ``make_answerer`` is called in a thread after the page is up. Raises SettingsError where the
    address cannot be had.
    """
    with running_chat(make_answerer, settings, host=host, port=port) as chat:
        announce(f"The chat is open at {chat.url} (Ctrl+C closes it).")
        chat.wait()


@dataclass(frozen=True, slots=True)
class RunningChat:
    """A chat that is being served."""

    url: str
    thread: threading.Thread

    def wait(self) -> None:
        """Return when the server ends or somebody presses Ctrl+C."""
        try:
            while self.thread.is_alive():
                self.thread.join(0.5)
        except KeyboardInterrupt:
            return


@contextmanager
def running_chat(
    make_answerer: Callable[[], Answerer],
    settings: ChatSettings | None = None,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
) -> Iterator[RunningChat]:
    """Serve the chat from a thread for as long as the context lasts; port 0 takes a free one."""
    listening = _listen(host, port)
    for name, value in _GRADIO.items():
        os.environ.setdefault(name, value)
    # Gradio and its server take seconds to import: the address is checked first.
    import uvicorn

    from assistant.chat.application import chat_application
    from assistant.chat.page import build_chat

    answerer = WarmedAnswerer(make_answerer)
    page = build_chat(answerer, replace(settings or ChatSettings(), readiness=answerer.readiness))
    application = chat_application(page, host)
    server = uvicorn.Server(
        uvicorn.Config(application, log_level="warning", timeout_graceful_shutdown=1)
    )
    thread = threading.Thread(
        target=server.run, kwargs={"sockets": [listening]}, name="chat", daemon=True
    )
    thread.start()
    try:
        _await(lambda: server.started or not thread.is_alive())
        if not server.started:
            raise SettingsError("The chat’s server did not start; its log says why.")
        answerer.start()
        yield RunningChat(_url(host, listening), thread)
    finally:
        server.should_exit = True
        thread.join(_PATIENCE_SECONDS)
        listening.close()


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port))
    except OSError as error:
        raise SettingsError(
            f"The address {host}:{port} cannot be used ({error.strerror}); "
            "close the other program or choose another port."
        ) from error


def _url(host: str, listening: socket.socket) -> str:
    port = listening.getsockname()[1]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _await(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
