"""Sentences that assert nothing: "I do not have that information", "Here are the steps:"."""

import re

from assistant.grounding.sentences import Sentence

_SOURCE = (
    r"(?:provided |given |available |above |retrieved )?(?:documents?|passages?|texts?|contexts?"
    r"|sources?|evidence|information|articles?|reports?|paragraphs?|excerpts?|records?|materials?)"
)
_NOT = r"(?:do(?:es)? not|don't|doesn't|did not|didn't|cannot|can't|could not|couldn't|is not|are not|isn't|aren't)"
_DECLINES = re.compile(
    rf"\b(?:I|we)(?:'m| am)? (?:sorry|unable|afraid|not sure|not aware|not able)\b"
    rf"|\bI apologi[sz]e\b|\b(?:I|we) {_NOT} (?:\w+ )?(?:have|know|find|provide|say|tell|see|answer|specify|determine)\b"
    rf"|\b{_SOURCE}(?: \w+){{0,5}}? (?:{_NOT}|fails? to|never) (?:\w+ ){{0,2}}?"
    r"(?:say|state|mention|contain|provide|specify|include|give|address|tell|indicate|explain|discuss"
    r"|cover|answer|describe|offer|clarify|define|list|provided|mentioned|specified|stated|given"
    r"|available)"
    r"|\b(?:is|are|was|were) (?:not|no) (?:\w+ ){0,2}?(?:mentioned|specified|stated|provided|given"
    r"|included|available|covered|addressed|information|mention|indication) (?:in|by|on|about|regarding|of)\b"
    rf"|\bno (?:\w+ ){{0,3}}?(?:information|mention|details?|evidence|reference|indication|answer)\b(?:.{{0,60}}\b{_SOURCE}\b)?"
    r"|\bthere (?:is|are) not enough information\b",
    re.I,
)
_COURTESY = re.compile(
    r"^(?:you're welcome|you are welcome|thank you|thanks|glad|i'm glad|i am glad|i hope|hope this"
    r"|feel free|please (?:let me know|feel free|provide|clarify)|let me know|if you (?:have|need|want|'d like|would like)"
    r"|is there anything|do you|would you|could you|can you|sure|certainly|of course|great|hello|hi\b"
    r"|i can help|i'd be happy|how can i|have a)",
    re.I,
)
_BUT = re.compile(
    r"[,;]?\s+(?:but|however|although|though|only that|it does|they do|nevertheless)\b,?\s*", re.I
)
_REPLY = re.compile(r"^(?:Yes|No|Sure|Certainly|Absolutely|Correct|Indeed|Well|Right)[,.!:]\s*(?=\S)")
_LEAD_IN = re.compile(
    r"^(?:here (?:are|is)|(?:the|some|these|there are|this|below)\b.{0,120}"
    r"(?:include|includes|including|are|as follows|following|is|steps|below)(?: the following)?)\b.{0,60}:$|:$",
    re.I,
)


def asserted(sentence: Sentence) -> Sentence | None:
    """What a sentence of a claim asserts, "Yes," and the like taken off; None for nothing."""
    text = _REPLY.sub("", sentence.text)
    if _COURTESY.match(text) and not any(c.isdigit() for c in text) and _is_short(text):
        return None
    declined = _DECLINES.search(text)
    if declined:
        turn = _BUT.search(text, declined.end())
        if turn is None or len(text) - turn.end() < 15:
            return None
        text = text[turn.end() :]
        if _DECLINES.search(text):
            return None
    if text == sentence.text:
        return sentence
    return Sentence.of(text, sentence.passage)


def _is_short(text: str) -> bool:
    return len(text.split()) <= 45


def is_lead_in(sentence: Sentence) -> bool:
    """Whether it only announces a list."""
    return bool(_LEAD_IN.search(sentence.text)) or len(sentence.keys) < 2
