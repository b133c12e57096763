"""Does the evidence carry the claim? A deterministic check, with no model and no network."""

from assistant.grounding.check import check
from assistant.grounding.verdicts import (
    CheckResult,
    GroundingEvidence,
    PartialDate,
    Reason,
    Verdict,
)

__all__ = ["CheckResult", "GroundingEvidence", "PartialDate", "Reason", "Verdict", "check"]
