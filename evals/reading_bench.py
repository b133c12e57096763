"""How fast documents are read: ``python -m evals.reading_bench FOLDER`` prints pages a second.

A whole ingest of the same files is timed after it, so that the share of reading is known. Seconds
differ between machines; the share hardly does.
"""

import tempfile
import time
from pathlib import Path

import click

from ingest.building import build
from ingest.embedding import SentenceTransformerEmbedder
from ingest.errors import ReadError
from ingest.reading.finding import find_files
from ingest.reading.reading import read_files


def reading_speed(folder: Path) -> tuple[int, int, float]:
    """Files, pages and seconds of reading every file under a folder, by the limited child."""
    started = time.monotonic()
    files = pages = 0
    for _, outcome in read_files(find_files([folder]).files):
        if not isinstance(outcome, ReadError):
            files += 1
            pages += max(outcome.page_count, 1)
    return files, pages, time.monotonic() - started


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
def main(folder: Path) -> None:
    """Print a table of one row."""
    files, pages, seconds = reading_speed(folder)
    embedder = SentenceTransformerEmbedder()
    embedder.embed_query("warm")
    with tempfile.TemporaryDirectory() as place:
        started = time.monotonic()
        build([folder], Path(place) / "store", embedder)
        whole = time.monotonic() - started
    click.echo("| files | pages | pages a second | reading, s | whole ingest, s | share |")
    click.echo("| ---: | ---: | ---: | ---: | ---: | ---: |")
    click.echo(
        f"| {files} | {pages} | {pages / seconds:.0f} | {seconds:.1f} | {whole:.1f} "
        f"| {seconds / whole:.0%} |"
    )


if __name__ == "__main__":
    main()
