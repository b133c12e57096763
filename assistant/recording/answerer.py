"""An answerer that keeps every answer it gives."""

import logging

from assistant.answers import Answer, Question
from assistant.recording.archive import AnswerArchive
from assistant.service import Answerer, Progress
from ingest.corpus import Corpus
from ingest.errors import StoreError

_log = logging.getLogger(__name__)


class RecordingAnswerer:
    """Answers through another, and keeps each answer before it is shown."""

    def __init__(self, answerer: Answerer, archive: AnswerArchive) -> None:
        self._answerer = answerer
        self.archive = archive

    @property
    def corpus(self) -> Corpus:
        """The live generation, as of this call."""
        return self._answerer.corpus

    def ask(self, question: Question, progress: Progress | None = None) -> Answer:
        """Answer one question; see ``Answerer.ask``.

        An answer that cannot be kept is still given, and the log says so.
        """
        answer = self._answerer.ask(question, progress)
        try:
            self.archive.save(answer, self._answerer.corpus.documents)
        except StoreError as error:
            _log.warning("An answer was given and not recorded: %s", error)
        return answer
