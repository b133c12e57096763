"""An answerer that searches once for each question, however many rows of a table ask it."""

from assistant.answering import CorpusAnswerer
from assistant.answers import Answer, Question
from assistant.outcomes import Search
from assistant.parts import parts_of
from assistant.service import Progress
from ingest.corpus import Corpus


class RememberingAnswerer:
    """Keeps what was searched; composes anew each time, since that is what rows differ in."""

    def __init__(self, answerer: CorpusAnswerer) -> None:
        self.answerer = answerer
        self._kept: dict[Question, Search] = {}

    @property
    def corpus(self) -> Corpus:
        """The generation asked."""
        return self.answerer.corpus

    def search(self, question: Question) -> Search:
        """What is found for a question."""
        if question not in self._kept:
            self._kept[question] = self.answerer.search(question)
        return self._kept[question]

    def ask(self, question: Question, progress: Progress | None = None) -> Answer:
        """The answer to a question; see ``Answerer.ask``."""
        if progress:
            progress("Putting the answer together")
        if len(parts_of(question)) > 1:
            return self.answerer.ask(question)
        return self.answerer.answer(self.search(question))
