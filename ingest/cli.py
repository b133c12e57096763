"""The `ingest` command: build an index, and look at what a store holds."""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

from ingest import presenting
from ingest.building import build
from ingest.documents import ParagraphRef
from ingest.embedding import SentenceTransformerEmbedder
from ingest.errors import AppError, StoreLocked
from ingest.keeping import backed_up, file_argument, replace_option, restored
from ingest.lifecycle.coverage import coverage_lines, coverage_of
from ingest.progress_bar import ProgressBar
from ingest.settings import load_settings
from ingest.store.inspecting import live_documents, status_of
from ingest.store.resolving import resolve
from ingest.verifying import verification_record, verification_summary, verified

_FAILED = 1
_LOCKED = 3
_INTERRUPTED = 130

P = ParamSpec("P")
R = TypeVar("R")

_PATH = click.Path(path_type=Path)
_store = click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("store"),
    envvar="INSPECTION_STORE",
    show_default=True,
    show_envvar=True,
    help="The folder of the index and its catalogue.",
)
_as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


def _answered(command: Callable[P, R]) -> Callable[P, R]:
    """The seam where an error becomes one line on stderr and an exit status."""

    @wraps(command)
    def answered(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except AppError as error:
            click.echo(f"ingest: {error}", err=True)
            sys.exit(_LOCKED if isinstance(error, StoreLocked) else _FAILED)
        except KeyboardInterrupt:
            click.echo(
                "ingest: stopped; the live index is as it was, and the next build resumes here.",
                err=True,
            )
            sys.exit(_INTERRUPTED)

    return answered


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="inspection-assistant")
def main() -> None:
    """Read documents into a verified index of numbered paragraphs."""


@main.command("build")
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@_store
@_as_json
@click.option("--settings", type=_PATH, help="A TOML file of settings.")
@_answered
def build_command(paths: Sequence[Path], store: Path, as_json: bool, settings: Path | None) -> None:
    """Bring the store up to date with documents and folders of documents.

    A document that cannot be read is listed with the reason, and the rest goes live. Exit status:
    0 when a document is live, 1 when none is, 3 when another build is running.
    """
    chosen = load_settings(settings)
    embedder = SentenceTransformerEmbedder(chosen.embedding.model, chosen.embedding.batch_size)
    with ProgressBar() as progress:
        report = build(paths, store, embedder, chosen, progress)
    if as_json:
        click.echo(json.dumps(presenting.build_record(report), ensure_ascii=False))
    else:
        click.echo(presenting.build_summary(report))
    sys.exit(0 if report.generation else _FAILED)


@main.command("status")
@_store
@_as_json
@_answered
def status_command(store: Path, as_json: bool) -> None:
    """What the live index holds, and when it was last found whole."""
    status = status_of(store)
    click.echo(json.dumps(asdict(status)) if as_json else presenting.status_summary(status))


@main.command("show")
@click.argument("doc_id", required=False, metavar="[DOC]")
@_store
@_as_json
@_answered
def show_command(doc_id: str | None, store: Path, as_json: bool) -> None:
    """One document as it was read, or the list of documents."""
    documents = live_documents(store, doc_id)
    if doc_id is not None and as_json:
        click.echo(json.dumps(presenting.document_record(documents[0]), ensure_ascii=False))
    elif doc_id is not None:
        click.echo_via_pager(presenting.document_pages(documents[0]))
    elif as_json:
        listed = [presenting.listing_record(document) for document in documents]
        click.echo(json.dumps(listed, ensure_ascii=False))
    else:
        click.echo(presenting.listing(documents))


@main.command("coverage")
@_store
@_as_json
@_answered
def coverage_command(store: Path, as_json: bool) -> None:
    """What is held by authority, kind and year, and what seems missing or superseded."""
    coverage = coverage_of(live_documents(store))
    if as_json:
        click.echo(json.dumps(asdict(coverage), ensure_ascii=False))
    else:
        click.echo(presenting.inert("\n".join(coverage_lines(coverage))))


@main.command("resolve")
@click.argument("ref", metavar="DOC#pN")
@click.option("--digest", default="", help="SHA-256 of the text cited, or how it begins.")
@_store
@_as_json
@_answered
def resolve_command(ref: str, digest: str, store: Path, as_json: bool) -> None:
    """Where a paragraph that was cited once is now: the same, moved, changed or gone."""
    found = resolve(store, ParagraphRef.parse(ref), digest)
    if as_json:
        records = [presenting.resolution_record(one) for one in found]
        click.echo(json.dumps(records, ensure_ascii=False))
    else:
        click.echo(presenting.inert("\n".join(map(presenting.resolution_line, found))))


@main.command("verify")
@_store
@_as_json
@_answered
def verify_command(store: Path, as_json: bool) -> None:
    """Check the catalogue and the live index, all of both; exit status 1 when one is damaged."""
    checked = verified(store)
    if as_json:
        click.echo(json.dumps(verification_record(checked)))
    else:
        click.echo(presenting.inert(verification_summary(checked)))
    sys.exit(0 if checked.is_whole else _FAILED)


@main.command("backup")
@file_argument
@_store
@_answered
def backup_command(file: Path, store: Path) -> None:
    """Copy all that must be kept of a store into one FILE; safe while it is in use."""
    click.echo(backed_up(store, file))


@main.command("restore")
@file_argument
@_store
@replace_option
@_answered
def restore_command(file: Path, store: Path, replace: bool) -> None:
    """Make a store of a backup, its index built anew without embedding anything."""
    with ProgressBar() as progress:
        said = restored(file, store, SentenceTransformerEmbedder(), progress, replace=replace)
    click.echo(said)
