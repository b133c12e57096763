"""Sentences that assert nothing: "I do not have that information", "Here are the steps:"."""

import re

from assistant.grounding.sentences import Sentence

_SOURCE = (
    r"(?:(?:the|this|these|those|any of the|your)\s+)?(?:\w+\s+)??(?:provided |given |available )?"
    r"(?:documents?|passages?|texts?|contexts?|sources?|excerpts?|articles?|paragraphs?"
    r"|information provided|provided information|given information|report|letter|page|minutes)"
)
"""What an answer calls the papers it was given; "records" and "reports" may be a council's."""
_NOT = r"(?:do|does|did|can|could|is|are|was|were|has|have)\s+not"
_TELLING = (
    r"(?:say|state|mention|contain|provide|specify|include|give|address|tell|indicate|explain"
    r"|discuss|cover|answer|describe|offer|clarify|define|list)"
)
_TOLD = (
    r"(?:mentioned|specified|stated|provided|given|included|covered|addressed|described|discussed)"
)
_KNOWING = r"(?:have|know|find|provide|say|tell|answer|specify|determine)"
_DECLINES = re.compile(
    r"\b(?:I|we)(?:'m| am| are)?\s+(?:sorry|unable|afraid|not sure|not aware|not able)\b"
    rf"|\bI apologi[sz]e\b|\b(?:I|we)\s+{_NOT}\s+(?:\w+\s+)?{_KNOWING}\b"
    rf"|^(?:however, |unfortunately, )?{_SOURCE}(?:\s+(?!that\b|says?\b)\w+){{0,3}}?\s+(?:{_NOT}|fails?\s+to)\s+"
    rf"(?:\w+\s+){{0,2}}?{_TELLING}\b"
    rf"|\b{_NOT}\s+(?:\w+\s+){{0,2}}?{_TOLD}\s+(?:\w+\s+)?(?:in|by)\s+{_SOURCE}\b"
    rf"|\bno\s+(?:\w+\s+){{0,3}}?(?:information|mention|details?|reference|answer)\b.{{0,60}}"
    rf"\b(?:in|from|by)\s+{_SOURCE}\b"
    r"|\bthere\s+is\s+not\s+enough\s+information\b",
    re.I,
)
_COURTESY = re.compile(
    r"^(?:you're welcome|you are welcome|thank you\b|thanks[!.,]"
    r"|(?:i'm |i am )?glad (?:i|to|that)\b|i hope\b|hope this|feel free"
    r"|please (?:let me know|feel free|clarify)|let me know"
    r"|if you have any\b.*\b(?:ask|know|help|reach)\b|is there anything|hello\b|hi\b"
    r"|i can help|i'd be happy|how can i|have a (?:nice|great|good)"
    r"|(?:do|would|could|can) you\b.*\?$)",
    re.I,
)
_BUT = re.compile(
    r"[,;]?\s+(?:but|however|although|though|only that|it does|they do|nevertheless)\b,?\s*", re.I
)
_REPLY = re.compile(
    r"^(?:Yes|No|Sure|Certainly|Absolutely|Correct|Indeed|Well|Right)[,.!:]\s*(?=\S)"
)
_LEAD_IN = re.compile(r"^here\s+(?:are|is)\b.*:$|:$", re.I)
_LEFT = 15
"""Characters after a "but" that are worth checking."""
_COURTEOUS = 45
"""Most words of a courtesy."""


def asserted(sentence: Sentence) -> Sentence | None:
    """What a sentence of a claim asserts, "Yes," and the like taken off; None for nothing."""
    text = _REPLY.sub("", sentence.text)
    if _COURTESY.match(text) and not any(c.isdigit() for c in text) and _is_short(text):
        return None
    declined = _DECLINES.search(text)
    if declined:
        turn = _BUT.search(text, declined.end())
        if turn is None or len(text) - turn.end() < _LEFT:
            return None
        text = text[turn.end() :]
        if _DECLINES.search(text):
            return None
    if text == sentence.text:
        return sentence
    return Sentence.of(text, sentence.passage)


def declines(sentence: Sentence) -> bool:
    """Whether it says that the papers do not tell."""
    return bool(_DECLINES.search(sentence.text))


def _is_short(text: str) -> bool:
    return len(text.split()) <= _COURTEOUS


def is_lead_in(sentence: Sentence) -> bool:
    """Whether it only announces a list."""
    return bool(_LEAD_IN.search(sentence.text)) or len(sentence.keys) < 2
