"""Question sets as the evals read them (formats, section 1): a question with what is right."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.answers import AnswerStatus, Question
from assistant.questions import FilterLine, TurnLine, filters_of, history_of, numbered_lines
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
    mark: str = ""
    """Mark of the words quoted (``evals.spans``), to find them again by; optional."""

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
    group: str = ""
    """Paraphrases of one question share a group; empty where it stands alone."""
    proposed: bool = False
    """Drafted by a program and not accepted by a person; not asked."""

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


class _Evidence(_Model):
    source: str = ""
    quote: str = ""
    ref: str = ""
    digest: str = ""
    mark: str = ""


class _Line(_Model):
    id: str
    question: str
    answerable: bool
    history: tuple[TurnLine, ...] | None = None
    filters: FilterLine = field(default_factory=FilterLine)
    evidence: tuple[_Evidence, ...] = ()
    facts: tuple[str, ...] = ()
    must_not: tuple[str, ...] | None = None
    kind: str = "other"
    status: AnswerStatus | tuple[AnswerStatus, ...] = ()
    note: str = ""
    split: str = DEVELOP
    group: str | None = None
    proposed: bool = False


def read_cases(path: Path) -> tuple[Case, ...]:
    """Every case of a file, in order.

    Raises:
        QuestionSetError: the file cannot be read, a line is not a case, an id is used twice, or
            an item of evidence names neither a quote nor an address with its digest.
    """
    cases = tuple(_case(line, place) for line, place in numbered_lines(path))
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


def _case(line: str, place: str) -> Case:
    try:
        read = _Line.model_validate(json.loads(line))
    except (json.JSONDecodeError, ValidationError) as error:
        first = " ".join(str(error).splitlines()[:3])
        raise QuestionSetError(f"{place} is not a case: {first}. Correct that line.") from error
    return Case(
        question=Question(
            text=read.question,
            history=history_of(read.history),
            filters=filters_of(read.filters),
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
        group=read.group or "",
        proposed=read.proposed,
    )


def _item(item: _Evidence, place: str) -> EvidenceItem:
    if not (item.source and item.quote) and not (item.ref and item.digest):
        raise QuestionSetError(
            f"{place}: evidence needs a source and a quote, or a ref and a digest; add them."
        )
    return EvidenceItem(item.source, item.quote, item.ref, item.digest, item.mark)
