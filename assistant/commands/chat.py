"""``assistant chat``: the page members sit at."""

from pathlib import Path

import click

from assistant.commands.model import chosen_model, model_options
from assistant.commands.options import open_answerer, plain_errors, store_option


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=7860, show_default=True)
@click.option("--user-header", help="A header in which a reverse proxy names who signed in.")
@click.option("--proxy", default="127.0.0.1", show_default=True, help="The proxy's address.")
@model_options
@store_option
@plain_errors
def chat(host: str, port: int, user_header: str | None, proxy: str, store: Path) -> None:
    """Open the chat in the browser.

    On 127.0.0.1 nobody signs in. On any other address people do, with names given by `assistant
    users add`, or through a reverse proxy that names them in a header.
    """
    from assistant.chat.entry import ProxyHeader, entry_for
    from assistant.chat.launch import launch  # gradio takes seconds to import
    from assistant.chat.people import People
    from assistant.chat.settings import ChatSettings
    from assistant.recording.archive import AnswerArchive
    from assistant.recording.settings import recording_settings

    header = ProxyHeader(user_header, proxy) if user_header else None
    entry = entry_for(host, People(store), header)
    archive = AnswerArchive(store, recording_settings())
    settings = ChatSettings(archive=archive, store=store.absolute())
    # The page keeps each answer that is asked for, and not those it tries beforehand.
    model = chosen_model()
    launch(lambda: open_answerer(store, model, record=False), settings, entry, host=host, port=port)
