"""A weak model set loose on the questions: ``python -m evals.grounding_hostile``.

It asks every question of a set through the assistant with a model as its writer, and counts what
the model proposed, why each claim was dropped, and what was shown. A weak model seldom gets labels
and anchors right, so each claim is also tried as if it had: against the one or two sentences
it was given that fit it best, by the grounding check alone. What passes is for a person to read.
"""

import argparse
import json
import logging
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from assistant.answers import Answer
from assistant.grounding.check import check
from assistant.grounding.sentences import split
from assistant.live import LiveAnswerer
from assistant.writing.gate import LEAST_SCORE, Dropped
from assistant.writing.opening import open_model
from assistant.writing.passages import Passage
from assistant.writing.settings import load_model_settings
from assistant.writing.writer import ModelWriter, Outcome
from evals.cases import read_cases
from ingest.embedding import SentenceTransformerEmbedder


@dataclass(frozen=True, slots=True)
class Tried:
    """One claim a model proposed."""

    question: str
    text: str
    reason: str
    """Why it was dropped; empty where it was shown."""
    best: str
    """What it was given that fits it best."""
    passes_alone: bool
    """Whether that carries it, labels, anchors and form left aside."""
    alone_reason: str


def tried(question: str, outcome: Outcome) -> Iterator[Tried]:
    """Every claim of an outcome, shown or dropped."""
    if outcome.pack is None:
        return
    shown = [Dropped(passed.claim.text, "", "") for passed in outcome.passed]
    for claim in (*shown, *outcome.dropped):
        quotable = [(w, p) for p in outcome.pack.passages for w in windows(p.evidence.text)]
        known = [(check(claim.text, [replace(p.evidence, text=w)]), w, p) for w, p in quotable]
        verdict, quoted, passage = max(known, key=lambda found: found[0].score)
        reason = verdict.reasons[0].check if verdict.reasons else "coverage"
        alone = verdict.supported and verdict.score >= LEAST_SCORE
        said = f"{_shown(passage)}: {quoted}"
        yield Tried(question, claim.text, claim.reason, said, alone, "" if alone else reason)


def windows(text: str) -> list[str]:
    """Every sentence of a passage, and every two that follow each other: what could be quoted."""
    sentences = split(text)
    return [*sentences, *(" ".join(pair) for pair in pairwise(sentences))]


def _shown(passage: Passage) -> str:
    return f"{passage.document.source} {passage.paragraph.label}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the questions and print the counts."""
    parser = argparse.ArgumentParser(prog="python -m evals.grounding_hostile")
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--model-settings", type=Path, required=True)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="every claim, to be read by hand")
    parser.add_argument("--minutes", type=float, default=30.0, help="stop asking after this long")
    options = parser.parse_args(arguments)
    settings = load_model_settings(options.model_settings)
    opened = open_model(settings)
    outcomes: list[Outcome] = []
    writer = ModelWriter(opened.llm, settings.name, opened.writer.limits, outcomes.append)
    answerer = LiveAnswerer(options.store, SentenceTransformerEmbedder(), writer=writer)
    counts: Counter[str] = Counter()
    until = time.monotonic() + 60 * options.minutes
    with options.out.open("w", encoding="utf-8") as out:
        for case in read_cases(options.questions):
            if time.monotonic() > until:
                counts["questions left out for time"] += 1
                continue
            outcomes.clear()
            answer = answerer.ask(case.question)
            _count(answer, outcomes, counts)
            for one in (t for o in outcomes for t in tried(case.question.text, o)):
                counts[f"dropped: {one.reason}" if one.reason else "shown"] += 1
                counts[f"alone: {one.alone_reason or 'passes'}"] += 1
                out.write(json.dumps(vars_of(one), ensure_ascii=False) + "\n")
            out.flush()
    for name, count in sorted(counts.items()):
        sys.stdout.write(f"{name:36} {count}\n")
    return 0


def vars_of(one: Tried) -> dict[str, str | bool]:
    """One claim as a record."""
    return {
        "question": one.question,
        "claim": one.text,
        "reason": one.reason,
        "best": one.best,
        "passes_alone": one.passes_alone,
        "alone_reason": one.alone_reason,
    }


def _count(answer: Answer, outcomes: Sequence[Outcome], counts: Counter[str]) -> None:
    counts["questions"] += 1
    counts["questions put to the model"] += bool(outcomes)
    counts["answers with a claim of the model"] += answer.generator != "extractive"
    for outcome in outcomes:
        counts["proposed"] += outcome.proposed
        counts["nothing fits"] += outcome.nothing_fits
        counts["replies not usable"] += bool(outcome.failure) and not outcome.proposed


if __name__ == "__main__":
    logging.basicConfig(level=logging.ERROR)
    sys.exit(main())
