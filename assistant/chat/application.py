"""The web application round the page: Gradio mounted behind the guard, with our own assets."""

from pathlib import Path

import gradio as gr
from fastapi import FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from assistant.chat.guard import Guard

_ASSETS = Path(__file__).parent / "assets"
_LOOPBACK = ("127.0.0.1", "localhost")
_FONTS = ("system-ui", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif")


def chat_application(page: gr.Blocks, host: str = "127.0.0.1") -> FastAPI:
    """Serve ``page`` at ``/``; requests that name another host than ours are refused."""
    application = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    application.mount("/chat-assets", StaticFiles(directory=_ASSETS))
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
        mcp_server=False,
        pwa=False,
        theme=gr.themes.Base(font=list(_FONTS), font_mono=["ui-monospace", "monospace"]),
    )
    application.add_middleware(Guard)
    if host in _LOOPBACK:
        application.add_middleware(TrustedHostMiddleware, allowed_hosts=[*_LOOPBACK])
    return application
