"""The door: every request is told whose it is, and those of nobody do not come in."""

import re
import secrets
from base64 import b64decode
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.chat.entry import Entry
from assistant.chat.limiting import Meter
from assistant.chat.people import Person, Role
from assistant.chat.visiting import Visitor

BROWSER_COOKIE = "room"
SESSION_COOKIE = "room_session"
SIGN_IN = "/sign-in"
_TOKEN = re.compile(r"[\w-]{32}")
_A_YEAR = 365 * 24 * 60 * 60
_FOR_EVERYBODY = re.compile(r"/sign-in|/chat-assets/[\w.-]+|/favicon\.ico")


class Door:
    """ASGI middleware: names the visitor in ``scope["state"]``, counts, and refuses.

    A request that changes something must come from our own pages (cross-site requests carry
    another ``Origin`` or none of ours); the cookies are not sent with them either.
    """

    def __init__(self, app: ASGIApp, entry: Entry, by_browser: Meter, by_address: Meter) -> None:
        self._app = app
        self._entry = entry
        self._by_browser = by_browser
        self._by_address = by_address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request in, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookies = _cookies(headers)
        known = _TOKEN.fullmatch(cookies.get(BROWSER_COOKIE, ""))
        token = known[0] if known else secrets.token_urlsafe(24)
        visitor = await self._visitor(scope, headers, cookies, token)
        refusal = self._refusal(scope, headers, visitor, token if known else "")
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        scope.setdefault("state", {})["visitor"] = visitor or Visitor(token)
        await self._app(scope, receive, send if known else _Naming(send, token, scope["scheme"]))

    async def _visitor(
        self, scope: Scope, headers: Headers, cookies: dict[str, str], token: str
    ) -> Visitor | None:
        if self._entry.is_open:
            return Visitor(token, "", Role.ADMIN)
        if self._entry.header is not None:
            named = headers.get(self._entry.header.name, "")
            person = self._entry.named_by_proxy(named, address_of(scope))
        else:
            person = self._entry.person(cookies.get(SESSION_COOKIE, ""))
            if person is None and "authorization" in headers:
                person = await run_in_threadpool(
                    self._program, headers["authorization"], address_of(scope)
                )
        return Visitor(token, person.name, person.role) if person else None

    def _program(self, authorization: str, address: str) -> Person | None:
        """Who a program says it is, by HTTP Basic authentication."""
        scheme, _, encoded = authorization.partition(" ")
        try:
            name, colon, password = b64decode(encoded, validate=True).decode().partition(":")
        except ValueError:
            return None
        if scheme.lower() != "basic" or not colon:
            return None
        person = self._entry.identify(name, password, address)
        return person if isinstance(person, Person) else None

    def _refusal(
        self, scope: Scope, headers: Headers, visitor: Visitor | None, browser: str
    ) -> Response | None:
        if visitor is None and not _FOR_EVERYBODY.fullmatch(scope["path"]):
            return self._unknown(scope)
        if scope["method"] != "POST":
            return None
        if not _is_ours(headers):
            return PlainTextResponse("This request came from another site.", 403)
        wait = self._by_address.take(address_of(scope))
        if browser and not wait:
            wait = self._by_browser.take(browser)
        if wait:
            said = f"Too many requests; wait {wait:.0f} seconds and try again."
            return PlainTextResponse(said, 429, {"Retry-After": f"{wait:.0f}"})
        return None

    def _unknown(self, scope: Scope) -> Response:
        asks_for_page = scope["method"] == "GET" and "gradio_api" not in scope["path"]
        if self._entry.has_sign_in and asks_for_page:
            return RedirectResponse(f"{SIGN_IN}?next={quote(scope['path'])}", 303)
        return PlainTextResponse("Please sign in first.", 401)


class _Naming:
    """Gives a browser that has none its cookie with the first page."""

    def __init__(self, send: Send, token: str, scheme: str) -> None:
        self._send = send
        self._cookie = cookie(BROWSER_COOKIE, token, scheme, _A_YEAR)

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if headers.get("content-type", "").startswith("text/html"):
                headers.append("Set-Cookie", self._cookie)
        await self._send(message)


def cookie(name: str, value: str, scheme: str, seconds: int) -> str:
    """A cookie that scripts cannot read and other sites' requests do not carry."""
    secure = "; Secure" if scheme == "https" else ""
    return f"{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"


def address_of(scope: Scope) -> str:
    """The network address a request came from."""
    client = scope.get("client")
    return client[0] if client else ""


def session_of(headers: Headers) -> str:
    """The secret of the session a request carries, or nothing."""
    return _cookies(headers).get(SESSION_COOKIE, "")


def _is_ours(headers: Headers) -> bool:
    """Browsers say where a request comes from; programs that call the API do not."""
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site", "same-origin") in {"same-origin", "none"}
    return urlsplit(origin).netloc == headers.get("host")


def _cookies(headers: Headers) -> dict[str, str]:
    try:
        found = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in found.items()}
