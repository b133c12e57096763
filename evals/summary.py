"""A run in figures: every measure over all questions, by kind and by split."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals.intervals import Estimate, estimate, ratio_estimate
from evals.metrics import AbstentionCounts
from evals.scoring import Measure, Result


@dataclass(frozen=True, slots=True)
class Group:
    """Some questions of a run taken together."""

    name: str
    questions: int
    estimates: Mapping[Measure, Estimate]
    abstention_f1: Estimate
    blamed: Mapping[str, int]
    """Questions that went wrong by the step to look at first."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A measure under its floor."""

    measure: Measure
    floor: float
    found: float | None


def group_of(name: str, results: Sequence[Result]) -> Group:
    """Every measure over these questions."""
    blamed: dict[str, int] = {}
    for result in results:
        if result.blame is not None:
            blamed[result.blame.value] = blamed.get(result.blame.value, 0) + 1
    return Group(
        name=name,
        questions=len(results),
        estimates={one: estimate([result.measures[one] for result in results]) for one in Measure},
        abstention_f1=ratio_estimate([_f1_parts(result) for result in results]),
        blamed=blamed,
    )


def groups_of(results: Sequence[Result]) -> tuple[Group, ...]:
    """One group a kind, then the splits where there are several, then all."""
    found = [
        group_of(kind, [result for result in results if result.case.kind == kind])
        for kind in sorted({result.case.kind for result in results})
    ]
    splits = sorted({result.case.split for result in results})
    if len(splits) > 1:
        for split in splits:
            of_split = [result for result in results if result.case.split == split]
            found.append(group_of(f"split: {split}", of_split))
    return (*found, group_of("all", results))


def shortfalls(results: Sequence[Result], floors: Mapping[str, float]) -> tuple[Shortfall, ...]:
    """Measures under their floor, or undefined where a floor is set."""
    group = group_of("all", results)
    found = ((Measure(name), floor) for name, floor in floors.items())
    return tuple(
        Shortfall(measure, floor, mean)
        for measure, floor in found
        if (mean := group.estimates[measure].mean) is None or mean < floor
    )


def worst(results: Iterable[Result], measure: Measure | None = None) -> list[Result]:
    """Questions worst first: by one measure, or by their quality as a whole."""

    def badness(result: Result) -> tuple[float, float, str]:
        value = None if measure is None else result.measures[measure]
        return (1.0 if value is None else value, result.quality, result.case.id)

    return sorted(results, key=badness)


def abstention_counts(results: Iterable[Result]) -> AbstentionCounts:
    """Right and wrong abstentions over a set."""
    hits = alarms = misses = 0
    for result in results:
        hits += result.measures[Measure.ABSTAIN_RECALL] == 1
        alarms += result.measures[Measure.ABSTAIN_PRECISION] == 0
        misses += result.measures[Measure.ABSTAIN_RECALL] == 0
    return AbstentionCounts(hits, alarms, misses)


def _f1_parts(result: Result) -> tuple[float, float] | None:
    """F1 as a ratio of sums: 2 hits over 2 hits + false alarms + misses."""
    counts = abstention_counts([result])
    whole = 2 * counts.hits + counts.false_alarms + counts.misses
    return (2.0 * counts.hits, float(whole)) if whole else None
