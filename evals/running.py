"""Asking every question of a set once."""

import logging
from collections.abc import Sequence

from assistant.records import answer_record, error_record
from assistant.service import Answerer
from evals.cases import Case
from evals.library import Library
from evals.records import AnswerRecord, parsed, without_times
from evals.scoring import Result, score
from ingest.errors import QuestionRefused

_log = logging.getLogger(__name__)


def run_cases(cases: Sequence[Case], answerer: Answerer, library: Library) -> tuple[Result, ...]:
    """Ask every question, in order; one that fails is a record of status error."""
    return tuple(score(case, ask(case, answerer), library) for case in cases)


def ask(case: Case, answerer: Answerer) -> tuple[AnswerRecord, str]:
    """The record of one question, and its line without times."""
    try:
        record = answer_record(answerer.ask(case.question), case.id)
    except QuestionRefused as error:
        record = error_record(case.id, str(error))
    except Exception:  # one question must not end a run; the gate of errors fails and names it
        _log.exception("Question %s failed", case.id)
        record = error_record(case.id, "This question could not be answered; see the log.")
    return parsed(record), without_times(record)
