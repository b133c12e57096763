"""The web application: Gradio's page and our plain ones, behind one guard and one door."""

from pathlib import Path

import gradio as gr
from fastapi import FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from assistant.chat.door import Door
from assistant.chat.entry import LOOPBACK
from assistant.chat.guard import Guard
from assistant.chat.limiting import Meter
from assistant.chat.pages import adding, answer, brief, feedback, judgements, library, sign_in
from assistant.chat.pages.ask import build_chat
from assistant.chat.room import Room

_ASSETS = Path(__file__).parent / "assets"
_FONTS = ("system-ui", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif")
_MINUTE = 60.0


def chat_application(room: Room, host: str = "127.0.0.1") -> FastAPI:
    """Serve the room; on loopback, requests that name another host than ours are refused."""
    application = plain_application(room)
    page = build_chat(room)
    page.state_session_capacity = room.settings.limits.sessions
    gr.mount_gradio_app(
        application,
        page,
        path="/",
        footer_links=[],
        run_history=False,
        allowed_paths=[],
        max_file_size="1kb",
        show_error=False,
        ssr_mode=False,
        enable_monitoring=False,
        mcp_server=True,
        pwa=False,
        theme=gr.themes.Base(font=list(_FONTS), font_mono=["ui-monospace", "monospace"]),
    )
    return behind_the_door(application, room, host)


def plain_application(room: Room) -> FastAPI:
    """Our own pages, without the chat; nobody watches the door yet."""
    application = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    application.mount("/chat-assets", StaticFiles(directory=_ASSETS))
    for page in (sign_in, answer, brief, library, adding, judgements, feedback):
        application.router.routes.extend(page.routes(room))
    return application


def behind_the_door(application: FastAPI, room: Room, host: str) -> FastAPI:
    """With the guard and the door before everything."""
    limits = room.settings.limits
    application.add_middleware(
        Door,
        entry=room.entry,
        by_browser=Meter(limits.requests_a_minute, _MINUTE),
        by_address=Meter(limits.requests_of_an_address, _MINUTE),
    )
    application.add_middleware(Guard)
    if host in LOOPBACK:
        application.add_middleware(TrustedHostMiddleware, allowed_hosts=list(LOOPBACK))
    return application
