"""One record held against its case: the measures, each None where it is undefined."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from evals.blaming import Step, step_to_blame
from evals.cases import ABSTENTIONS, Case
from evals.gates import Fault, faults_of
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
    word_count,
)
from evals.records import AnswerRecord


class Measure(StrEnum):
    """What is measured of a question. "End to end" counts a question not answered as 0."""

    RIGHT = "right"
    """1 if it ended as it should, with every fact and nothing that must not be said."""
    ANSWERED = "answered"
    """Answerable questions: 1 if answered."""
    RECALL_1 = "recall@1"
    RECALL_5 = "recall@5"
    RECALL_10 = "recall@10"
    RECIPROCAL_RANK = "reciprocal rank"
    NDCG_10 = "ndcg@10"
    FACTS = "facts"
    """Answerable questions: share of the facts in the text, end to end."""
    FACTS_WHEN_ANSWERED = "facts when answered"
    CITED = "cited"
    """Answerable questions: 1 if a gold paragraph is cited, end to end."""
    CITED_WHEN_ANSWERED = "cited when answered"
    EVIDENCE_CITED = "evidence cited"
    """Answerable questions: share of the gold paragraphs that are cited, end to end."""
    ABSTAIN_PRECISION = "abstention precision"
    """Questions abstained from: 1 if that was right."""
    ABSTAIN_RECALL = "abstention recall"
    """Questions to abstain from: 1 if it did, or put the premise right."""
    WORDS = "words"
    """Length of the text where something was answered."""
    SECONDS = "seconds"


Measures = Mapping[Measure, float | None]


@dataclass(frozen=True, slots=True)
class Result:
    """One question with its answer, its measures, and what was wrong."""

    case: Case
    record: AnswerRecord
    gold: Gold
    measures: Measures
    faults: tuple[Fault, ...]
    blame: Step | None
    """The first step that failed; None where nothing is wrong."""

    @property
    def quality(self) -> float:
        """Mean of the measures of right and wrong that are defined; 0 where a gate is broken."""
        if self.faults:
            return 0.0
        judged = (Measure.RIGHT, Measure.RECALL_5, Measure.FACTS, Measure.CITED)
        defined = [value for one in judged if (value := self.measures[one]) is not None]
        return sum(defined) / len(defined)


def score(case: Case, record: AnswerRecord, library: Library) -> Result:
    """Hold a record against its case and the paragraphs stored."""
    gold = gold_of(case, library)
    measures = {**_ranking(case, record, gold), **_answer(case, record, gold)}
    measures |= _ending(case, record)
    right = _is_right(case, record)
    measures[Measure.RIGHT] = float(right)
    faults = faults_of(case, record, library)
    found = all(
        measures[one] in {None, 1.0} for one in (Measure.FACTS, Measure.CITED, Measure.RECALL_5)
    )
    blame = None if right and found else step_to_blame(case, record, gold, library)
    return Result(case, record, gold, measures, faults, blame)


def _ranking(case: Case, record: AnswerRecord, gold: Gold) -> dict[Measure, float | None]:
    """Undefined where there is nothing to find, or where the set's own addresses are stale."""
    stale = any(item.ref and not refs for item, refs in zip(case.evidence, gold, strict=True))
    sought = gold if case.answerable and not stale else ()
    ranking = record.ranking
    return {
        Measure.RECALL_1: recall_at(sought, ranking, 1),
        Measure.RECALL_5: recall_at(sought, ranking, 5),
        Measure.RECALL_10: recall_at(sought, ranking, 10),
        Measure.RECIPROCAL_RANK: reciprocal_rank(sought, ranking),
        Measure.NDCG_10: ndcg_at(sought, ranking, 10),
    }


def _answer(case: Case, record: AnswerRecord, gold: Gold) -> dict[Measure, float | None]:
    answers = record.status.is_answer
    cited = {citation.ref for citation in record.citations}
    said = fact_recall(case.facts, record.text if answers else "")
    shown = gold_cited(gold, cited)
    expected = case.answerable and (answers or not case.accepts(record.status))
    return {
        Measure.FACTS: said if expected else None,
        Measure.FACTS_WHEN_ANSWERED: said if answers else None,
        Measure.CITED: shown if expected else None,
        Measure.CITED_WHEN_ANSWERED: shown if answers else None,
        Measure.EVIDENCE_CITED: citation_recall(gold, cited) if expected else None,
        Measure.WORDS: float(word_count(record.text)) if answers else None,
        Measure.SECONDS: record.seconds.total,
    }


def _ending(case: Case, record: AnswerRecord) -> dict[Measure, float | None]:
    """Answering and abstaining; an ending the set accepts is never held against an answer."""
    answered, abstained = record.status.is_answer, record.status in ABSTENTIONS
    if case.answerable:
        excused = abstained and case.accepts(record.status)
        return {
            Measure.ANSWERED: None if excused else float(answered),
            Measure.ABSTAIN_PRECISION: 0.0 if abstained and not excused else None,
            Measure.ABSTAIN_RECALL: None,
        }
    declined = record.status.value == "corrected" or abstained
    return {
        Measure.ANSWERED: None,
        Measure.ABSTAIN_PRECISION: 1.0 if declined else None,
        Measure.ABSTAIN_RECALL: float(declined or case.accepts(record.status)),
    }


def _is_right(case: Case, record: AnswerRecord) -> bool:
    if not case.accepts(record.status):
        return False
    if not record.status.is_answer:
        return True
    every_fact = fact_recall(case.facts, record.text) in {None, 1.0}
    return every_fact and not phrases_said(case.must_not, record.text)
