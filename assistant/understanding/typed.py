"""A question as it would be typed with care: its marks set, its capitals let go.

What members type ends in a question mark, a full stop or nothing, and the model that reads it hears
the difference; so every question is given the same ending before anything reads it.
"""

import re

from assistant.terms import content_terms

_ENDING = re.compile(r"[\s?!.,;:…]+$")
_APOSTROPHES = str.maketrans("‘’ʼ", "'''")
_ASKS = r"(?:What|How|Who|Whose|When|Which|Where|Why|Did|Does|Is|Are|Was|Were|Has|Have|Had)"
_RUN_ON = re.compile(rf"(?<=[a-z0-9])\s+(?={_ASKS}\s+[a-z])")
"""A question word with a capital inside a sentence begins another."""
_ASKED_ME = re.compile(
    r"^\W*(?:an?|one\s+of\s+(?:my|our)|my|our|the|some)\s+(?:\w+\s+)?(?:members?|councillors?|cllrs?|residents?"
    r"|constituents?|colleagues?|journalists?|reporters?|parents?|chair)\s+(?:(?:has|have|had|just|keeps?|is|was)\s+)*"
    r"(?:ask\w*|want\w*\s+to\s+know|wonder\w*)\s+(?:me\s+|us\s+)?(?:about\s+)?(?=(?:why|what|how|who|when|where|which)\b)",
    re.IGNORECASE,
)
"""Who wants to know is no part of what is asked."""
_LAID_OUT = re.compile(
    r"[.?!;]\s*(?:I'd|I\s+would|we'd|we\s+would)\s+like\b[^.?!]*\b(?:side\s+by\s+side|in\s+a\s+table|as\s+a\s+list)\s*(?=[.?!]*$)",
    re.IGNORECASE,
)
"""Nor is how the answer is to be laid out."""
_LODGING = re.compile(r"\bb\s?(?:&|'?n'?)\s?b(?:'?s)?\b", re.IGNORECASE)
"""As documents do not write it."""
_OPENS = re.compile(rf"(?:and|but|so)?\s*{_ASKS}\b", re.IGNORECASE)


def carefully_typed(text: str) -> str:
    """One space between words, straight apostrophes, a mark after each sentence, "?" at the end.

    "B&B" is written out, as documents write it.
    """
    text = " ".join(text.split()).translate(_APOSTROPHES)
    text = _LODGING.sub("bed and breakfast", text)
    text = _LAID_OUT.sub("", _ASKED_ME.sub("", text))
    if _all_in_capitals(text):
        text = text.lower()
    first, *others = _RUN_ON.split(_ENDING.sub("", text))
    for other in others:
        first += f"{'?' if _OPENS.match(first) else '.'} {other}"
    return f"{first}?"


def _all_in_capitals(text: str) -> bool:
    """Whether capitals were left on: words that are never an abbreviation are among them."""
    return text.isupper() and len(content_terms(text)) < len(text.split())
