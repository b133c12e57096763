"""Runs are written, read back, recomputed, compared and signed."""

import importlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import assistant.commands.evaluate
from assistant.cli import main
from evals.accepted import raised, read_accepted, read_floors
from evals.passes import Pass
from evals.recompute import main as recompute
from evals.reporting.filling import Measured, filled
from evals.reporting.saved import read_run
from evals.reporting.writing import write_run
from evals.sets import EvalSet
from tests.evals.honest import World, honest_world
from tests.evals.tampering import answer_with, decline


def written(world: World, folder: Path, *, dirty: bool = False) -> Path:
    run = world.run()
    own = EvalSet(run.name, folder / "honest.jsonl", folder)
    ranked = {case.id: ("marlowe-2024#p9",) for case in run.cases if case.answerable}
    place = write_run([Pass(own, run, None, {"told": ranked}, "c0ffee", 4, 1.5)], folder / "runs")
    record = json.loads((place / "run.json").read_text("utf-8"))
    (place / "run.json").write_text(json.dumps(record | {"dirty": dirty}), "utf-8")
    return place


def tampered() -> World:
    world = honest_world()
    answer_with(world, "late-1", "marlowe-2024#p6")
    decline(world, "list")
    return world


def sign(run: Path, folder: Path, *more: str) -> Result:
    where = ["--to", str(folder / "accepted"), "--floors", str(folder / "floors.json")]
    return CliRunner().invoke(
        main, ["eval", "sign-off", str(run), "--by", "A. Name", *where, *more]
    )


def test_a_run_leaves_all_that_an_evaluator_signs(tmp_path: Path) -> None:
    place = written(honest_world(), tmp_path)
    names = "records.jsonl scores.jsonl baselines.jsonl run.json gates.json figures.json"
    names += " rankers.json"
    assert {path.name for path in place.iterdir()} == {
        *names.split(),
        "report.html",
        "summary.md",
        "junit.xml",
    }
    saved = read_run(place)
    assert len(saved.record.embedder_sha256) == 64
    assert saved.record.packages["torch"]
    assert saved.figures["honest"]["recall_20"].mean == 1.0


def test_the_report_names_the_step_to_blame_and_fetches_nothing(tmp_path: Path) -> None:
    page = (written(tampered(), tmp_path) / "report.html").read_text("utf-8")
    assert '<span class="tag">sufficiency</span> <span class="tag">list</span>' in page
    assert "floor of answer_rate" in page
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")


def test_document_text_is_data_in_the_report(tmp_path: Path) -> None:
    world = tampered()
    case = replace(world.cases[0], note="<img src=x onerror=alert(1)>")
    world.cases[0] = case
    page = (written(world, tmp_path) / "report.html").read_text("utf-8")
    assert "<img" not in page
    assert "&lt;img" in page


@pytest.mark.parametrize("world", [honest_world, tampered])
def test_figures_equal_those_recomputed_from_the_records(world: object, tmp_path: Path) -> None:
    place = written(world(), tmp_path)  # type: ignore[operator]
    done = CliRunner().invoke(recompute, [str(place)])
    assert done.exit_code == 0, done.output
    assert "11 records, 25 figures recomputed" in done.output


def test_a_figure_that_was_tampered_with_is_found(tmp_path: Path) -> None:
    place = written(honest_world(), tmp_path)
    figures = json.loads((place / "figures.json").read_text("utf-8"))
    figures["honest"]["facts"]["mean"] = 0.99
    (place / "figures.json").write_text(json.dumps(figures), "utf-8")
    done = CliRunner().invoke(recompute, [str(place)])
    assert done.exit_code == 1
    assert "facts is 0.99 in the report and 1.0 here" in done.output


def test_tables_of_the_documentation_are_written_from_a_run(tmp_path: Path) -> None:
    measured = Measured([written(honest_world(), tmp_path)])
    page = "Before\n<!-- measured: figures -->\nold\n<!-- end -->\nafter"
    found = filled(page, measured)
    assert "old" not in found
    assert "| `recall_20` |" not in found
    assert "| `ending` | 1.000 (1.00 to 1.00, n 11) |" in found
    assert filled(found, measured) == found
    assert "all hold" in filled("<!-- measured: gates -->\n<!-- end -->", measured)


def test_two_runs_are_compared_question_by_question(tmp_path: Path) -> None:
    before, after = written(honest_world(), tmp_path), written(tampered(), tmp_path)
    done = CliRunner().invoke(main, ["eval", "compare", str(before), str(after)])
    assert done.exit_code == 0, done.output
    assert "now wrong: late-1 (answered to answered)" in done.output
    assert "noise" in done.output
    same = CliRunner().invoke(main, ["eval", "compare", str(before), str(before)])
    assert "noise" not in same.output


def test_a_signed_run_sets_floors_that_only_rise(tmp_path: Path) -> None:
    done = sign(written(honest_world(), tmp_path), tmp_path)
    assert done.exit_code == 0, done.output
    floors = read_floors(tmp_path / "floors.json")["honest"]
    assert floors["recall_20"] == 1.0
    accepted = read_accepted("honest", tmp_path / "accepted")
    assert accepted
    assert accepted.signed_by == "A. Name"
    worse = tampered()
    worse.floors = {}
    again = sign(written(worse, tmp_path), tmp_path)
    assert again.exit_code == 0, again.output
    assert read_floors(tmp_path / "floors.json")["honest"] == floors


@pytest.mark.parametrize(
    ("world", "dirty", "said"),
    [(tampered, False, "do not hold"), (honest_world, True, "no commit holds")],
)
def test_a_run_that_cannot_be_signed_is_refused(
    world: object, dirty: bool, said: str, tmp_path: Path
) -> None:
    done = sign(written(world(), tmp_path, dirty=dirty), tmp_path)  # type: ignore[operator]
    assert done.exit_code == 1
    assert said in done.output
    assert not (tmp_path / "floors.json").exists()


def test_without_the_evals_the_command_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "evals_that_are_not_there.main"
    monkeypatch.setattr(assistant.commands.evaluate, "_MODULE", name)
    real = importlib.import_module

    def absent(wanted: str) -> object:
        if wanted == name:
            raise ModuleNotFoundError(f"No module named {name!r}", name="evals")
        return real(wanted)

    monkeypatch.setattr(importlib, "import_module", absent)
    done = CliRunner().invoke(main, ["eval", "compare"])
    assert done.exit_code == 1
    assert "copy of the repository" in done.output


@pytest.mark.parametrize(
    ("held", "measured", "floor"),
    [({}, 61.0, 90.0), ({}, 104.2, 105.0), ({"words_median": 105.0}, 100.0, 100.0)],
)
def test_the_floor_of_a_length_leaves_room_for_a_whole_answer(
    held: dict[str, float], measured: float, floor: float
) -> None:
    assert raised(held, {"words_median": measured}) == {"words_median": floor}
