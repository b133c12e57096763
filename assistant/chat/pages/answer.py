"""An answer as it was given, reopened from its link, and whether its sources still stand."""

import datetime as dt
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from assistant.chat.answer_view import view_answer
from assistant.chat.brief_view import standing_warning
from assistant.chat.conversation import Exchange
from assistant.chat.pages.chrome import plainly, show
from assistant.chat.room import Room
from assistant.naming import date_words
from ingest.documents import ParagraphRef


@dataclass(frozen=True, slots=True)
class Given:
    """When an answer was given, in words."""

    moment: str
    warning: str


def routes(room: Room) -> list[Route]:
    """The page of each answer kept; none where none is."""
    archive = room.settings.archive
    if archive is None:
        return []

    def answer(request: Request) -> Response:
        entry = archive.load(request.path_params["answer"])
        corpus = room.answerer.corpus
        asked = entry.question or "An answer whose question was not kept"
        view = view_answer(entry.answer, asked, corpus)
        given = Given(_moment(entry.last_given), standing_warning(entry, corpus))
        values = {"exchange": Exchange(1, asked, view=view), "view": view, "given": given}
        return show(room, request, "answer", asked, {**values, "address": _address})

    return [Route("/answers/{answer}", plainly(room, answer))]


def _address(ref: ParagraphRef) -> str:
    return f"/library/{ref.doc_id}#p{ref.number}"


def _moment(iso: str) -> str:
    return date_words(dt.datetime.fromisoformat(iso).date())
