"""What kind of answer a question asks for."""

import re
from enum import StrEnum


class Ask(StrEnum):
    """Kinds of answer, each with a composer of its own."""

    LOOKUP = "lookup"
    LIST = "list"
    NUMBER = "number"
    DATE = "date"
    PERSON = "person"
    GRADE = "grade"
    COMPARISON = "comparison"
    CHANGE = "change"
    DEFINITION = "definition"


_OPENS = (
    r"(?:^|[,;:?.!()–—-]\W*|\b(?:and|so|but|or|now|please|exactly|say|says|said|tell|me|us|know|knows|ask|asks|of|by|from|with|to|for|at"
    r"|on|in|remember|about|since|until|till|just|\d{4})\s+)"
)
"""What stands before a word that asks; "children who go missing" asks for nobody, and "what was lost
when it was attacked" for no date."""
_GRADES = r"(?:outstanding|good|requir(?:es|ing|ed)\s+improvement|inadequate)"
_PATTERNS: tuple[tuple[Ask, re.Pattern[str]], ...] = tuple(
    (ask, re.compile(pattern, re.IGNORECASE))
    for ask, pattern in (
        (
            Ask.CHANGE,
            r"\b(?:trace|over\s+(?:time|the\s+years)|trajectory|track\s+record|journey"
            r"|(?:how|what)\s+(?:has|have|had)\s+.{0,60}\bchanged?\b"
            r"|changed?\s+(?:since|between|from|over|after)|history\s+of"
            r"|what\s+changed|(?:has|have)\s+.{0,60}\b(?:improved|worsened|declined|(?:got(?:ten)?|become)\s+(?:any\s+|much\s+)?(?:better|worse))\b"
            r"|(?:gone|gotten|got|going)\s+(?:up|down|better|worse)\b"
            r"|from\s+(?:19|20)\d\d\s+(?:to|until|through)\s+(?:now|today|date|the\s+present|(?:19|20)\d\d)"
            r"|between\s+(?:19|20)\d\d\s+and\s+(?:19|20)\d\d"
            r"|(?:better|worse)\s+(?:than\s+)?(?:before|since)|(?:each|every)\s+(?:inspection|time|visit))",
        ),
        (
            Ask.COMPARISON,
            r"\b(?:compar(?:e[ds]?|ing|ison)|contrast|versus|vs\.?"
            r"|difference\s+between|differ(?:s|ed)?\b|which\s+of\s+(?:the|these|those)"
            r"|(?:better|worse|higher|lower|further|more|fewer|less|faster)\s+than"
            r"|which\s+(?:council|authority|borough|county|area)\b.{0,80}\b(?:or|better|worse|further)\b)",
        ),
        (
            Ask.GRADE,
            r"\b(?:grad(?:e[ds]?|ings?)|marked\b(?!\s+(?:by|with|improve|differ|change|decline))|how\s+good\s+(?:is|are|was|were)\b|(?:get|got|receive[d]?|given|award(?:ed)?)\s+(?:from|by)\s+(?:ofsted|inspectors|the\s+inspection)|(?<!colour\s)(?<!color\s)(?<!\brag\s)rat(?:ed|ing|ings)\b|(?:do|does|did|would)\b(?!.{0,60}\b(?:famil|parent|carer|child|young|staff|worker|resident|user|people)\w*\s+rate\b).{0,60}\brate\b|marks?\b(?=.{0,40}\b(?:get|got|given|award|for)|\s*\??$)|judge?ments?\b|judged\b|overall\s+effectiveness"
            rf"|how\s+did\s+.{{0,60}}\b(?:rate|score|do|fare)\b|(?:is|was|were|are)\s+.{{0,80}}\b{_GRADES}(?:\s+(?:at|in|by|under|when)\b.{{0,40}})?\s*\??$"
            r"|score[ds]?\b|ofsted\s+verdict|verdict\b|mark\s+did)",
        ),
        (
            Ask.NUMBER,
            r"\b(?:how\s+(?:many|much|often|old|large|big|high|long|far)|(?:what|which)\s+(?:number|percentage|proportion"
            r"|share|rate|fraction|per\s*cent|amount|figure|size)|percentage|proportion\s+of|number\s+of|cost\s+of|per\s+cent\s+of"
            r"|what\s+(?:is|was|were|are)\s+the\s+(?:\w+\s+){0,3}(?:number|rate|percentage|proportion|cost|caseload|budget|total|figure))\b",
        ),
        (
            Ask.DATE,
            rf"{_OPENS}when\b(?!\s+it\s+c[ao]mes?\s+to\b)(?![^?,]{{4,90}},\s*(?:is|are|do|does|did|can|could|what|who|which|how|has|have|was|were)\b)|\b(?:(?:what|which)\s+(?:date|dates|year|month|day)s?\b|on\s+what\s+date|how\s+soon|what(?:'s|\s+(?:is|was|are|were))\s+the\s+(?:\w+\s+)?(?:deadline|due\s+date))",
        ),
        (
            Ask.PERSON,
            rf"{_OPENS}(?:who(?:['’]s|se|m)?\b(?!\s+(?:are|were)\s+not)|is\s+it\s+who\b)|\b(?:name\s+of\s+the\s+\w+|which\s+(?:inspector|councillor|officer|director)s?)\b",
        ),
        (
            Ask.DEFINITION,
            r"(?:\bwhat\s+(?:does|do|did)\s+.{1,60}\b(?:mean|stand\s+for)\b|\bdefin(?:e|ition)\b|\bmeaning\s+of\b"
            r"|\bexplain\s+(?:the\s+term|what)\b|^\W*what(?:\s+is|\s+are|['’]s)\s+(?:an?\s+|the\s+)?[“\"'‘]?[A-Z]{2,6}s?[”\"'’]?\s*\??$)",
        ),
        (
            Ask.LIST,
            r"\b(?:(?<!on\sthe\s)(?<!on\sa\s)(?<!on\sits\s)(?<!waiting\s)list\b|(?:give|tell|show)\s+(?:me|us)\s+(?:all|every)\b|what\s+(?:are|were)\s+(?:all\s+)?(?:the|its|their|ofsted['’]s)\s+(?:\w+\s+){0,5}\w+s\b"
            r"|(?:what|which)\s+(?:areas?|things|points|actions|recommendations|improvements|priorities|steps|issues|concerns"
            r"|weaknesses|strengths|measures|agencies|services|bodies|matters|items|topics)\b"
            r"|(?:needs?|need|needed|needing|had|has|have|told|asked|required)\s+to\s+(?:improve|change|be\s+(?:improved|fixed|put\s+right)|put\s+right|fix|do\s+better)"
            r"|recommendations?\b|areas?\s+for\s+(?:improvement|priority\s+action|development)|to[\s-]do\s+list|name\s+(?:all|the|each)\b|resol(?:ve|utions?)|what\s+else)\b",
        ),
    )
)
_YES_NO = re.compile(
    r"^\W*(?:so\s+|and\s+|but\s+|ok(?:ay)?,?\s+)?(?:is|are|was|were|did|do|does|has|have|had|can|could|should|will|would"
    r"|isn['’]t|aren['’]t|wasn['’]t|didn['’]t|doesn['’]t|hasn['’]t)\b",
    re.IGNORECASE,
)
_WHO_LED = re.compile(
    r"\b(?:who|which\s+(?:\w+\s+)?(?:inspectors?|hmis?|people|person|official|team))\b.{0,40}\b(?:led|lead|headed|fronted|ran|in\s+charge|carried\s+out|conducted|did)\b.{0,40}\b(?:inspect\w*|visit\w*|ofsted|team|it|that|review)\b"
    r"|\b(?:which|what)\s+(?:ofsted\s+)?inspectors?\b(?=\W*$|\s+(?:led|ran|headed|came|come|went|visited|wrote|signed|carried|conducted|did|(?:is|was|were)\s+(?:in|on|there|involved|part|behind|sent)))|\bwho\s+(?:wrote|signed)\b.{0,50}\b(?:to|after|about|letter|report)\b"
    r"|\bwho\b.{0,30}\b(?:inspected|inspectors?|visited)\b|\bnames?\s+of\s+(?:the\s+)?(?:\w+\s+){0,2}inspectors?\b|\blead\s+inspectors?\b",
    re.I,
)


_WHY_NO_GRADE = re.compile(
    r"\b(?:why|how\s+come)\b.{0,40}?(?:\bno\b|\bnot\b|\bwithout\b|n[’']t\b).{0,40}\b(?:grade|rating|judge?ment|verdict)\b",
    re.IGNORECASE,
)


def asks_of(text: str) -> tuple[Ask, ...]:
    """The kinds of answer asked for, most particular first; LOOKUP closes every list."""
    found = tuple(ask for ask, pattern in _PATTERNS if pattern.search(text))
    if why_no_grade(text):
        found = tuple(ask for ask in found if ask is not Ask.GRADE)
    return (*found, Ask.LOOKUP)


def why_no_grade(text: str) -> bool:
    """Whether it is asked why there is no grade, as in reports after March 2026."""
    return _WHY_NO_GRADE.search(text) is not None


def is_yes_no(text: str) -> bool:
    """Whether the question can be answered by yes or no."""
    return _YES_NO.search(text) is not None


def asks_who_inspected(text: str) -> bool:
    """Whether the question asks for the inspectors themselves."""
    return _WHO_LED.search(text) is not None
