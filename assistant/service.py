"""The assistant as callers see it: the chat, the command line and the evals ask through this."""

from collections.abc import Callable
from typing import Protocol

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
