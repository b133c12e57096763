"""Files of questions (formats, section 1): JSON Lines, unknown fields ignored."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.answers import Filters, Question, Turn
from ingest.documents import DocumentKind
from ingest.errors import QuestionSetError


class TurnLine(BaseModel):
    """One earlier turn, as a line has it."""

    model_config = ConfigDict(extra="ignore")
    role: str = "user"
    content: str = ""


class FilterLine(BaseModel):
    """What the asker fixed by hand, as a line has it."""

    model_config = ConfigDict(extra="ignore")
    authorities: tuple[str, ...] = ()
    kinds: tuple[DocumentKind, ...] = ()
    start: dt.date | None = Field(default=None, alias="from")
    end: dt.date | None = Field(default=None, alias="to")
    as_at: dt.date | None = None


class _Line(BaseModel):
    model_config = ConfigDict(extra="ignore")
    id: str
    question: str
    history: tuple[TurnLine, ...] | None = None
    filters: FilterLine | None = None


def read_questions(path: Path) -> Iterator[Question]:
    """The questions of a file, in order.

    Raises:
        QuestionSetError: the file cannot be read, or a line is not a question.
    """
    for line, place in numbered_lines(path):
        yield _question(line, place)


def numbered_lines(path: Path) -> Iterator[tuple[str, str]]:
    """Each line of a JSON Lines file that holds something, with where it stands.

    Raises:
        QuestionSetError: the file cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionSetError(f"Cannot read {path}: {error}. Name a JSON Lines file.") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield line, f"{path.name} line {number}"


def history_of(turns: tuple[TurnLine, ...] | None) -> tuple[Turn, ...]:
    """Earlier turns, oldest first."""
    return tuple(Turn(turn.role, turn.content) for turn in turns or ())


def filters_of(line: FilterLine) -> Filters:
    """What was fixed by hand."""
    return Filters(line.authorities, line.kinds, line.start, line.end, line.as_at)


def _question(line: str, place: str) -> Question:
    try:
        read = _Line.model_validate(json.loads(line))
    except (json.JSONDecodeError, ValidationError) as error:
        first = str(error).splitlines()[0]
        raise QuestionSetError(f"{place} is not a question: {first}.") from error
    return Question(
        text=read.question,
        history=history_of(read.history),
        filters=filters_of(read.filters or FilterLine()),
        id=read.id,
    )
