"""``assistant eval compare``: two runs, question by question."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from assistant.commands.options import plain_errors
from evals.comparing import compare as compared
from evals.paired import p_in_words
from evals.reporting.saved import SavedRun, SavedScore, read_run
from ingest.errors import QuestionSetError

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command()
@click.argument("before", type=_FOLDER)
@click.argument("after", type=_FOLDER)
@click.option("--fail-on-worse", is_flag=True, help="Exit with status 1 if a measure is worse.")
@plain_errors
def compare(before: Path, after: Path, *, fail_on_worse: bool) -> None:
    """Compare the run BEFORE with the run AFTER over the questions both asked.

    Each measure has a paired test, put right for there being several; what it cannot tell from
    chance is called noise.
    """
    old, new = read_run(before), read_run(after)
    shared = [name for name in old.scores if name in new.scores]
    if not shared:
        raise QuestionSetError("The two runs have no set in common; compare runs of one set.")
    is_worse = False
    for name in shared:
        is_worse |= _show(name, old, new)
    if is_worse and fail_on_worse:
        sys.exit(1)


def _show(name: str, old: SavedRun, new: SavedRun) -> bool:
    before, after = old.scores[name], new.scores[name]
    clusters = {key: score.cluster for key, score in after.items()}
    rows = compared(_numbers(before), _numbers(after), clusters)
    head = f"{'before':>8}{'after':>8}{'gained':>8}{'lost':>6}{'paired':>8}  {'p (Holm)':14}"
    click.echo(f"{name}\n{'measure':12}{head}verdict")
    for row in rows:
        found = row.found
        means = "".join(
            f"{'–' if value is None else format(value, '.3f'):>8}"
            for value in (found.before, found.after)
        )
        counts = f"{found.better:>8}{found.worse:>6}{found.paired:>8}"
        click.echo(f"{row.name:12}{means}{counts}  {p_in_words(row.p):14}{row.verdict}")
    for line in _turned(before, after):
        click.echo(line)
    return any(row.verdict == "worse" for row in rows)


def _numbers(scores: Mapping[str, SavedScore]) -> Mapping[str, Mapping[str, float | None]]:
    return {key: score.numbers for key, score in scores.items()}


def _turned(before: Mapping[str, SavedScore], after: Mapping[str, SavedScore]) -> Iterator[str]:
    """Questions that became right or wrong, and those that only one run asked."""
    for key in sorted(set(before) & set(after)):
        was, now = before[key].numbers["right"], after[key].numbers["right"]
        if was != now:
            turned = "right" if now else "wrong"
            yield f"now {turned}: {key} ({before[key].status} to {after[key].status})"
    alone = len(set(before) ^ set(after))
    if alone:
        yield f"{alone} questions are in one run only and are not compared"
