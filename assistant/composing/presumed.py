"""What a question states as a fact before it asks: "now that …", "given …", "why …", a sentence ahead."""

import re
from collections.abc import Iterator

_PARTS = re.compile(r"(?<=[.?!])\s+|\s[-–—]\s|;\s+")
_LINKS = r"^\W*(?:(?:so|and|but|ok(?:ay)?|well)\W+)*"
_GIVEN = re.compile(
    rf"{_LINKS}(?:given(?:\s+that)?|now\s+(?:that\s+)?|seeing\s+(?:as|that|how)|considering|considering\s+that|since"
    r"|as|with|after|if|when)\s+(?P<held>.{12,}?)(?:,\s|\?*$)",
    re.IGNORECASE,
)
_WHY = re.compile(
    rf"{_LINKS}(?:why|how\s+come|how\s+is\s+it\s+that|what\s+(?:led|caused|made|explains)|what(?:['’]s|\s+(?:is|was|were|lay))\s+behind"
    r"|what(?:['’]s|\s)\s*(?:\w+\s+){0,3}(?:reasons?|causes?|explanations?|reasoning))\b(?P<held>.+)$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    rf"{_LINKS}(?:what|who|how)\b.{{0,60}}?\b(?:(?:doing|does|do|did|done|happening|happened|said|say|sorting|fix(?:ing)?|tackl\w+|deal\w*)\b.{{0,24}}?\b(?:about|for|to|with|out)"
    r"|put(?:ting)?\s+right|tackl\w+|sorting\s+out|chasing|clear(?:ing|ed)?)\s+(?P<held>the\b.{8,})$",
    re.IGNORECASE,
)
_HOW_FAR = re.compile(
    rf"{_LINKS}how\s+(?:bad(?:ly)?|well|good|quickly|often|far|much|hard|seriously|heavily)\s+(?:did|do|does|had|has|have|was|were|is|are)\b(?P<held>.+)$",
    re.IGNORECASE,
)
_SHOWED = re.compile(
    rf"{_LINKS}what\s+(?:did|does|do|has|have)\b(?P<held>.{{3,90}}?)\s+(?:show|find|conclude|reveal|achieve|change|teach|lead\s+to)\w*\W*$",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"[,\s](?:now|given|seeing|considering|once|even\s+though|although|when|while|after|because)(?<!looks after)(?<!look after)(?<!looked after)(?<!looking after)\s+(?:that\s+|as\s+)?"
    r"(?P<held>(?:the|its|their|it|they|so|more|fewer|all|every|most|no|[a-z]+s?)\b.{12,})$",
    re.IGNORECASE,
)
_ASKS = re.compile(
    rf"{_LINKS}(?:what|which|who|whom|whose|when|where|how|why|is|are|did|do|does|was|were|has|have|had|can|could|will"
    r"|would|should|tell|give|compare|list|name|any|show|remind|explain|summari[sz]e)\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r",?\s+(?:did|do|does|was|were|is|are|has|have|had|could|would)n[’']?t\s+(?:it|they|he|she|there)\b.*$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"^(?P<held>.+?),\s+(?:(?:so|and|but)\s+)?(?:what|which|who|whom|when|where|how|why|is|are|did|do|does|was|were|has|have|had)\b.*\?$",
    re.IGNORECASE,
)
_QUESTION_WORD = re.compile(r"\b(?:what|which|who|whom|when|where|how|why)\b", re.IGNORECASE)
_PLACING = re.compile(
    r"^\W*(?:of|in|at|on|under|for|during|among|within|by|between|from|across|regarding|about)\b",
    re.I,
)
_VERB = re.compile(r"\b(?:had|was|were|has|have|did|is|are|got)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^)]*\)")
_FEWEST_WORDS = 5


def presumed(question: str) -> str:
    """What the question takes for granted, in its own words; empty where it only asks."""
    return ". ".join(held.strip(" ?.,") for held in _presumed(_ASIDE.sub("", question)))


def _presumed(question: str) -> Iterator[str]:
    for part in _PARTS.split(question):
        found = next(
            (
                match
                for one in (_WHY, _HOW_FAR, _SHOWED, _ABOUT, _GIVEN)
                if (match := one.match(part))
            ),
            None,
        )
        if found is not None:
            yield found["held"]
        elif _ASKS.match(part):
            found = _LATER.search(part)
            if found is not None:
                yield found["held"]
        else:
            ahead = _AHEAD.match(part)
            stated = ahead["held"] if ahead else _TAG.sub("", part)
            is_asked = part.endswith("?") and _QUESTION_WORD.search(stated)
            if _PLACING.match(stated) and not _VERB.search(stated):
                continue
            if len(stated.split()) >= _FEWEST_WORDS and not is_asked:
                yield stated
