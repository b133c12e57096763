"""What goes into the grounding check and what comes out of it."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as a text gives it: "January 2023" has no day."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, date: dt.date) -> "PartialDate":
        """The same day, every part known."""
        return cls(date.year, date.month, date.day)


@dataclass(frozen=True, slots=True)
class GroundingEvidence:
    """One passage a claim rests on, and what is known about it."""

    text: str
    authority: str | None = None
    """Whom the passage is about: "Hackney"."""
    date: dt.date | PartialDate | None = None
    """When its document was published, or the position it gives."""
    speaker: str | None = None
    """Who says it: a value of ``ingest.documents.Speaker``, or a name."""

    @property
    def day(self) -> PartialDate | None:
        """The date in its parts."""
        return PartialDate.of(self.date) if isinstance(self.date, dt.date) else self.date


@dataclass(frozen=True, slots=True)
class Reason:
    """One check that failed."""

    check: str
    """number, date, grade, name, negation, quantifier, hedge, authority, speaker, …"""
    detail: str
    """One plain-English line: what the claim says and what the evidence says."""
    is_doubt: bool = False
    """Read out of freely worded text, where a person may read it otherwise; a long claim bears
    a few of these, a short one none."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the evidence carries the claim."""

    supported: bool
    score: float
    """0 to 1; 0.5 and above exactly when supported."""
    reasons: tuple[Reason, ...] = ()
    """Every check that failed; empty when supported."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The verdict on one line of a file of claims."""

    id: str
    verdict: Verdict
