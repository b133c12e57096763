"""What an answer is: claims, each resting on quoted paragraphs, and how the question ended."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from ingest.documents import DocumentKind, Paragraph, ParagraphRef, Speaker
from ingest.errors import AppError


class UngroundedAnswer(AppError):
    """An answer was put together that its evidence does not carry: a fault of ours."""


class AnswerStatus(StrEnum):
    """Every way a question can end."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    CORRECTED = "corrected"
    NOT_FOUND = "not_found"
    NOT_HELD = "not_held"
    UNCLEAR = "unclear"
    ERROR = "error"

    @property
    def is_answer(self) -> bool:
        """Whether something was found and is cited."""
        return self in {AnswerStatus.ANSWERED, AnswerStatus.PARTIAL, AnswerStatus.CORRECTED}


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier turn of a conversation."""

    role: str
    """Either "user" or "assistant"."""
    content: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What the asker fixed by hand; empty means not fixed."""

    authorities: tuple[str, ...] = ()
    kinds: tuple[DocumentKind, ...] = ()
    start: dt.date | None = None
    end: dt.date | None = None
    as_at: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it came in."""

    text: str
    history: tuple[Turn, ...] = ()
    filters: Filters = field(default_factory=Filters)
    id: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quotation at its place: ``paragraph text[start:end] == quote``."""

    ref: ParagraphRef
    source: str
    label: str
    page: int | None
    quote: str
    start: int
    end: int

    @classmethod
    def of(cls, paragraph: Paragraph, source: str, start: int = 0, end: int | None = None) -> Self:
        """Quote ``paragraph.text[start:end]``; the whole paragraph by default.

        Raises:
            UngroundedAnswer: the offsets do not lie inside the text.
        """
        stop = len(paragraph.text) if end is None else end
        if not 0 <= start < stop <= len(paragraph.text):
            raise UngroundedAnswer(f"Offsets {start} to {stop} are outside {paragraph.ref}.")
        quote = paragraph.text[start:stop]
        return cls(paragraph.ref, source, paragraph.label, paragraph.page, quote, start, stop)


class ClaimForm(StrEnum):
    """How a claim stands in the answer; claims are shown in order."""

    SENTENCE = "sentence"
    ITEM = "item"
    """One item of a list, under the sentence claim before it."""
    ROW = "row"
    """One row of a table or one dated step; ``text`` reads on its own."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of an answer, who makes it, when, and where it can be read."""

    text: str
    speaker: Speaker
    as_at: dt.date | None
    citations: tuple[Citation, ...]
    form: ClaimForm = ClaimForm.SENTENCE

    def __post_init__(self) -> None:
        if not self.citations:
            raise UngroundedAnswer(f"A claim without a citation: {self.text[:80]!r}.")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One ranked paragraph that was considered."""

    paragraph: Paragraph
    source: str
    score: float


@dataclass(frozen=True, slots=True)
class ResolvedScope:
    """What was searched."""

    authorities: tuple[str, ...] = ()
    kinds: tuple[DocumentKind, ...] = ()
    start: dt.date | None = None
    end: dt.date | None = None
    as_at: dt.date | None = None
    documents_searched: int = 0


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds spent."""

    retrieve: float = 0.0
    compose: float = 0.0
    total: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole of what is shown, and everything it was made from.

    Raises:
        UngroundedAnswer: it says it answers but cites nothing, or cites a paragraph that is not
            among its evidence.
    """

    status: AnswerStatus
    text: str
    claims: tuple[Claim, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    scope: ResolvedScope = field(default_factory=ResolvedScope)
    notes: tuple[str, ...] = ()
    question: str = ""
    """The question as understood: a follow-up is written out in full."""
    generator: str = "extractive"
    prompt: str | None = None
    corpus: str = ""
    seconds: Timings = field(default_factory=Timings)
    choices: tuple[str, ...] = ()
    """``unclear`` only: the readings the asker may choose from."""
    confidence: float | None = None
    """Probability, 0 to 1, that the paragraphs found answer the question, as the sufficiency model
    has it; None where nothing was searched. It judges the search, not the wording."""

    def __post_init__(self) -> None:
        if self.status.is_answer and not self.claims:
            raise UngroundedAnswer(f"An {self.status} answer must rest on at least one citation.")
        held = {item.paragraph.ref for item in self.evidence}
        for claim in self.claims:
            for citation in claim.citations:
                if citation.ref not in held:
                    raise UngroundedAnswer(f"{citation.ref} is cited but was not retrieved.")

    @property
    def as_at(self) -> dt.date | None:
        """Date of the newest source a claim rests on."""
        return max((claim.as_at for claim in self.claims if claim.as_at), default=None)
