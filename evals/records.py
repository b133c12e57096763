"""Answer records (formats, section 2) as the scorer reads them, wherever they were made."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from assistant.answers import AnswerStatus
from assistant.records import Record
from ingest.errors import QuestionSetError


@dataclass(frozen=True, slots=True)
class CitationRecord:
    """A quotation and the place it claims to stand at."""

    ref: str
    source: str
    label: str
    quote: str
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """One statement of an answer with its citations."""

    text: str
    form: str = "sentence"
    speaker: str = "other"
    as_at: dt.date | None = None
    citations: tuple[CitationRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """One ranked paragraph."""

    ref: str
    source: str
    label: str
    text: str
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class ScopeRecord:
    """What was searched."""

    authorities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    start: Annotated[dt.date | None, Field(alias="from")] = None
    end: Annotated[dt.date | None, Field(alias="to")] = None
    as_at: dt.date | None = None
    documents_searched: int = 0


@dataclass(frozen=True, slots=True)
class SecondsRecord:
    """Seconds spent."""

    retrieve: float = 0.0
    compose: float = 0.0
    total: float = 0.0


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """One line of ``assistant ask --batch --json``."""

    id: str
    status: AnswerStatus
    text: str
    claims: tuple[ClaimRecord, ...] = ()
    evidence: tuple[EvidenceRecord, ...] = ()
    scope: ScopeRecord = field(default_factory=ScopeRecord)
    notes: tuple[str, ...] = ()
    generator: str = ""
    prompt: str | None = None
    corpus: str = ""
    question: str = ""
    """As understood."""
    confidence: float | None = None
    seconds: SecondsRecord = field(default_factory=SecondsRecord)

    @property
    def citations(self) -> tuple[CitationRecord, ...]:
        """Of all claims, in order."""
        return tuple(citation for claim in self.claims for citation in claim.citations)

    @property
    def cited(self) -> tuple[str, ...]:
        """Addresses cited, each once, in order."""
        return tuple(dict.fromkeys(citation.ref for citation in self.citations))

    @property
    def ranking(self) -> tuple[str, ...]:
        """Addresses of the ranked paragraphs, best first."""
        return tuple(item.ref for item in self.evidence)


_ADAPTER = TypeAdapter(AnswerRecord)


def parsed(record: Record) -> AnswerRecord:
    """A record with its types.

    Raises:
        QuestionSetError: a field is missing or of another type.
    """
    try:
        return _ADAPTER.validate_python(record)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise QuestionSetError(
            f"The record of {record.get('id')!r} is not as formats.md has it: {place}:"
            f" {first['msg']}; make the answers again."
        ) from error


def without_times(record: Record) -> str:
    """The record as one line of JSON without its seconds: what asking again must not change."""
    kept = {key: value for key, value in record.items() if key != "seconds"}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def write_lines(path: Path, lines: Iterable[Mapping[str, object]]) -> None:
    """Write JSON Lines."""
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8")


def read_lines(path: Path) -> list[Record]:
    """Read JSON Lines.

    Raises:
        QuestionSetError: the file cannot be read, or a line is not an object.
    """
    try:
        found = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise QuestionSetError(f"Cannot read answers from {path}: {error}.") from error
    if not all(isinstance(line, dict) for line in found):
        raise QuestionSetError(f"{path.name} must hold one JSON object a line.")
    return found
