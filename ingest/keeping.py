"""`ingest backup` and `ingest restore`."""

from pathlib import Path

import click

from ingest.building import build
from ingest.building_progress import Progress
from ingest.corpus import Embedder
from ingest.store.backing_up import Kept, back_up, restore


def backed_up(store: Path, file: Path) -> str:
    """Back up a store; what was kept, in one line."""
    return f"Kept {_contents(back_up(store, file))} in {file}."


def restored(
    file: Path, store: Path, embedder: Embedder, progress: Progress, *, replace: bool
) -> str:
    """Restore a store and build its index from the catalogue; what came back, in two lines."""
    kept = restore(file, store, replace=replace)
    report = build([], store, embedder, progress=progress)
    return (
        f"Restored {_contents(kept)} to {store}.\n"
        f"live: {report.generation} ({report.embedded} embedded, {report.reused} reused)"
    )


def _contents(kept: Kept) -> str:
    room = ", and the chat's people and drafts" if kept.room else ""
    return f"{kept.documents} documents, {kept.vectors} vectors and {kept.answers} answers{room}"


file_argument = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
replace_option = click.option(
    "--replace", is_flag=True, help="Put the backup in the place of the store that is there."
)
