"""What may reach the page's server, and what a browser may do with what it sends.

Gradio answers many more addresses than a chat needs (uploads, files, proxies, run history). Only
those the page uses are let through; all others do not exist. The policy lets the page talk to its
own origin only. It must allow ``unsafe-eval`` because Gradio's HTML component compiles its template
in the browser; the template is a constant of Gradio's and no document's text is ever part of it.
"""

import re
import secrets

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STYLESHEET = "chat-assets/chat.css"
_ADDRESSES = re.compile(
    r"/|/(?:assets|static|chat-assets)/[\w./-]+|/(?:config|theme\.css|favicon\.ico)"
    r"|/gradio_api/(?:startup-events|app_id|theme\.css|run/predict|reset|cancel"
    r"|queue/(?:join|data)|heartbeat/\w+)"
)
_METHODS = frozenset({"GET", "HEAD", "POST"})
_LARGEST_REQUEST = 256 * 1024
_FOREIGN = re.compile(
    rb'<meta\s+(?:property|name)="(?:og|twitter):[^>]*>|<link rel="manifest"[^>]*>'
)
_FIXED_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def content_security_policy(nonce: str) -> str:
    """The policy of one response; ``nonce`` marks the scripts that the server itself wrote."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'nonce-{nonce}' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


class Guard:
    """ASGI middleware: an allowlist of addresses, strict headers, no links to other hosts."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] == "websocket":
            await send({"type": "websocket.close"})
            return
        if not _allowed(scope):
            await PlainTextResponse("Not found.", status_code=404)(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        if scope["path"] == "/":
            await self._app(_uncompressed(scope), receive, _PageSender(send, nonce))
            return
        await self._app(scope, receive, _Sender(send, nonce))


def _allowed(scope: Scope) -> bool:
    path: str = scope["path"]
    sizes = [value for name, value in scope["headers"] if name == b"content-length"]
    small = all(size.isdigit() and int(size) <= _LARGEST_REQUEST for size in sizes)
    plain = ".." not in path and _ADDRESSES.fullmatch(path) is not None
    return plain and small and scope["method"] in _METHODS


def _uncompressed(scope: Scope) -> Scope:
    kept = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": kept}


class _Sender:
    """Adds the headers to a response."""

    def __init__(self, send: Send, nonce: str) -> None:
        self._send = send
        self._nonce = nonce

    async def __call__(self, message: Message) -> None:
        """Pass one message on."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(_FIXED_HEADERS)
            headers["Content-Security-Policy"] = content_security_policy(self._nonce)
        await self._send(message)


class _PageSender(_Sender):
    """Holds the page back until it is whole, and rewrites it."""

    def __init__(self, send: Send, nonce: str) -> None:
        super().__init__(send, nonce)
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        """Keep one message, or pass the whole page on."""
        if message["type"] == "http.response.start":
            self._start = message
            return
        self._body += message.get("body", b"")
        if message.get("more_body") or self._start is None:
            return
        body = rewrite_page(self._body, self._nonce)
        headers = MutableHeaders(scope=self._start)
        headers["Content-Length"] = str(len(body))
        headers["Cache-Control"] = "no-store"
        await super().__call__(self._start)
        await self._send({"type": "http.response.body", "body": body})


def rewrite_page(page: bytes, nonce: str) -> bytes:
    """Mark the server's scripts, link our stylesheet, and drop what points elsewhere."""
    own = f'<link rel="stylesheet" href="./{STYLESHEET}"></head>'.encode()
    marked = _FOREIGN.sub(b"", page).replace(b"<script", f'<script nonce="{nonce}"'.encode())
    british = marked.replace(b'lang="en"', b'lang="en-GB"', 1)
    return british.replace(b"</head>", own, 1)
