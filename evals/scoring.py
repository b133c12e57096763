"""One record held against its case and the paragraphs stored: every measure of one question."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from assistant.answers import AnswerStatus
from evals.agreement import list_order
from evals.cases import ABSTENTIONS, Case
from evals.citing import ClaimScore, alce_precision, alce_recall, score_claim
from evals.gold import Gold, gold_of
from evals.library import Library
from evals.metrics import (
    citation_recall,
    fact_recall,
    gold_cited,
    ndcg_at,
    phrases_said,
    recall_at,
    reciprocal_rank,
    success_at,
    word_count,
)
from evals.records import AnswerRecord

_LIST = "list"


@dataclass(frozen=True, slots=True)
class Measures:
    """Numbers of one question; None where a measure is undefined."""

    ending: float | None
    """1 if it ended in a status that the set accepts."""
    right: float | None
    """1 if it did, said every fact and nothing it must not: partly right is wrong."""
    recall_1: float | None
    recall_5: float | None
    recall_10: float | None
    recall_20: float | None
    success_1: float | None
    success_5: float | None
    mrr: float | None
    ndcg_10: float | None
    facts: float | None
    cited: float | None
    """1 if any gold paragraph is cited."""
    cited_recall: float | None
    alce_recall: float | None
    alce_precision: float | None
    clean: float | None
    """1 if an answer says nothing it must not; None for an abstention or where nothing is named."""
    list_whole: float | None
    """Lists only: 1 if every item is said."""
    list_order: float | None
    words: float | None
    """Length of an answer; None for an abstention."""
    seconds: float | None


MEASURES = tuple(field.name for field in fields(Measures))


@dataclass(frozen=True, slots=True)
class Result:
    """One question with its answer and scores."""

    case: Case
    record: AnswerRecord
    line: str
    """The record without its times, as one line."""
    gold: Gold
    claims: tuple[ClaimScore, ...]
    said_wrongly: tuple[str, ...]
    missing: tuple[str, ...]
    """Facts that the answer does not say."""
    measures: Measures

    @property
    def declined(self) -> bool:
        """Whether it gave no answer; a premise put right counts where the set accepts that."""
        status = self.record.status
        corrected = status is AnswerStatus.CORRECTED and not self.case.answerable
        return status in ABSTENTIONS or (corrected and self.case.accepts(status))

    @property
    def ended_rightly(self) -> bool:
        """Whether the way it ended is one that the set accepts."""
        return self.case.accepts(self.record.status)

    @property
    def is_right(self) -> bool:
        """Ended rightly, every fact said, nothing said that must not be."""
        return self.measures.right == 1.0

    @property
    def cluster(self) -> str:
        """Questions that rest on one document are resampled together; else a group, else itself."""
        refs = sorted(ref for item in self.gold for ref in item)
        document = refs[0].partition("#")[0] if refs else ""
        return document or self.case.group or self.case.id


def score(case: Case, answered: tuple[AnswerRecord, str], library: Library) -> Result:
    """Every measure of one question."""
    record, line = answered
    gold = gold_of(case, library)
    is_answer = record.status.is_answer
    claims = tuple(
        score_claim(claim, [library.find(citation.ref) for citation in claim.citations])
        for claim in record.claims
    )
    said = phrases_said(case.must_not, record.text) if is_answer else ()
    missing = _missing(case, record)
    measures = _measures(case, record, gold if case.answerable else ())
    return Result(case, record, line, gold, claims, said, missing, _joined(measures, claims))


def _missing(case: Case, record: AnswerRecord) -> tuple[str, ...]:
    if not record.status.is_answer:
        return case.facts if case.answerable else ()
    said = phrases_said(case.facts, record.text)
    return tuple(fact for fact in case.facts if fact not in said)


def _measures(case: Case, record: AnswerRecord, gold: Sequence[frozenset[str]]) -> Measures:
    """All but those of the claims. Facts are looked for in an answer, and missed without one."""
    is_answer, ranking = record.status.is_answer, record.ranking
    said = phrases_said(case.must_not, record.text) if is_answer else ()
    facts = _facts(case, record)
    accepted = case.accepts(record.status)
    whole = not is_answer or not _missing(case, record)
    return Measures(
        ending=float(accepted),
        right=float(accepted and whole and not said),
        recall_1=recall_at(gold, ranking, 1),
        recall_5=recall_at(gold, ranking, 5),
        recall_10=recall_at(gold, ranking, 10),
        recall_20=recall_at(gold, ranking, 20),
        success_1=success_at(gold, ranking, 1),
        success_5=success_at(gold, ranking, 5),
        mrr=reciprocal_rank(gold, ranking),
        ndcg_10=ndcg_at(gold, ranking, 10),
        facts=facts,
        cited=gold_cited(gold, record.cited),
        cited_recall=citation_recall(gold, record.cited),
        alce_recall=None,
        alce_precision=None,
        clean=float(not said) if is_answer and case.must_not else None,
        list_whole=float(facts == 1.0) if case.kind == _LIST and facts is not None else None,
        list_order=list_order(record.claims),
        words=float(word_count(record.text)) if is_answer else None,
        seconds=record.seconds.total,
    )


def _facts(case: Case, record: AnswerRecord) -> float | None:
    """Facts are missed by an answerable question that was not answered."""
    if record.status.is_answer:
        return fact_recall(case.facts, record.text)
    return 0.0 if case.answerable and case.facts else None


def _joined(measures: Measures, claims: Sequence[ClaimScore]) -> Measures:
    values = {name: getattr(measures, name) for name in MEASURES}
    values |= {"alce_recall": alce_recall(claims), "alce_precision": alce_precision(claims)}
    return Measures(**values)
