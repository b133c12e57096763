"""What the baselines' rankings come to, beside the assistant's, question by question."""

from collections.abc import Iterator
from dataclasses import dataclass

from evals.intervals import Estimate, estimate
from evals.metrics import ndcg_at, recall_at, reciprocal_rank
from evals.paired import Difference, difference
from evals.passes import Pass

OURS = "the assistant"


@dataclass(frozen=True, slots=True)
class BaselineRow:
    """One ranker over the answerable questions of a set."""

    name: str
    recall_1: Estimate
    recall_5: Estimate
    recall_10: Estimate
    recall_20: Estimate
    mrr: Estimate
    ndcg_10: Estimate
    recall_gain: Difference | None
    """From this ranker to the assistant, in recall@5; None for the assistant itself."""


def baseline_figures(made: Pass) -> Iterator[BaselineRow]:
    """The assistant's row, then one a baseline; nothing where none was asked."""
    if not made.baselines:
        return
    asked = [r for r in made.run.results if r.case.answerable and r.case.evidence]
    ours = {result.case.id: result.record.ranking for result in asked}
    clusters = [result.cluster for result in asked]
    ours_5 = [recall_at(result.gold, ours[result.case.id], 5) for result in asked]
    for name, rankings in ({OURS: ours} | dict(made.baselines)).items():
        pairs = [(result.gold, rankings[result.case.id]) for result in asked]
        recalls = {k: [recall_at(gold, got, k) for gold, got in pairs] for k in (1, 5, 10, 20)}
        means = {k: estimate(values, clusters) for k, values in recalls.items()}
        yield BaselineRow(
            name,
            means[1],
            means[5],
            means[10],
            means[20],
            estimate([reciprocal_rank(gold, got) for gold, got in pairs], clusters),
            estimate([ndcg_at(gold, got, 10) for gold, got in pairs], clusters),
            None if name == OURS else difference(recalls[5], ours_5, clusters),
        )
