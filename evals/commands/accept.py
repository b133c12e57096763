"""``assistant eval accept``: a page on which a person decides on proposed questions."""

from pathlib import Path

import click

from assistant.commands.options import plain_errors
from evals.accepting import AcceptModel, Drafts
from evals.library import Library
from evals.reading import read_folder


@click.command()
@click.argument("questions", type=click.Path(path_type=Path))
@click.argument("documents", type=click.Path(path_type=Path))
@click.option("--port", default=7861, show_default=True)
@plain_errors
def accept(questions: Path, documents: Path, port: int) -> None:
    """Decide on the proposals in QUESTIONS, beside the paragraphs of DOCUMENTS they rest on.

    Opens a page on this machine. Each decision is written to the file at once.
    """
    from evals.accept_page import page_of  # gradio takes seconds to import

    drafts = Drafts.read(questions)
    library = Library.of(read_folder(documents).documents)
    click.echo(f"{len(drafts.proposed)} proposals: http://127.0.0.1:{port}")
    page_of(AcceptModel(drafts, library)).launch(
        server_name="127.0.0.1", server_port=port, quiet=True
    )
