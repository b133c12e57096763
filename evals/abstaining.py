"""Answering and declining: how often rightly, and how risk falls with how much is answered."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AbstentionCounts:
    """How abstaining went over a set; "should" is ``answerable`` false."""

    hits: int
    """Should have abstained, and did, or put the premise right where that is accepted."""
    false_alarms: int
    """Abstained where there was an answer, and the set does not accept that."""
    misses: int
    """Answered where it should have abstained."""
    answered: int = 0
    """Answerable questions that were answered."""
    answerable: int = 0

    @property
    def precision(self) -> float | None:
        """hits / (hits + false alarms); None where nothing was abstained from."""
        return _ratio(self.hits, self.hits + self.false_alarms)

    @property
    def recall(self) -> float | None:
        """hits / (hits + misses); None where nothing should have been abstained from."""
        return _ratio(self.hits, self.hits + self.misses)

    @property
    def f1(self) -> float | None:
        """2 hits / (2 hits + false alarms + misses), the harmonic mean of the two.

        (van Rijsbergen, Information Retrieval, 1979, chapter 7.)
        """
        return _ratio(2 * self.hits, 2 * self.hits + self.false_alarms + self.misses)

    @property
    def answer_rate(self) -> float | None:
        """Answerable questions answered / answerable; None where none is."""
        return _ratio(self.answered, self.answerable)


@dataclass(frozen=True, slots=True)
class RiskPoint:
    """If only the surest answers had been given."""

    coverage: float
    """Share of all questions that would be answered."""
    risk: float
    """Share of those answers that are wrong."""
    confidence: float
    """The least confidence among them."""


def risk_coverage(answers: Sequence[tuple[float, bool]], questions: int) -> tuple[RiskPoint, ...]:
    """Risk at each coverage, the surest answers first; equal confidences move together.

    ``answers`` are (confidence, right) of the questions that were answered, ``questions`` is how
    many were asked. risk(c) = wrong among the answers of confidence c and more / their number;
    coverage(c) = their number / questions. (El-Yaniv and Wiener, JMLR 11, 2010.)
    """
    ordered = sorted(answers, key=lambda answer: -answer[0])
    points: list[RiskPoint] = []
    wrong = 0
    for number, (confidence, right) in enumerate(ordered, start=1):
        wrong += not right
        is_last = number == len(ordered) or ordered[number][0] < confidence
        if is_last:
            points.append(RiskPoint(number / questions, wrong / number, confidence))
    return tuple(points)


def area_under(points: Sequence[RiskPoint]) -> float | None:
    """Mean risk over the coverage reached: sum of risk times the coverage it adds / coverage.

    None where nothing was answered. (AURC of Geifman, Uziel and El-Yaniv, ICLR 2019, over the
    coverage the assistant reaches and not to 1: what it declined has no confidence to order by.)
    """
    if not points:
        return None
    before, total = 0.0, 0.0
    for point in points:
        total += point.risk * (point.coverage - before)
        before = point.coverage
    return total / before


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
