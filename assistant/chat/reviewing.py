"""What evaluators read: what people thought of answers, and the answers given, also as CSV."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from assistant.chat.plot_files import harmless
from assistant.chat.wording import HEADINGS, sentence_case
from assistant.naming import date_words
from assistant.recording.archive import AnswerArchive
from assistant.recording.entries import AnswerEntry, Verdict

MOST_SHOWN = 200
_NOT_KEPT = "(the question is not kept)"
_WORDS = {
    Verdict.WRONG: "wrong",
    Verdict.NOT_USEFUL: "not helpful",
    Verdict.USEFUL: "useful",
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """One verdict on one answer."""

    day: str
    verdict: str
    reason: str
    question: str
    answer: str
    """The id by which the answer is reopened; empty where it is no longer kept."""


@dataclass(frozen=True, slots=True)
class Given:
    """One answer that was given."""

    day: str
    question: str
    outcome: str
    times: int
    answer: str
    verdicts: int


def complaints(archive: AnswerArchive) -> Iterator[Complaint]:
    """Every verdict, the newest first."""
    asked = {entry.id: entry.question or _NOT_KEPT for entry in archive.entries()}
    for one in reversed(archive.feedback_on()):
        kept = one.answer in asked
        question = asked.get(one.answer, "(the answer is no longer kept)")
        answer = one.answer if kept else ""
        yield Complaint(_day(one.created), _WORDS[one.verdict], one.reason, question, answer)


def answers_given(archive: AnswerArchive, limit: int | None = None) -> Iterator[Given]:
    """The answers kept, the one given last first."""
    verdicts = [one.answer for one in archive.feedback_on()]
    for entry in archive.entries(limit):
        yield Given(
            _day(entry.last_given),
            entry.question or _NOT_KEPT,
            _outcome(entry),
            entry.times_given,
            entry.id,
            verdicts.count(entry.id),
        )


def newest_complaints(archive: AnswerArchive) -> list[Complaint]:
    """As many as a page holds."""
    return list(islice(complaints(archive), MOST_SHOWN))


def complaints_csv(archive: AnswerArchive) -> str:
    """One row a verdict."""
    rows = (
        (one.day, one.verdict, one.reason, one.question, one.answer) for one in complaints(archive)
    )
    return _csv(("date", "verdict", "reason", "question", "answer"), rows)


def answers_csv(archive: AnswerArchive) -> str:
    """One row an answer, with what it said."""
    said = {entry.id: entry.answer.text for entry in archive.entries()}
    rows = (
        (one.day, one.question, one.outcome, str(one.times), str(one.verdicts), one.answer, text)
        for one in answers_given(archive)
        if (text := said.get(one.answer)) is not None
    )
    heads = ("last given", "question", "outcome", "times given", "verdicts", "answer", "text")
    return _csv(heads, rows)


def _csv(heads: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    kept = io.StringIO()
    writer = csv.writer(kept)
    writer.writerow(list(heads))
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return kept.getvalue()


def _outcome(entry: AnswerEntry) -> str:
    status = entry.answer.status
    return HEADINGS[status] or sentence_case(status.value)


def _day(iso: str) -> str:
    return date_words(dt.datetime.fromisoformat(iso).date())
