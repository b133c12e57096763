"""The type of value a question demands, and whether a sentence holds one.

"How many" wants a count and "when" a date; a paragraph on the right topic that gives none does not
answer. This is what tells a near miss from an answer where similarity cannot.
"""

import re
from enum import StrEnum

from assistant.counting import BODIES, Counted, counts
from assistant.demand_values import (
    AGE,
    AGENCIES,
    DATE,
    DAY,
    DEADLINE,
    DURATION,
    LABEL,
    LOOKING_BACK,
    MANY_AGENCIES,
    MONEY,
    NAMED_BODY,
    PLACE,
    ROLE,
    SHARE,
)
from assistant.people_named import names_somebody
from assistant.terms import content_terms
from assistant.understanding.asks import Ask, asks_of


class Demand(StrEnum):
    """Types of value."""

    NONE = "none"
    COUNT = "count"
    SHARE = "share"
    MONEY = "money"
    DURATION = "duration"
    AGE = "age"
    DATE = "date"
    DAY = "day"
    """A date with its month at least: "on what date"."""
    DEADLINE = "deadline"
    """By when a thing is to be done."""
    NAME = "name"
    BODY = "body"
    """The name of a school, a firm, a gym."""
    COUNCIL = "council"
    """The name of another authority than the one asked about."""
    PERSON = "person"
    LABEL = "label"
    """What something is called: a name that is nobody's."""


_FOR_WHAT = r"\s+for\s*(?:$|[?,.]|\b(?:to|in|while|when|until|so|by|from|as|at|during)\b)"
"""What was paid for is a thing, no sum."""

_QUESTIONS: tuple[tuple[Demand, re.Pattern[str]], ...] = tuple(
    (demand, re.compile(pattern, re.IGNORECASE))
    for demand, pattern in (
        (
            Demand.SHARE,
            r"\b(?:percentage|proportion|per\s*cent|fraction|(?:what|how\s+(?:big|large|small|high|great))\s+an?\s+share|what\s+share|(?:in|of|out\s+of)\s+(?:every|each|a)\s+hundred|(?:vacancy|turnover|repeat|re-?referral|staff)\s+rates?)\b",
        ),
        (
            Demand.MONEY,
            r"\bhow\s+much\b.{0,80}\b(?:cost|spen[dt]|invest\w*|pa(?:y|id)|money|fund\w*|budget\w*|sav\w+|owe\w*|put\s+in(?:to)?|chip(?:s|ped)?\s+in|contribut\w*|set\s+aside)\b"
            r"|\bwhat\b.{0,30}\b(?:sum|budget|cost|price|ceiling|fine|amount\s+of\s+money)\b|\bhow\s+much\s+money\b"
            r"|\b(?:what|which|how\s+much)\s+(?:rent|fees?|fares?|wages?|pay|price|allowance)\b(?!\s+(?:rise|gap|for\s+what))|\bwhat\s+(?:does|did|do|has|have|would)\b.{0,60}\b(?:pay|paid)\b(?!\s+(?:attention|tribute|regard|heed)|"
            + _FOR_WHAT
            + r")|\bwhat\s+(?:does|did|do|would|will)\b.{0,90}\bcost\b|\bwhat\s+(?:is|are|was|were)\b.{0,40}\bpaying\b(?!"
            + _FOR_WHAT
            + r")|\b(?:salary|salaries|pay\s+rise|wages?)\b|\bcosts?\s+of\b",
        ),
        (
            Demand.AGE,
            r"\bhow\s+old\b|\b(?:what|which|at\s+what)\s+age\b|\baverage\s+age\b",
        ),
        (
            Demand.DURATION,
            r"\baverage\s+(?:waiting\s+times?|waits?|time\s+(?:taken|to|it\s+takes))\b|\bhow\s+(?:long(?!\s+an?\b)|quickly|many\s+(?:days|weeks|months|years|hours))\b|\bwaiting\s+time\b.{0,60}\bin\s+(?:days|weeks|months)\b|\bwhat\s+time\s+(?:do|does|did|is)\b",
        ),
        (
            Demand.COUNT,
            r"\b(?:how\s+(?:many|big|large|high)|(?:(?:what|the)\s+(?:\w+\s+){0,2}|^\W*)number\s+of|(?:what[’']?s?\s+(?:is\s+)?)?the\s+count\s+of|what\s+number|headcount|caseloads?\s+(?:was|were|is)\s+|average\s+(?:caseload|number|workload|size))\b",
        ),
        (
            Demand.COUNCIL,
            r"\b(?:which|what)\s+(?:county|council|borough|authority)\b.{0,30}\b(?:help|support|lend|advis|assist)\w*|\b(?:which|what)\s+other\s+(?:councils?|(?:local\s+)?authorit(?:y|ies)|boroughs?|count(?:y|ies))\b",
        ),
        (
            Demand.BODY,
            rf"\b(?:which|what)\s+(?:{BODIES})\b(?!-)|^\W*(?:(?:the|what(?:['’]s|\s+(?:is|was))\s+the)\s+)?names?\s+of\s+(?:the\s+|a\s+)?(?:{BODIES})\b",
        ),
        (
            Demand.DEADLINE,
            r"\bby\s+(?:when|what\s+date|which\s+date)\b|\b(?:what|which|when)\b.{0,40}\b(?:deadline|due\s+date)\b",
        ),
        (Demand.DAY, r"\b(?:on\s+)?(?:what|which)\s+(?:date|dates|day|days|month)\b"),
        (
            Demand.NAME,
            r"\bwho(?:['’]s|\s+(?:is|was|were))?\b(?!.{0,80}\b(?:(?:answer|report)(?:s|ed|ing)?\s+to|line\s+managed)\b).{0,60}\b(?:director|lead\s+member|chief\s+executive|leader|chair(?:ed|s|man|woman)?|mayor|head\s+of|commissioner|cabinet\s+member|portfolio|in\s+charge|boss|deputy)\b"
            r"|\bwho\s+(?:said|asked|told|raised|signed|proposed|moved|seconded|presented|wrote|claimed|thought|headed|led)\b"
            r"|\b(?:names?\s+of\s+(?:the\s+)?(?:people|inspectors?|councillors?|director|children)|(?:his|her|their)\s+names?|named?\s+the\s+(?:leader|director|chair|judge|person|inspector)|(?:which|what)\s+(?:judge|councillor|cabinet\s+member|director|inspector|social\s+worker|mp|minister)\b(?!\w)"
            r"|who\s+(?:was|is|were|are)\s+behind\b|who\s+(?:won|lost|founded|designed)\b"
            r"|names?\s+of\b.{0,60}\b(?:judge|person|child|girl|boy|mother|father|officer|worker|parent|school|company|firm|doctor|councillor|inspector|leader|manager|member|director|chair|executive)"
            r"|(?:director|judge|chair|leader|mother|father|inspector|officer|member|manager)[’']s\s+name)\b",
        ),
    )
)
_LABELLED = re.compile(
    r"\bwhat(?:['’]s|\s+(?:is|was|are|were))\s+(?:the\s+)?names?\s+(?:of|for)\b|\bwhat\b.{0,60}\b(?:called|known\s+as|named)\b|\bwhat\s+do\s+they\s+call\b",
    re.IGNORECASE,
)
_VALUES = {
    Demand.SHARE: SHARE,
    Demand.MONEY: MONEY,
    Demand.DURATION: DURATION,
    Demand.AGE: AGE,
    Demand.DATE: DATE,
    Demand.DAY: DAY,
    Demand.DEADLINE: DEADLINE,
    Demand.LABEL: LABEL,
    Demand.COUNCIL: PLACE,
    Demand.PERSON: ROLE,
}


def demand_of(text: str, asks: tuple[Ask, ...]) -> Demand:
    """The type of value a question demands."""
    counting = _OUTCOME_OF.sub(" ", text)
    for demand, pattern in _QUESTIONS:
        if pattern.search(counting):
            return Demand.MONEY if demand is Demand.SHARE and _OF_A_COST.search(text) else demand
    if _LABELLED.search(text):
        return Demand.LABEL
    if Ask.DATE in asks:
        return Demand.DATE
    if Ask.PERSON in asks:
        return Demand.PERSON
    return Demand.NONE


_OUTCOME_OF = re.compile(
    r"\bwhat\s+(?:became\s+of|happened\s+to|(?:has|had)\s+happened\s+to)\s+the\s+number\s+of\b"
    r"|\b(?:rises?|falls?|drops?|increases?|decreases?|reductions?|growth|changes?|declines?|surge|jump)\s+in\s+(?:the\s+)?numbers?\s+of\b"
    r"|\b(?:ceiling|limit|cap|maximum|target)\s+(?:on|for|of)\s+(?:the\s+)?numbers?\s+of\b"
    r"|\b(?:do(?:es|ne)?|did|effects?|impact|difference)\s+(?:to|on)\s+(?:the\s+)?numbers?\s+of\b",
    re.IGNORECASE,
)
"""It asks how the number moved, and may be answered without one."""
_OF_A_COST = re.compile(r"\bcosts?\b.{0,60}\bshare\b|\bshare\b.{0,40}\bcosts?\b", re.IGNORECASE)
_WEAK = frozenset({Demand.NONE, Demand.PERSON})
_NAMES_ONLY = frozenset(content_terms("names"))


def demand_in(own: str, whole: str, asks: tuple[Ask, ...]) -> Demand:
    """What a question's own words demand, or else what it demands with those it went on from.

    "Who took over?" after "who was the director?" demands a name as the first did, and "what are
    their names?" says too little to be looked for by itself.
    """
    demand = demand_of(own, asks_of(own))
    is_bare = set(content_terms(own)) == _NAMES_ONLY
    return demand_of(whole, asks) if is_bare or demand in _WEAK else demand


_OF_TYPE = re.compile(
    r"\b(?:what|which)\s+(?:exact\s+|actual\s+)?(?:percentage|proportion|share|fraction|per\s*cent|number|amount)\b"
    r"|\b(?:the\s+)?names?\s+of\s+the\s+(?:person|people|man|woman|officer|official)\b|\bin\s+(?:days|weeks|months|years)\b"
    r"|\bnumber\s+of\b",
    re.IGNORECASE,
)
"""Words that say what type of value is asked for, which no paragraph need print."""


def without_type_words(text: str) -> str:
    """A question's matter without the words that only say what type of value is asked for."""
    return _OF_TYPE.sub(" ", text)


_AGENCY = "agenc"


def _names_body(sentence: str, asked: Counted) -> bool:
    """Whether a name stands beside the word for what is asked: "Example Academy", "the gym, Fit4U"."""
    if not asked:
        return LABEL.search(sentence) is not None
    if any(_AGENCY in wanted for wanted in asked) and AGENCIES.search(sentence):
        return True
    for found in NAMED_BODY.finditer(MANY_AGENCIES.sub(" ", sentence)):
        if any(wanted <= frozenset(content_terms(found[0])) for wanted in asked):
            return True
    return False


def meets(sentence: str, demand: Demand, counted: Counted = ()) -> bool:
    """Whether a sentence holds a value of that type; true where none is demanded."""
    if demand is Demand.NONE:
        return True
    if demand is Demand.COUNT:
        return counts(sentence, counted)
    if demand is Demand.BODY:
        return _names_body(sentence, counted)
    if demand is Demand.NAME:
        return names_somebody(sentence)
    if demand is Demand.DURATION:
        sentence = LOOKING_BACK.sub(" ", sentence)
    return _VALUES[demand].search(sentence) is not None
