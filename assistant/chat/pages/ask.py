"""The Ask page: which component shows what, and which event it raises. No wording, no search."""

from pathlib import Path

import gradio as gr

from assistant.chat.api import add_api
from assistant.chat.conversation import Conversation
from assistant.chat.desk import Desk
from assistant.chat.pages.chrome import chrome
from assistant.chat.rendering import (
    render,
    render_conversation,
    render_no_source,
    render_question_hint,
)
from assistant.chat.room import Room
from assistant.chat.visiting import NOBODY

_SCRIPT = (Path(__file__).parents[1] / "assets" / "chat.js").read_text(encoding="utf-8")
_PRIVATE = {"api_visibility": "private", "show_progress": "hidden"}
_AT_ONCE = 4


def build_chat(room: Room) -> gr.Blocks:
    """The chat, ready to be served by ``application.chat_application``.

    Nothing is shared between members but the room: a conversation lives in the session.
    """
    desk = Desk(room)
    limits = room.settings.limits
    with gr.Blocks(title=room.settings.title, analytics_enabled=False, fill_width=True) as page:
        add_api(room)  # first, so that the endpoints have the names and the page's events others
        session = gr.State(Conversation(), time_to_live=limits.session_seconds)
        head = _still(render("masthead.html", {"chrome": chrome(room, "/", NOBODY)}), "masthead")
        with gr.Row(elem_id="panes"):
            with gr.Column(elem_id="conversation-pane"):
                greeting = _panel("greeting", "")
                talk = _panel("conversation", render_conversation(Conversation()))
                told = _panel("told", "")
                box, send, fresh = _asking(limits.question_characters)
            with gr.Column(elem_id="source-pane"):
                source = _panel("source", render_no_source())
        waiting = gr.Timer(1.0)
        # The line of questions is ours, so that a place in it can be shown: Gradio holds none back.
        # What is sent is text already; Gradio would hand each to a thread to find that out.
        asked = {"concurrency_limit": None, "postprocess": False, **_PRIVATE}
        shown = [session, talk, box]
        gr.on([box.submit, send.click], desk.ask, [box, session], shown, **asked)
        for panel in (talk, greeting):
            panel.ask_again(desk.ask_again, session, shown, **asked)
        for panel in (talk, source):
            panel.open_source(desk.open_source, session, source, queue=False, **_PRIVATE)
        talk.add_to_brief(desk.add_to_brief, session, told, queue=False, **_PRIVATE)
        talk.tell(desk.tell, session, told, queue=False, **_PRIVATE)
        fresh.click(desk.begin, None, [session, talk, box, source], queue=False, **_PRIVATE).then(
            None, js="() => document.querySelector('#question textarea').focus()", **_PRIVATE
        )
        # What is on its way from the server may come late: the greeting has a panel of its own, so
        # that none stands where an answer has been put meanwhile.
        page.load(desk.open, None, [session, head, talk], queue=False, **_PRIVATE)
        page.load(desk.welcome, None, [greeting, waiting], queue=False, **_PRIVATE)
        waiting.tick(desk.welcome, None, [greeting, waiting], queue=False, **_PRIVATE)
    _let_all_wait_in_our_line(page, limits.answers_at_once + limits.waiting)
    return page


def _let_all_wait_in_our_line(page: gr.Blocks, most: int) -> None:
    """Gradio runs 40 events at once and says nothing to who sent the others.

    Its queue takes the number from the page when it is made; the threads that pages and parts of
    pages are put together in stay as many as they are.
    """
    usual = page.max_threads
    page.max_threads = usual + most
    page.queue(api_open=False, max_size=most, default_concurrency_limit=_AT_ONCE)
    page.max_threads = usual


def _asking(most: int) -> tuple[gr.Textbox, gr.Button, gr.Button]:
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
        _still(render_question_hint(most), "hint")
    return box, send, fresh


def _panel(name: str, value: str) -> gr.HTML:
    return gr.HTML(value, elem_id=name, js_on_load=_SCRIPT, apply_default_css=False)


def _still(value: str, name: str) -> gr.HTML:
    return gr.HTML(value, elem_id=name, apply_default_css=False)
