"""How the grounding check does, class by class: ``python -m evals.grounding_table``.

``--documents DIR N`` takes N sentences of each document of a folder, ``--pairs FILE`` a file of
human-labelled answers (``claim``, ``evidence``, ``label``), ``--out FILE`` where the report goes.
The claims written by hand are always tried.
"""

import argparse
import datetime as dt
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.grounding import GroundingEvidence, Verdict, check
from evals.grounding_by_hand import DEVELOPED, ELSEWHERE, HELD_OUT, hand_written
from evals.grounding_pairs import read_pairs, report
from evals.grounding_sources import sources_of
from evals.grounding_trials import (
    Source,
    Trial,
    scope_mutants,
    text_mutants,
    true_claims,
    true_of_two,
)
from evals.reading import read_folder

_HEAD = """# How the grounding check does

Written by `python -m evals.grounding_table`; the commands and folders are named with each table.
A mutant that passes is a miss; a true claim that does not pass is a false alarm. Mutants are made
by `evals/grounding_mutations.py`, which shares no code with the check.
"""
_HELD_OUT_HEADING = (
    "Claims written by hand after the check, then mended on"
    " (first try: 0.892 caught, 0.068 false alarms)"
)
_ELSEWHERE_HEADING = (
    "Claims written by hand on other matters after the check, then mended on"
    " (first try: 0.794 caught, 0.175 false alarms)"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    kind: str
    is_true: bool
    count: int
    rejected: int
    """How many the check did not support."""


def trials(found: Sequence[Source], rng: random.Random) -> Iterator[Trial]:
    """Every true claim and mutant of every sentence."""
    for source in found:
        other = rng.choice([s for s in found if s.authority != source.authority])
        yield from true_claims(source, rng)
        yield from true_of_two(source, other)
        yield from text_mutants(source, rng)
        yield from scope_mutants(source, other)


def judge(trial: Trial) -> Verdict:
    """Run the check on one trial."""
    evidence = [
        GroundingEvidence(
            e.text,
            e.authority or None,
            dt.date.fromisoformat(e.date) if e.date else None,
            e.speaker or None,
        )
        for e in trial.evidence
    ]
    return check(trial.claim, evidence)


def table(judged: Iterable[tuple[Trial, Verdict]]) -> tuple[Row, ...]:
    """Counts for each class, true ones first."""
    counts: dict[tuple[bool, str], Counter[bool]] = defaultdict(Counter)
    for trial, verdict in judged:
        counts[(not trial.is_true, trial.kind)][verdict.supported] += 1
    return tuple(
        Row(kind, not is_false, count.total(), count[False])
        for (is_false, kind), count in sorted(counts.items())
    )


def written(rows: Sequence[Row]) -> Iterator[str]:
    """The rows of a Markdown table, with sums."""
    yield "| class | | claims | stopped | share |"
    yield "| --- | --- | ---: | ---: | ---: |"
    for row in rows:
        what = "true" if row.is_true else "mutant"
        share = row.rejected / row.count
        yield f"| {row.kind} | {what} | {row.count} | {row.rejected} | {share:.3f} |"
    for is_true, what in ((True, "all true claims"), (False, "all mutants")):
        chosen = [row for row in rows if row.is_true == is_true]
        count, rejected = sum(r.count for r in chosen), sum(r.rejected for r in chosen)
        if count:
            yield f"| **{what}** | | {count} | {rejected} | {rejected / count:.3f} |"


def sections(options: argparse.Namespace) -> Iterator[str]:
    """The report, part by part."""
    yield _HEAD
    for name, said in (
        (DEVELOPED, "Claims written by hand, developed on"),
        (
            HELD_OUT,
            _HELD_OUT_HEADING,
        ),
        (ELSEWHERE, _ELSEWHERE_HEADING),
    ):
        yield f"## {said}\n\nFrom `evals/data/{name}`.\n"
        yield from written(table((t, judge(t)) for t in hand_written(name)))
        yield ""
    for folder, each in options.documents:
        yield from _of_documents(Path(folder), options.seed, int(each))
    if options.pairs is not None:
        yield "## Whole answers, labelled by people\n"
        yield f"`--pairs {options.pairs}`, balanced accuracy.\n"
        yield from report(read_pairs(options.pairs))


def _of_documents(folder: Path, seed: int, each: int) -> Iterator[str]:
    rng = random.Random(seed)  # noqa: S311 - a sample, not a secret
    tried = list(trials(list(sources_of(read_folder(folder).documents, rng, each)), rng))
    start = time.process_time()
    rows = table((trial, judge(trial)) for trial in tried)
    spent = 1000 * (time.process_time() - start) / max(1, len(tried))
    yield f"## Sentences of real documents, `{folder.name}`\n"
    yield f"`--documents {folder} {each} --seed {seed}`.\n"
    yield from written(rows)
    yield f"\n{spent:.1f} ms of processor time a claim.\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the report."""
    parser = argparse.ArgumentParser(prog="python -m evals.grounding_table")
    parser.add_argument(
        "--documents",
        nargs=2,
        action="append",
        default=[],
        metavar=("FOLDER", "EACH"),
        help="a folder, and how many sentences of each document in it",
    )
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="write there; default: to the screen")
    options = parser.parse_args(arguments)
    text = "\n".join(sections(options)).rstrip() + "\n"
    if options.out is None:
        sys.stdout.write(text)
    else:
        options.out.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
