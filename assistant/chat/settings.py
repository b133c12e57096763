"""What an operator may set about the chat, and what the page needs from outside."""

from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.chat.examples import example_questions
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
    queue: int = 64
    """Events that may wait; the next member is told that the assistant is busy."""
    session_seconds: int = 6 * 60 * 60
    """How long an untouched conversation is kept in memory."""


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """Settings of the page."""

    title: str = "Inspection assistant"
    limits: Limits = field(default_factory=Limits)
    examples: Callable[[Corpus], tuple[str, ...]] = example_questions
    """Questions offered before the first one is asked."""
    readiness: Callable[[], Readiness] = always_ready
    page_image: Callable[[ParagraphRef], bytes | None] | None = None
    """PNG of the page a paragraph stands on, with the passage marked; None where there is none."""
