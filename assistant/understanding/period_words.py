"""The words beside a date that say what it does: bound, begin, end, or name a document."""

import re

AS_AT = re.compile(
    r"\b(?:as\s+(?:at|of|it stood on|known (?:on|at|in))|position (?:at|on|in))\s+$", re.I
)
SINCE = re.compile(r"\b(?:since|after|following)\s+(?:the\s+)?(?:start of\s+|end of\s+)?$", re.I)
BEFORE = re.compile(
    r"\b(?:before|prior\s+to|preceding|earlier\s+than|until\s+the\s+start\s+of|up\s+to\s+the\s+start\s+of)\s+(?:the\s+)?(?:start of\s+)?$",
    re.I,
)
UP_TO = re.compile(r"\b(?:until|till|up\s+(?:to|until))\s+(?:the\s+)?(?:end of\s+)?$", re.I)
"""It holds a year or a month that it names, and ends before a visit that it does."""
DURING = re.compile(
    r"\b(?:during|(?:in|at)\s+the\s+(?:middle|midst|height|depths?|time)\s+of|mid-?|amid(?:st)?)\s*(?:the\s+)?$",
    re.I,
)
OF_A_VISIT = re.compile(
    r"\s+(?:(?:\w+\s+){0,2}(?:inspection|visit|report|letter)\b|one\b(?!\s+of\b))", re.I
)
JUDGED = re.compile(r"\s+(?:judge?ment|rating|grade|verdict)\b", re.I)
AFTER_GRADE = re.compile(
    r"\b(?:after|following|since)\s+(?:the\s+|its\s+|their\s+)?(?:\w+\s+)?$", re.I
)
RUN_UP = re.compile(
    r"\b(?:years?|months?|weeks?|half|period|run-?up|time|lead-?up)\s+(?:(?:just|immediately)\s+)?(?:before|prior\s+to|preceding|leading\s+up\s+to|up\s+to)\s+(?:the\s+)?$"
    r"|\brun-?\s?up\s+to\s+(?:the\s+)?$",
    re.I,
)
"""What an inspection looked back on, which its own report tells."""
AFTER = re.compile(r"\b(?:after|following)\s+(?:the\s+)?$", re.I)
MOVED_AFTER = re.compile(
    r"\b(?:improv\w+|(?:got(?:ten)?|getting)\s+(?:any\s+)?(?:better|worse)|chang\w+|worsen\w*|happen\w*"
    r"|progress\w*)\s+(?:\w+\s+){0,2}(?:after|following)\s+(?:the\s+)?$",
    re.I,
)
"""How a matter went on from a visit, which later documents tell."""
ONWARDS = re.compile(
    r"\s*(?:onwards?|and\s+(?:since|after)|to\s+(?:now|date|today|the present))\b", re.I
)


TO_THE_NEXT = re.compile(
    r"(?:\s+(?:\w+\s+){0,2}(?:inspection|visit|report|letter)|\s+one)?\s+(?:and|to|until|till|through\s+to)\s+(?:the\s+)?(?:(?:[\w-]+\s+){0,3}(?:inspection|visit|report|letter)\s+(?:that|which)\s+(?:followed|came\s+(?:after|next))|next|following|subsequent|later|latest|last|most\s+recent|one\s+(?:after|that\s+followed))\b",
    re.I,
)
"""From one document to a later one that is not dated."""
THAN_THEN = re.compile(
    r"\bthan\s+(?:(?:they|it|that|those|there|he|she)\s+)?(?:(?:were|was|did|had(?:\s+been)?)\s+)?(?:back\s+)?in\s+$",
    re.I,
)
SO_NOW = re.compile(r"\b(?:is|are|do|does|has|have)\b", re.I)
"""Of one year alone: "are they better than they were in 2017?" asks for later documents too."""
YEARS = re.compile(r"\b(?:19|20)\d\d\b")
REMEDIED = re.compile(
    r"\b(?:fix(?:ed)?|resolv(?:e|ed)|address(?:ed)?|put\s+right|sort(?:ed)?\s+out|tackl(?:e|ed)|turn(?:ed)?\s+(?:it\s+)?around|act(?:ed)?\s+on"
    r"|dealt\s+with|improv(?:e|ed)|got(?:ten)?\s+(?:any\s+)?better|still)\b.{0,80}\b(?:found|raised|criticis\w+|flagged|identified|seen|saw|of|from|in|since)\s+(?:in\s+)?$",
    re.I,
)
DONE = re.compile(r"^\W*(?:and\s+|so\s+|but\s+)?(?:did|has|have|is|are|was|were)\b", re.I)
