"""What a weak model proposed and what it came to, a line each: to be read, and gone on with."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tried:
    """One claim a model proposed."""

    id: str
    question: str
    temperature: float
    claim: str
    reason: str
    """Why it was dropped; empty where it is shown."""
    about: str
    """Whose the paragraph is, its date, and who speaks."""
    paragraph: str
    quote: str


@dataclass(frozen=True, slots=True)
class Done:
    """A question that has been put, and what the answer lost by what the model wrote."""

    done: str
    """The question's id."""
    asked: bool
    """Whether the model was asked, as it is of an answer."""
    lost: tuple[str, ...]


def line_of(one: Tried | Done) -> str:
    """One line of the record."""
    return json.dumps(asdict(one), ensure_ascii=False) + "\n"


def ids_done(out: Path) -> frozenset[str]:
    """Ids of the questions an earlier run with this record came to the end of."""
    if not out.is_file():
        return frozenset()
    lines = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    return frozenset(line["done"] for line in lines if "done" in line)
