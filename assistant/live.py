"""The answerer that follows the live generation: a new build shows without a restart."""

import logging
import threading
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.answering import CorpusAnswerer
from assistant.answers import Answer, Question
from assistant.reranking import Reranker
from assistant.service import Progress
from assistant.writing.writing import Writer
from ingest.corpus import Corpus, Embedder
from ingest.errors import AppError
from ingest.store.live import LiveCorpus
from ingest.store.reader import OpenCorpus

_log = logging.getLogger(__name__)


class LiveAnswerer:
    """Answers over the live generation.

    One that a build has made live is opened behind the questions: they are answered from the one
    before until the new one is ready.
    """

    def __init__(
        self,
        store: Path,
        embedder: Embedder,
        reranker: Reranker | None = None,
        writer: Writer | None = None,
    ) -> None:
        self._live = LiveCorpus(store, embedder)
        self._embedder = embedder
        self._reranker = reranker
        self._writer = writer
        self._renewing = threading.Lock()
        self._serving = self._opened()

    @property
    def corpus(self) -> Corpus:
        """The generation that questions are answered from, as of this call."""
        return self._current().corpus

    def ask(self, question: Question, progress: Progress | None = None) -> Answer:
        """Answer one question; see ``CorpusAnswerer.ask``.

        Where the index is damaged and something else serves, the answer's notes say so.
        """
        serving = self._current()
        answer = serving.answerer.ask(question, progress)
        notices = serving.corpus.notices
        return replace(answer, notes=(*answer.notes, *notices)) if notices else answer

    def composed(self, question: Question) -> Answer:
        """Answer one question without the writer."""
        return self._current().answerer.composed(question)

    def _current(self) -> "_Serving":
        if self._live.is_stale and self._renewing.acquire(blocking=False):
            threading.Thread(target=self._renew, name="opening the new index").start()
        return self._serving

    def _renew(self) -> None:
        try:
            self._serving = self._opened()
        except AppError as error:
            _log.warning("answering from the generation before: %s", error)
        finally:
            self._renewing.release()

    def _opened(self) -> "_Serving":
        corpus = self._live.current
        made = CorpusAnswerer(corpus, self._embedder, self._reranker, self._writer)
        return _Serving(corpus, made)


@dataclass(frozen=True, slots=True)
class _Serving:
    corpus: OpenCorpus
    answerer: CorpusAnswerer
