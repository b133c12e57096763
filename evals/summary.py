"""The table of a run: what an evaluator reads first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evals.intervals import Estimate, estimate
from evals.running import Result


@dataclass(frozen=True, slots=True)
class Abstention:
    """Declining rightly and wrongly; None where undefined."""

    precision: float | None
    recall: float | None
    answer_rate: float | None


def abstention_of(results: Sequence[Result]) -> Abstention:
    """Precision = rightly declined / declined; recall = rightly declined / unanswerable.

    Answer rate = answerable questions answered / answerable questions.
    """
    declined = [result for result in results if result.abstained]
    unanswerable = [result for result in results if not result.case.answerable]
    answerable = [result for result in results if result.case.answerable]
    rightly = sum(not result.case.answerable for result in declined)
    answered = sum(not result.abstained for result in answerable)
    return Abstention(
        rightly / len(declined) if declined else None,
        rightly / len(unanswerable) if unanswerable else None,
        answered / len(answerable) if answerable else None,
    )


def mean_of(results: Iterable[Result], name: str) -> Estimate:
    """A score with its 95% interval over questions."""
    return estimate([getattr(result, name) for result in results])


def table_of(results: Sequence[Result]) -> list[str]:
    """One row a kind of question, then the whole."""
    head = f"{'kind':18}{'n':>4}{'right':>7}{'R@1':>6}{'R@5':>6}{'R@10':>6}{'facts':>7}{'cited':>7}"
    kinds = sorted({result.case.kind for result in results})
    rows = [_row(kind, [r for r in results if r.case.kind == kind]) for kind in kinds]
    lines = [head, *rows]
    lines.append(_row("all", results))
    for name in ("recall_5", "facts", "cited"):
        found = mean_of(results, name)
        if found.mean is not None and found.low is not None and found.high is not None:
            interval = f"{found.low:.2f} to {found.high:.2f}"
            lines.append(f"{name}: {found.mean:.3f}, 95% interval {interval}, n {found.scored}")
    ending = abstention_of(results)
    lines.append(
        f"abstention precision {_number(ending.precision)}, recall {_number(ending.recall)};"
        f" answerable questions answered {_number(ending.answer_rate)}"
    )
    return lines


def _row(kind: str, results: Sequence[Result]) -> str:
    right = sum(result.is_right_ending for result in results) / len(results)
    names = ("recall_1", "recall_5", "recall_10", "facts", "cited")
    means = [_number(mean_of(results, name).mean) for name in names]
    cells = f"{means[0]:>6}{means[1]:>6}{means[2]:>6}{means[3]:>7}{means[4]:>7}"
    return f"{kind:18}{len(results):>4}{right:>7.2f}{cells}"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
