"""``python -m evals.fitting``: fit the weights of ranking, then those of sufficiency.

Every set that can be read on this machine is asked, its development questions only; both files in
``assistant/data`` are written, with the sets they came from and what they find cross-validated.
"""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from assistant.ranking import FEATURE_NAMES, RankingWeights
from assistant.sufficiency import SIGN_NAMES
from evals.fitting.ranking import RankingFit, fit_ranking
from evals.fitting.sets import OpenSet, open_sets
from evals.fitting.sufficiency import SufficiencyFit, decision_of, fit_sufficiency
from evals.fitting.trials import Trial, rescored, trials_of
from ingest.embedding import SentenceTransformerEmbedder

_DATA = Path(__file__).parents[2] / "assistant" / "data"
_DECIMALS = 3


@click.command()
@click.option(
    "--stores",
    type=click.Path(path_type=Path),
    help="Folder to keep the stores of the sets in, so that the next fit need not build them.",
)
@click.option("--dry-run", is_flag=True, help="Print what would be fitted and write nothing.")
def main(stores: Path | None, *, dry_run: bool) -> None:
    """Fit both files of weights."""
    with tempfile.TemporaryDirectory() as scratch:
        sets = list(open_sets(stores or Path(scratch), SentenceTransformerEmbedder()))
        fit_both(sets, dry_run=dry_run)


def fit_both(sets: Sequence[OpenSet], *, dry_run: bool) -> None:
    """Fit ranking, rank every question anew by it, and fit sufficiency on that."""
    trials, source = _trials(sets), _source(sets)
    ranking = fit_ranking(trials)
    _show_ranking(ranking)
    weights = RankingWeights(tuple(ranking.weights.tolist()), source)
    decisions = [decision_of(rescored(trial, weights)) for trial in trials]
    sufficiency = fit_sufficiency(decisions)
    _show_sufficiency(sufficiency)
    if not dry_run:
        _write_ranking(ranking, source)
        _write_sufficiency(sufficiency, source)


def _trials(sets: Sequence[OpenSet]) -> list[Trial]:
    return [
        trial for one in sets for trial in trials_of(one.name, one.cases, one.answerer, one.library)
    ]


def _source(sets: Sequence[OpenSet]) -> str:
    counts = ", ".join(f"{len(one.cases)} on {one.name}" for one in sets)
    return f"python -m evals.fitting over the development questions of each set: {counts}"


def _show_ranking(fit: RankingFit) -> None:
    click.echo(f"ranking, cross-validated, ridge {fit.ridge}: recall at 1 / 5 / 10")
    for name, found in fit.by_set.items():
        click.echo(f"  {name:10}{found}")
    for name, weight in sorted(zip(FEATURE_NAMES, fit.weights, strict=True), key=lambda p: -p[1]):
        click.echo(f"  {name:24}{weight:8.3f}")


def _show_sufficiency(fit: SufficiencyFit) -> None:
    click.echo(
        f"sufficiency, cross-validated, ridge {fit.ridge}: AUC {fit.separation:.3f}"
        f" over {fit.deciding} questions that it decides"
    )
    click.echo("  threshold  precision  recall  answered")
    for point in fit.curve[::4]:
        click.echo(
            f"  {point.threshold:9.2f}{point.precision:11.3f}{point.recall:8.3f}"
            f"{point.answer_rate:10.3f}"
        )
    click.echo(f"  chosen: {fit.chosen}")
    for name, weight in zip(SIGN_NAMES, fit.model.weights, strict=True):
        click.echo(f"  {name:24}{weight:8.3f}")


def _write_ranking(fit: RankingFit, source: str) -> None:
    record = {
        "source": source,
        "ridge": fit.ridge,
        "cross_validated_recall_1_5_10": {
            name: [round(value, _DECIMALS) for value in found.at]
            for name, found in fit.by_set.items()
        },
        "weights": _named(FEATURE_NAMES, fit.weights.tolist()),
    }
    _write("ranking.json", record)


def _write_sufficiency(fit: SufficiencyFit, source: str) -> None:
    record = {
        "source": f"{source}; {fit.deciding} of them hang on the model",
        "ridge": fit.ridge,
        "cross_validated": {
            "auc": round(fit.separation, _DECIMALS),
            "abstention_precision": round(fit.chosen.precision, _DECIMALS),
            "abstention_recall": round(fit.chosen.recall, _DECIMALS),
            "answer_rate": round(fit.chosen.answer_rate, _DECIMALS),
        },
        "intercept": round(fit.model.intercept, _DECIMALS),
        "threshold": fit.chosen.threshold,
        "weights": _named(SIGN_NAMES, fit.model.weights.tolist()),
    }
    _write("sufficiency.json", record)


def _named(names: Sequence[str], values: Sequence[float]) -> dict[str, float]:
    return {name: round(value, _DECIMALS) for name, value in zip(names, values, strict=True)}


def _write(name: str, record: dict[str, object]) -> None:
    text = json.dumps(record, indent=2, ensure_ascii=False)
    (_DATA / name).write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
