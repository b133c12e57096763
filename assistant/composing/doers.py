"""Who a question takes to do a thing, where the words found name another doer.

"Why did the council leader take the chair of the board?" where the board is chaired by an adviser;
"its own night team" where the team is commissioned from a neighbour.
"""

import re
from collections.abc import Sequence

from assistant.composing.told import Told, the_best

_DOERS = (
    r"council\s+leader|leader|chief\s+executive|mayor|lead\s+member|cabinet\s+member|director|police|health|nhs|icb"
    r"|ccg|schools?|central\s+government|government|dfe|department\s+for\s+education|ofsted|cqc|commissioner|trust"
    r"|charit(?:y|ies)|partnership|parents|young\s+people|probation|headteachers?|universit(?:y|ies)|courts?|firm|company"
    r"|council|local\s+authority"
)
_DOER = re.compile(rf"\b(?:{_DOERS})\b", re.IGNORECASE)
_DEEDS = (
    (r"chair\w*", r"(?:co-)?chaired\s+by"),
    (
        r"r[ua]n(?:s|ning)?|deliver\w*|provid\w*|operat\w*|manag\w*",
        r"(?:run|delivered|provided|operated|managed)\s+by|(?:commissioned|bought(?:\s+in)?)\s+from|outsourced\s+to",
    ),
    (r"fund\w*|pa(?:y|id|ys|ying)\s+for|financ\w*", r"(?:funded|paid\s+for|financed)\s+by"),
    (
        r"order\w*|commission\w*|impos\w*|set\s+up",
        r"(?:ordered|commissioned|imposed|set\s+up)\s+by",
    ),
    (r"appoint\w*|hir\w*|chose|picked", r"(?:appointed|hired|chosen|nominated)\s+by"),
)
_OWN = re.compile(
    r"\br[ua]n(?:s|ning)?\s+(?:its|their)\s+own\b|\b(?:its|their)\s+own\s+(?:[\w-]+\s+){0,4}(?:team|service)\b",
    re.IGNORECASE,
)
_BOUGHT = re.compile(
    r"\b(?:commissioned|bought(?:\s+in)?)\s+from\s+[^.;()]{3,60}|\boutsourced\s+to\s+[^.;()]{3,60}",
    re.I,
)
_ASKED = r"^\W*(?:(?:so|and|but)\W+)*(?:who|which|what)\b(?:\s+[\w’'-]+){0,4}?\s+"
_NEAR = 30
_OF_BEST = 0.6


def other_doer(question: str, told: Sequence[Told]) -> str | None:
    """The words that name another doer than a question does; None where none do, or it asks who."""
    said = [one.text for one in the_best(told, _OF_BEST)]
    if _OWN.search(question):
        return next((match[0] for one in said if (match := _BOUGHT.search(one))), None)
    for deed, by in _DEEDS:
        asked = _doers_of(question, deed)
        if not asked or re.match(rf"{_ASKED}(?:{deed})\b", question, re.IGNORECASE):
            continue
        named = re.compile(rf"\b(?:{by})\s+(?P<who>[^.;,()]{{3,70}})", re.IGNORECASE)
        for match in (match for one in said for match in named.finditer(one)):
            who = match["who"].lower()
            if _DOER.search(who) and not any(one in who for one in asked):
                return match[0]
    return None


def _doers_of(question: str, deed: str) -> frozenset[str]:
    """The doers named just before a deed: "the council leader take the chair"."""
    found: set[str] = set()
    for match in re.finditer(rf"\b(?:{deed})\b", question, re.IGNORECASE):
        before = question[max(0, match.start() - _NEAR) : match.start()]
        found.update(one[0].lower() for one in _DOER.finditer(before))
    return frozenset(found)
