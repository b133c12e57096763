"""Asking the answerer while its progress is shown, and putting every failure in plain words."""

import asyncio
import logging
import secrets
import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass

from assistant.answers import Answer, Question, UngroundedAnswer
from assistant.chat.line import Line
from assistant.service import Answerer, Progress
from ingest.errors import AppError

_LOOK_AGAIN_SECONDS = 0.05
_LOOK_AGAIN_AT_MOST = 1.0
_TELL_AGAIN_SECONDS = 1.0
_PLACES_A_SECOND = 10
"""So many places further back, one hears of one's place a second later."""
_CALM_SECONDS = 0.01
_LATE_SECONDS = 0.02
_UNTIL_CALM_SECONDS = 1.0
BUSY = (
    "The assistant is busy: as many questions are waiting as can be kept in line. "
    "Yours was not asked; please ask it again in a minute."
)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a question ended: with an answer, or with one line that says why not."""

    answer: Answer | None = None
    failure: str = ""


async def ask_in_line(
    line: Line, answerer: Answerer, question: Question
) -> AsyncIterator[str | Outcome]:
    """Wait for one's turn, telling the place in line, then ask; the outcome comes last.

    Those further back look and hear less often: told of every step, two hundred people would keep
    the server busier than their questions do.
    """
    ticket = line.join()
    if ticket is None:
        yield Outcome(failure=BUSY)
        return
    clock = asyncio.get_running_loop().time
    with ticket:
        told, tell_at = 0, 0.0
        while place := ticket.place:
            if place != told and clock() >= tell_at:
                told = place
                tell_at = clock() + _TELL_AGAIN_SECONDS + place / _PLACES_A_SECOND
                yield waiting_words(place)
            await asyncio.sleep(min(_LOOK_AGAIN_SECONDS * place, _LOOK_AGAIN_AT_MOST))
        await _until_calm()
        async for news in ask(answerer, question):
            yield news


async def _until_calm() -> None:
    """Return once the loop runs on time: who has just come is greeted before more is worked out.

    An answer is worked out in a thread, which the loop has to share the interpreter with.
    """
    clock = asyncio.get_running_loop().time
    ends = clock() + _UNTIL_CALM_SECONDS
    while (began := clock()) < ends:
        await asyncio.sleep(_CALM_SECONDS)
        if clock() - began < _CALM_SECONDS + _LATE_SECONDS:
            return


def waiting_words(place: int) -> str:
    """What is said to somebody who waits."""
    if place == 1:
        return "You are next: one question is being answered before yours"
    return f"You are number {place} in line; your question is answered in its turn"


async def ask(answerer: Answerer, question: Question) -> AsyncIterator[str | Outcome]:
    """Yield what is being done, as it is done, and last the outcome; raises nothing."""
    loop = asyncio.get_running_loop()
    told: asyncio.Queue[str | Outcome] = asyncio.Queue()

    def tell(news: str | Outcome) -> None:
        try:
            loop.call_soon_threadsafe(told.put_nowait, news)
        except RuntimeError:  # the server ended while the question was being answered
            _log.info("An answer came after the server had ended.")

    def work() -> None:
        tell(outcome_of(answerer, question, tell))

    threading.Thread(target=work, name="answering", daemon=True).start()
    while True:
        news = await told.get()
        yield news
        if isinstance(news, Outcome):
            return


def apology(error: Exception, advice: str = "Please ask again; if it happens again,") -> str:
    """Log an unforeseen error in full and return the line that stands in for it."""
    reference = secrets.token_hex(3).upper()
    _log.error("Reference %s", reference, exc_info=error)
    return f"Sorry, something went wrong on our side. {advice} quote reference {reference}."


def outcome_of(answerer: Answerer, question: Question, progress: Progress | None = None) -> Outcome:
    """Ask, and put whatever goes wrong in one line."""
    try:
        return Outcome(answer=answerer.ask(question, progress))
    except UngroundedAnswer as error:
        return Outcome(failure=apology(error))
    except AppError as error:
        return Outcome(failure=str(error))
    except Exception as error:  # the seam: nothing a member reads may be a traceback
        return Outcome(failure=apology(error))
