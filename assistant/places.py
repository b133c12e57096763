""" "The borough", "the county", "the city": an authority meant without its name.

It is taken only where one authority held is of that kind; where several are, the question stays
open, and is asked back.
"""

import re

from assistant.understanding.understanding import Understanding
from ingest.documents import Authority, SourceDocument

_NOUN = re.compile(
    r"\bthe\s+(?P<noun>borough|county|city)\b(?!\s+(?:lines?|court|of|council\s+of)\b)",
    re.IGNORECASE,
)


def place_meant(
    understood: Understanding, documents: tuple[SourceDocument, ...]
) -> tuple[str, ...]:
    """The one authority that a question calls by its kind only; empty where it cannot be told."""
    named_here = set(understood.authorities) - set(understood.inherited)
    match = _NOUN.search(understood.own_text)
    if match is None or named_here:
        return ()
    noun = match["noun"].lower()
    held = [d.profile.authority for d in documents if d.profile.authority]
    fitting = sorted({authority.name for authority in held if _is_a(authority, noun)})
    if len(fitting) != 1 or fitting[0] in understood.authorities:
        return ()
    return tuple(fitting)


def _is_a(authority: Authority, noun: str) -> bool:
    names = (authority.kind, authority.name, *authority.aliases)
    return any(re.search(rf"\b{noun}\b", name, re.IGNORECASE) for name in names)
