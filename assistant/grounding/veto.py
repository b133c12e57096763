"""A model that reads claim and evidence together may veto what the rules have passed.

It never approves: what a rule has stopped stays stopped, whatever a model thinks of it. None is
configured unless an operator names one (``assistant.entailment``).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.grounding.sentences import split
from assistant.grounding.verdicts import GroundingEvidence, Reason, Verdict

CHECK = "entailment"
_HALF = 0.5
LEAST = 0.5
"""Share of belief that a passage carries a sentence, below which it is vetoed."""


class Entailment(Protocol):
    """Reads a passage and a sentence, and says how surely the one carries the other."""

    @property
    def name(self) -> str:
        """As records have it."""

    def carries(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        """For each (passage, sentence) 0 to 1, the higher the surer."""


@dataclass(frozen=True, slots=True)
class Veto:
    """An entailment model with the least that it must believe."""

    entailment: Entailment
    least: float = LEAST

    def reason(self, claim: str, evidence: Sequence[GroundingEvidence]) -> Reason | None:
        """Why the claim may not pass; None where no sentence of it is doubted.

        A sentence stands where one passage, or all together, carries it.
        """
        texts = list(dict.fromkeys(item.text for item in evidence))
        premises = texts if len(texts) < 2 else [*texts, " ".join(texts)]
        for sentence in split(claim) if premises else ():
            best = max(self.entailment.carries([(text, sentence) for text in premises]))
            if best < self.least:
                detail = f"{self.entailment.name} does not find it in the evidence ({best:.2f})."
                return Reason(CHECK, detail)
        return None

    def over(self, verdict: Verdict, claim: str, evidence: Sequence[GroundingEvidence]) -> Verdict:
        """The verdict of the rules, or a refusal in its place; never the other way."""
        if not verdict.supported:
            return verdict
        reason = self.reason(claim, evidence)
        return Verdict(False, round(_HALF * verdict.score / 2, 4), (reason,)) if reason else verdict
