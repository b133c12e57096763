"""The answerer that follows the live generation: a new build shows without a restart."""

import threading
from dataclasses import replace
from pathlib import Path

from assistant.answering import CorpusAnswerer
from assistant.answers import Answer, Question
from assistant.reranking import Reranker
from assistant.service import Progress
from assistant.writing.writing import Writer
from ingest.corpus import Corpus, Embedder
from ingest.store.live import LiveCorpus


class LiveAnswerer:
    """Answers over whatever generation is live when a question comes in."""

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
        self._lock = threading.Lock()
        self._answerer: CorpusAnswerer | None = None

    @property
    def corpus(self) -> Corpus:
        """The live generation, as of this call."""
        return self._current()[0].corpus

    def ask(self, question: Question, progress: Progress | None = None) -> Answer:
        """Answer one question; see ``CorpusAnswerer.ask``.

        Where the index is damaged and something else serves, the answer's notes say so.
        """
        answerer, notices = self._current()
        answer = answerer.ask(question, progress)
        return replace(answer, notes=(*answer.notes, *notices)) if notices else answer

    def _current(self) -> tuple[CorpusAnswerer, tuple[str, ...]]:
        corpus = self._live.current
        with self._lock:
            if self._answerer is None or self._answerer.corpus is not corpus:
                self._answerer = CorpusAnswerer(
                    corpus, self._embedder, self._reranker, self._writer
                )
            return self._answerer, corpus.notices
