"""Headings that say something themselves: a grade, or what the list under them is a list of."""

import re

from ingest.reading.titles import has_finite_verb

_GRADE = r"outstanding|good|requires? improvement(?: to be good)?|inadequate"
_GRADED = re.compile(
    r"(?:[:–—-]|\b(?:is|are|be|as))\s*:?\s*(?:outstanding|good|inadequate)\W*\d?$"
    r"|\brequires? improvement(?: to be good)?\W*\d?$",
    re.IGNORECASE,
)
_BECAUSE = re.compile(rf"\b(?:{_GRADE})\b.*\bbecause\W*$", re.IGNORECASE)
_SCALE = re.compile(r"\blikely to be\b|\bif the following\b", re.IGNORECASE)


def states_finding(heading: str) -> bool:
    """Whether a heading holds a finding: a grade, a reason begun, or a sentence with a colon.

    "Care leavers: good", "The board requires improvement because:" and "The authority has the
    following strengths:" do. The scale that explains what each grade means does not.
    """
    if _SCALE.search(heading):
        return False
    if _GRADED.search(heading) or _BECAUSE.search(heading):
        return True
    return heading.rstrip().endswith(":") and has_finite_verb(heading)
