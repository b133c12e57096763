"""What is served in the first seconds, while the page's own program is still being loaded."""

from pathlib import Path

from starlette.responses import HTMLResponse
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.chat.guard import Guard
from assistant.chat.rendering import render

_ASSETS = "/chat-assets"
_NOTICE = {"Retry-After": "2", "Cache-Control": "no-store"}


class Vestibule:
    """Says that the room is being made ready, and hands every request on once it is."""

    def __init__(self, title: str) -> None:
        self._notice = render("waiting.html", {"title": title})
        self._assets = StaticFiles(directory=Path(__file__).parent / "assets")
        self._before = Guard(self._wait)
        self._room: ASGIApp | None = None

    def open(self, room: ASGIApp) -> None:
        """Let everybody through from now on."""
        self._room = room

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        await (self._room or self._before)(scope, receive, send)

    async def _wait(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"].startswith(f"{_ASSETS}/"):
            inside = {**scope, "path": scope["path"].removeprefix(_ASSETS), "root_path": ""}
            await self._assets(inside, receive, send)
            return
        await HTMLResponse(self._notice, 503, _NOTICE)(scope, receive, send)
