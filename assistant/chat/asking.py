"""Asking the answerer while its progress is shown, and putting every failure in plain words."""

import logging
import queue
import secrets
import threading
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answers import Answer, Question, UngroundedAnswer
from assistant.service import Answerer, Progress
from ingest.errors import AppError

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a question ended: with an answer, or with one line that says why not."""

    answer: Answer | None = None
    failure: str = ""


def ask(answerer: Answerer, question: Question) -> Iterator[str | Outcome]:
    """Yield what is being done, as it is done, and last the outcome; raises nothing."""
    told: queue.SimpleQueue[str | Outcome] = queue.SimpleQueue()

    def work() -> None:
        told.put(_outcome(answerer, question, told.put))

    threading.Thread(target=work, name="answering", daemon=True).start()
    while True:
        news = told.get()
        yield news
        if isinstance(news, Outcome):
            return


def apology(error: Exception, advice: str = "Please ask again; if it happens again,") -> str:
    """Log an unforeseen error in full and return the line that stands in for it."""
    reference = secrets.token_hex(3).upper()
    _log.error("Reference %s", reference, exc_info=error)
    return f"Sorry, something went wrong on our side. {advice} quote reference {reference}."


def _outcome(answerer: Answerer, question: Question, progress: Progress) -> Outcome:
    try:
        return Outcome(answer=answerer.ask(question, progress))
    except UngroundedAnswer as error:
        return Outcome(failure=apology(error))
    except AppError as error:
        return Outcome(failure=str(error))
    except Exception as error:  # the seam: nothing a member reads may be a traceback
        return Outcome(failure=apology(error))
