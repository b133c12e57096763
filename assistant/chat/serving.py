"""The thread that serves: a notice at once, and the room as soon as its program is loaded."""

import asyncio
import importlib
import importlib.util
import logging
import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.chat.room import Room
from ingest.errors import SettingsError

if TYPE_CHECKING:
    import uvicorn

    from assistant.chat.vestibule import Vestibule

_PATIENCE_SECONDS = 60.0
_SWITCH_SECONDS = 0.0005
"""How long a thread keeps the interpreter while the loop that serves everybody waits for it: each
small thing the loop does gives the interpreter up, and at the usual 5 ms it would wait that long
for each while an answer is worked out."""
_GRADIO = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    # Gradio would tabulate every event with pandas, for a dashboard that is switched off.
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": "1000000000",
}
_PLOTTING = "matplotlib"
_log = logging.getLogger(__name__)


class Serving(threading.Thread):
    """Builds and serves the page in one thread and one event loop.

    Built outside a running loop, Gradio makes two of its own and never closes them.
    """

    def __init__(self, room: Room, listening: socket.socket) -> None:
        super().__init__(name="chat", daemon=True)
        self._room = room
        self._listening = listening
        self._server: uvicorn.Server | None = None
        self._opened = threading.Event()

    def run(self) -> None:
        """Serve until told to end."""
        sys.setswitchinterval(_SWITCH_SECONDS)
        try:
            asyncio.run(self._serve())
        except Exception:  # the seam: a thread's traceback would reach nobody
            _log.exception("The chat’s server ended")

    def await_notice(self) -> None:
        """Return when something answers; raises SettingsError where nothing ever will."""
        self._await(lambda: self._server is not None and self._server.started)

    def await_page(self) -> None:
        """Return when the page answers; raises SettingsError where it never will."""
        self._await(self._opened.is_set)

    def end(self) -> None:
        """Close the page, cutting what is still being sent after a second."""
        if self._server is not None:
            self._server.should_exit = True
        self.join(_PATIENCE_SECONDS)

    def _await(self, done: Callable[[], bool]) -> None:
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while self.is_alive() and time.monotonic() < deadline:
            if done():
                return
            time.sleep(0.02)
        raise SettingsError("The chat’s server did not start; its log says why.")

    async def _serve(self) -> None:
        import uvicorn  # a quarter of a second, and only where something is served

        from assistant.chat.vestibule import Vestibule

        vestibule = Vestibule(self._room.settings.title)
        config = uvicorn.Config(
            vestibule,
            lifespan="off",
            log_level="warning",
            timeout_graceful_shutdown=1,
            server_header=False,
            # Who asks is counted by the address of the connection, which cannot be made up.
            proxy_headers=False,
        )
        self._server = uvicorn.Server(config)
        serving = asyncio.create_task(self._server.serve(sockets=[self._listening]))
        try:
            await self._furnish(vestibule, serving)
        finally:
            self._server.should_exit = True
            await serving

    async def _furnish(self, vestibule: "Vestibule", serving: "asyncio.Task[None]") -> None:
        for name, value in _GRADIO.items():
            os.environ.setdefault(name, value)
        if importlib.util.find_spec(_PLOTTING) is None:
            # Gradio tries to import it around every event, and would search the disk each time.
            sys.modules.setdefault(_PLOTTING, None)  # type: ignore[arg-type]
        # Gradio takes seconds to import; meanwhile the vestibule answers.
        await asyncio.to_thread(importlib.import_module, "assistant.chat.application")
        from assistant.chat.application import chat_application

        host = str(self._listening.getsockname()[0])
        application = chat_application(self._room, host)
        async with application.router.lifespan_context(application):
            vestibule.open(application)
            self._opened.set()
            await asyncio.wait([serving])
