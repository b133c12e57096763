"""Agreement with people's labels on whole answers, beside plain overlap of words.

Lines are told apart by number: what was calibrated was calibrated on the even ones.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.grounding import GroundingEvidence, Verdict, check

_WORD = re.compile(r"[a-z0-9]+")
_PER_CENT = range(30, 101)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One answer that people have labelled, and what the check says of it."""

    number: int
    is_true: bool
    overlap: float
    verdict: Verdict


def read_pairs(path: Path) -> tuple[Labelled, ...]:
    """Check every labelled answer; those on which people disagree are left out."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        pair = json.loads(line)
        if pair["label"] is None:
            continue
        verdict = check(pair["claim"], [GroundingEvidence(pair["evidence"])])
        overlap = _overlap(pair["claim"], pair["evidence"])
        found.append(Labelled(number, bool(pair["label"]), overlap, verdict))
    return tuple(found)


def _overlap(claim: str, evidence: str) -> float:
    words, held = _WORD.findall(claim.lower()), set(_WORD.findall(evidence.lower()))
    return sum(word in held for word in words) / max(1, len(words))


def balanced(pairs: Sequence[Labelled], supports: Callable[[Labelled], bool]) -> float:
    """Mean of the shares of true answers supported and of others not."""
    rates = []
    for wanted in (True, False):
        chosen = [pair for pair in pairs if pair.is_true is wanted]
        rates.append(sum(supports(pair) is wanted for pair in chosen) / len(chosen))
    return sum(rates) / 2


def report(pairs: Sequence[Labelled]) -> Iterator[str]:
    """Rows of a Markdown table: the check, plain overlap, and each rule as the only one."""
    even = [pair for pair in pairs if pair.number % 2 == 0]
    odd = [pair for pair in pairs if pair.number % 2]

    def row(name: str, supports: Callable[[Labelled], bool]) -> str:
        figures = " | ".join(f"{balanced(part, supports):.3f}" for part in (even, odd, pairs))
        return f"| {name} | {figures} |"

    best = max(_PER_CENT, key=lambda t: balanced(even, lambda pair: pair.overlap >= t / 100))
    yield "| | even lines (developed on) | odd lines | all |"
    yield "| --- | ---: | ---: | ---: |"
    yield row("the check", lambda pair: pair.verdict.supported)
    yield row(f"overlap of words, at {best}%", lambda pair: pair.overlap >= best / 100)
    rules = sorted({reason.check for pair in pairs for reason in pair.verdict.reasons})
    for rule in rules:
        yield row(
            f"only the rule `{rule}`",
            lambda pair, rule=rule: all(r.check != rule for r in pair.verdict.reasons),  # type: ignore[misc]
        )
