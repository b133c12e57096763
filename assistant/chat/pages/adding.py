"""Adding documents, for admins: choose files, see how far it is, and what was not read and why."""

from dataclasses import asdict

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from assistant.chat.adding import ACCEPTED, Adding, Shelf
from assistant.chat.guard import LARGEST_UPLOAD
from assistant.chat.pages.chrome import plainly, show, tell
from assistant.chat.people import Role
from assistant.chat.room import Room
from assistant.chat.visiting import visitor_of
from ingest.errors import AppError

_MOST_FILES = 20
_MEGABYTE = 1024 * 1024


def routes(room: Room) -> list[Route]:
    """The page, where files are sent, and how far it is; nothing where there is no store."""
    if room.settings.store is None:
        return []
    shelf = Shelf(room.settings.store, lambda: room.answerer.corpus.generation)

    def page(request: Request) -> Response:
        return show(room, request, "adding", "Add documents", _values(shelf.state))

    def progress(request: Request) -> Response:
        state = shelf.state
        return JSONResponse(
            {"running": state.running, "words": state.words}, headers={"Cache-Control": "no-store"}
        )

    async def take(request: Request) -> Response:
        if not visitor_of(request).may(Role.ADMIN):
            return tell(room, request, "Documents are added by admins; ask one of them.", 403)
        try:
            async with request.form(max_files=_MOST_FILES, max_fields=5) as form:
                sent = [one for one in form.getlist("files") if isinstance(one, UploadFile)]
                files = {one.filename: await one.read() for one in sent if one.filename}
            await run_in_threadpool(shelf.put, files)
        except AppError as error:
            return tell(room, request, str(error))
        return RedirectResponse("/adding", 303)

    looked_at = plainly(room, page, Role.ADMIN)
    return [
        Route("/adding", looked_at, methods=["GET"]),
        Route("/adding", take, methods=["POST"]),
        Route("/adding/progress", plainly(room, progress, Role.ADMIN)),
    ]


def _values(state: Adding) -> dict[str, object]:
    return {
        "state": state,
        "report": asdict(state),
        "accepted": ",".join(ACCEPTED),
        "kinds": ", ".join(one[1:].upper() for one in ACCEPTED if one != ".htm"),
        "most": _MOST_FILES,
        "megabytes": LARGEST_UPLOAD // _MEGABYTE,
    }
