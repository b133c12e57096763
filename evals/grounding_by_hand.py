"""The claims written by hand about the sample documents, as trials (see ``data``).

They are what an outsider would write down to try the gate: a fact put in other words, and the same
fact with one thing wrong.
"""

from collections.abc import Iterable, Iterator
from importlib.resources import files

from evals.grounding_trials import Trial, TrialEvidence

DEVELOPED = "grounding_by_hand.txt"
ELSEWHERE = "grounding_elsewhere.txt"
HELD_OUT = "grounding_held_out.txt"


def hand_written(name: str = DEVELOPED) -> tuple[Trial, ...]:
    """Every claim of a file, in order."""
    text = files("evals").joinpath("data", name).read_text(encoding="utf-8")
    return tuple(trials_of(text.splitlines()))


def trials_of(lines: Iterable[str]) -> Iterator[Trial]:
    """Read "@ authority | date | speaker", the passage under it, then "+" and "-" claims."""
    known, text = ("", "", ""), ""
    for line in lines:
        mark, rest = line[:1], line[1:].strip()
        if mark == "@":
            authority, date, speaker = (part.strip() for part in rest.split("|"))
            known, text = (authority, date, speaker), ""
        elif mark in {"+", "-"}:
            kind, claim = (part.strip() for part in rest.split("|", 1))
            evidence = TrialEvidence(text, *known)
            yield Trial(kind, claim, (evidence,), is_true=mark == "+")
        elif line.strip() and mark != "#":
            text = f"{text} {line.strip()}".strip()
