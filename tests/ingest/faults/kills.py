"""The kill programme: ``python -m tests.ingest.faults.kills`` runs it and writes its table.

``--only 17`` runs the trial of that number again, and those before it that it stands on.
"""

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from tests.ingest.faults.killing import Outcome, Place, trial_of
from tests.ingest.faults.pages import table, write_section

SEED = 20240820
_ROOT = Path(__file__).parents[3]


def outcomes(place: Place, seed: int, count: int, aimed: bool) -> Iterator[Outcome]:
    """Trials in their order until ``count`` processes have been killed while they ran."""
    killed, number = 0, 0
    while killed < count:
        outcome = place.run(trial_of(seed, number, aimed))
        killed += outcome.killed
        number += 1
        yield outcome


def rows_of(found: Sequence[Outcome]) -> Iterator[tuple[object, ...]]:
    """A row for each way of killing and each task, and one for all."""
    groups = sorted({(bool(one.trial.aim), one.trial.task) for one in found})
    for aimed, task in groups:
        some = [one for one in found if (bool(one.trial.aim), one.trial.task) == (aimed, task)]
        yield ("aimed" if aimed else "at random", task, *_figures(some))
    yield ("all", "", *_figures(found))


def _figures(found: Sequence[Outcome]) -> tuple[object, ...]:
    served = [one.served for one in found]
    return (
        len(found),
        sum(one.killed for one in found),
        *(served.count(name) for name in ("before", "after", "nothing", "wrong")),
        sum(one.lost for one in found),
        sum(one.duplicates for one in found),
        sum(one.missed for one in found),
        sum(one.completed for one in found),
        f"{statistics.median(one.answered for one in found):.2f}",
        f"{max(one.answered for one in found):.2f}",
    )


HEADS = (
    *("kill", "task", "trials", "killed", "served before", "served after", "nothing live yet"),
    *("served wrong", "lost", "doubled", "faults", "next build whole", "median s", "longest s"),
)


@click.command()
@click.option("--random", "at_random", default=200, show_default=True)
@click.option("--aimed", default=50, show_default=True)
@click.option("--seed", default=SEED, show_default=True)
@click.option("--only", type=int, help="Print the random trial of this number after its others.")
@click.option("--write/--no-write", default=False, help="Write the table into docs/faults.md.")
def main(at_random: int, aimed: int, seed: int, only: int | None, write: bool) -> None:
    """Kill builds and checks, and say what each left behind."""
    found: list[Outcome] = []
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder), forked=True)
        for count, is_aimed in ((at_random, False), (aimed, True)):
            for outcome in outcomes(place, seed, count, is_aimed):
                found.append(outcome)
                mark = "" if outcome.sound else "  NOT SOUND"
                click.echo(f"{len(found)} {outcome}{mark}")
                if only == outcome.trial.number and not is_aimed:
                    sys.exit(0 if outcome.sound else 1)
    lines = table(HEADS, rows_of(found))
    click.echo("\n".join(lines))
    if write:
        said = f"Seed {seed}, commit {_commit()}; {len({o.trial.aim for o in found}) - 1} patterns."
        write_section("kills", [said, "", *lines])
    sys.exit(0 if all(one.sound for one in found) else 1)


def _commit() -> str:
    command = ["git", "-C", str(_ROOT), "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    main()
