"""What all plain pages share: the head, the places one can go, and errors in one line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from assistant.chat.asking import apology
from assistant.chat.drafts import NoSuchDraft
from assistant.chat.people import Role
from assistant.chat.rendering import render
from assistant.chat.room import Room
from assistant.chat.visiting import Visitor, visitor_of
from ingest.errors import AppError, NoSuchAnswer, NoSuchDocument

_PLACES = (
    ("/", "Ask", Role.MEMBER),
    ("/brief", "Brief", Role.OFFICER),
    ("/library", "Library", Role.MEMBER),
    ("/judgements", "Judgements", Role.MEMBER),
    ("/feedback", "Feedback", Role.EVALUATOR),
)
Page = Callable[[Request], Response]


@dataclass(frozen=True, slots=True)
class Chrome:
    """The head of a page for one visitor."""

    title: str
    place: str
    """Which of the places this is."""
    visitor: Visitor
    sign_out: bool
    has_briefs: bool = False
    has_answers: bool = False
    """Whether answers are kept, so that there is something to evaluate."""

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """Where they can go: address and name."""
        return tuple(
            (address, name)
            for address, name, role in _PLACES
            if self.visitor.may(role) and address not in self._missing
        )

    @property
    def _missing(self) -> set[str]:
        missing = set() if self.has_briefs else {"/brief"}
        return missing if self.has_answers else missing | {"/feedback"}


def chrome(room: Room, place: str, visitor: Visitor) -> Chrome:
    """The head of a page."""
    return Chrome(
        room.settings.title,
        place,
        visitor,
        bool(visitor.name) and room.settings.sign_in,
        room.settings.store is not None and room.settings.archive is not None,
        room.settings.archive is not None,
    )


def show(
    room: Room, request: Request, name: str, heading: str, values: Mapping[str, object]
) -> HTMLResponse:
    """The page of that template; ``place`` is told by the first part of its address."""
    place = "/" + request.url.path.split("/")[1]
    head = chrome(room, place, visitor_of(request))
    html = render(f"pages/{name}.html", {**values, "chrome": head, "heading": heading})
    return HTMLResponse(html, headers={"Cache-Control": "no-store"})


def tell(room: Room, request: Request, message: str, status: int = 400) -> HTMLResponse:
    """A page that says one thing."""
    heading = {403: "Not for this role", 404: "Not held"}.get(status, "This did not work")
    page = show(room, request, "told", heading, {"message": message})
    page.status_code = status
    return page


def plainly(room: Room, page: Page, role: Role = Role.MEMBER) -> Page:
    """The page for those of that role; an error of ours becomes a page that says it."""

    @wraps(page)
    def answer(request: Request) -> Response:
        if not visitor_of(request).may(role):
            return tell(room, request, f"This page is for {role.value}s; ask one of them.", 403)
        try:
            readiness = room.settings.readiness()
            if not readiness.ready:
                return tell(room, request, readiness.notice, 503)
            return page(request)
        except (NoSuchAnswer, NoSuchDocument, NoSuchDraft) as error:
            return tell(room, request, str(error), 404)
        except AppError as error:
            return tell(room, request, str(error))
        except Exception as error:  # the seam: a member never sees a traceback
            return tell(room, request, apology(error), 500)

    return answer
