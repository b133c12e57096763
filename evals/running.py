"""Asking every question of a set once and scoring the record against its case."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers import AnswerStatus
from assistant.records import answer_record, error_record
from assistant.service import Answerer
from evals.cases import Case
from evals.gold import gold_of
from evals.library import Library
from evals.metrics import fact_recall, gold_cited, is_verbatim, phrases_said, recall_at, word_count
from evals.records import AnswerRecord, parsed, without_times
from ingest.errors import QuestionRefused

ABSTAINS = frozenset({AnswerStatus.NOT_FOUND, AnswerStatus.NOT_HELD, AnswerStatus.UNCLEAR})


@dataclass(frozen=True, slots=True)
class Result:
    """One question with its answer and scores; None where a score is undefined."""

    case: Case
    record: AnswerRecord
    line: str
    """The record without its times, as one line."""
    recall_1: float | None
    recall_5: float | None
    recall_10: float | None
    facts: float | None
    cited: float | None
    said_wrongly: tuple[str, ...]
    broken_quotes: tuple[str, ...]
    out_of_scope: tuple[str, ...]
    words: int

    @property
    def abstained(self) -> bool:
        """Whether it declined; a premise put right counts where nothing was answerable."""
        status = self.record.status
        corrected = status is AnswerStatus.CORRECTED and not self.case.answerable
        return status in ABSTAINS or corrected

    @property
    def is_right_ending(self) -> bool:
        """Whether an answerable question was answered and another was not."""
        return self.abstained is not self.case.answerable


def run_cases(cases: Sequence[Case], answerer: Answerer, library: Library) -> tuple[Result, ...]:
    """Ask every question, in order; a refused one is a record of status error."""
    return tuple(score(case, ask(case, answerer), library) for case in cases)


def ask(case: Case, answerer: Answerer) -> tuple[AnswerRecord, str]:
    """The record of one question, and its line without times."""
    try:
        record = answer_record(answerer.ask(case.question), case.id)
    except QuestionRefused as error:
        record = error_record(case.id, str(error))
    return parsed(record), without_times(record)


def score(case: Case, answered: tuple[AnswerRecord, str], library: Library) -> Result:
    """Hold a record against its case and the paragraphs stored."""
    record, line = answered
    gold = gold_of(case, library)
    ranking = [item.ref for item in record.evidence]
    citations = [citation for claim in record.claims for citation in claim.citations]
    cited = [citation.ref for citation in citations]
    answers = record.status in {
        AnswerStatus.ANSWERED,
        AnswerStatus.PARTIAL,
        AnswerStatus.CORRECTED,
    }
    return Result(
        case=case,
        record=record,
        line=line,
        recall_1=recall_at(gold, ranking, 1) if case.answerable else None,
        recall_5=recall_at(gold, ranking, 5) if case.answerable else None,
        recall_10=recall_at(gold, ranking, 10) if case.answerable else None,
        facts=fact_recall(case.facts, record.text) if case.answerable else None,
        cited=gold_cited(gold, cited) if case.answerable else None,
        said_wrongly=phrases_said(case.must_not, record.text) if answers else (),
        broken_quotes=tuple(
            citation.ref
            for citation in citations
            if (stored := library.find(citation.ref)) is None
            or not is_verbatim(stored.text, citation.start, citation.end, citation.quote)
        ),
        out_of_scope=_out_of_scope(record, cited, library),
        words=word_count(record.text),
    )


def _out_of_scope(record: AnswerRecord, cited: Sequence[str], library: Library) -> tuple[str, ...]:
    """Citations of documents about another authority than those the question was resolved to."""
    wanted = {name.casefold() for name in record.scope.authorities}
    if not wanted:
        return ()
    stored = (library.find(ref) for ref in cited)
    return tuple(one.ref for one in stored if one is not None and not wanted & one.authorities)
