"""The report as a page: what it says, made of passes; the templates only lay it out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from evals.baseline_figures import BaselineRow, baseline_figures
from evals.blame import Step, step_to_blame
from evals.comparing import Compared, against_accepted
from evals.figures import FIGURES, Latency, figures_of, latency_of, risk_points
from evals.gates import Failure, Gate
from evals.intervals import Estimate
from evals.paired import p_in_words
from evals.passes import Pass
from evals.reporting.plots import Bars, Curve, bars_of, counts_plot, histogram, risk_curve
from evals.reporting.provenance import RunRecord
from evals.scoring import Result
from evals.slices import Slice, by_age, by_kind, by_length, counts_of
from evals.tables import in_words

_WORST = 60
_BIN = 25
_EXPLAINED = {
    "ending": "ended in a status that the set accepts",
    "right": "and said every fact, and nothing it must not",
    "recall_1": "gold paragraphs among the first so many considered / gold paragraphs",
    "success_1": "questions with any gold paragraph among them",
    "mrr": "1 / rank of the first gold paragraph",
    "ndcg_10": "gain of the first ten, discounted by rank, over the best possible",
    "facts": "facts said / facts asked for",
    "cited": "questions of which a gold paragraph is cited",
    "cited_recall": "gold paragraphs cited / gold paragraphs",
    "alce_recall": "claims carried by what they cite / claims",
    "alce_precision": "citations needed / citations",
    "clean": "answers that say nothing they must not",
    "list_whole": "lists of which every item is said",
    "list_order": "neighbouring items in the document's order",
    "words": "words an answer; fewer is better",
    "words_median": "half of the answers have at most so many words",
    "words_p90": "nine in ten have at most so many words",
    "seconds": "seconds a question, on the machine named below",
    "abstention_precision": "declined rightly / declined",
    "abstention_recall": "declined rightly / should have been declined",
    "abstention_f1": "harmonic mean of the two",
    "answer_rate": "answerable questions answered / answerable",
    "status_agreement": "pairs of wordings that end alike",
    "citation_agreement": "citations that wordings share (Jaccard)",
    "risk": "area under risk-coverage; less is better",
}


@dataclass(frozen=True, slots=True)
class Wrong:
    """One wrong answer and the step to blame."""

    result: Result
    step: Step
    gold: tuple[tuple[str, str, str], ...]
    """(address, label, text) of the gold paragraphs."""
    ranks: str


@dataclass(frozen=True, slots=True)
class SetView:
    """One pass, ready to be laid out."""

    name: str
    asked: int
    gates: Mapping[Gate, Sequence[Failure]]
    figures: Mapping[str, Estimate]
    latency: Latency
    kinds: tuple[Slice, ...]
    compared: tuple[Compared, ...]
    signed: str
    baselines: tuple[BaselineRow, ...]
    plots: tuple[Bars, ...]
    curve: Curve
    wrong: tuple[Wrong, ...]
    wrong_in_all: int

    @property
    def broken(self) -> tuple[Gate, ...]:
        """Gates that do not hold."""
        return tuple(gate for gate, failures in self.gates.items() if failures)


def view_of(made: Pass, gates: Mapping[Gate, Sequence[Failure]]) -> SetView:
    """Everything the report says of one pass."""
    results, library = made.run.results, made.run.library
    wrong = [(result, step_to_blame(result, library)) for result in results]
    named = [(result, step) for result, step in wrong if step is not None]
    worst = sorted(named, key=lambda item: _badness(item[0]), reverse=True)
    return SetView(
        name=made.run.name,
        asked=len(results),
        gates=gates,
        figures=figures_of(results),
        latency=latency_of(results),
        kinds=by_kind(results),
        compared=against_accepted(results, made.accepted),
        signed=_signed(made),
        baselines=tuple(baseline_figures(made)),
        plots=_plots(made, [step for _, step in named]),
        curve=risk_curve(risk_points(results)),
        wrong=tuple(_wrong(result, step, made) for result, step in worst[:_WORST]),
        wrong_in_all=len(named),
    )


def page(views: Sequence[SetView], record: RunRecord) -> str:
    """The whole report, one file with nothing fetched."""
    return _rendered("report.html.j2", views, record)


def summary(views: Sequence[SetView], record: RunRecord) -> str:
    """The figures and the gates as Markdown."""
    return _rendered("summary.md.j2", views, record)


def _rendered(name: str, views: Sequence[SetView], record: RunRecord) -> str:
    environment = Environment(
        loader=PackageLoader("evals.reporting"),
        autoescape=name.endswith(".html.j2"),  # document text is data
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["words"] = in_words
    environment.filters["p"] = p_in_words
    template = environment.get_template(name)
    return template.render(views=views, record=record, names=FIGURES, explained=_EXPLAINED)


def _plots(made: Pass, steps: Sequence[Step]) -> tuple[Bars, ...]:
    results, library = made.run.results, made.run.library
    words = [r.measures.words for r in results if r.measures.words is not None]
    return (
        bars_of("Recall@5 by kind", by_kind(results), "recall_5"),
        bars_of("Right by kind", by_kind(results), "right"),
        bars_of("Recall@5 by years of the document", by_age(results, library), "recall_5"),
        bars_of("Recall@5 by words of the paragraph", by_length(results, library), "recall_5"),
        histogram("Answers by length in words", words, _BIN),
        counts_plot("Wrong answers by the step to blame", list(counts_of(steps).items())),
    )


def _badness(result: Result) -> tuple[float, ...]:
    """What misleads is worse than what is missing, and a sure mistake than an unsure one."""
    answered = result.record.status.is_answer
    return (
        float(bool(result.said_wrongly)),
        float(answered and not result.case.answerable),
        float(answered and result.measures.cited == 0.0),
        float(not result.ended_rightly),
        1.0 - (result.measures.facts or 0.0),
        result.record.confidence or 0.0,
    )


def _wrong(result: Result, step: Step, made: Pass) -> Wrong:
    held = (made.run.library.find(ref) for item in result.gold for ref in sorted(item))
    gold = tuple((one.ref, one.label, one.text) for one in held if one is not None)
    places = {ref: rank for rank, ref in enumerate(result.record.ranking, start=1)}
    ranks = (min((places[ref] for ref in item if ref in places), default=0) for item in result.gold)
    return Wrong(
        result, step, gold, ", ".join(str(rank) if rank else "not found" for rank in ranks)
    )


def _signed(made: Pass) -> str:
    accepted = made.accepted
    if accepted is None:
        return ""
    return f"{accepted.signed_by}, {accepted.signed_on}, commit {accepted.commit[:10]}"
