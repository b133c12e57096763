"""A thing a question takes to be there, or to have happened, which the words found say is not.

"Which schools run the clinics?" where no clinics are held; "what did the audit show?" where it has not
taken place.
"""

import re
from collections.abc import Sequence

from assistant.composing.contrary import is_negative, names
from assistant.composing.told import Told, the_best
from assistant.ranking import QueryTerms
from assistant.terms import content_terms

_WORD = r"[a-z][\w’'-]*"
_BE = r"(?:has|have|had|did|does|do|was|were|is|are)"
_LACKS = (
    re.compile(
        rf"\b(?:no|none\s+of\s+(?:the|its|their|these))\s+(?!longer\b|doubt\b|more\b|less\b|later\b|fewer\b|further\b"
        rf"|evidence\b|concerns?\b)(?P<what>{_WORD}(?:\s+{_WORD}){{0,4}})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:{_BE}\s+not|never|no\s+longer)\s+(?:\w+ly\s+)?(?:include\w*|offer\w*|provid\w*|have|had|run|hold|held|members?\s+of"
        rf"|part\s+of|represented\s+on|employ\w*|commission\w*|publish\w*|own)\s+(?:(?:an?|the|any|their|its)\s+)?"
        rf"(?P<what>{_WORD}(?:\s+{_WORD}){{0,4}})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<what>{_WORD}(?:\s+{_WORD}){{0,9}})\s+{_BE}\s+(?:not|never)\s+(?:yet\s+)?(?:tak(?:en|e)\s+place|happen(?:ed)?|exist(?:ed)?"
        r"|be(?:en)?\s+(?:held|set\s+up|appointed|established|published|completed|opened|carried\s+out|undertaken|launched|renewed))\b",
        re.IGNORECASE,
    ),
)
_TAKEN_TO_BE = re.compile(
    r"^\W*(?:(?:so|and|but)\W+)*(?:which|who|where|when|what\s+(?!(?:is|are|was|were|about)\b)\w+|what\s+(?:did|does|do|has|have))\b(?!.{0,60}\b(?:say|said|think|thought|missing|wrong)\b)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:of|for|in|on|at|by|with|to|from|that|which|who|held|available|seen|made)\b",
    re.IGNORECASE,
)
"""What follows says more of the thing."""
_SHARE = 0.3
_OF_BEST = 0.75


def lacking(question: str, told: Sequence[Told], query: QueryTerms) -> str | None:
    """The words that say there is none of what a question takes to be there; None without any."""
    if not _TAKEN_TO_BE.search(question) or is_negative(question):
        return None
    asked = frozenset(content_terms(question)).intersection(query.own)
    for one in the_best(told, _OF_BEST):
        if query.met_share(frozenset(content_terms(one.text)), asked) < _SHARE:
            continue
        for match in (match for lacks in _LACKS for match in lacks.finditer(one.text)):
            if names(content_terms(match["what"]), asked, query) and _head(match["what"]) in asked:
                return match[0]
    return None


def _head(phrase: str) -> str:
    """The stem of the thing itself: "backlog" of "backlog of reports", "clinics" of "clinics held"."""
    stems = content_terms(_BEHIND.split(phrase, maxsplit=1)[0])
    return stems[-1] if stems else ""
