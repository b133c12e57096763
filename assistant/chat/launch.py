"""Opening the chat on an address of this machine, with the models loading behind the page."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import click

from assistant.chat.allocating import return_what_is_freed
from assistant.chat.entry import Entry, entry_for
from assistant.chat.page_images import StoredPages
from assistant.chat.room import Room
from assistant.chat.serving import Serving
from assistant.chat.settings import ChatSettings
from assistant.chat.warming import WarmedAnswerer
from assistant.service import Answerer
from ingest.errors import SettingsError


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

    return_what_is_freed()

    def announce(url: str) -> None:
        click.echo(f"The chat is open at {url} (Ctrl+C closes it).")

    opened = running_chat(make_answerer, settings, entry, host=host, port=port, announce=announce)
    with opened as chat:
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
    announce: Callable[[str], None] | None = None,
) -> Iterator[RunningChat]:
    """Serve the chat from a thread for as long as the context lasts; port 0 takes a free one.

    ``announce`` is told the address as soon as something answers there: a notice, until the page
    itself has been loaded. The context begins with the page.
    """
    answerer = WarmedAnswerer(make_answerer)
    way_in = entry or entry_for(host, None)
    chosen = _furnished(settings or ChatSettings(), answerer, way_in)
    with _listen(host, port) as listening:
        serving = Serving(Room.of(answerer, chosen, way_in), listening)
        serving.start()
        try:
            serving.await_notice()
            if announce is not None:
                announce(_url(listening))
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
