"""``assistant chat``: the page members sit at."""

from pathlib import Path

import click

from assistant.commands.options import open_answerer, plain_errors, store_option


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=7860, show_default=True)
@store_option
@plain_errors
def chat(host: str, port: int, store: Path) -> None:
    """Open the chat in the browser."""
    from assistant.chat.launch import launch  # gradio takes seconds to import

    launch(lambda: open_answerer(store), host=host, port=port)
