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
_POLITELY = re.compile(
    r"^\W*(?:(?:please|hi|hello|sorry|ok(?:ay)?|quick\s+(?:one|question)|just|can|could|would|do|you|I'd|I|we'd|we|would|want|need|wanted|like|love"
    r"|to|know|tell|remind|me|us|say|find\s+out|wondering|wonder|was|am|I'm|if\s+you|any\s+idea|ask)\b[\s,:–-]*){2,}(?=(?:why|what|how|who|whose|when|where|which|until\s+when|by\s+when|whether)\b)"
    r"|^\W*(?:I|we)\s+(?:gather|hear|heard|understand|believe|see|read)\s+(?:that\s+)?",
    re.IGNORECASE,
)
"""Nor how politely it is asked."""
_MEANING = re.compile(
    r"(?<=[.?!;,])\s*(?:I(?:'m|\s+am)\s+(?:thinking\s+of|asking\s+about|looking\s+at|talking\s+about|after|interested\s+in)|I\s+mean|going\s+by)\s+",
    re.IGNORECASE,
)
"""It says again what is meant."""
_RAN_OFF = re.compile(r"\b(run|runs|ran|running)\s+off\b(?!\s+(?:with|the|an?)\b)", re.IGNORECASE)
_ONE_TO_ONES = re.compile(
    r"\b(?:one[\s-]to[\s-]ones|1[\s-]?(?:to|2|:)[\s-]?1s|(?:one[\s-]to[\s-]one|1[\s-]?(?:to|2|:)[\s-]?1)\s+(?:sessions?|meetings?|chats?|talks?)\s+(?:between|with)\s+(?:their\s+)?(?:social\s+workers|managers?|bosses|staff))\b",
    re.IGNORECASE,
)
_HEALTH_REGULATOR = re.compile(r"\b(?:health|care)\s+(?:regulator|watchdog)\b", re.IGNORECASE)
_THE_COMPLAINT = re.compile(
    r"\bwhat(?:'s|\s+(?:is|was|were|are))\s+(?:the|their|ofsted's|inspectors')\s+(?:\w+\s+)?complaints?\s+(?:about|with)\b",
    re.IGNORECASE,
)
"""A criticism, and nothing that anybody filed."""
_ANSWERS_TO = re.compile(
    r"\bwho\s+(?:did|does|do)\s+(?P<who>.{3,60}?)\s+answer\s+to\b", re.IGNORECASE
)
_LODGING = re.compile(r"\bb\s?(?:&|'?n'?)\s?b(?:'?s)?\b", re.IGNORECASE)
"""As documents do not write it."""
_OPENS = re.compile(rf"(?:and|but|so)?\s*{_ASKS}\b", re.IGNORECASE)

_REWRITTEN = (
    (_LODGING, "bed and breakfast"),
    (_HEALTH_REGULATOR, "CQC"),
    (_ANSWERS_TO, r"who line managed \g<who>"),
    (_THE_COMPLAINT, "what is wrong with"),
    (_RAN_OFF, r"\1 away"),
    (_ONE_TO_ONES, "supervision"),
    (_ASKED_ME, ""),
    (_POLITELY, ""),
    (_MEANING, " "),
    (_LAID_OUT, ""),
)
"""What is put in the place of what, in this order."""


def carefully_typed(text: str) -> str:
    """One space between words, straight apostrophes, a mark after each sentence, "?" at the end.

    "B&B" is written out, and a manager's "one-to-ones" are supervision, as documents write them.
    """
    text = " ".join(text.split()).translate(_APOSTROPHES)
    for pattern, written in _REWRITTEN:
        text = pattern.sub(written, text)
    if _all_in_capitals(text):
        text = text.lower()
    first, *others = _RUN_ON.split(_ENDING.sub("", text))
    for other in others:
        first += f"{'?' if _OPENS.match(first) else '.'} {other}"
    return f"{first}?"


def _all_in_capitals(text: str) -> bool:
    """Whether capitals were left on: words that are never an abbreviation are among them."""
    return text.isupper() and len(content_terms(text)) < len(text.split())
