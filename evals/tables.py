"""The table of a pass on the terminal: what an evaluator reads first."""

from collections.abc import Iterator, Sequence

from evals.baseline_figures import baseline_figures
from evals.comparing import against_accepted
from evals.figures import abstention_of, figures_of, latency_of
from evals.intervals import Estimate
from evals.naive import naive_facts
from evals.paired import p_in_words
from evals.passes import Pass
from evals.scoring import Result
from evals.slices import by_kind

_COLUMNS = ("ending", "right", "recall_1", "recall_5", "recall_10", "facts", "cited")
_ABOVE = ("ending", "right", "recall_5", "ndcg_10", "facts", "cited", "alce_recall")
_DECLINING = ("abstention_precision", "abstention_recall", "abstention_f1", "answer_rate")


def table_of(made: Pass) -> list[str]:
    """A row a kind of question, the figures with their intervals, what moved."""
    results = made.run.results
    figures = figures_of(results)
    lines = [f"{'kind':20}{'n':>5}" + "".join(f"{name:>10}" for name in _COLUMNS)]
    lines += [_row(one.name, one.results) for one in by_kind(results)]
    lines.append(_row("all", results))
    lines += [f"{name:22}{in_words(figures[name])}" for name in (*_ABOVE, *_DECLINING)]
    counts = abstention_of(results)
    lines.append(
        f"declined rightly {counts.hits}, wrongly {counts.false_alarms};"
        f" answered what has no answer {counts.misses}"
    )
    times = latency_of(results)
    if times.median is not None and times.p95 is not None:
        lines.append(f"seconds a question: median {times.median:.2f}, p95 {times.p95:.2f}")
    return [*lines, *_baselines(made), *_moved(made)]


def in_words(found: Estimate) -> str:
    """As in "0.741 (0.62 to 0.83, n 144)"; a dash where it is undefined."""
    if found.mean is None:
        return f"– (n 0 of {found.unscored})"
    if found.low is None or found.high is None:
        return f"{found.mean:.3f} (n {found.scored})"
    return f"{found.mean:.3f} ({found.low:.2f} to {found.high:.2f}, n {found.scored})"


def _row(name: str, results: Sequence[Result]) -> str:
    figures = figures_of(results)
    cells = (figures[column].mean for column in _COLUMNS)
    shown = "".join(f"{'–' if value is None else format(value, '.2f'):>10}" for value in cells)
    return f"{name:20}{len(results):>5}{shown}"


def _baselines(made: Pass) -> Iterator[str]:
    for row in baseline_figures(made):
        recall, gain = row.recall_5, row.recall_gain
        held = "" if gain is None or gain.p is None else f", p {p_in_words(gain.p)}"
        yield f"{row.name:22}recall@5 {in_words(recall)}{held}"
    naive = naive_facts(made)
    if naive is not None:
        yield f"{'a naive answerer':22}facts {in_words(naive)}"


def _moved(made: Pass) -> Iterator[str]:
    for row in against_accepted(made.run.results, made.accepted):
        if row.verdict not in {"unchanged", "noise"}:
            yield f"{row.name}: {row.verdict} than accepted (p {p_in_words(row.p)})"
