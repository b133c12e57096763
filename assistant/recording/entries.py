"""What is kept of an answer: itself, the paragraphs it cites, and what it was made by."""

from dataclasses import dataclass, replace
from enum import StrEnum

from pydantic import TypeAdapter, ValidationError

from assistant.answers import Answer
from assistant.naming import document_name
from ingest.documents import Paragraph, SourceDocument
from ingest.errors import StoreOutdated


class Verdict(StrEnum):
    """What somebody thought of an answer."""

    USEFUL = "useful"
    NOT_USEFUL = "not useful"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Feedback:
    """One person's verdict on one answer."""

    answer: str
    verdict: Verdict
    reason: str
    created: str
    """UTC, to the second."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document cited, as it was when it was cited."""

    doc_id: str
    source: str
    sha256: str
    name: str
    """As in "Ofsted, Hackney, inspection report, 20 August 2024"."""


@dataclass(frozen=True, slots=True)
class Considered:
    """A paragraph that was ranked and not cited."""

    ref: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class AnswerEntry:
    """One answer as it is kept. Its id follows from its content: equal answers are one entry."""

    id: str
    answer: Answer
    """With the paragraphs it cites as its evidence, whole; the others are in ``considered``."""
    sources: tuple[Source, ...]
    considered: tuple[Considered, ...]
    settings: tuple[tuple[str, str], ...]
    """(what, version or digest): the program, its weights."""
    created: str
    """When it was first given: UTC, to the second."""
    last_given: str
    times_given: int
    question_kept: bool = True

    @property
    def question(self) -> str | None:
        """The question as understood; None where questions are not kept."""
        return self.answer.question if self.question_kept else None

    @property
    def cited(self) -> tuple[Paragraph, ...]:
        """The paragraphs cited, as they were."""
        return tuple(item.paragraph for item in self.answer.evidence)


_ENTRY = TypeAdapter(AnswerEntry)
_FEEDBACK = TypeAdapter(Feedback)


def without_question(answer: Answer) -> Answer:
    """The answer with nothing of what was asked."""
    return replace(answer, question="")


def cited_only(answer: Answer) -> Answer:
    """The answer with the paragraphs it cites as its only evidence."""
    refs = {citation.ref for claim in answer.claims for citation in claim.citations}
    kept = tuple(item for item in answer.evidence if item.paragraph.ref in refs)
    return replace(answer, evidence=kept)


def considered_in(answer: Answer) -> tuple[Considered, ...]:
    """The paragraphs ranked and not cited."""
    refs = {citation.ref for claim in answer.claims for citation in claim.citations}
    others = (item.paragraph for item in answer.evidence if item.paragraph.ref not in refs)
    return tuple(Considered(str(one.ref), one.content_hash) for one in others)


def source_of(document: SourceDocument) -> Source:
    """A document as it is to be remembered."""
    name = document_name(document)
    return Source(document.doc_id, document.source, document.sha256, name)


def entry_to_json(entry: AnswerEntry) -> str:
    """An entry as one JSON object."""
    return _ENTRY.dump_json(entry).decode()


def entry_from_json(record: str) -> AnswerEntry:
    """Read an entry; raises StoreOutdated where it was written by another version."""
    try:
        return _ENTRY.validate_json(record)
    except ValidationError as error:
        raise StoreOutdated(
            "A recorded answer was written by another version of this program and cannot be read"
            " by this one; open it with that version."
        ) from error


def feedback_to_json(feedback: Feedback) -> str:
    """Feedback as one JSON object."""
    return _FEEDBACK.dump_json(feedback).decode()


def feedback_from_json(record: str) -> Feedback:
    """Read feedback."""
    return _FEEDBACK.validate_json(record)
