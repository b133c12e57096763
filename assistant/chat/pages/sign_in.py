"""Signing in and out."""

import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from assistant.chat.door import SESSION_COOKIE, SIGN_IN, address_of, cookie, session_of
from assistant.chat.entry import TooManyGuesses
from assistant.chat.pages.chrome import show
from assistant.chat.room import Room

_OWN_ADDRESS = re.compile(r"/(?![/\\])[\w/.-]*")
_SIGNED_IN_SECONDS = 12 * 60 * 60
_WRONG = "The name or the password is not right. Check both and try again."


def routes(room: Room) -> list[Route]:
    """The page to sign in at, and what its buttons do."""

    async def page(request: Request) -> Response:
        if request.method != "POST":
            values = {"message": "", "name": "", "next": request.query_params.get("next", "/")}
            return show(room, request, "sign_in", "Sign in", values)
        form = await request.form(max_files=0, max_fields=5)
        name, password, after = (str(form.get(key, "")) for key in ("name", "password", "next"))
        address = address_of(request.scope)
        result = await run_in_threadpool(room.entry.sign_in, name, password, address)
        if isinstance(result, str):
            onward = after if _OWN_ADDRESS.fullmatch(after) else "/"
            response: Response = RedirectResponse(onward, 303)
            scheme = request.url.scheme
            _set(response, cookie(SESSION_COOKIE, result, scheme, _SIGNED_IN_SECONDS))
            return response
        message = _locked(result) if isinstance(result, TooManyGuesses) else _WRONG
        values = {"message": message, "name": name[:64], "next": after}
        refused = show(room, request, "sign_in", "Sign in", values)
        refused.status_code = 429 if isinstance(result, TooManyGuesses) else 403
        return refused

    async def leave(request: Request) -> Response:
        room.entry.sign_out(session_of(request.headers))
        response = RedirectResponse(SIGN_IN, 303)
        _set(response, cookie(SESSION_COOKIE, "", request.url.scheme, 0))
        return response

    return [
        Route(SIGN_IN, page, methods=["GET", "POST"]),
        Route("/sign-out", leave, methods=["POST"]),
    ]


def _set(response: Response, value: str) -> None:
    response.headers.append("Set-Cookie", value)


def _locked(refused: TooManyGuesses) -> str:
    minutes = max(1, round(refused.seconds / 60))
    word = "minute" if minutes == 1 else "minutes"
    return f"There were too many wrong tries. Wait {minutes} {word} and try again."
