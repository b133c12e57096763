"""What may reach the page's server, and what a browser may do with what it sends.

Gradio answers many more addresses than a chat needs (uploads, files, proxies, run history). Only
those our pages and the documented API use are let through; all others do not exist. The policy lets
a page talk to its own origin only. The chat's page must allow ``unsafe-eval`` because Gradio's HTML
component compiles its template in the browser; the template is a constant of Gradio's and no
document's text is ever part of it. The other pages allow our own script files and nothing else.
"""

import re
import secrets

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STYLESHEET = "chat-assets/chat.css"
_GRADIO = re.compile(
    r"/|/(?:assets|static)/[\w./-]+|/(?:config|theme\.css|favicon\.ico)"
    r"|/gradio_api/(?:startup-events|app_id|theme\.css|run/predict|reset|cancel"
    r"|queue/(?:join|data)|heartbeat/\w+)"
    r"|/gradio_api/(?:info|mcp/?|call/(?:ask|show_paragraph|list_documents|judgements)(?:/\w+)?)"
)
_OURS = re.compile(
    r"/chat-assets/[\w.-]+|/sign-(?:in|out)|/judgements(?:\.(?:csv|svg|png))?"
    r"|/library(?:/[a-z0-9][a-z0-9.-]*)?|/adding(?:/progress)?|/pages/[a-z0-9][a-z0-9.-]*/\d+\.png"
    r"|/answers/\w+|/feedback(?:/(?:feedback|answers)\.csv)?|/brief(?:/\w+(?:/[\w-]+)?)?"
)
_METHODS = frozenset({"GET", "HEAD", "POST"})
_LARGEST_REQUEST = 256 * 1024
_UPLOADS = "/adding"
LARGEST_UPLOAD = 32 * 1024 * 1024
_FOREIGN = re.compile(
    rb'<meta\s+(?:property|name)="(?:og|twitter):[^>]*>|<link rel="manifest"[^>]*>'
)
_FIXED_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def content_security_policy(nonce: str) -> str:
    """The policy of one response; ``nonce`` marks the scripts Gradio's server wrote, if it did."""
    scripts = f"'self' 'nonce-{nonce}' 'unsafe-eval'" if nonce else "'self'"
    styles = "'self' 'unsafe-inline'" if nonce else "'self'"
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {scripts}",
            f"style-src {styles}",
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
        limit = _largest(scope["path"])
        if _announced(scope) > limit:
            await PlainTextResponse("This is too large.", status_code=413)(scope, receive, send)
            return
        bounded = _Bounded(receive, limit)
        if _OURS.fullmatch(scope["path"]):
            await self._app(scope, bounded, _Sender(send, ""))
            return
        nonce = secrets.token_urlsafe(16)
        if scope["path"] == "/":
            await self._app(_uncompressed(scope), bounded, _PageSender(send, nonce))
            return
        await self._app(scope, bounded, _Sender(send, nonce))


def _allowed(scope: Scope) -> bool:
    path: str = scope["path"]
    known = _OURS.fullmatch(path) or _GRADIO.fullmatch(path)
    return ".." not in path and known is not None and scope["method"] in _METHODS


def _largest(path: str) -> int:
    return LARGEST_UPLOAD if path == _UPLOADS else _LARGEST_REQUEST


def _announced(scope: Scope) -> int:
    """The largest length a request gives itself; beyond every limit where it is no number."""
    sizes = [value for name, value in scope["headers"] if name == b"content-length"]
    return max((int(size) if size.isdigit() else 1 << 62 for size in sizes), default=0)


class _Bounded:
    """Cuts off a body that is longer than it said, or said nothing."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive = receive
        self._left = limit

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        return message if self._left >= 0 else {"type": "http.disconnect"}


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
