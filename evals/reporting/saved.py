"""A run read back from its folder."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from evals.accepted import Numbers
from evals.intervals import Estimate
from evals.reporting.provenance import RunRecord
from ingest.errors import QuestionSetError


@dataclass(frozen=True, slots=True)
class SavedScore:
    """The measures of one question."""

    status: str
    cluster: str
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class SavedRun:
    """What ``write_run`` left, without the records."""

    record: RunRecord
    gates: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Failures by set and gate."""
    figures: Mapping[str, Mapping[str, Estimate]]
    scores: Mapping[str, Mapping[str, SavedScore]]
    """By set and question."""


_RECORD = TypeAdapter(RunRecord)
_GATES = TypeAdapter(Mapping[str, Mapping[str, tuple[str, ...]]])
_FIGURES = TypeAdapter(Mapping[str, Mapping[str, Estimate]])
_NUMBER = TypeAdapter(dict[str, float | str | None])


def read_run(folder: Path) -> SavedRun:
    """Read a run's folder.

    Raises:
        QuestionSetError: it is not one, or not of this version of the program.
    """
    try:
        return SavedRun(
            _RECORD.validate_json((folder / "run.json").read_bytes()),
            _GATES.validate_json((folder / "gates.json").read_bytes()),
            _FIGURES.validate_json((folder / "figures.json").read_bytes()),
            _scores(folder / "scores.jsonl"),
        )
    except (OSError, ValidationError, KeyError) as error:
        raise QuestionSetError(
            f"{folder} is not the folder of a run ({type(error).__name__}); name one under"
            " evals/runs."
        ) from error


def _scores(path: Path) -> Mapping[str, Mapping[str, SavedScore]]:
    found: dict[str, dict[str, SavedScore]] = {}
    for line in path.read_text("utf-8").splitlines():
        row = _NUMBER.validate_python(json.loads(line))
        words = {name: str(row.pop(name)) for name in ("set", "id", "status", "cluster")}
        numbers = {key: value for key, value in row.items() if not isinstance(value, str)}
        score = SavedScore(words["status"], words["cluster"], numbers)
        found.setdefault(words["set"], {})[words["id"]] = score
    return found
