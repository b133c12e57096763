"""An answerer that loads behind the open page."""

import threading
from collections.abc import Callable

from assistant.answers import Answer, Question
from assistant.chat.asking import apology
from assistant.chat.settings import Readiness
from assistant.service import Answerer, Progress, composed
from ingest.corpus import Corpus
from ingest.errors import AppError, ModelUnavailable

_NOTICE = "Getting ready: the documents are being loaded. You can type your question already."

_ADVICE = "The documents could not be loaded; tell whoever runs the assistant, and"


class WarmedAnswerer:
    """Makes the real answerer in a thread; questions asked meanwhile wait for it.

    Raises, from ``corpus`` and ``ask``, the ``AppError`` that making it raised.
    """

    def __init__(self, make: Callable[[], Answerer]) -> None:
        self._make = make
        self._done = threading.Event()
        self._answerer: Answerer | None = None
        self._failure: AppError | None = None

    def start(self) -> None:
        """Begin to load, once."""
        threading.Thread(target=self._load, name="warming", daemon=True).start()

    def readiness(self) -> Readiness:
        """Where loading stands, without waiting."""
        if not self._done.is_set():
            return Readiness(ready=False, notice=_NOTICE)
        if self._failure is not None:
            return Readiness(ready=False, failed=True, notice=str(self._failure))
        return Readiness()

    @property
    def corpus(self) -> Corpus:
        """The live generation; waits until it is loaded."""
        return self._loaded().corpus

    def ask(self, question: Question, progress: Progress | None = None) -> Answer:
        """Answer, after waiting until the answerer is loaded."""
        if progress is not None and not self._done.is_set():
            progress("Getting ready: your question is answered as soon as the documents are loaded")
        return self._loaded().ask(question, progress)

    def composed(self, question: Question) -> Answer:
        """Answer without a model, after waiting until the answerer is loaded."""
        return composed(self._loaded(), question)

    def _loaded(self) -> Answerer:
        self._done.wait()
        if self._failure is not None:
            raise self._failure
        if self._answerer is None:
            raise ModelUnavailable("The assistant was not loaded; start it again.")
        return self._answerer

    def _load(self) -> None:
        try:
            self._answerer = self._make()
        except AppError as error:
            self._failure = error
        except Exception as error:  # the seam: a thread's traceback would reach nobody
            self._failure = ModelUnavailable(apology(error, _ADVICE))
        finally:
            self._done.set()
