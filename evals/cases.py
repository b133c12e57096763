"""Question sets as the evals read them (formats, section 1): a question with what is right."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.answers import AnswerStatus, Filters, Question, Turn
from ingest.documents import DocumentKind
from ingest.errors import QuestionSetError

ABSTENTIONS = frozenset({AnswerStatus.NOT_FOUND, AnswerStatus.NOT_HELD, AnswerStatus.UNCLEAR})
"""Statuses that give no answer and say so."""
DEVELOP = "develop"
ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One paragraph that must be found, by a verbatim span or by address and content digest."""

    source: str = ""
    quote: str = ""
    ref: str = ""
    digest: str = ""
    """SHA-256 of the paragraph's text, or its first 16 digits at least."""

    def __str__(self) -> str:
        return self.ref or f"“{self.quote}” in {self.source}"


@dataclass(frozen=True, slots=True)
class Case:
    """A question, what must be found for it, and how it may end."""

    question: Question
    answerable: bool
    kind: str
    evidence: tuple[EvidenceItem, ...] = ()
    facts: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    statuses: tuple[AnswerStatus, ...] = ()
    """Every status that is right, the best first; empty where the set does not say."""
    note: str = ""
    split: str = DEVELOP

    @property
    def id(self) -> str:
        """Unique in its set."""
        return self.question.id

    def accepts(self, status: AnswerStatus) -> bool:
        """Whether this way of ending is right.

        Where the set names no status, any answer is right for an answerable question, and
        abstaining or correcting the premise for another.
        """
        if self.statuses:
            return status in self.statuses
        if self.answerable:
            return status.is_answer
        return status in ABSTENTIONS or status is AnswerStatus.CORRECTED


class _Model(BaseModel):
    model_config = ConfigDict(extra="ignore")


class _Turn(_Model):
    role: str = "user"
    content: str = ""


class _Filters(_Model):
    authorities: tuple[str, ...] = ()
    kinds: tuple[DocumentKind, ...] = ()
    start: dt.date | None = Field(default=None, alias="from")
    end: dt.date | None = Field(default=None, alias="to")
    as_at: dt.date | None = None


class _Evidence(_Model):
    source: str = ""
    quote: str = ""
    ref: str = ""
    digest: str = ""


class _Line(_Model):
    id: str
    question: str
    answerable: bool
    history: tuple[_Turn, ...] | None = None
    filters: _Filters = field(default_factory=_Filters)
    evidence: tuple[_Evidence, ...] = ()
    facts: tuple[str, ...] = ()
    must_not: tuple[str, ...] | None = None
    kind: str = "other"
    status: AnswerStatus | tuple[AnswerStatus, ...] = ()
    note: str = ""
    split: str = DEVELOP


def read_cases(path: Path) -> tuple[Case, ...]:
    """Every case of a file, in order.

    Raises:
        QuestionSetError: the file cannot be read, a line is not a case, an id is used twice, or
            an item of evidence names neither a quote nor an address with its digest.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionSetError(f"Cannot read {path}: {error}. Name a JSON Lines file.") from error
    cases = tuple(_cases(text, path.name))
    seen: set[str] = set()
    for case in cases:
        if case.id in seen:
            raise QuestionSetError(f"{path.name} uses the id {case.id!r} twice; rename one.")
        seen.add(case.id)
    if not cases:
        raise QuestionSetError(f"{path.name} holds no questions; name another file.")
    return cases


def of_split(cases: tuple[Case, ...], *, aside: bool) -> tuple[Case, ...]:
    """The cases to run: those to develop on, and those kept aside only where asked for."""
    return cases if aside else tuple(case for case in cases if case.split != ASIDE)


def _cases(text: str, name: str) -> Iterator[Case]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield _case(line, f"{name} line {number}")


def _case(line: str, place: str) -> Case:
    try:
        read = _Line.model_validate(json.loads(line))
    except (json.JSONDecodeError, ValidationError) as error:
        first = " ".join(str(error).splitlines()[:3])
        raise QuestionSetError(f"{place} is not a case: {first}. Correct that line.") from error
    given = read.filters
    return Case(
        question=Question(
            text=read.question,
            history=tuple(Turn(turn.role, turn.content) for turn in read.history or ()),
            filters=Filters(given.authorities, given.kinds, given.start, given.end, given.as_at),
            id=read.id,
        ),
        answerable=read.answerable,
        kind=read.kind,
        evidence=tuple(_item(item, place) for item in read.evidence),
        facts=read.facts,
        must_not=read.must_not or (),
        statuses=(read.status,) if isinstance(read.status, AnswerStatus) else read.status,
        note=read.note,
        split=read.split,
    )


def _item(item: _Evidence, place: str) -> EvidenceItem:
    if not (item.source and item.quote) and not (item.ref and item.digest):
        raise QuestionSetError(
            f"{place}: evidence needs a source and a quote, or a ref and a digest; add them."
        )
    return EvidenceItem(item.source, item.quote, item.ref, item.digest)
