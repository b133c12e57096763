"""What a question asserts before it asks, held against the words found: its figures and denials.

"Why do they lose care at 16?" asserts that they do, at 16. The grounding check reads the assertion as
a claim and the quotation as its evidence; only a figure that the words give otherwise, and a thing
affirmed that they deny, put the question right.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.grounding.check import check
from assistant.grounding.verdicts import GroundingEvidence

_WHY = re.compile(
    r"^\W*(?:(?:so|and|but|ok)\W+)*(?:why|how\s+come|how)\s+(?:did|does|do|is|are|was|were|has|have|had)\s+(?P<rest>.+?)\?*$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?<=[.?!])\s+|\s[-–—]\s|;\s+")
_ASKS = re.compile(
    r"^\W*(?:what|which|who|when|where|how|why|is|are|did|do|does|was|were|has|have|can|tell|give|compare|list|name|any)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^)]*\)")
_FEWEST_WORDS = 5
_TELLING = frozenset({"number", "negation"})


def assertion_denied(question: str, quotes: Sequence[str]) -> str | None:
    """How the words quoted deny what a question asserts, in one line; None where they do not."""
    evidence = [GroundingEvidence(" ".join(quotes))]
    for asserted in _assertions(_ASIDE.sub("", question)):
        for reason in check(asserted, evidence).reasons:
            if reason.check in _TELLING:
                said = reason.detail.replace("The claim says", "The question says")
                return said.replace("the evidence", "the document")
    return None


def _assertions(question: str) -> Iterator[str]:
    for part in _PARTS.split(question):
        why = _WHY.match(part)
        if why:
            yield f"{why['rest']}."
        elif len(part.split()) >= _FEWEST_WORDS and not (part.endswith("?") or _ASKS.match(part)):
            yield part
