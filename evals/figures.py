"""The figures of a set: each a mean or a ratio over questions, with its n and interval."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evals.abstaining import AbstentionCounts, RiskPoint, area_under, risk_coverage
from evals.agreement import Ending, citation_agreement, status_agreement
from evals.intervals import Estimate, estimate, ratio_estimate
from evals.scoring import MEASURES, Result

ABSTAINING = ("abstention_precision", "abstention_recall", "abstention_f1", "answer_rate")
AGREEMENT = ("status_agreement", "citation_agreement")
RISK = "risk"
LENGTHS = ("words_median", "words_p90")
FIGURES = (*MEASURES, *LENGTHS, *ABSTAINING, *AGREEMENT, RISK)
LESS_IS_BETTER = frozenset({"words", *LENGTHS, "seconds", RISK})
UNFLOORED = frozenset({"seconds", "words"})
"""No floor is kept of these: times are a machine's, and length is held at two of its ranks."""


@dataclass(frozen=True, slots=True)
class Latency:
    """Seconds a question, as the records have them."""

    median: float | None
    p95: float | None
    most: float | None
    asked: int


def figures_of(results: Sequence[Result]) -> Mapping[str, Estimate]:
    """Every figure of a set, in the order of ``FIGURES``."""
    clusters = [result.cluster for result in results]
    found = {
        name: estimate([getattr(result.measures, name) for result in results], clusters)
        for name in MEASURES
    }
    found |= _lengths(results)
    found |= {name: ratio_estimate(parts, clusters) for name, parts in _abstaining(results)}
    found |= _agreement(results)
    points = risk_points(results)
    sure = sum(result.record.status.is_answer for result in results)
    found[RISK] = Estimate(area_under(points), None, None, sure, len(results) - sure)
    return found


def abstention_of(results: Sequence[Result]) -> AbstentionCounts:
    """How abstaining went, counted."""
    answerable = [result for result in results if result.case.answerable]
    others = [result for result in results if not result.case.answerable]
    hits = sum(result.declined for result in others)
    return AbstentionCounts(
        hits=hits,
        false_alarms=sum(_is_false_alarm(result) for result in answerable),
        misses=len(others) - hits,
        answered=sum(result.record.status.is_answer for result in answerable),
        answerable=len(answerable),
    )


def risk_points(results: Sequence[Result]) -> tuple[RiskPoint, ...]:
    """The risk-coverage curve; an answer without a confidence counts as the least sure."""
    answers = [
        (result.record.confidence or 0.0, result.is_right)
        for result in results
        if result.record.status.is_answer
    ]
    return risk_coverage(answers, len(results))


def latency_of(results: Sequence[Result]) -> Latency:
    """Median, 95th percentile (nearest rank) and longest, over questions that did not fail."""
    times = sorted(r.record.seconds.total for r in results if r.record.status.value != "error")
    if not times:
        return Latency(None, None, None, 0)
    return Latency(_ranked(times, 50), _ranked(times, 95), times[-1], len(times))


def _ranked(ordered: Sequence[float], share: int) -> float:
    """The value that so many in a hundred do not exceed, by nearest rank."""
    return ordered[-(-share * len(ordered) // 100) - 1]


def groups_of(results: Sequence[Result]) -> Mapping[str, tuple[Result, ...]]:
    """Paraphrases of one question that were all asked; groups of one are left out."""
    found: dict[str, list[Result]] = {}
    for result in results:
        if result.case.group:
            found.setdefault(result.case.group, []).append(result)
    return {name: tuple(group) for name, group in found.items() if len(group) > 1}


def _lengths(results: Sequence[Result]) -> Mapping[str, Estimate]:
    """Median and 90th percentile (nearest rank) of the words of an answer, without an interval."""
    known = sorted(one.measures.words for one in results if one.measures.words is not None)
    unscored = len(results) - len(known)
    if not known:
        return dict.fromkeys(LENGTHS, Estimate(None, None, None, 0, unscored))
    return {
        name: Estimate(_ranked(known, share), None, None, len(known), unscored)
        for name, share in zip(LENGTHS, (50, 90), strict=True)
    }


def _is_false_alarm(result: Result) -> bool:
    return result.declined and result.case.answerable and not result.ended_rightly


def _abstaining(
    results: Sequence[Result],
) -> Iterator[tuple[str, list[tuple[float, float] | None]]]:
    """Numerator and denominator of each question, by the formulas of ``AbstentionCounts``."""
    counts = [abstention_of([result]) for result in results]
    yield "abstention_precision", [_pair(c.hits, c.hits + c.false_alarms) for c in counts]
    yield "abstention_recall", [_pair(c.hits, c.hits + c.misses) for c in counts]
    twice = [(2 * c.hits, 2 * c.hits + c.false_alarms + c.misses) for c in counts]
    yield "abstention_f1", [_pair(*parts) for parts in twice]
    yield "answer_rate", [_pair(c.answered, c.answerable) for c in counts]


def _pair(part: int, whole: int) -> tuple[float, float] | None:
    return (part, whole) if whole else None


def _agreement(results: Sequence[Result]) -> Mapping[str, Estimate]:
    endings = [
        [Ending(one.record.status.value, frozenset(one.record.cited)) for one in group]
        for group in groups_of(results).values()
    ]
    return {
        "status_agreement": estimate([status_agreement(group) for group in endings]),
        "citation_agreement": estimate([citation_agreement(group) for group in endings]),
    }
