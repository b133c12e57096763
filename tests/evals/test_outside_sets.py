"""``pytest evals/ --corpus DIR --questions FILE`` runs anybody's set, with the same report."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LATE = "Nine of the twenty visits to children in Marlowe were late in the month of the inspection."
HUB = "The hub answers the telephone within a day, and far sooner at night."

pytestmark = pytest.mark.long


@dataclass(frozen=True)
class Ran:
    """What a run of the evals came to."""

    status: int
    output: str
    folder: Path


def question(case_id: str, text: str, **more: object) -> dict[str, object]:
    return {"id": case_id, "question": text, "answerable": True, "kind": "number", **more}


QUOTED = question(
    "own-1",
    "How many visits to children in Marlowe were late?",
    evidence=[{"source": "marlowe-report.txt", "quote": "Nine of the twenty visits"}],
    facts=["Nine"],
)
ABSENT = question("own-2", "What is the bus fare in Marlowe?", evidence=[]) | {"answerable": False}


def ran(folder: Path, *questions: dict[str, object]) -> Ran:
    documents, asked = folder / "documents", folder / "own.jsonl"
    documents.mkdir()
    opening = "Inspection of Marlowe children's services\n\nInspection date: 1 May 2024"
    (documents / "marlowe-report.txt").write_text(f"{opening}\n\n{LATE}\n\n{HUB}\n", "utf-8")
    asked.write_text("".join(json.dumps(one) + "\n" for one in questions), "utf-8")
    where = ["--corpus", documents, "--questions", asked, "--runs", folder / "runs"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "evals/", *map(str, where), "--baselines"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=600,
    )
    runs = sorted((folder / "runs").iterdir()) if (folder / "runs").is_dir() else [folder]
    return Ran(done.returncode, done.stdout + done.stderr, runs[-1])


def test_an_outside_set_by_quotes_gets_the_same_report_and_no_floors(tmp_path: Path) -> None:
    found = ran(tmp_path, QUOTED, ABSENT)
    assert found.status == 0, found.output
    assert "No run of it has been accepted" in (found.folder / "report.html").read_text("utf-8")
    figures = json.loads((found.folder / "figures.json").read_text("utf-8"))["own"]
    assert figures["recall_5"]["mean"] == 1.0
    assert figures["ending"]["scored"] == 2
    assert "llama-index default" in (found.folder / "summary.md").read_text("utf-8")


def test_gold_that_no_longer_stands_fails_and_names_itself(tmp_path: Path) -> None:
    item = {"ref": "marlowe-report#p4", "digest": "0" * 64, "source": "marlowe-report.txt"}
    moved = QUOTED | {"id": "own-3", "evidence": [item]}
    gone = QUOTED | {"id": "own-4", "evidence": [{"source": "other.txt", "quote": "Nine"}]}
    found = ran(tmp_path, QUOTED, moved, gone)
    assert found.status == 1
    assert "own-3: no paragraph around marlowe-report#p4 has the digest 0000" in found.output
    assert "own-4: other.txt is not held" in found.output
    assert "test_the_gate_holds[own-set-is-fresh]" in found.output


def test_a_set_that_nobody_has_accepted_is_not_run(tmp_path: Path) -> None:
    found = ran(tmp_path, QUOTED | {"proposed": True})
    assert found.status == 1
    assert "are only proposed; accept some with assistant eval accept" in found.output


def test_half_of_a_set_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "evals/", "--corpus", "evals/samples/documents"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert "Give --corpus DIR and --questions FILE together" in done.stdout + done.stderr
