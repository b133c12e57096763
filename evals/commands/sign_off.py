"""``assistant eval sign-off``: somebody puts their name to a run; floors rise to it."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import click

from assistant.commands.options import plain_errors
from evals.accepted import (
    FLOORS,
    FOLDER,
    Accepted,
    raised,
    read_accepted,
    read_floors,
    write_accepted,
    write_floors,
)
from evals.comparing import COMPARED
from evals.figures import LESS_IS_BETTER, UNFLOORED
from evals.reporting.saved import SavedRun, read_run
from ingest.errors import QuestionSetError


@click.command("sign-off")
@click.argument("run", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--by", required=True, help="Who signs.")
@click.option("--note", default="", help="What was looked at, and what is known to be wrong.")
@click.option("--set", "names", multiple=True, help="Sign these sets only.")
@click.option("--to", type=click.Path(path_type=Path), default=FOLDER, help="Folder to keep it in.")
@click.option("--floors", type=click.Path(path_type=Path), default=FLOORS, help="File of floors.")
@plain_errors
def sign_off(run: Path, by: str, note: str, names: tuple[str, ...], to: Path, floors: Path) -> None:
    """Accept RUN: later runs are compared with it, and may not fall below it.

    Refused where a gate does not hold, or where the run was made of changes that no commit holds.
    Floors only rise. Where the questions of a set have changed, its floors are set anew from this
    run, which has held the old ones on the old questions.
    """
    saved = read_run(run)
    chosen = names or tuple(saved.scores)
    for name in chosen:
        _refuse(name, saved)
    for name in chosen:
        before = read_accepted(name, to)
        accepted = _accepted(name, saved, by, note)
        click.echo(_raise(name, saved, before, accepted, floors))
        write_accepted(accepted, to)


def _refuse(name: str, saved: SavedRun) -> None:
    if name not in saved.scores:
        raise QuestionSetError(f"The run has no set {name}; it has {', '.join(saved.scores)}.")
    broken = [gate for gate, failures in saved.gates[name].items() if failures]
    if broken:
        raise QuestionSetError(
            f"{name} cannot be signed: {', '.join(broken)} do not hold. Read the report, put it"
            " right, and run the evals again."
        )
    if saved.record.dirty:
        raise QuestionSetError(
            "The run was made of changes that no commit holds; commit them and run again."
        )


def _accepted(name: str, saved: SavedRun, by: str, note: str) -> Accepted:
    record = next(one for one in saved.record.sets if one.name == name)
    return Accepted(
        name=name,
        signed_by=by,
        signed_on=dt.datetime.now(dt.UTC).date().isoformat(),
        commit=saved.record.commit,
        corpus=record.corpus,
        note=note,
        questions={
            key: {measure: _kept(score.numbers.get(measure)) for measure in COMPARED}
            for key, score in saved.scores[name].items()
        },
    )


def _kept(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def _raise(name: str, saved: SavedRun, before: Accepted | None, now: Accepted, floors: Path) -> str:
    figures = {
        figure: found.mean
        for figure, found in saved.figures[name].items()
        if figure not in UNFLOORED
    }
    kept: Mapping[str, float] = read_floors(floors).get(name, {}) if floors.is_file() else {}
    held = {figure: least for figure, least in kept.items() if figure not in UNFLOORED}
    is_same = before is not None and set(before.questions) == set(now.questions)
    found = raised(held if is_same else {}, figures)
    write_floors(name, found, floors)
    rose = [one for one in found if found[one] != held.get(one)]
    how = "raised" if is_same else "set for these questions"
    better = ", ".join(f"{one} {_arrow(one)} {found[one]}" for one in rose) or "none"
    return (
        f"{name}: {len(now.questions)} questions signed by {now.signed_by}; floors {how}: {better}"
    )


def _arrow(name: str) -> str:
    return "at most" if name in LESS_IS_BETTER else "at least"
