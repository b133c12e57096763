"""Files of questions (formats, section 1): JSON Lines, unknown fields ignored."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.answers import Filters, Question, Turn
from ingest.documents import DocumentKind
from ingest.errors import QuestionSetError


class _Turn(BaseModel):
    model_config = ConfigDict(extra="ignore")
    role: str = "user"
    content: str = ""


class _Filters(BaseModel):
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
    history: tuple[_Turn, ...] | None = None
    filters: _Filters | None = None


def read_questions(path: Path) -> Iterator[Question]:
    """The questions of a file, in order.

    Raises:
        QuestionSetError: the file cannot be read, or a line is not a question.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionSetError(f"Cannot read {path}: {error}. Name a JSON Lines file.") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield _question(line, f"{path.name} line {number}")


def _question(line: str, place: str) -> Question:
    try:
        read = _Line.model_validate(json.loads(line))
    except (json.JSONDecodeError, ValidationError) as error:
        first = str(error).splitlines()[0]
        raise QuestionSetError(f"{place} is not a question: {first}.") from error
    filters = read.filters or _Filters()
    return Question(
        text=read.question,
        history=tuple(Turn(turn.role, turn.content) for turn in read.history or ()),
        filters=Filters(
            filters.authorities, filters.kinds, filters.start, filters.end, filters.as_at
        ),
        id=read.id,
    )
