"""``python -m evals.ablation``: what each part of retrieval is worth, in one run.

Every set that can be read on this machine is ranked by every row over the same documents with the
same model; follow-ups are counted on their own. The last lines hold abstention with and without
the sufficiency model; ``--retyped`` adds how often the same is cited when a question is typed
otherwise.
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import click
import numpy as np

from evals.ablation_rows import rows_of
from evals.baselines import Baseline, LlamaIndexDefault
from evals.cases import Case
from evals.citing import lies_outside
from evals.figures import abstention_of
from evals.fitting.sets import OpenSet, open_sets
from evals.gold import gold_of
from evals.library import Library
from evals.metrics import recall_at
from evals.remembering import RememberingAnswerer
from evals.retyping import RETYPINGS, same_citations
from evals.running import run_cases
from evals.scoring import Result
from ingest.embedding import SentenceTransformerEmbedder

_DEPTHS = (1, 5, 10)


@click.command()
@click.option("--stores", type=click.Path(path_type=Path), help="Folder to keep the stores in.")
@click.option("--only", multiple=True, help="Name of a set to run; all where not given.")
@click.option("--aside", is_flag=True, help="Run the questions kept aside instead.")
@click.option("--llama-index", is_flag=True, help="Add its default retriever; embeds anew.")
@click.option("--retyped", is_flag=True, help="Ask some again in other casing, spacing and order.")
def main(
    stores: Path | None, only: tuple[str, ...], *, aside: bool, llama_index: bool, retyped: bool
) -> None:
    """Print a table a set."""
    embedder = SentenceTransformerEmbedder()
    with tempfile.TemporaryDirectory() as scratch:
        for one in open_sets(stores or Path(scratch), embedder, aside=aside):
            if only and one.name not in only:
                continue
            remembering = RememberingAnswerer(one.answerer)
            rows = list(rows_of(remembering, embedder))
            if llama_index:
                rows.append(LlamaIndexDefault(one.answerer.corpus, embedder))
            cases = _of_split(one.cases, aside=aside)
            show(one, remembering, cases, rows)
            if retyped:
                show_retyped(remembering, cases)


def _of_split(cases: tuple[Case, ...], *, aside: bool) -> tuple[Case, ...]:
    return tuple(case for case in cases if case.split == "aside") if aside else cases


def show(
    one: OpenSet,
    asking: RememberingAnswerer,
    cases: tuple[Case, ...],
    rows: Sequence[Baseline],
) -> None:
    """Print the table of one set."""
    scored = [case for case in cases if case.answerable and case.evidence]
    following = [case for case in scored if case.question.history]
    click.echo(f"{one.name}: {len(cases)} questions, {len(scored)} with evidence,")
    click.echo(f"  of which {len(following)} follow-ups; recall at 1 / 5 / 10, all and follow-ups")
    for row in rows:
        every = _cells(row, scored, one.library)
        click.echo(f"  {row.name:20}{every}   {_cells(row, following, one.library)}")
    results = run_cases(cases, asking, one.library)
    click.echo(f"  abstention {_abstention(results, one.library)}")
    without = _without(asking, cases, one.library)
    click.echo(f"  without the sufficiency model {_abstention(without, one.library)}")


def show_retyped(asking: RememberingAnswerer, cases: tuple[Case, ...]) -> None:
    """Print how often the same is cited when a question is typed otherwise."""
    for name, retype in RETYPINGS.items():
        share = same_citations(cases, asking, retype)
        click.echo(f"  the same citations in other {name}: {share:.3f}")


def _cells(row: Baseline, cases: Sequence[Case], library: Library) -> str:
    if not cases:
        return ""
    found = []
    for case in cases:
        ranking = row.rank(case.question)
        gold = gold_of(case, library)
        found.append([recall_at(gold, ranking, depth) or 0.0 for depth in _DEPTHS])
    return "".join(f"{mean:7.3f}" for mean in np.mean(found, axis=0))


def _abstention(results: Sequence[Result], library: Library) -> str:
    counts = abstention_of(results)
    numbers = (counts.precision, counts.recall, counts.answered / max(1, counts.answerable))
    shown = [f"{number:.3f}" if number is not None else "–" for number in numbers]
    outside = sum(_cites_outside(result, library) for result in results)
    return (
        f"precision {shown[0]}, recall {shown[1]}; answered {shown[2]};"
        f" {outside} answers cite what is outside their scope"
    )


def _cites_outside(result: Result, library: Library) -> bool:
    """Whether a citation is of another authority or period than the question was resolved to."""
    scope = result.record.scope
    wanted = {name.casefold() for name in scope.authorities}
    found = (library.find(c.ref) for claim in result.record.claims for c in claim.citations)
    return any(
        (wanted and not wanted & one.authorities)
        or lies_outside(one.days, scope.start, scope.as_at or scope.end)
        for one in found
        if one is not None
    )


def _without(
    asking: RememberingAnswerer, cases: tuple[Case, ...], library: Library
) -> tuple[Result, ...]:
    """The same questions with a model of sufficiency that is always content."""
    kept = asking.answerer.sufficiency
    asking.answerer.sufficiency = kept.always()
    try:
        return run_cases(cases, asking, library)
    finally:
        asking.answerer.sufficiency = kept


if __name__ == "__main__":
    main()
