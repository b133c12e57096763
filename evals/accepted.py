"""What was last accepted of each set: every question's measures, and floors that only rise.

``accepted/SET-SPLIT.json`` holds numbers by question and no word of any document; ``floors.json``
holds the least value of each figure. Both are written by ``assistant eval sign-off`` and by nothing
else.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evals.figures import LENGTHS, LESS_IS_BETTER
from ingest.errors import QuestionSetError

_HERE = Path(__file__).parent
FOLDER = _HERE / "accepted"
FLOORS = _HERE / "floors.json"
_STEPS = 100
_ROOM = dict(zip(LENGTHS, (90.0, 220.0), strict=True))
"""Words an answer may have, at the median and the 90th percentile: no floor goes below them."""
_ROUNDING = 1e-9

Numbers = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Accepted:
    """One pass of a set that somebody put their name to."""

    name: str
    signed_by: str
    signed_on: str
    commit: str
    corpus: str
    note: str
    questions: Mapping[str, Numbers]
    """Measures by question id."""


def read_accepted(name: str, folder: Path = FOLDER) -> Accepted | None:
    """The accepted run of a set, or None where there is none.

    Raises:
        QuestionSetError: the file is not as this module writes it.
    """
    path = _path(name, folder)
    if not path.is_file():
        return None
    try:
        return Accepted(**json.loads(path.read_text("utf-8")))
    except (ValueError, TypeError) as error:
        raise QuestionSetError(f"{path} is not an accepted run ({error}); sign again.") from error


def write_accepted(run: Accepted, folder: Path = FOLDER) -> None:
    """Keep a run as the accepted one; one line a question, so that a change can be read."""
    folder.mkdir(parents=True, exist_ok=True)
    head = {
        "name": run.name,
        "signed_by": run.signed_by,
        "signed_on": run.signed_on,
        "commit": run.commit,
        "corpus": run.corpus,
        "note": run.note,
    }
    lines = ",\n".join(
        f"    {json.dumps(key)}: {json.dumps(dict(numbers))}"
        for key, numbers in sorted(run.questions.items())
    )
    opening = json.dumps(head, indent=2, ensure_ascii=False)[:-2]
    text = f'{opening},\n  "questions": {{\n{lines}\n  }}\n}}\n'
    _path(run.name, folder).write_text(text, encoding="utf-8")


def read_floors(path: Path = FLOORS) -> Mapping[str, Mapping[str, float]]:
    """Floors by set and figure."""
    found: Mapping[str, Mapping[str, float]] = json.loads(path.read_text("utf-8"))
    return found


def raised(floors: Mapping[str, float], figures: Numbers) -> Mapping[str, float]:
    """Floors after a run: each the better of what it was and what was measured.

    What was measured is rounded against the assistant to two places (to whole words). A figure
    that is undefined raises nothing. Lengths have room up to what an answer may have: shorter
    than that is no better, and a whole answer to a few questions may take the words it needs.
    """
    found = dict(floors)
    for name, value in figures.items():
        if value is None:
            continue
        if name in LESS_IS_BETTER:
            steps = 1 if name in LENGTHS else _STEPS
            least = math.ceil(value * steps - _ROUNDING) / steps
            least = max(least, _ROOM.get(name, 0.0))
            found[name] = min(found.get(name, least), least)
        else:
            least = math.floor(value * _STEPS + _ROUNDING) / _STEPS
            found[name] = max(found.get(name, least), least)
    return found


def write_floors(name: str, floors: Mapping[str, float], path: Path = FLOORS) -> None:
    """Replace the floors of one set."""
    every = dict(read_floors(path)) if path.is_file() else {}
    every[name] = dict(floors)
    path.write_text(json.dumps(dict(sorted(every.items())), indent=2) + "\n", encoding="utf-8")


def _path(name: str, folder: Path) -> Path:
    return folder / f"{name.replace('/', '-')}.json"
