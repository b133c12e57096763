"""Which step of the pipeline to look at first when a question went wrong.

A guess from the record alone, for whoever mends the assistant: the first step, in the order in
which they run, whose outcome already rules out the right answer.
"""

from enum import StrEnum

from assistant.answers import AnswerStatus
from evals.cases import ABSTENTIONS, Case
from evals.gold import Gold
from evals.library import Library, StoredParagraph
from evals.metrics import rank_of
from evals.records import AnswerRecord

_TOP = 5


class Step(StrEnum):
    """Steps in the order in which they run."""

    ERROR = "error"
    READ = "read"
    """No stored paragraph holds what has to be found."""
    SCOPE = "scope"
    """The documents that hold it were not searched."""
    RETRIEVE = "retrieve"
    """It is not among the paragraphs considered."""
    RANK = "rank"
    """It is among them, below the fifth place."""
    SUFFICIENCY = "sufficiency"
    """Answering and abstaining were confused."""
    COMPOSE = "compose"
    """It was found, and not said or not cited."""


def step_to_blame(case: Case, record: AnswerRecord, gold: Gold, library: Library) -> Step:
    """The step to look at first for a question that is known to have gone wrong."""
    if record.status is AnswerStatus.ERROR:
        return Step.ERROR
    if not case.answerable:
        return _wrongly_answered(case, record)
    if any(not item for item in gold):
        return Step.READ
    if _is_outside(record, gold, library):
        return Step.SCOPE
    ranks = [rank_of(item, record.ranking) for item in gold]
    if any(rank is None for rank in ranks):
        return Step.RETRIEVE
    abstained = record.status in ABSTENTIONS
    if any(rank is not None and rank > _TOP for rank in ranks):
        return Step.RANK
    return Step.SUFFICIENCY if abstained else Step.COMPOSE


def _wrongly_answered(case: Case, record: AnswerRecord) -> Step:
    if case.statuses and case.statuses[0] in {AnswerStatus.NOT_HELD, AnswerStatus.UNCLEAR}:
        return Step.SCOPE
    corrected = record.status is AnswerStatus.CORRECTED
    return Step.COMPOSE if corrected else Step.SUFFICIENCY


def _is_outside(record: AnswerRecord, gold: Gold, library: Library) -> bool:
    if record.status in {AnswerStatus.NOT_HELD, AnswerStatus.UNCLEAR}:
        return True
    ranked = set(record.ranking)
    for item in gold:
        stored = [one for ref in sorted(item) if (one := library.find(ref)) is not None]
        if not item & ranked and not any(_in_scope(one, record) for one in stored):
            return True
    return False


def _in_scope(stored: StoredParagraph, record: AnswerRecord) -> bool:
    scope = record.scope
    wanted = {name.casefold() for name in scope.authorities}
    if wanted and not wanted & stored.authorities:
        return False
    if scope.kinds and stored.kind not in scope.kinds:
        return False
    day = stored.date.isoformat() if stored.date else None
    early = day is not None and scope.start is not None and day < scope.start
    late = day is not None and scope.end is not None and day > scope.end
    return not early and not late
