"""What is held: the list of documents, what seems missing, and any document as it was read."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from assistant.chat.library_view import Wanted, index_status, view_library
from assistant.chat.pages.chrome import plainly, show
from assistant.chat.people import Role
from assistant.chat.room import Room
from assistant.chat.source_view import view_whole
from assistant.chat.visiting import visitor_of
from ingest.documents import ParagraphRef

_AN_HOUR = "private, max-age=3600"


def routes(room: Room) -> list[Route]:
    """The list, each document, and pictures of printed pages."""

    def library(request: Request) -> Response:
        asked = request.query_params
        wanted = Wanted(asked.get("authority", ""), asked.get("kind", ""), asked.get("year", ""))
        store = room.settings.store
        values = {
            "view": view_library(room.answerer.corpus.documents, wanted),
            "status": index_status(store) if store else (),
            "may_add": store is not None and visitor_of(request).may(Role.ADMIN),
        }
        return show(room, request, "library", "Library", values)

    def document(request: Request) -> Response:
        found = room.answerer.corpus.document(request.path_params["doc_id"])
        images = room.settings.page_images
        pictured = bool(images and found.paragraphs and images.has(found.paragraphs[0].ref))
        view = view_whole(found)
        values = {"view": view, "pictured": pictured}
        return show(room, request, "document", found.profile.title, values)

    def picture(request: Request) -> Response:
        ref = ParagraphRef(request.path_params["doc_id"], request.path_params["number"])
        images = room.settings.page_images
        png = images.png(ref) if images else None
        if png is None:
            return Response("There is no picture of this page.", 404, media_type="text/plain")
        return Response(png, media_type="image/png", headers={"Cache-Control": _AN_HOUR})

    return [
        Route("/library", plainly(room, library)),
        Route("/library/{doc_id}", plainly(room, document)),
        Route("/pages/{doc_id}/{number:int}.png", plainly(room, picture)),
    ]
