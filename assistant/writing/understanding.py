"""Questions put another way by a model: follow-ups in full, several questions in one split.

The model's wording is taken only where every name, figure and word of weight in it stands in the
conversation already. Anything else leaves the question as it was, for the deterministic reading.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

from llama_index.core.base.llms.types import ChatMessage, MessageRole
from llama_index.core.llms import LLM

from assistant.answers import Answer, Question
from assistant.grounding.function_words import STOP_WORDS
from assistant.grounding.sentences import Sentence
from assistant.grounding.words import fold
from assistant.service import Answerer, Progress, composed
from assistant.writing.contract import MalformedReply, read_text, read_texts
from assistant.writing.merging import merged
from assistant.writing.passages import as_data, new_fence
from ingest.corpus import Corpus
from ingest.errors import ModelUnavailable
from prompts.loading import Rendered, load

_log = logging.getLogger(__name__)
_MOST_PARTS = 3
_TURNS = 6
_LONGEST = 300
"""Characters of a rewritten question."""
_SEVERAL = (" and ", "?", ";", " also ", " as well as ")
_FREE = frozenset(
    STOP_WORDS | {"council", "borough", "service", "services", "inspection", "report"}
)


class UnderstandingAnswerer:
    """Answers through another, after a model has put the question in full or in parts."""

    def __init__(self, answerer: Answerer, llm: LLM) -> None:
        self._answerer = answerer
        self._llm = llm

    @property
    def corpus(self) -> Corpus:
        """The live generation, as of this call."""
        return self._answerer.corpus

    def ask(self, question: Question, progress: Progress | None = None) -> Answer:
        """Answer one question; see ``Answerer.ask``. The question as rewritten is shown with it."""
        whole = self.rewritten(question)
        parts = self.split(whole)
        if len(parts) < 2:
            return self._answerer.ask(whole, progress)
        answers = [self._answerer.ask(replace(whole, text=part), progress) for part in parts]
        if not any(answer.status.is_answer for answer in answers):
            return self._answerer.ask(whole, progress)
        return merged(whole.text, answers)

    def composed(self, question: Question) -> Answer:
        """The answer to the question as it stands, without a model."""
        return composed(self._answerer, question)

    def rewritten(self, question: Question) -> Question:
        """A follow-up in full; the question itself where there is nothing to follow."""
        if not question.history:
            return question
        turns = "\n".join(
            as_data({"role": turn.role, "text": turn.content[:2000]})
            for turn in question.history[-_TURNS:]
        )
        values = {"conversation": turns, "question": as_data(question.text)}
        said = self._asked("follow-up", values, lambda reply: (read_text(reply, "question"),))
        known = " ".join((question.text, *(turn.content for turn in question.history)))
        if not said or not _is_of(said[0], known) or len(said[0]) > _LONGEST:
            return question
        return Question(said[0], (), question.filters, question.id)

    def split(self, question: Question) -> tuple[str, ...]:
        """The single questions of one that asks several; the question alone where it does not."""
        if not any(mark in question.text.rstrip("?") for mark in _SEVERAL) or question.history:
            return (question.text,)
        values = {"question": as_data(question.text)}
        parts = self._asked("split", values, lambda reply: read_texts(reply, "questions"))
        fit = all(_is_of(part, question.text) and part.strip() for part in parts)
        if not 2 <= len(parts) <= _MOST_PARTS or not fit or not _cover(parts, question.text):
            return (question.text,)
        return parts

    def _asked(
        self, prompt: str, values: dict[str, str], read: Callable[[str], tuple[str, ...]]
    ) -> tuple[str, ...]:
        rendered = load(prompt).render({**values, "fence": new_fence()})
        try:
            return read(self._reply(rendered))
        except (MalformedReply, ModelUnavailable) as error:
            _log.info("The question is taken as it stands: %s", error)
            return ()

    def _reply(self, rendered: Rendered) -> str:
        messages = [
            ChatMessage(role=MessageRole.SYSTEM, content=rendered.system),
            ChatMessage(role=MessageRole.USER, content=rendered.user),
        ]
        return self._llm.chat(messages).message.content or ""


def _is_of(text: str, known: str) -> bool:
    """Whether a wording brings in nothing that the conversation does not have."""
    return _content(text) <= _content(known)


def _cover(parts: Sequence[str], whole: str) -> bool:
    """Whether the parts leave nothing of the question out."""
    return _content(whole) <= {key for part in parts for key in _content(part)}


def _content(text: str) -> set[str]:
    sentence = Sentence.of(fold(text))
    return {t.key for t in sentence.tokens if t.key and t.lower not in _FREE}
