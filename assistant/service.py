"""The assistant as callers see it: the chat, the command line and the evals ask through this."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from assistant.answers import Answer, Question
from ingest.corpus import Corpus

Progress = Callable[[str], None]


class Answerer(Protocol):
    """Answers questions over a corpus."""

    @property
    def corpus(self) -> Corpus:
        """The live generation, as of this call; a new build shows without restart."""

    def ask(self, question: Question, progress: Progress | None = None) -> Answer:
        """Answer one question.

        ``progress`` is told in a few words what is being done. Raises QuestionRefused for an empty
        or over-long question and StoreError where the store cannot serve.
        """


@runtime_checkable
class Composing(Protocol):
    """An answerer that can leave its language model out."""

    def composed(self, question: Question) -> Answer:
        """The answer of the default composer; raises what ``Answerer.ask`` raises."""


def composed(answerer: Answerer, question: Question) -> Answer:
    """The answer without a model: for what is tried and not shown, which nobody should pay for."""
    if isinstance(answerer, Composing):
        return answerer.composed(question)
    return answerer.ask(question)
