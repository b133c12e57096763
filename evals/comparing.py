"""Two passes of a set, question by question: what moved, and whether it is more than noise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evals.accepted import Accepted, Numbers
from evals.paired import Difference, difference, holm, verdict
from evals.scoring import Result

COMPARED = (
    "ending",
    "right",
    "recall_5",
    "recall_10",
    "ndcg_10",
    "facts",
    "cited",
    "clean",
    "list_whole",
    "words",
)


@dataclass(frozen=True, slots=True)
class Compared:
    """One measure in both passes."""

    name: str
    found: Difference
    p: float
    """Put right for the number of measures compared (Holm); 1 where nothing is paired."""
    verdict: str
    """better, worse, noise or unchanged; for length, longer or shorter is no better."""


def against_accepted(results: Sequence[Result], accepted: Accepted | None) -> tuple[Compared, ...]:
    """This pass against the accepted one; nothing where there is none."""
    if accepted is None:
        return ()
    after = {result.case.id: numbers_of(result) for result in results}
    clusters = {result.case.id: result.cluster for result in results}
    return compare(accepted.questions, after, clusters)


def compare(
    before: Mapping[str, Numbers], after: Mapping[str, Numbers], clusters: Mapping[str, str]
) -> tuple[Compared, ...]:
    """Every compared measure over the questions that both passes asked."""
    shared = sorted(set(before) & set(after))
    names = [clusters.get(one, one) for one in shared]
    found = [
        difference(
            [before[one].get(measure) for one in shared],
            [after[one].get(measure) for one in shared],
            names,
        )
        for measure in COMPARED
    ]
    adjusted = holm([1.0 if one.p is None else one.p for one in found])
    return tuple(
        Compared(measure, one, p, _verdict(measure, one, p))
        for measure, one, p in zip(COMPARED, found, adjusted, strict=True)
    )


def numbers_of(result: Result) -> Numbers:
    """The compared measures of one question, rounded as they are kept."""
    values = {name: getattr(result.measures, name) for name in COMPARED}
    return {name: None if value is None else round(value, 6) for name, value in values.items()}


def _verdict(measure: str, found: Difference, p: float) -> str:
    said = verdict(found, p)
    if measure == "words":
        return {"better": "longer", "worse": "shorter"}.get(said, said)
    return said
