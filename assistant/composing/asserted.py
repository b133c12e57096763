"""What a question asserts before it asks, held against the words found: its figures and denials.

"Why do they lose care at 16?" asserts that they do, at 16. The grounding check reads the assertion as
a claim and the quotation as its evidence; only a figure that the words give otherwise, and a thing
affirmed that they deny, put the question right.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.composing.presumed import presumed
from assistant.grounding.check import check
from assistant.grounding.verdicts import GroundingEvidence
from assistant.terms import content_terms

_WHY = re.compile(
    r"^\W*(?:(?:so|and|but|ok)\W+)*(?:why|how\s+come|how)\s+(?:did|does|do|is|are|was|were|has|have|had)\s+(?P<rest>.+?)\?*$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?<=[.?!])\s+|\s[-–—]\s|;\s+")
_ASKS = re.compile(
    r"^\W*(?:what|which|who|when|where|how|why|is|are|did|do|does|was|were|has|have|can|tell|give|compare|list|name|any)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^)]*\)|\bv(?:ersion)?\s?\d+\b")
_NAMED = re.compile(r"denies '(\w+)'")
_FEWEST_WORDS = 5
_OTHERWISE = "the evidence says"
_TELLING = frozenset({"number", "negation"})


_NOT_USED = re.compile(
    r"\b(?:not\s+to|(?:does|do|did|has|have|had|is|are|was|were)\s+not|no\s+longer|never)\s+(?:\w+ly\s+)?"
    r"(?:us(?:e|es|ed|ing)|employ\w*|rel(?:y|ied|ies|ying)\s+(?:up)?on|recruit\w*|offer\w*|provid\w*|hold|held|run"
    r"|commission\w*|plac(?:e|ed|ing)|hir(?:e|ed|ing)|accept\w*|operat\w+|own(?:s|ed)?)\s+(?:any\s+|its\s+|an?\s+)?(?P<what>[a-z][\w’'-]+(?:\s+[a-z][\w’'-]+)?)",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"\b(?:not|no|never|none|nobody|without|lack\w*|fail\w*|few(?:er)?|stop\w*|refus\w*|isn|aren|wasn|weren|don|doesn"
    r"|didn|hasn|haven)\b|n[’']t\b",
    re.IGNORECASE,
)


def assertion_denied(question: str, quotes: Sequence[str]) -> str | None:
    """How the words quoted deny what a question asserts, in one line; None where they do not."""
    quoted = " ".join(quotes)
    evidence = [GroundingEvidence(quoted)]
    for asserted in _assertions(_ASIDE.sub("", question)):
        for reason in check(asserted, evidence).reasons:
            if reason.check in _TELLING and not _is_said_by_prefix(reason.detail, quoted):
                return _as_told(reason.detail)
    return _figure_denied(question, evidence)


def _is_said_by_prefix(detail: str, quoted: str) -> bool:
    """Whether what is denied is denied there too: "not registered", and "unregistered homes"."""
    named = _NAMED.search(detail)
    return named is not None and re.search(rf"\b(?:un|in|non-){named[1]}", quoted, re.I) is not None


def _figure_denied(question: str, evidence: Sequence[GroundingEvidence]) -> str | None:
    """A figure that a question states as a fact and the words give otherwise."""
    for stated in presumed(question).split(". "):
        for reason in check(f"{stated}.", evidence).reasons if stated else ():
            if reason.check == "number" and _OTHERWISE in reason.detail:
                return _as_told(reason.detail)
    return None


def _as_told(detail: str) -> str:
    """What the grounding check says of a claim and its evidence, said of a question."""
    said = detail.replace("The claim says", "The question says")
    return said.replace("the evidence", "the document")


def use_denied(question: str, quotes: Sequence[str]) -> str | None:
    """The words that say a thing is not used, offered or run which a question takes to be."""
    if _NEGATIVE.search(question):
        return None
    asked = frozenset(content_terms(question))
    found = (match for quote in quotes for match in _NOT_USED.finditer(quote))
    return next((m[0] for m in found if asked.intersection(content_terms(m["what"]))), None)


def _assertions(question: str) -> Iterator[str]:
    for part in _PARTS.split(question):
        why = _WHY.match(part)
        if why:
            yield f"{why['rest']}."
        elif len(part.split()) >= _FEWEST_WORDS and not (part.endswith("?") or _ASKS.match(part)):
            yield part
