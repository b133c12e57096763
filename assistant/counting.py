"""What a question counts or wants the name of, and whether a number stands beside it."""

import re

from assistant.demand_values import NOT_COUNTS, NUMBER, SHARE, UNIT
from assistant.terms import content_terms
from assistant.vocabulary import Vocabulary

BODIES = (
    r"schools?|colleges?|hospitals?|charit(?:y|ies)|compan(?:y|ies)|firms?|agency|gyms?|hotels?|shops?|banks?|websites?|apps?"
    r"|providers?|contractors?|suppliers?|universit(?:y|ies)|clinics?|consultanc(?:y|ies)|footballers?|celebrit(?:y|ies)|newspapers?"
)
_COUNTED = re.compile(
    r"\b(?:how\s+(?:many|big|large|high)|numbers?\s+of|what\s+number\s+of|average(?=\s+(?:caseload|workload|wait)))\s+(?P<what>.{2,60})",
    re.IGNORECASE,
)
_BODY_ASKED = re.compile(
    rf"\b(?:which|what|names?\s+of(?:\s+the|\s+a)?)\s+(?P<what>{BODIES})\b", re.IGNORECASE
)
_VERBS = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|in|at|on|by|for|per|each|who|that|there|an?\s+(?:year|month|week|day)"
    r"|gets?|got|use[ds]?|lived?|living|go|goes|went|receiv\w+|benefit\w*|attend\w*|come|came|stay\w*|wait(?:ed)?(?!ing)|from)\b",
    re.IGNORECASE,
)
_DOING = re.compile(
    r"(?P<many>\b(?:[a-z]{3,}(?<![s’'])s|children|people|staff|women|men))\s+(?:(?!happened)\w{2,}ed|help|hold|lead|led|left|leave|took|take|began|start|join|move|met|made"
    r"|held|sat|paid|fell|felt|said|say|told|think|thought|know|knew|need|found|work|run|ran|rang|wrote|chose|fill)\b.*",
    re.IGNORECASE,
)
"""What they did, after who they are: "families answered it"."""
_TIMES = re.compile(r"\W*times\b", re.IGNORECASE)
_DID = re.compile(
    r"\W*(?:held|took|left|lost|ran|sat|stood|stayed|served|moved|died|came|went)\b", re.I
)
"""How many did a thing, whoever they are: "how many held the post"."""
_POINTING = re.compile(r"of\s+(?:them|these|those)\b", re.IGNORECASE)
_CASELOADS = frozenset(content_terms("caseload workload"))
_HELD_BY_WORKERS = tuple(
    frozenset(content_terms(way)) for way in ("hold children", "children average")
)
"""How a caseload is told without the word."""
_VAGUE = frozenset(
    content_terms(
        "people person ppl youngster more other total thing exactly approximately different new"
        " first extra additional already still now currently actually fresh"
    )
)
_STAFF = frozenset(content_terms("worker staff employee member practitioner"))
"""Any of them stands for any other beside a number: "one agency member of staff"."""
_OF_WHOM = re.compile(r"\s+of\s+(?:whom|which|these|those|them)\b", re.IGNORECASE)
_WERE = re.compile(
    r"\s+(?:of\s+(?:these|those|them)\s+)?(?:were|was|are|had|have)\b", re.IGNORECASE
)
Counted = tuple[frozenset[str], ...]
"""Ways of saying what is counted, each by the stems that must all stand near the number."""
_LONG_PHRASE = 3
_AROUND_CHARACTERS = 60


def counted_in(text: str, vocabulary: Vocabulary) -> Counted:
    """What a question counts ("how many foster carers" counts foster carers) or wants the name of
    ("which gym"), and other words for it.

    Empty where the question does not say what it counts.
    """
    match = _COUNTED.search(text) or _BODY_ASKED.search(text)
    if match is None or any(one.match(match["what"]) for one in (_POINTING, _DID, _TIMES)):
        return ()
    phrase = _DOING.sub(r"\g<many>", _VERBS.split(match["what"], maxsplit=1)[0])
    own = frozenset(content_terms(phrase)) - _VAGUE
    if not own:
        return ()
    wanted = own if len(own) < _LONG_PHRASE else frozenset(content_terms(phrase)[-2:]) - _VAGUE
    others = {frozenset(content_terms(other)) for other in vocabulary.phrases(phrase)}
    if "/" in phrase:  # "flats/tenancies": either
        others.update(frozenset(content_terms(one)) for one in phrase.split("/"))
    if own & _CASELOADS:
        others.update(_HELD_BY_WORKERS)
    return (wanted, *sorted((one for one in others if one), key=sorted))


def counts(sentence: str, counted: Counted) -> bool:
    """Whether a number in the sentence stands near the words for what is counted.

    A number that is said to be of something else, "four children" or "for 11 years", is not near;
    a percentage is, since "how many had a visit" may be told as a share, and any share where the
    question only points back ("how many of them").
    """
    bare = NOT_COUNTS.sub(lambda match: " " * len(match.group(0)), sentence)
    if not counted and SHARE.search(bare):
        return True
    for number in NUMBER.finditer(bare):
        if not counted:
            return True
        after = sentence[number.end() :]
        unit = _unit_of(after)
        low = max(0, number.start() - _AROUND_CHARACTERS)
        near = frozenset(content_terms(sentence[low : number.end() + _AROUND_CHARACTERS]))
        if any(_stands(one, near) and (not unit or unit & one) for one in counted):
            return True
        if _points_back(sentence, number.start(), after):
            return True
    return False


def _points_back(sentence: str, at: int, after: str) -> bool:
    """Whether a number is of those spoken of before: "Seven were in lodgings", "four of whom"."""
    opens = not sentence[:at].strip("“‘(\"' ")
    return _OF_WHOM.match(after) is not None or (opens and _WERE.match(after) is not None)


def _stands(wanted: frozenset[str], near: frozenset[str]) -> bool:
    if len(wanted) > 1 and wanted & _STAFF and near & _STAFF:
        wanted -= _STAFF
    return wanted <= near


def _unit_of(after: str) -> frozenset[str]:
    """What a number is said to be of, by the words that follow it; empty where they do not tell."""
    match = UNIT.match(after)
    return frozenset(content_terms(match["unit"])) if match else frozenset()
