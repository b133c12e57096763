"""Opening the chat on an address of this machine, with the models loading behind the page."""

import asyncio
import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from assistant.chat.entry import Entry, entry_for
from assistant.chat.page_images import StoredPages
from assistant.chat.room import Room
from assistant.chat.settings import ChatSettings
from assistant.chat.warming import WarmedAnswerer
from assistant.service import Answerer
from ingest.errors import SettingsError

if TYPE_CHECKING:
    import uvicorn

_PATIENCE_SECONDS = 30.0
_GRADIO = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    # Gradio would tabulate every event with pandas, for a dashboard that is switched off.
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": "1000000000",
}
_log = logging.getLogger(__name__)


def launch(
    make_answerer: Callable[[], Answerer],
    settings: ChatSettings | None = None,
    entry: Entry | None = None,
    *,
    host: str = "127.0.0.1",
    port: int = 7860,
) -> None:
    """Open the chat and serve it until interrupted; the address is announced once it answers.

    ``make_answerer`` is called in a thread after the page is up. Raises SettingsError where the
    address cannot be had.
    """
    with running_chat(make_answerer, settings, entry, host=host, port=port) as chat:
        click.echo(f"The chat is open at {chat.url} (Ctrl+C closes it).")
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
    entry: Entry | None = None,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
) -> Iterator[RunningChat]:
    """Serve the chat from a thread for as long as the context lasts; port 0 takes a free one."""
    answerer = WarmedAnswerer(make_answerer)
    way_in = entry or entry_for(host, None)
    chosen = _furnished(settings or ChatSettings(), answerer, way_in)
    with _listen(host, port) as listening:
        serving = _Serving(Room.of(answerer, chosen, way_in), listening)
        serving.start()
        try:
            serving.await_page()
            answerer.start()
            yield RunningChat(_url(listening), serving)
        finally:
            serving.end()


def _furnished(settings: ChatSettings, answerer: WarmedAnswerer, entry: Entry) -> ChatSettings:
    """The settings with what follows from the store and the way in."""
    images = settings.page_images
    if images is None and settings.store is not None:
        images = StoredPages(settings.store, lambda: answerer.corpus)
    return replace(
        settings, readiness=answerer.readiness, page_images=images, sign_in=entry.has_sign_in
    )


class _Serving(threading.Thread):
    """Builds and serves the page in one thread and one event loop.

    Built outside a running loop, Gradio makes two of its own and never closes them.
    """

    def __init__(self, room: Room, listening: socket.socket) -> None:
        super().__init__(name="chat", daemon=True)
        self._room = room
        self._listening = listening
        self._server: uvicorn.Server | None = None

    def run(self) -> None:
        """Serve until told to end."""
        try:
            asyncio.run(self._serve())
        except Exception:  # the seam: a thread's traceback would reach nobody
            _log.exception("The chat’s server ended")

    def await_page(self) -> None:
        """Return when the page answers; raises SettingsError where it never will."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while self.is_alive() and time.monotonic() < deadline:
            if self._server is not None and self._server.started:
                return
            time.sleep(0.02)
        raise SettingsError("The chat’s server did not start; its log says why.")

    def end(self) -> None:
        """Close the page, cutting what is still being sent after a second."""
        if self._server is not None:
            self._server.should_exit = True
        self.join(_PATIENCE_SECONDS)

    async def _serve(self) -> None:
        for name, value in _GRADIO.items():
            os.environ.setdefault(name, value)
        # Gradio and its server take seconds to import: the address was checked first.
        import uvicorn

        from assistant.chat.application import chat_application

        host = str(self._listening.getsockname()[0])
        application = chat_application(self._room, host)
        config = uvicorn.Config(
            application,
            log_level="warning",
            timeout_graceful_shutdown=1,
            server_header=False,
            # Who asks is counted by the address of the connection, which cannot be made up.
            proxy_headers=False,
        )
        self._server = uvicorn.Server(config)
        await self._server.serve(sockets=[self._listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port))
    except OSError as error:
        raise SettingsError(
            f"The address {host}:{port} cannot be used ({error.strerror}); "
            "close the other program or choose another port."
        ) from error


def _url(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://{host}:{port}"
