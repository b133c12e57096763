"""Briefings: the list of one's own, the desk they are written at, and how they will print."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from assistant.answers import Question
from assistant.briefing.note import Briefing
from assistant.chat.asking import BUSY, outcome_of
from assistant.chat.brief_files import FORMS, briefing_of, file_of
from assistant.chat.brief_view import view_brief
from assistant.chat.drafts import Draft, Drafts
from assistant.chat.line import Ticket
from assistant.chat.pages.chrome import Page, plainly, show, tell
from assistant.chat.people import Role
from assistant.chat.room import Room
from assistant.chat.visiting import visitor_of
from assistant.recording.archive import AnswerArchive
from ingest.errors import QuestionRefused

_MOST_QUESTIONS = 20
_MOST_FIELDS = 400
_PATIENCE_SECONDS = 60.0
Sent = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class _Brief:
    """What the pages of briefings work with."""

    room: Room
    drafts: Drafts
    archive: AnswerArchive

    def list(self, request: Request) -> Response:
        values = {"drafts": self.drafts.of(visitor_of(request).owner)}
        return show(self.room, request, "briefs", "Briefings", values)

    def desk(self, request: Request) -> Response:
        draft = self.drafts.get(visitor_of(request).owner, request.path_params["draft"])
        view = view_brief(draft, self.archive, self.room.answerer.corpus)
        return show(self.room, request, "brief", draft.title, {"view": view})

    def printed(self, request: Request) -> Response:
        draft, note = self._note(request)
        values = {"note": note, "draft": draft, "forms": FORMS}
        return show(self.room, request, "brief_print", draft.title, values)

    def file(self, request: Request) -> Response:
        form = request.url.path.rsplit("/", 1)[1]
        made = file_of(self._note(request)[1], form)
        disposition = {"Content-Disposition": f'attachment; filename="{made.name}"'}
        return Response(made.content, media_type=made.kind, headers=disposition)

    def _note(self, request: Request) -> tuple[Draft, Briefing]:
        draft = self.drafts.get(visitor_of(request).owner, request.path_params["draft"])
        return draft, briefing_of(draft, self.archive, self.room.answerer.corpus)

    def begun(self, request: Request, form: FormData) -> Response:
        draft = self.drafts.begin(visitor_of(request).owner, str(form.get("title", "")))
        return RedirectResponse(f"/brief/{draft.id}", 303)

    def deleted(self, request: Request, form: FormData) -> Response:
        self.drafts.delete(visitor_of(request).owner, request.path_params["draft"])
        return RedirectResponse("/brief", 303)

    def changed(self, request: Request, form: FormData) -> Response:
        owner = visitor_of(request).owner
        draft = self.drafts.get(owner, request.path_params["draft"])
        draft = _with_words(draft, form, self.drafts.longest)
        what, _, part = str(form.get("do", "save")).partition("-")
        if what in {"up", "down"}:
            draft = draft.moving(part, -1 if what == "up" else 1)
        elif what == "remove":
            draft = draft.without(part)
        draft = self.drafts.save(owner, draft)
        if what == "ask":
            for question in _questions(form):
                draft = self.drafts.save(owner, self._asked(draft, question))
        place = f"#part-{part}" if what in {"up", "down"} else "#ask" if what == "ask" else ""
        return RedirectResponse(f"/brief/{draft.id}{place}", 303)

    def _asked(self, draft: Draft, question: str) -> Draft:
        with self._turn():
            outcome = outcome_of(self.room.answerer, Question(question))
        if outcome.answer is None:
            raise QuestionRefused(f"“{question[:80]}” was not answered: {outcome.failure}")
        return draft.adding(question, self.room.keep(outcome.answer))

    def _turn(self) -> Ticket:
        ticket = self.room.line.join()
        if ticket is None:
            raise QuestionRefused(BUSY)
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while ticket.place and time.monotonic() < deadline:
            time.sleep(0.1)
        return ticket


def routes(room: Room) -> list[Route]:
    """The pages of briefings; none where there is nowhere to keep them."""
    store, archive = room.settings.store, room.settings.archive
    if store is None or archive is None:
        return []
    brief = _Brief(room, Drafts(store), archive)

    def reading(page: Page) -> Page:
        return plainly(room, page, Role.OFFICER)

    return [
        Route("/brief", reading(brief.list), methods=["GET"]),
        Route("/brief", _sent(room, brief.begun), methods=["POST"]),
        Route("/brief/{draft}", reading(brief.desk), methods=["GET"]),
        Route("/brief/{draft}/print", reading(brief.printed), methods=["GET"]),
        *(
            Route(f"/brief/{{draft}}/{form}", reading(brief.file), methods=["GET"])
            for form in FORMS
        ),
        Route("/brief/{draft}/change", _sent(room, brief.changed), methods=["POST"]),
        Route("/brief/{draft}/delete", _sent(room, brief.deleted), methods=["POST"]),
    ]


def _sent(room: Room, what: Callable[[Request, FormData], Response]) -> Sent:
    """A form that was sent, read and acted on away from the event loop."""

    async def act(request: Request) -> Response:
        try:
            form = await request.form(max_files=0, max_fields=_MOST_FIELDS)
        except Exception:  # a form that cannot be read is the sender's fault, whatever raised
            return tell(room, request, "This form could not be read; go back and try again.")
        page = plainly(room, lambda asked: what(asked, form), Role.OFFICER)
        return await run_in_threadpool(page, request)

    return act


def _with_words(draft: Draft, form: FormData, longest: int) -> Draft:
    """The draft with the officer's own words as they were sent."""

    def words(name: str, now: str) -> str:
        sent = form.get(name)
        return sent.replace("\r\n", "\n").strip()[:longest] if isinstance(sent, str) else now

    parts = tuple(
        replace(
            part,
            heading=words(f"heading-{part.id}", part.heading) or part.heading,
            before=words(f"before-{part.id}", part.before),
            after=words(f"after-{part.id}", part.after),
        )
        for part in draft.parts
    )
    title = words("title", draft.title) or draft.title
    return replace(draft, title=title, purpose=words("purpose", draft.purpose), parts=parts)


def _questions(form: FormData) -> list[str]:
    typed = str(form.get("questions", "")).splitlines()
    questions = [line.strip(" \t-*•") for line in typed]
    found = [question for question in questions if question]
    if len(found) > _MOST_QUESTIONS:
        raise QuestionRefused(
            f"{len(found)} questions were typed; ask up to {_MOST_QUESTIONS} at a time."
        )
    return found
