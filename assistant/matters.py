"""The matter a question names outright: what "say about X" or "find on X" is about.

A report on the right service of the right year may not speak of X at all; a paragraph near in
meaning is then no answer. What is named outright must be printed, in its own word or in another
word for it.
"""

import re

from assistant.terms import content_terms
from assistant.vocabulary import Vocabulary

_NAMED = re.compile(
    r"\b(?:say|says|said|find|found|conclude[ds]?|report(?:ed)?|mention(?:ed|s)?|written|wrote|note[ds]?|think|thought|anything|something)\b"
    r".{0,60}?\b(?:about|on|regarding|concerning|of)\s+(?P<what>[^?.,;:()]{3,60})[?.]?\s*(?:$|\()"
    r"|\bmention(?:s|ed|ing)?\s+(?!of\b|about\b)(?P<object>[^?.,;:()]{3,60})"
    r"|^\W*(?:was|were|is|are|did|does)\b(?P<whether>.{3,60})\b(?:covered|mentioned|discussed|looked\s+at|addressed)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\b(?:in|at|for|by|from|during|since|after|before|there|of)\b.*$", re.IGNORECASE
)
_SAID_OF_IT = re.compile(
    r"\b(?:being|was|were|is|are|been|used|that|which|who|whose|to|with|having|when|where)\b",
    re.IGNORECASE,
)
_VAGUE = frozenset(
    content_terms(
        "children child young people service services council staff work working quality thing"
        " practice support care leader leaders people area authority way progress inspection report"
        " impact general local way situation it them performance"
    )
)


def _thing(phrase: str) -> str:
    """What is mentioned, without what is said of it."""
    return _SAID_OF_IT.split(phrase, maxsplit=1)[0]


def matter_named(topic: str, vocabulary: Vocabulary) -> frozenset[str]:
    """Stems one of which has to be printed, synonyms included; empty where nothing is named."""
    match = _NAMED.search(topic)
    if match is None:
        return frozenset()
    phrase = _WHERE.sub("", match["what"] or match["whether"] or _thing(match["object"] or ""))
    own = frozenset(content_terms(phrase)) - _VAGUE
    if not own:
        return frozenset()
    others = frozenset(vocabulary.expand(phrase)) - _VAGUE
    return own | {other for other in others if not other.isdigit()}
