"""Feedback, for evaluators: what was called wrong or unhelpful, and every answer given."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from assistant.chat.pages.chrome import plainly, show
from assistant.chat.people import Role
from assistant.chat.reviewing import (
    MOST_SHOWN,
    answers_csv,
    answers_given,
    complaints_csv,
    newest_complaints,
)
from assistant.chat.room import Room


def routes(room: Room) -> list[Route]:
    """The page and its files; none where answers are not kept."""
    archive = room.settings.archive
    if archive is None:
        return []

    def page(request: Request) -> Response:
        values = {
            "complaints": newest_complaints(archive),
            "given": list(answers_given(archive, MOST_SHOWN)),
            "most": MOST_SHOWN,
        }
        return show(room, request, "feedback", "Feedback", values)

    def complaints_file(request: Request) -> Response:
        return _file(complaints_csv(archive), "feedback.csv")

    def answers_file(request: Request) -> Response:
        return _file(answers_csv(archive), "answers.csv")

    return [
        Route("/feedback", plainly(room, page, Role.EVALUATOR)),
        Route("/feedback/feedback.csv", plainly(room, complaints_file, Role.EVALUATOR)),
        Route("/feedback/answers.csv", plainly(room, answers_file, Role.EVALUATOR)),
    ]


def _file(text: str, name: str) -> Response:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text, media_type="text/csv", headers=disposition)
