"""How the grounding check does, class by class: ``python -m evals.grounding_table``.

``--texts DIR`` takes a folder of plain-text reports named ``authority-kind-YYYY-MM-DD.txt``;
``--pairs FILE`` a file of human-labelled answers (``claim``, ``evidence``, ``label``).
"""

import argparse
import datetime as dt
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.grounding import GroundingEvidence, Verdict, check
from evals.grounding_trials import (
    Source,
    Trial,
    scope_mutants,
    text_mutants,
    true_claims,
    true_of_two,
)

_FILE = re.compile(
    r"(?P<name>.+?)-(?:inspection|focused-visit|jtai|area-send|monitoring).*?(?P<date>\d{4}-\d\d-\d\d)"
)
_SENTENCE = re.compile(r"(?<=[.])\s+(?=[A-Z])")
_CLEAN = re.compile(
    r"(?!.*(?:local authority children|Area SEND|Local Area|[◼▪•]|\s{2}|: \w+ \d+))[A-Z].*[a-z)]\."
)
_PRINTED = re.compile(r"^\s*(?:\d+\.|◼)\s+")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    kind: str
    is_true: bool
    count: int
    rejected: int
    """How many the check did not support."""


def sources(folder: Path, rng: random.Random, each: int = 14) -> Iterator[Source]:
    """Some sentences of each report, with the paragraph they stand in."""
    for path in sorted(folder.glob("*.txt")):
        match = _FILE.match(path.stem)
        if match is None:
            continue
        authority = match["name"].replace("-", " ").title()
        for word in ("And", "With", "Upon", "Of", "On"):
            authority = authority.replace(f" {word} ", f" {word.lower()} ")
        found = list(_sentences(path.read_text(encoding="utf-8")))
        for sentence, paragraph in rng.sample(found, min(each, len(found))):
            yield Source(sentence, paragraph, authority, match["date"])


def _sentences(text: str) -> Iterator[tuple[str, str]]:
    for block in re.split(r"\n\s*\n", text):
        paragraph = " ".join(_PRINTED.sub("", block).split())
        if not paragraph.endswith(".") or len(paragraph) < 80 or "www" in paragraph:
            continue
        for sentence in _SENTENCE.split(paragraph):
            if 8 <= len(sentence.split()) <= 45 and _CLEAN.fullmatch(sentence):
                yield sentence, paragraph


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
        GroundingEvidence(e.text, e.authority, dt.date.fromisoformat(e.date), e.speaker)
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
    """The table, as lines."""
    for row in rows:
        what = "false alarms" if row.is_true else "caught"
        share = row.rejected / row.count
        yield f"{row.kind:15} {row.count:6}  {what:12} {row.rejected:6}  {share:.3f}"
    for is_true, what in ((True, "all true"), (False, "all mutants")):
        chosen = [row for row in rows if row.is_true == is_true]
        count, rejected = sum(r.count for r in chosen), sum(r.rejected for r in chosen)
        if count:
            yield f"{what:15} {count:6}  {'':12} {rejected:6}  {rejected / count:.3f}"


def balanced_accuracy(pairs: Path) -> Iterator[str]:
    """Agreement with people's labels, on even and odd lines apart (even ones were developed on)."""
    hits: dict[tuple[int, int], list[bool]] = defaultdict(list)
    for number, line in enumerate(pairs.read_text(encoding="utf-8").splitlines()):
        pair = json.loads(line)
        if pair["label"] is None:
            continue
        verdict = check(pair["claim"], [GroundingEvidence(pair["evidence"])])
        hits[(number % 2, pair["label"])].append(verdict.supported == bool(pair["label"]))
    for half, name in ((0, "even lines"), (1, "odd lines")):
        rates = [sum(hits[(half, label)]) / len(hits[(half, label)]) for label in (0, 1)]
        yield (
            f"{name:15} balanced accuracy {sum(rates) / 2:.3f}"
            f"  (unsupported {rates[0]:.3f}, supported {rates[1]:.3f})"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables asked for."""
    parser = argparse.ArgumentParser(prog="python -m evals.grounding_table")
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=14, help="sentences from each report")
    options = parser.parse_args(arguments)
    if options.texts is not None:
        rng = random.Random(options.seed)  # noqa: S311 - a sample, not a secret
        tried = list(trials(list(sources(options.texts, rng, options.each)), rng))
        start = time.process_time()
        judged = [(trial, judge(trial)) for trial in tried]
        spent = 1000 * (time.process_time() - start) / max(1, len(tried))
        _write([*written(table(judged)), f"{spent:.2f} ms a claim"])
    if options.pairs is not None:
        _write(balanced_accuracy(options.pairs))
    return 0


def _write(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
