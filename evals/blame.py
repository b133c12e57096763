"""Which step of the pipeline a wrong answer is to be laid to, told from its record alone."""

from collections.abc import Iterator
from enum import StrEnum

from assistant.answers import AnswerStatus
from evals.citing import lies_outside
from evals.library import Library, StoredParagraph
from evals.metrics import rank_of
from evals.scoring import Result

_READ = 5
"""Paragraphs an answer may be expected to be made from."""


class Step(StrEnum):
    """The steps of ``assistant.answering``, in order."""

    UNDERSTAND = "understand"
    SCOPE = "scope"
    RETRIEVE = "retrieve"
    RANK = "rank"
    SUFFICIENCY = "sufficiency"
    COMPOSE = "compose"


def step_to_blame(result: Result, library: Library) -> Step | None:
    """The first step that went wrong; None where the answer is right.

    It is a reading of the record and not a proof: where two steps went wrong, the earlier is
    named.
    """
    if result.is_right:
        return None
    if result.record.status is AnswerStatus.ERROR:
        return Step.UNDERSTAND
    return _of_answerable(result, library) if result.case.answerable else _of_other(result)


def _of_other(result: Result) -> Step:
    """Nothing to answer from, and it answered; or it declined in another way than is right."""
    status, wanted = result.record.status, result.case.statuses
    if result.ended_rightly:
        return Step.COMPOSE
    if status is AnswerStatus.NOT_HELD or AnswerStatus.NOT_HELD in wanted:
        return Step.SCOPE
    if status is AnswerStatus.UNCLEAR or AnswerStatus.UNCLEAR in wanted:
        return Step.UNDERSTAND
    if AnswerStatus.CORRECTED in wanted:
        return Step.COMPOSE
    return Step.SUFFICIENCY


def _of_answerable(result: Result, library: Library) -> Step:
    record = result.record
    misread = Step.UNDERSTAND if result.case.question.history else Step.SCOPE
    if record.status is AnswerStatus.UNCLEAR:
        return Step.UNDERSTAND
    held = list(_gold(result, library))
    outside = [one for one in held if _is_outside(one, result)]
    if record.status is AnswerStatus.NOT_HELD or (held and len(outside) == len(held)):
        return misread
    ranks = [rank_of(item, record.ranking) for item in result.gold]
    if None in ranks:
        return Step.RETRIEVE
    is_cited = result.measures.cited == 1.0
    if not is_cited and any(rank > _READ for rank in ranks if rank):
        return Step.RANK
    if not record.status.is_answer:
        return Step.SUFFICIENCY
    return Step.COMPOSE


def _gold(result: Result, library: Library) -> Iterator[StoredParagraph]:
    for item in result.gold:
        for ref in sorted(item):
            stored = library.find(ref)
            if stored is not None:
                yield stored


def _is_outside(one: StoredParagraph, result: Result) -> bool:
    scope = result.record.scope
    wanted = {name.casefold() for name in scope.authorities}
    if wanted and one.authorities and not wanted & one.authorities:
        return True
    return lies_outside(one.days, scope.start, scope.as_at or scope.end)
