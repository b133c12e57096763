"""The page: which component shows what, and what each event does. No wording, no search."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import gradio as gr

from assistant.answers import Question
from assistant.chat.answer_view import view_answer
from assistant.chat.asking import Outcome, apology, ask
from assistant.chat.conversation import Conversation, Exchange
from assistant.chat.rendering import (
    render_conversation,
    render_masthead,
    render_no_source,
    render_question_hint,
    render_source,
    render_welcome,
)
from assistant.chat.settings import ChatSettings
from assistant.chat.source_view import view_source
from assistant.service import Answerer
from ingest.documents import ParagraphRef
from ingest.errors import AppError

_SCRIPT = (Path(__file__).parent / "assets" / "chat.js").read_text(encoding="utf-8")
_PRIVATE = {"api_visibility": "private", "show_progress": "hidden"}


def build_chat(answerer: Answerer, settings: ChatSettings | None = None) -> gr.Blocks:
    """The chat over an answerer, ready to be served by ``application.chat_application``.

    Nothing is shared between members but the answerer: a conversation lives in the session.
    """
    chosen = settings or ChatSettings()
    desk = _Desk(answerer, chosen)
    with gr.Blocks(title=chosen.title, analytics_enabled=False, fill_width=True) as page:
        session = gr.State(Conversation(), time_to_live=chosen.limits.session_seconds)
        gr.HTML(render_masthead(chosen.title), elem_id="masthead", apply_default_css=False)
        with gr.Row(elem_id="panes"):
            with gr.Column(elem_id="conversation-pane"):
                talk = _panel("conversation", "")
                with gr.Row(elem_id="asking"):
                    box = gr.Textbox(
                        label="Your question",
                        elem_id="question",
                        lines=1,
                        max_lines=6,
                        autofocus=True,
                        html_attributes=gr.InputHTMLAttributes(autocomplete="off"),
                    )
                    send = gr.Button("Ask", variant="primary", elem_id="send")
                    fresh = gr.Button("New conversation", elem_id="fresh")
                    hint = render_question_hint(chosen.limits.question_characters)
                    gr.HTML(hint, elem_id="hint", apply_default_css=False)
            with gr.Column(elem_id="source-pane"):
                source = _panel("source", render_no_source())
        waiting = gr.Timer(1.0)
        gr.on(
            [box.submit, send.click],
            desk.ask,
            [box, session],
            [session, talk, box],
            concurrency_limit=chosen.limits.answers_at_once,
            concurrency_id="answers",
            **_PRIVATE,
        )
        talk.ask_again(
            desk.ask_again, session, [session, talk, box], concurrency_id="answers", **_PRIVATE
        )
        for panel in (talk, source):
            panel.open_source(desk.open_source, session, source, queue=False, **_PRIVATE)
        fresh.click(desk.begin, None, [session, talk, box, source], queue=False, **_PRIVATE).then(
            None, js="() => document.querySelector('#question textarea').focus()", **_PRIVATE
        )
        gr.on([page.load, waiting.tick], desk.welcome, session, [talk, waiting], **_PRIVATE)
    page.queue(api_open=False, max_size=chosen.limits.queue, default_concurrency_limit=4)
    return page


def _panel(name: str, value: str) -> gr.HTML:
    return gr.HTML(value, elem_id=name, js_on_load=_SCRIPT, apply_default_css=False)


_Asked = tuple[Conversation, str, str]


class _Desk:
    """What each event does; holds the answerer and settings, and nothing of any member."""

    def __init__(self, answerer: Answerer, settings: ChatSettings) -> None:
        self._answerer = answerer
        self._settings = settings

    def ask(self, typed: str, conversation: Conversation) -> Iterator[_Asked]:
        """Show the question, then what is being done, then the answer."""
        question = typed.strip()
        if not question:
            yield conversation, self._shown(conversation), ""
            return
        limits = self._settings.limits
        asking = conversation.asking(question[: limits.question_characters], limits.exchanges_kept)
        current = asking.exchanges[-1]
        if len(question) > limits.question_characters:
            failure = (
                f"Your question has {len(question):,} characters and the limit is "
                f"{limits.question_characters:,}. Please shorten it and ask again."
            )
            refused = asking.with_last(replace(current, failure=failure))
            yield refused, self._shown(refused), typed
            return
        yield asking, self._shown(asking), ""
        history = conversation.history(limits.history_turns)
        for news in ask(self._answerer, Question(question, history)):
            told = asking.with_last(self._told(current, news))
            yield told, self._shown(told), ""

    def ask_again(self, conversation: Conversation, event: gr.EventData) -> Iterator[_Asked]:
        """Ask the question on the button that was pressed."""
        yield from self.ask(str(_sent(event, "question")), conversation)

    def open_source(self, conversation: Conversation, event: gr.EventData) -> str:
        """Open the document at the paragraph whose button was pressed."""
        number = _sent(event, "exchange")
        exchange = number if isinstance(number, int) else 0
        try:
            ref = ParagraphRef.parse(str(_sent(event, "ref")))
            answer = conversation.answer_of(exchange)
            view = view_source(ref, self._answerer.corpus, answer)
            image = self._settings.page_image(ref) if self._settings.page_image else None
            return render_source(view, exchange, image)
        except AppError as error:
            return render_no_source(str(error))
        except Exception as error:  # the seam: a member never sees a traceback
            return render_no_source(apology(error))

    def begin(self) -> tuple[Conversation, str, str, str]:
        """An empty conversation."""
        empty = Conversation()
        return empty, self._shown(empty), "", render_no_source()

    def welcome(self, conversation: Conversation) -> tuple[object, gr.Timer]:
        """The opening page; asks again each second until the answerer is loaded."""
        readiness = self._settings.readiness()
        waiting = gr.Timer(1.0, active=not readiness.ready and not readiness.failed)
        if conversation.exchanges:
            return gr.skip(), waiting
        return self._shown(conversation), waiting

    def _told(self, current: Exchange, news: str | Outcome) -> Exchange:
        if isinstance(news, str):
            return replace(current, progress=news.rstrip(" .…"))
        if news.answer is None:
            return replace(current, failure=news.failure)
        try:
            view = view_answer(news.answer, current.asked, self._answerer.corpus)
        except AppError as error:
            return replace(current, failure=str(error))
        return replace(current, answer=news.answer, view=view)

    def _shown(self, conversation: Conversation) -> str:
        if conversation.exchanges:
            return render_conversation(conversation)
        readiness = self._settings.readiness()
        if not readiness.ready:
            return render_welcome(None, (), readiness)
        try:
            corpus = self._answerer.corpus
            return render_welcome(corpus, self._settings.examples(corpus), readiness)
        except AppError as error:
            failed = replace(readiness, ready=False, failed=True, notice=str(error))
            return render_welcome(None, (), failed)


def _sent(event: gr.EventData, name: str) -> object:
    """A value the page sent with an event; None where it did not, whatever was sent."""
    sent = event._data
    return sent.get(name) if isinstance(sent, dict) else None
