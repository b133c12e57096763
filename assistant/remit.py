"""What the assistant is not for: opinions, predictions, advice and errands.

It reports what documents say. A question that asks for anything else ends as not found, with a
line that says why, however near some paragraph comes.
"""

import re

_OPINION = re.compile(
    r"\b(?:is|are|was|were)\b.{0,60}\b(?:too\s+(?:harsh|soft|kind|generous|lenient|hard\s+on|strict)|a\s+(?:better|worse|good|bad|nice)\s+place\s+to|fair\s+(?:to|on))\b|\b(?:is|are|was|were)\b.{0,40}\bthe\s+(?:best|nicest|worst)\s+(?:place|council|area|borough|county)\b|\bwhose\s+fault\b|\bthe\s+best\s+(?:lead\s+member|director|leader|councillor|social\s+workers?)\b|\b(?:(?:in|what['’]?s|what\s+is)\s+your\s+(?:view|opinion|honest|take)|do\s+you\s+(?:\w+\s+)?(?:think|believe|reckon|feel|agree)\b|(?:can|could|please)\s+(?:you\s+)?recommend\b"
    r"|(?:would|do)\s+you\s+recommend|your\s+(?:favourite|advice)|should\s+(?:i|we|my|our)\b|^\W*should\b|\b(?:best|good|nice|worst)\s+(?:place|council|area|borough)\s+to\b|who\s+should\s+(?:i|we)\s+vote)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:bins?\s+(?:are\s+|be\s+|get\s+)?(?:emptied|collect\w*|day)|(?:refuse|rubbish|recycling|bin)\s+collections?|bins\s+emptied|parking\s+(?:permit|fine|ticket)s?|potholes?|planning\s+(?:permission|application)s?"
    r"|by-?elections?|(?:council|local|mayoral|general)\s+elections?|band\s+[a-h]\b|opening\s+(?:hours|times)|garden\s+waste|blue\s+badge|library\s+books?|bus\s+(?:times|timetable)"
    r"|what\s+time\s+(?:do|does|is|are)\b.{0,60}\b(?:open|close|start|shut)|weather|football)\b|\bwhen\s+are\s+(?:the\s+)?bins\b",
    re.IGNORECASE,
)
"""A council's other business, of which documents on children's services do not tell."""
_LEISURE = re.compile(r"\b(?:leisure\s+centres?|swimming\s+pools?)\b", re.IGNORECASE)
_YOUNG = re.compile(
    r"\b(?:child\w*|kids?|young\s+(?:people|person|adults?|carers?)|youngsters?|teen\w*|pupils?|disab\w+|foster\w*|send|care)\b",
    re.IGNORECASE,
)
"""Those to whom a council may offer its leisure centres, as these documents do tell."""
_PREDICTION = re.compile(
    r"^\W*(?:and\s+|so\s+|but\s+)?will\b(?!.{0,60}\baccording\s+to\b)|\b(?:will|going\s+to|likely\s+to)\b.{0,60}\b(?:be\s+(?:rated|judged|graded|inspected)|(?:get|achieve)\s+(?:an?\s+)?(?:\w+\s+)?(?:outstanding|good|inadequate|grade|rating|judgement|verdict|better|worse)|next\s+(?:inspection|year|time))\b.{0,40}(?:next|future|again|soon|by\s+20\d\d|\?)"
    r"|\b(?:grade|rating|judgement|verdict)\b.{0,20}\bwill\b|\b(?:likely|going)\s+to\s+improve\b|\bwill\b.{0,40}\bimprove\b.{0,40}\b(?:next\s+(?:time|year)|in\s+(?:the\s+)?future|by\s+20\d\d)"
    r"|^(?!.*\bsend\b)\W*(?:and\s+|so\s+)?when\b.{0,60}\bnext\s+(?:\w+\s+){0,2}(?:inspection|visit|inspected|visited)\b"
    r"|^\W*(?:(?:please|can\s+you|could\s+you|will\s+you|what\s+do\s+you|do\s+you)\s+)?(?:predict|forecast)\b|\byour\s+(?:prediction|forecast)s?\b|\bnext\s+(?:ofsted\s+)?inspection\s+(?:be|result|grade|outcome)",
    re.IGNORECASE,
)
_ERRAND = re.compile(
    r"\b(?:write|compose|draft|sing|tell)\s+(?:me\s+|us\s+)?(?:a|an|the|some)\s+(?:\w+\s+){0,2}(?:poem|limerick|song|joke|story|essay|speech|email|letter|haiku|code|program)\b"
    r"|\bignore\s+(?:all\s+|any\s+|the\s+|your\s+)*(?:previous|prior|above|earlier)?\s*(?:instructions|rules|prompts?)\b"
    r"|\b(?:system\s+prompt|your\s+(?:\w+\s+)?(?:instructions|prompt|rules))\b|\bpretend\s+(?:to\s+be|you)\b|\bact\s+as\b|^\W*(?:(?:please|can\s+you|could\s+you|will\s+you)\s+)?translate\b|\btranslate\s+(?:this|that|it|your|into)\b",
    re.IGNORECASE,
)


def outside_remit(text: str) -> str | None:
    """Why a question is not one for this assistant, or None."""
    if _ERRAND.search(text):
        return "This assistant answers questions from the documents held and does nothing else."
    if _OPINION.search(text):
        return "This assistant reports what the documents say and gives no opinion or advice of its own."
    if _ELSEWHERE.search(text) or (_LEISURE.search(text) and not _YOUNG.search(text)):
        return (
            "This assistant answers from documents about services for children, "
            "and this is other business."
        )
    if _PREDICTION.search(text):
        return "The documents say what was found; they do not foretell."
    return None
