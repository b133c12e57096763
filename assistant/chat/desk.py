"""What each event of the Ask page does; holds the room, and nothing of any member."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace

import gradio as gr
from starlette.concurrency import run_in_threadpool

from assistant.answers import Filters, Question
from assistant.chat.answer_view import view_answer
from assistant.chat.asking import Outcome, apology, ask_in_line
from assistant.chat.conversation import Conversation, Exchange
from assistant.chat.drafts import Drafts
from assistant.chat.filtering import filters_from
from assistant.chat.followups import FollowUps
from assistant.chat.pages.chrome import chrome
from assistant.chat.people import Role
from assistant.chat.remembering import Memory
from assistant.chat.rendering import (
    render,
    render_conversation,
    render_no_source,
    render_source,
    render_told,
    render_welcome,
)
from assistant.chat.room import Room
from assistant.chat.settings import Readiness
from assistant.chat.source_view import view_source
from assistant.chat.visiting import Visitor, visitor_of
from assistant.recording.entries import Verdict
from ingest.documents import ParagraphRef
from ingest.errors import AppError

Asked = tuple[Conversation, str, str]
_NOT_SENT = "Choose whether the answer is wrong or not helpful, and send it again."


@dataclass(frozen=True, slots=True)
class _Asking:
    """One question on its way: who asks, what exactly, within which filters."""

    visitor: Visitor
    question: str
    filters: Filters


class Desk:
    """Asks, opens, begins anew."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._memory = Memory(room.settings.limits.session_seconds)
        self._followups = FollowUps(room.answerer)

    async def ask(
        self, typed: str, conversation: Conversation, request: gr.Request
    ) -> AsyncIterator[Asked]:
        """Show the question, then what is being done, then the answer."""
        asking = _Asking(_at(request), typed.strip(), Filters())
        async for shown in self._asked(asking, conversation):
            yield shown

    async def ask_again(
        self, conversation: Conversation, event: gr.EventData, request: gr.Request
    ) -> AsyncIterator[Asked]:
        """Ask the question on the button that was pressed, or within the scope that was set."""
        fixed = sent(event, "filters")
        question = str(sent(event, "question")).strip()
        try:
            filters = filters_from(fixed if isinstance(fixed, Mapping) else {})
        except AppError as error:
            told = self._failed(conversation, question, str(error))
            yield told, render_conversation(told), ""
            return
        async for shown in self._asked(_Asking(_at(request), question, filters), conversation):
            yield shown

    def open_source(self, conversation: Conversation, event: gr.EventData) -> str:
        """Open the document at the paragraph whose button was pressed."""
        number = sent(event, "exchange")
        exchange = number if isinstance(number, int) else 0
        images = self._room.settings.page_images
        try:
            ref = ParagraphRef.parse(str(sent(event, "ref")))
            answer = conversation.answer_of(exchange)
            view = view_source(ref, self._room.answerer.corpus, answer)
            pictured = images is not None and not view.warning and images.has(ref)
            return render_source(view, exchange, has_image=pictured)
        except AppError as error:
            return render_no_source(str(error))
        except Exception as error:  # the seam: a member never sees a traceback
            return render_no_source(apology(error))

    def tell(self, conversation: Conversation, event: gr.EventData) -> str:
        """Keep what somebody thought of an answer."""
        exchange = self._exchange(conversation, event)
        archive = self._room.settings.archive
        if exchange is None or not exchange.record or archive is None:
            return render_told("This answer is no longer on the page, so nothing was sent.")
        try:
            verdict = Verdict(str(sent(event, "verdict")))
            archive.feedback(exchange.record, verdict, str(sent(event, "reason") or ""))
        except (AppError, ValueError) as error:
            return render_told(str(error) if isinstance(error, AppError) else _NOT_SENT)
        return render_told("Thank you. What you wrote is kept with the answer.")

    def add_to_brief(
        self, conversation: Conversation, event: gr.EventData, request: gr.Request
    ) -> str:
        """Put an answer into the briefing that was changed last."""
        exchange = self._exchange(conversation, event)
        visitor, store = _at(request), self._room.settings.store
        if exchange is None or not exchange.record or store is None:
            return render_told("This answer is no longer on the page, so nothing was added.")
        if not visitor.may(Role.OFFICER):
            return render_told("Briefings are for officers.")
        try:
            drafts = Drafts(store)
            draft = drafts.latest(visitor.owner).adding(exchange.asked, exchange.record)
            drafts.save(visitor.owner, draft)
        except AppError as error:
            return render_told(str(error))
        return render_told(f"Added to “{draft.title}”, which now has {len(draft.parts)}.")

    def _exchange(self, conversation: Conversation, event: gr.EventData) -> Exchange | None:
        number = sent(event, "exchange")
        return conversation.exchange(number) if isinstance(number, int) else None

    def begin(self, request: gr.Request) -> tuple[Conversation, str, str, str]:
        """An empty conversation."""
        empty = Conversation()
        self._memory.keep(_at(request), empty)
        return empty, render_conversation(empty), "", render_no_source()

    def open(self, request: gr.Request) -> tuple[object, str, object]:
        """The head of the page, and what this browser asked before where it asked anything."""
        visitor = _at(request)
        kept = self._memory.recall(visitor)
        head = render("masthead.html", {"chrome": chrome(self._room, "/", visitor)})
        if not kept.exchanges:
            return gr.skip(), head, gr.skip()
        return kept, head, render_conversation(kept)

    def welcome(self) -> tuple[str, gr.Timer]:
        """What stands there before the first question; again each second until all is loaded."""
        readiness = self._room.settings.readiness()
        waiting = gr.Timer(1.0, active=not readiness.ready and not readiness.failed)
        return self._greeting(readiness), waiting

    def _greeting(self, readiness: Readiness) -> str:
        if not readiness.ready:
            return render_welcome(None, (), readiness)
        try:
            corpus = self._room.answerer.corpus
            return render_welcome(corpus, self._room.settings.examples(corpus), readiness)
        except AppError as error:
            failed = replace(readiness, ready=False, failed=True, notice=str(error))
            return render_welcome(None, (), failed)

    async def _asked(self, asking: _Asking, conversation: Conversation) -> AsyncIterator[Asked]:
        if not asking.question:
            yield conversation, render_conversation(conversation), ""
            return
        refusal = self._refusal(asking)
        if refusal:
            told = self._failed(conversation, asking.question, refusal)
            yield told, render_conversation(told), asking.question
            return
        limits = self._room.settings.limits
        begun = conversation.asking(asking.question, limits.exchanges_kept, asking.filters)
        current = begun.exchanges[-1]
        if not self._room.line.is_full:  # who has to wait is told their place at once
            yield begun, render_conversation(begun), ""
        # A question asked again within a scope set by hand was written out in full already.
        turns = 0 if asking.filters != Filters() else limits.history_turns
        question = Question(asking.question, conversation.history(turns), asking.filters)
        told = begun
        async for news in ask_in_line(self._room.line, self._room.answerer, question):
            told = begun.with_last(self._told(current, news))
            yield told, render_conversation(told), ""
        told = await run_in_threadpool(self._finished, told)
        self._memory.keep(asking.visitor, told)
        yield told, render_conversation(told), ""

    def _finished(self, conversation: Conversation) -> Conversation:
        """With the answer kept in the record, and with what could be asked next."""
        last = conversation.exchanges[-1]
        if last.answer is None:
            return conversation
        asked = [exchange.asked for exchange in conversation.exchanges]
        line = self._room.line
        suggestions = self._followups.after(last.answer, asked, lambda: not line.is_waited_in)
        return conversation.with_last(
            replace(last, record=self._room.keep(last.answer), suggestions=suggestions)
        )

    def _refusal(self, asking: _Asking) -> str:
        limit = self._room.settings.limits.question_characters
        if len(asking.question) > limit:
            return (
                f"Your question has {len(asking.question):,} characters and the limit is "
                f"{limit:,}. Please shorten it and ask again."
            )
        wait = self._room.questions.take(asking.visitor.token) if asking.visitor.token else 0.0
        if wait:
            return f"You have asked many questions in a minute. Please wait {wait:.0f} seconds."
        return ""

    def _failed(self, conversation: Conversation, question: str, failure: str) -> Conversation:
        limits = self._room.settings.limits
        asking = conversation.asking(question[: limits.question_characters], limits.exchanges_kept)
        return asking.with_last(replace(asking.exchanges[-1], failure=failure))

    def _told(self, current: Exchange, news: str | Outcome) -> Exchange:
        if isinstance(news, str):
            return replace(current, progress=news.rstrip(" .…"))
        if news.answer is None:
            return replace(current, failure=news.failure)
        try:
            view = view_answer(news.answer, current.asked, self._room.answerer.corpus)
        except AppError as error:
            return replace(current, failure=str(error))
        return replace(current, answer=news.answer, view=view)


def sent(event: gr.EventData, name: str) -> object:
    """A value the page sent with an event; None where it did not, whatever was sent."""
    told = event._data
    return told.get(name) if isinstance(told, dict) else None


def _at(request: gr.Request) -> Visitor:
    return visitor_of(request.request if request else None)
