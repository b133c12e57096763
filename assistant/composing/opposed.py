"""What a question takes to have gone, or to be, one way, where the words found have it the other way.

Each scale has two ends, told in many ways: a service brought back and one handed out, carers kept and
carers lost. A sentence denies the question where it has the other end and not the one asked about,
is one of the best found, and nothing found as good has the end asked about.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.composing.told import Told, the_best

End = tuple[str, int]
Scale = tuple[re.Pattern[str], re.Pattern[str]]
"""The ways one end is told, and those of the other."""


@dataclass(frozen=True, slots=True)
class Opposed:
    """What denies a question: the sentence, and its words of the other end."""

    sentence: str
    words: str


def _ways(*ways: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(ways)})\b", re.IGNORECASE)


_SCALES = {
    "amount": (
        _ways(
            r"ris(?:e|es|ing|en)|rose|grow(?:s|ing|n|th)?|grew|increas\w+|climb\w*|soar\w*|surg\w+|doubl\w+|tripl\w+"
            r"|(?:went|gone|going|go|crept|creeping|shot|shoot|shooting|jumped)\s+up|remains?\s+(?:too\s+)?high",
        ),
        _ways(
            r"fall(?:s|ing|en)?|fell|reduc\w+|decreas\w+|dropp?(?:s|ed|ing)?(?![\s-]+ins?\b)|shrink\w*|shrank|shrunk|fewer|halv\w+|dwindl\w+"
            r"|cut(?:s|ting)?(?!\s+off)|(?:went|gone|going|go|brought|bring|bringing|came|come|coming|got|get|getting)\s+(?:[\w’'-]+\s+){0,4}?down",
        ),
    ),
    "course": (
        _ways(
            r"improv(?:e[ds]?|ing|ements?)|better|strengthen\w*|lift(?:ed|s|ing)?|sp(?:eeded|eeding|eed|ed)\s+up"
            r"|turn(?:ed|ing)?\s+(?:\w+\s+)?(?:a)?round",
        ),
        _ways(
            r"worse\w*|deteriorat\w*|declin\w+|slipp?(?:ed|ing|s)?|dipp?(?:ed|s)?|weaken\w*|regress\w*|slid|back\s?wards?",
        ),
    ),
    "hands": (
        _ways(
            r"(?:back\s+)?in[\s-]house|re-?integrat\w+|brought\s+(?:\w+\s+){0,6}?back|bring(?:s|ing)?\s+(?:\w+\s+){0,6}?back",
            r"(?:back|return\w*)\s+(?:in)?to\s+(?:the\s+)?(?:\w+\s+(?:of\s+)?){0,3}(?:council|local\s+authority|control)",
        ),
        _ways(
            r"out\s?sourc\w*|hand(?:ed|s|ing)?\s+(?:[\w’'-]+\s+){0,6}?(?:over|to)|outside\s+(?:provider|company|contractor|firm)",
            r"contracted\s+out|farm(?:ed|s|ing)?\s+(?:[\w’'-]+\s+){0,4}?out|sp[iu]n\s+(?:off|out)|hived\s+off",
            r"(?:mov(?:e|ed|ing)|transferr?(?:ed|ing)?)\s+(?:\w+\s+){0,3}(?:out\s+of|from)\s+the\s+council",
        ),
    ),
    "keeping": (
        _ways(
            r"retain\w*|keep(?:s|ing)?\s+in\s+touch|in\s+touch\s+with|net\s+increase|renew(?:s|ed|ing)|extend(?:s|ed|ing)"
        ),
        _ways(
            r"los(?:e|es|ing|t)(?!\s+no)|terminat\w*|cancel\w*|let\s+(?:\w+\s+){0,3}(?:go|lapse)|walk(?:ed|ing)\s+out"
        ),
    ),
    "tenure": (
        _ways(r"permanent\w*|for\s+good"),
        _ways(
            r"temporar\w*|interim|agency\s+(?:staff\w*|workers?|social|contracts?|basis)|locum\w*|stand-?ins?|acting"
        ),
    ),
    "owner": (
        _ways(
            r"private(?:ly)?(?:\s+(?:company|firm|owned|run|contractor|provider))|profits?(?<!not-for-profit)(?<!for profit)|shareholders?"
        ),
        _ways(
            r"not[\s-]for[\s-]profit|non-?profit|(?:wholly|jointly)\s+owned\s+by|owned\s+by\s+the\s+(?:council|local\s+authority)"
        ),
    ),
    "rank": (
        _ways(
            r"above\s+(?:the\s+)?(?:[\w-]+\s+){0,2}(?:national|average|england|comparable|similar)\w*",
            r"(?:more|better|higher|quicker|faster)\s+(?:[\w-]+\s+){0,6}?than\s+(?:elsewhere|others?|the\s+rest|most|similar|average|national)",
        ),
        _ways(
            r"below\s+(?:the\s+)?(?:[\w-]+\s+){0,2}(?:national|average|england|comparable|similar)\w*",
            r"(?:fewer|less|worse|lower|slower)\s+(?:[\w-]+\s+){0,6}?than\s+(?:elsewhere|others?|the\s+rest|most|similar|average|national)",
        ),
    ),
    "stage": (
        _ways(
            r"finished|has\s+(?:already\s+)?(?:opened|bought|built|published|launched)|in\s+its\s+final\s+form"
        ),
        _ways(
            r"in\s+development|(?:progressing|developing)\s+plans|(?<!we\s)plans?\s+to|not\s+yet|being\s+(?:developed|drafted|built|planned|considered)"
            r"|due\s+to|(?:in|a|still)\s+draft(?!\s+\w)"
        ),
    ),
}
_GIVEN_ONLY = {
    "place": (
        _ways(
            r"placed\s+(?:locally|nearby)|(?:in|within)\s+(?:the\s+)?(?:county|borough|city)|local,?\s+(?:[\w-]+\s+){0,2}(?:placements?|homes?)"
            r"|close\s+to\s+(?:their\s+)?(?:\w+\s+)?(?:homes?|famil\w+|friends)|near\s+(?:to\s+)?(?:their\s+)?(?:homes?|famil\w+)",
        ),
        _ways(
            r"outside\s+(?:of\s+)?(?:the\s+)?(?:\w+\s+)?(?:county|borough|city|area)|out\s+of\s+(?:the\s+)?(?:county|borough|city|area)"
            r"|far\s+(?:away\s+)?from|miles\s+away|at\s+a\s+distance|over\s+the\s+(?:\w+\s+)?border",
        ),
    ),
    "supply": (
        _ways(r"meets?\s+(?:the\s+|all\s+)?(?:needs?|demand)|sufficient|plenty\s+of|ample"),
        _ways(
            r"f[ae]ll(?:s|en|ing)?\s+short|insufficient|not\s+enough|shortages?|shortfalls?|too\s+few|run(?:ning)?\s+(?:short|out)\s+of|lack\s+of"
        ),
    ),
    "time": (
        _ways(
            r"timely|prompt\w*|on\s+time|swift\w*|without\s+(?:\w+\s+)?delay\w*"
            r"|within\s+(?:(?:agreed|statutory|expected|required|the|appropriate)\s+)*time\s?(?:scales?|frames?|limits?)",
        ),
        _ways(
            r"late|overdue|delay\w*|slow(?:ly|ness)?|overr(?:un|an|uns|unning)|too\s+long|drag(?:s|ged|ging)?|backlogs?|drift\w*"
            r"|miss(?:es|ed|ing)?\s+(?:[\w-]+\s+){0,3}(?:deadlines?|targets?|timescales?)|behind\s+schedule|held\s+up",
        ),
    ),
    "standing": (
        _ways(r"exceptional\w*|excellent|outstanding|exemplary|impressive|second\s+to\s+none"),
        _ways(
            r"poor(?:est|ly)?|worst|awful|terrible|dire|shoddy|weak(?:est)?|dreadful|no\s+better\s+than"
        ),
    ),
}
"""Ends that a question also asks about; they count only in what it states as a fact."""
_EVERY = _SCALES | _GIVEN_ONLY
_NO_COURSE = re.compile(
    r"\brequires?\s+improvement(?:\s+to\s+be\s+good)?|\bimprovement\s+(?:board|plan|notice|partner|adviser)s?|\b(?:needs?|needed)\s+(?:to\s+improve|improvement)",
    re.IGNORECASE,
)
"""Where nothing is said to have improved."""
_NEGATED = re.compile(
    r"(?:\b(?:not|no|never|without|nor|neither|none|cannot|lack(?:s|ed|ing)?(?:\s+of)?|unable\s+to|no\s+longer|yet\s+to"
    r"|fail(?:s|ed|ing)?\s+to|far\s+from|rather\s+than|instead\s+of)|n[’']t)\s+(?:[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
_WISHED = re.compile(
    r"\b(?:capacity|ability|able|struggl\w+|difficult\w*|harder?|aim\w*|need\w*|should|intend\w*|plan\w*)\s+(?:to|in)\b[^.;]*$|\baims?\b[^.;]*\bto\s+ensure\b[^.;]*$",
    re.IGNORECASE,
)
"""Before an end: it is wanted or hard, and so neither had nor lacked."""
_ONLY = re.compile(r"\bnot\s+(?:only|just|simply)\b", re.IGNORECASE)
_STOP = re.compile(r"[.;:]")
_CLAUSE = re.compile(r"[.;:,]")
_REACH = 48
"""Characters before a word in which a negation turns it."""
_LEAST = 0.5
_OF_BEST = 0.75
"""Share of the best sentence's worth that one which denies must have."""
_AS_GOOD = 0.9
"""A sentence with the end asked about stands against one that denies from this share of its worth."""


def opposed(question: str, premise: str, told: Sequence[Told]) -> Opposed | None:
    """The best sentence that has the other end of a scale than a question; None without one.

    Args:
        question: in its own words.
        premise: what it states as a fact; empty where it only asks.
        told: the sentences found, of the paragraphs an answer opens with.
    """
    best = {one for one in the_best(told, _OF_BEST) if one.worth >= _LEAST}
    asked = {*_read(question, _SCALES), *_read(premise, _GIVEN_ONLY)}
    found: list[tuple[float, Opposed]] = []
    for scale, end in sorted(asked):
        if (scale, -end) in asked:
            continue
        held = [(one, _ends_of(one.text, _EVERY[scale])) for one in told]
        against = max((one.worth for one, ends in held if end in ends), default=0.0)
        for one, ends in held:
            is_turned = -end in ends and end not in ends
            if is_turned and one in best and against < _AS_GOOD * one.worth:
                found.append((one.worth, Opposed(one.text, ends[-end])))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _read(text: str, scales: Mapping[str, Scale]) -> Iterator[End]:
    for name, scale in scales.items():
        for end in _ends_of(text, scale):
            yield name, end


def _ends_of(text: str, scale: Scale) -> dict[int, str]:
    """The ends of a scale that a text has, each with its words; a negation turns an end."""
    ends: dict[int, str] = {}
    text = _NO_COURSE.sub(" ", text)
    for sign, ways in zip((1, -1), scale, strict=True):
        for match in ways.finditer(text):
            before = _CLAUSE.split(text[max(0, match.start() - _REACH) : match.start()])[-1]
            if _WISHED.search(_STOP.split(text[: match.start()])[-1]):
                continue
            turned = _NEGATED.search(before) and not _ONLY.search(before)
            ends.setdefault(-sign if turned else sign, match[0])
    return ends
