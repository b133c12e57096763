"""``assistant eval draft``: questions proposed from a folder of documents."""

from pathlib import Path

import click

from assistant.commands.options import plain_errors
from evals.drafting import draft as drafted
from evals.reading import read_folder
from evals.records import write_lines
from ingest.errors import QuestionSetError


@click.command()
@click.argument("documents", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True)
@click.option("--most", default=120, show_default=True, help="Questions to propose.")
@plain_errors
def draft(documents: Path, output: Path, most: int) -> None:
    """Propose questions about the documents under DOCUMENTS, with the paragraphs that answer.

    From judgements, lists, figures and dates, and some about what is not held. Each is marked
    "proposed" and is not asked until it has been accepted: with `assistant eval accept`, or by
    changing "proposed" to false in the file.
    """
    if output.exists():
        raise QuestionSetError(f"{output} is there already; name a new file.")
    read = read_folder(documents)
    for failure in read.failures:
        click.echo(f"not read: {failure.source}: {failure.reason}", err=True)
    rows = drafted(read.documents, most)
    write_lines(output, rows)
    click.echo(f"{len(rows)} questions proposed in {output}; decide on them with")
    click.echo(f"assistant eval accept {output} {documents}")
