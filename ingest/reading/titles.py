"""Whether a line reads as a title, where the format does not say."""

import re

MOST_CHARACTERS = 110
MOST_WORDS = 15
BOLD_LEVEL = 7
"""Level of a heading known by its bold type only: under every heading that has a level."""
_NOT_LAST = (".", ",", ";", ":", "-", "!", "”", '"', "…")
_NOT_TITLE = re.compile(
    r"^(?:dear|yours)\b|^\W*\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+\d{4}$|@|https?://|www\.",
    re.IGNORECASE,
)
_VERBS = re.compile(
    r"\b(?:is|are|was|were|will|has|have|had|would|should|must|said|noted|agreed|welcomed|"
    r"received|requested)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(rf"\b(?:who|which|that)\s+{_VERBS.pattern}", re.IGNORECASE)
_OPEN_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be been between but by for from had has have in into is its of on or "
        "our that the their these this those to was were which while who whose will with",
    )
)


def stops_open(text: str) -> bool:
    """Whether text stops at a word that needs another: "the", "of", "and"."""
    words = text.split()
    return bool(words) and words[-1].strip("*_") in _OPEN_WORDS


def reads_as_title(text: str) -> bool:
    """Short, capital first, no full stop, not a date or an address, and not cut short."""
    if not text or len(text) > MOST_CHARACTERS or len(text.split()) > MOST_WORDS:
        return False
    if text.endswith(_NOT_LAST) or stops_open(text) or _NOT_TITLE.search(text):
        return False
    return (text[0].isupper() or text[0].isdigit()) and any(map(str.isalpha, text))


def has_finite_verb(text: str) -> bool:
    """Whether text holds a verb that makes it a sentence rather than a title."""
    return _VERBS.search(_RELATIVE.sub("", text)) is not None
