"""Measured tables of the documentation, written from runs and never typed.

``python -m evals.reporting.filling RUN...`` replaces what stands between a comment
``measured: NAME`` and the comment ``end`` in ``docs/*.md``. Of a set that several runs hold, the
last one named counts.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from evals.intervals import Estimate
from evals.reporting.saved import SavedRun, read_run
from evals.tables import in_words

_DOCS = Path(__file__).parents[2] / "docs"
_BLOCK = re.compile(r"(<!-- measured: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_SHOWN = (
    "ending",
    "right",
    "recall_1",
    "recall_5",
    "recall_10",
    "mrr",
    "ndcg_10",
    "facts",
    "cited",
    "alce_recall",
    "alce_precision",
    "clean",
    "list_whole",
    "words",
    "words_median",
    "words_p90",
    "abstention_precision",
    "abstention_recall",
    "abstention_f1",
    "answer_rate",
    "status_agreement",
    "citation_agreement",
    "risk",
)
_RANKED = ("recall_1", "recall_5", "recall_10", "recall_20", "mrr", "ndcg_10")


class Measured:
    """Several runs, taken together set by set."""

    def __init__(self, folders: Sequence[Path]) -> None:
        runs = [(folder, read_run(folder)) for folder in folders]
        self.runs: Mapping[str, SavedRun] = {n: run for _, run in runs for n in run.scores}
        self.rankers: dict[str, Mapping[str, Mapping[str, float]]] = {}
        for folder, _ in runs:
            rankers = json.loads((folder / "rankers.json").read_text("utf-8"))
            self.rankers |= {name: found for name, found in rankers.items() if found}

    @property
    def names(self) -> list[str]:
        """Develop beside aside, set by set."""
        order = {"develop": 0, "aside": 1}
        return sorted(self.runs, key=lambda n: (n.split("/")[0], order.get(n.split("/")[-1], 2)))

    def figure(self, name: str, figure: str) -> Estimate:
        """One figure of a set."""
        return self.runs[name].figures[name][figure]


def _figures(measured: Measured) -> Iterator[str]:
    names = measured.names
    yield f"| figure | {' | '.join(names)} |"
    yield f"| --- |{' --- |' * len(names)}"
    for figure in _SHOWN:
        cells = " | ".join(in_words(measured.figure(name, figure)) for name in names)
        yield f"| `{figure}` | {cells} |"


def _gaps(measured: Measured) -> Iterator[str]:
    yield "| set | figure | develop | aside | develop less aside |"
    yield "| --- | --- | --- | --- | --- |"
    for base in dict.fromkeys(name.split("/")[0] for name in measured.names):
        pair = (f"{base}/develop", f"{base}/aside")
        if not set(pair) <= set(measured.runs):
            continue
        for figure in ("ending", "right", "recall_5", "facts", "cited", "abstention_f1"):
            develop, aside = (measured.figure(name, figure) for name in pair)
            if develop.mean is None or aside.mean is None:
                continue
            gap = f"{develop.mean - aside.mean:+.3f}"
            yield f"| {base} | `{figure}` | {in_words(develop)} | {in_words(aside)} | {gap} |"


def _gates(measured: Measured) -> Iterator[str]:
    for name in measured.names:
        gates = measured.runs[name].gates[name]
        broken = [gate for gate, failures in gates.items() if failures]
        said = f"{', '.join(broken)} do not hold" if broken else "all hold"
        yield f"- {name}, {len(measured.runs[name].scores[name])} questions: {said}."


def _baselines(measured: Measured) -> Iterator[str]:
    yield f"| set | ranker | {' | '.join(f'`{name}`' for name in _RANKED)} |"
    yield f"| --- | --- |{' --- |' * len(_RANKED)}"
    for name in measured.names:
        for ranker, figures in measured.rankers.get(name, {}).items():
            cells = " | ".join(f"{figures[one]:.3f}" for one in _RANKED)
            yield f"| {name} | {ranker} | {cells} |"


def _provenance(measured: Measured) -> Iterator[str]:
    for name in measured.names:
        record = measured.runs[name].record
        of_set = next(one for one in record.sets if one.name == name)
        changed = ", with changes not committed" if record.dirty else ""
        yield (
            f"- {name}: {record.made[:16]}, commit {record.commit[:10]}{changed}, embedder"
            f" {record.embedder}, {of_set.documents} documents, corpus {of_set.corpus[:16]}."
        )


BLOCKS: Mapping[str, Callable[[Measured], Iterator[str]]] = {
    "figures": _figures,
    "gaps": _gaps,
    "gates": _gates,
    "baselines": _baselines,
    "provenance": _provenance,
}


def filled(text: str, measured: Measured) -> str:
    """A page with its measured blocks written anew; one of an unknown name stays as it is."""

    def block(match: re.Match[str]) -> str:
        make = BLOCKS.get(match[2])
        return f"{match[1]}{chr(10).join(make(measured))}\n{match[3]}" if make else match[0]

    return _BLOCK.sub(block, text)


@click.command()
@click.argument("runs", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
def main(runs: tuple[Path, ...]) -> None:
    """Write the measured tables of docs/*.md from RUNS."""
    measured = Measured(runs)
    for page in sorted(_DOCS.glob("*.md")):
        before = page.read_text("utf-8")
        after = filled(before, measured)
        if after != before:
            page.write_text(after, encoding="utf-8")
            click.echo(f"filled {page.name}")


if __name__ == "__main__":
    main()
