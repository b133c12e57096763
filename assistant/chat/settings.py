"""What an operator may set about the chat, and what the page needs from outside."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from assistant.chat.examples import example_questions
from assistant.recording.archive import AnswerArchive
from ingest.corpus import Corpus
from ingest.documents import ParagraphRef


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether questions are answered at once, and if not, what a member is told."""

    ready: bool = True
    failed: bool = False
    notice: str = ""


def always_ready() -> Readiness:
    """For an answerer that was loaded before the page was built."""
    return Readiness()


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what one member, and all of them together, can ask of the machine."""

    question_characters: int = 2000
    history_turns: int = 10
    """Earlier turns handed to the answerer with a question."""
    exchanges_kept: int = 40
    """Questions and answers kept on the page; the oldest leave first."""
    answers_at_once: int = 2
    waiting: int = 250
    """Questions that may wait; the next member is told that the assistant is busy."""
    questions_a_minute: int = 30
    """Of one browser."""
    requests_a_minute: int = 600
    """Of one browser that change or ask something: opening a passage is one."""
    requests_of_an_address: int = 6000
    sessions: int = 250
    """Open pages that Gradio keeps the state of, about 0.2 MB each; the longest untouched leave
    first, and find their conversation again when their page is opened anew."""
    session_seconds: int = 6 * 60 * 60
    """How long an untouched conversation is kept in memory."""


class PageImages(Protocol):
    """Pictures of the pages paragraphs stand on."""

    def has(self, ref: ParagraphRef) -> bool:
        """Whether there is one, told without drawing it."""

    def png(self, ref: ParagraphRef) -> bytes | None:
        """The picture with the passage marked; None where there is none."""


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """Settings of the page."""

    title: str = "Inspection assistant"
    limits: Limits = field(default_factory=Limits)
    examples: Callable[[Corpus], tuple[str, ...]] = example_questions
    """Questions offered before the first one is asked."""
    readiness: Callable[[], Readiness] = always_ready
    page_images: PageImages | None = None
    archive: AnswerArchive | None = None
    """Where answers are kept, with what people thought of them; None keeps none."""
    store: Path | None = None
    """Where documents are added and drafts kept; without it neither is had."""
    sign_in: bool = False
    """Whether people sign in on a page of ours, and so may sign out."""
