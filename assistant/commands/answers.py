"""``assistant answers``: the answers kept, listed and exported."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from assistant.commands.options import plain_errors, store_option
from assistant.recording.entries import AnswerEntry, Feedback

_SHOWN = 80


@click.command()
@click.option("--json", "form", flag_value="json", help="One JSON object a line.")
@click.option("--csv", "form", flag_value="csv", help="For a spreadsheet.")
@click.option("--limit", type=click.IntRange(min=1), help="Only the latest so many.")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="Write to a file and not the screen."
)
@store_option
@plain_errors
def answers(form: str | None, limit: int | None, output: Path | None, store: Path) -> None:
    """List or export the answers kept, the one given last first."""
    from assistant.recording.archive import AnswerArchive  # the store takes seconds to import

    archive = AnswerArchive(store)
    text = _text(form, tuple(archive.entries(limit)), _by_answer(archive.feedback_on()))
    if output is None:
        click.echo(text, nl=False)
    else:
        # A byte-order mark tells a spreadsheet that the file is UTF-8.
        encoding = "utf-8-sig" if form == "csv" else "utf-8"
        output.write_bytes(text.encode(encoding))


def _text(
    form: str | None, entries: Sequence[AnswerEntry], feedback: Mapping[str, Sequence[Feedback]]
) -> str:
    from assistant.recording.exporting import csv_text, json_lines  # only where it is asked for

    if form == "csv":
        return csv_text(entries, feedback)
    lines = json_lines(entries, feedback) if form == "json" else map(_line, entries)
    return "".join(f"{line}\n" for line in lines)


def _line(entry: AnswerEntry) -> str:
    asked = entry.question if entry.question is not None else "(question not kept)"
    shown = asked if len(asked) <= _SHOWN else f"{asked[: _SHOWN - 1]}…"
    return f"{entry.id}  {entry.last_given}  {entry.answer.status.value:9}  {shown}"


def _by_answer(feedback: Sequence[Feedback]) -> Mapping[str, Sequence[Feedback]]:
    grouped: dict[str, list[Feedback]] = defaultdict(list)
    for one in feedback:
        grouped[one.answer].append(one)
    return grouped
