"""Which documents a question means by its wording: kind, whose words, and which in a chain."""

import re
from dataclasses import dataclass

from assistant.understanding.period_words import YEARS
from assistant.understanding.voices_named import speakers_in
from ingest.documents import DocumentKind, Speaker

VISITS = (DocumentKind.FOCUSED_VISIT, DocumentKind.MONITORING_VISIT)
"""What inspectors write a letter of after coming for a day or two."""
_OTHERS_WORK = frozenset(
    {DocumentKind.MINUTES, DocumentKind.NEWS, DocumentKind.PLAN, DocumentKind.OFFICER_REPORT}
)
_COUNCIL_WORK = (DocumentKind.MINUTES, DocumentKind.OFFICER_REPORT, DocumentKind.PLAN)
_OFSTED_WORK = (
    DocumentKind.INSPECTION,
    *VISITS,
    DocumentKind.JTAI,
    DocumentKind.AREA_SEND,
)
_KINDS: tuple[tuple[tuple[DocumentKind, ...], re.Pattern[str]], ...] = tuple(
    (kinds, re.compile(pattern, re.IGNORECASE))
    for kinds, pattern in (
        ((DocumentKind.FOCUSED_VISIT,), r"\bfocus(?:s?ed)?\s+(?:visits?|one|letter)\b"),
        ((DocumentKind.MONITORING_VISIT,), r"\bmonitoring\s+(?:visits?|letters?)\b"),
        (
            (DocumentKind.JTAI,),
            r"\b(?:jtais?|joint\s+targeted(?:\s+area)?(?:\s+inspections?)?|joint\s+(?:multi-?agency\s+)?(?:inspections?|visits?|one|letter))\b",
        ),
        (
            (DocumentKind.AREA_SEND,),
            r"\b(?:area\s+send|send\s+(?:inspections?|one|visit|letter)|local\s+area\s+partnership(?:\s+inspection)?"
            r"|special\s+(?:educational\s+)?needs\s+(?:(?:and|or)\s+disabilit\w+\s+)?(?:inspections?|checks?|report|review)|send\s+(?:report|review)|(?:inspect\w*|check\w*)\s+(?:on|of|for)\s+(?:its\s+|the\s+)?(?:send|special\s+(?:educational\s+)?needs))\b",
        ),
        (
            (DocumentKind.INSPECTION,),
            r"\b(?:(?:full|standard|short|ilacs|sif|graded|main|single)\s+(?:re-?)?inspections?"
            r"|ilacs|inspection\s+reports?)\b",
        ),
        (
            (DocumentKind.MINUTES,),
            r"\b(?:minutes|minuted|scrutiny|committee\s+meetings?|cabinet\s+(?:meetings?|decisions?|decide[ds]?|agree[ds]?|note[ds]?)"
            r"|(?:commission|committee|cabinet)\s+(?:meeting|note|resolve|agree|ask|hear|approve|discuss)\w*|councillors\s+(?:note|agree|resolve|discuss)\w*)\b",
        ),
        (
            (DocumentKind.NEWS,),
            r"\b(?:news(?:paper)?|press(?!\s+and\s+(?:the\s+)?public)(?<!and\spress)|local\s+(?:paper|media)|gazette|citizen|article|reporter|(?:told|to|by|from)\s+journalists?|journalists?\s+(?:sa(?:y|id)|report|wr[io]te|describe|claim)\w*|the\s+(?:\w+\s+)?(?:messenger|courier|herald|argus|chronicle|advertiser|tribune))\b",
        ),
        (
            (DocumentKind.PLAN,),
            r"\b(?:the\s+(?:improvement|action)\s+plan|improvement\s+plan\s+(?:say|set|list|commit)\w*)\b",
        ),
        (
            (DocumentKind.OFFICER_REPORT,),
            r"\b(?:officers?['’]?s?\s+reports?|council['’]s\s+(?:own\s+)?(?:report|update)|update\s+(?:report|paper)|report\s+to\s+(?:the\s+)?(?:cabinet|committee|scrutiny|commission)"
            r"|(?:send|cabinet|committee|council|officers?['’]?)\s+papers?|papers?\s+(?:(?:that|which)\s+)?(?:went\s+|put\s+|taken\s+)?(?:to|for|before)\s+(?:[\w’']+\s+){0,2}(?:cabinet|committee|scrutiny|commission|panel)|(?:send\s+)?self-?evaluation)\b",
        ),
    )
)
_SEND = re.compile(
    r"\bsend\b(?=\W|$)|\bspecial\s+(?:educational\s+)?needs\b|\blocal\s+area\s+partnership\b|\behc\w*\b",
    re.IGNORECASE,
)
_IMPROVEMENTS = re.compile(
    r"\b(?:improve(?:d|ments?)?|do\s+better|put\s+right|fix(?:ed)?|priority\s+actions?|recommend\w*)\b",
    re.I,
)
_GENERIC_VISIT = re.compile(
    r"\b(?:ofsted|inspectors?|hmi)(?:['’]s?)?\s+(?:\w+\s+){0,2}visits?\b|\bvisits?\s+(?:by|from)\s+(?:the\s+)?(?:ofsted|inspectors?|hmi)\b"
    r"|\b(?:the|that|this|last|latest|previous|its|their|(?:19|20)\d\d)\s+visit\b(?!\s+(?:to\s+)?(?:an?|the|each|every)?\s*child)",
    re.IGNORECASE,
)
"""Inspectors' visits, not those of social workers to children."""
_GENERIC_INSPECTION = re.compile(
    r"\b(?:(?:re-?)?inspections?|inspected|inspectors?|ofsted|hmi)\b", re.IGNORECASE
)
_DATED_INSPECTION = re.compile(r"\b(?:19|20)\d\d\s+(?:\w+\s+)?(?:re-?)?inspection\b", re.I)
_JOINS = (
    r"(?:and|to|than|with|against|versus|vs\.?|by|until|had|set\s+against|compared\s+(?:with|to))"
)
_BOTH = re.compile(
    rf"\bvisits?\b.{{0,60}}\b{_JOINS}\s.{{0,50}}\b(?:re-?)?inspections?\b"
    rf"|\b(?:re-?)?inspections?\b.{{0,60}}\b{_JOINS}\s.{{0,50}}\bvisits?\b",
    re.IGNORECASE,
)
"""Between a visit and an inspection, each of its own time."""
_SINCE_ONE = re.compile(
    r"\bsince\s+(?:the\s+|its\s+|their\s+)?(?:[\w’'-]+\s+){0,3}(?:inspection|visit|report|letter)\b(?=.{0,20}\b(?:19|20)\d\d\b)"
    r"|\bsince\s+(?:the\s+|its\s+|their\s+)?(?:[\w’'-]+\s+){0,2}(?:19|20)\d\d\s+(?:[\w’'-]+\s+){0,2}(?:inspection|visit|report|letter)\b",
    re.IGNORECASE,
)
"""It says from when, and later documents of any kind tell."""
_AS_NEWS = re.compile(r"\b(?:as|no|bad|good|big|old|any)\s+news\b|\bnews\s+to\b", re.IGNORECASE)
"""News that is no paper."""
_OF_TIME = re.compile(r"(?:\d|few|ten|fifteen|twenty|thirty|sixty|five)\sminutes\b", re.IGNORECASE)
"""Minutes that are no paper."""
_LATEST = re.compile(
    r"\b(?:latest|newest|most\s+recent(?:ly)?|last\s+(?:full\s+|ofsted\s+|graded\s+|focused\s+|monitoring\s+|send\s+)*(?:inspect\w*|visit\w*|report|letter|time\s+(?:ofsted|inspectors)|judged|rated|graded)"
    r"|inspected\s+last|last\s+time|newest)\b",
    re.IGNORECASE,
)
_PREVIOUS = re.compile(
    r"\b(?:previous|prior|earlier|preceding|last\s+but\s+one|second\s+(?:to\s+last|most\s+recent)"
    r"|(?:the\s+)?(?:one|inspection|visit)\s+before(?:\s+(?:that|it|the\s+last))?)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:first|earliest|oldest|original)\s+(?:full\s+|ofsted\s+|focused\s+|monitoring\s+)*(?:inspection|visit|report|letter)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"\b(?:latest|newest|most\s+recent|last|previous|prior|earlier|first|earliest)\s+(?:ofsted\s+|inspection\s+)*letters?\b",
    re.IGNORECASE,
)
ANY_AUTHORITY = re.compile(
    r"\b(?:(?:which|what|any|all|each|every|other|how\s+many)\s+(?:other\s+)?(?:of\s+(?:the|these|those)\s+)?(?:\w+\s+)?(?:councils?|authorit(?:y|ies)|boroughs?|count(?:y|ies)|areas?|local\s+authorit(?:y|ies))"
    r"|(?:the|all|these|those)\s+(?:two|three|four|five|six|other)\s+(?:of\s+(?:the|these|those)\s+)?(?:councils|authorities|boroughs|areas|counties)|both\s+(?:of\s+(?:the|these|those)\s+)?(?:councils|authorities|boroughs)"
    r"|across\s+(?:all|the)\s+(?:councils|authorities|documents))\b",
    re.IGNORECASE,
)
"""It asks across authorities: "which councils", "all three of the boroughs"."""
SCOPE_WORDS = re.compile(
    r"\b(?:(?:according\s+to|in\s+the\s+(?:opinion|view)\s+of|going\s+by|as\s+of|per)\s+(?:the\s+)?(?:ofsted|inspectors?|inspections?|visit|letter|report|council)\b"
    r"|(?:by|from|in|at|of|during|after|under)\s+(?:the\s+|its\s+|their\s+)?(?:most\s+recent|latest|last|current|newest|previous|first)?\s*(?:ofsted\s+|full\s+|ilacs\s+|graded\s+)*(?:inspections?|inspection\s+reports?|inspectors?|ofsted|focused\s+visits?|monitoring\s+visits?|visit|report|letter)"
    r"|(?:between|since|than|until|to|and|with|against)\s+(?:the\s+|its\s+)(?:next\s+|following\s+|later\s+|full\s+|ilacs\s+)*(?:inspections?|visit)\b(?!\s+(?:of|by|to)\b)|(?:and|to|with|against|than)\s+what\s+(?:they|inspectors|ofsted|it)\s+(?:thought|said|found|saw|made)|what\s+(?:inspectors|ofsted|they)\s+(?:thought|made)\s+of|^\W*(?:compare|trace|contrast)|(?:compared|set\s+against|set\s+side\s+by\s+side)(?:\s+(?:with|to))?|ofsted(?:['’]s)?|inspectors?|inspection\s+report|focused\s+visit|monitoring\s+visit|ilacs|jtai|(?:london\s+)?borough(?:\s+of)?|county\s+council|city\s+council|the\s+council(?:['’]s)?|council(?:['’]s)?|local\s+authority(?:['’]s)?|most\s+recent|latest)\b",
    re.IGNORECASE,
)
"""Words that only say where to look, and are no part of the matter."""
_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            ("first", "1st"),
            ("second", "2nd"),
            ("third", "3rd"),
            ("fourth", "4th"),
            ("fifth", "5th"),
            ("sixth", "6th"),
            ("seventh", "7th"),
            ("eighth", "8th"),
            ("ninth", "9th"),
            ("tenth", "10th"),
        ),
        start=1,
    )
    for word in words
}
_ORDINAL_VISIT = re.compile(
    rf"\b(?P<ordinal>{'|'.join(_ORDINALS)})\s+(?:ofsted\s+)?(?:focused\s+|monitoring\s+)?visit\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """What the wording says of the documents meant."""

    kinds: tuple[DocumentKind, ...] = ()
    """Kinds named; empty where none is."""
    speakers: tuple[Speaker, ...] = ()
    """Whose words are asked for; empty for anybody's."""
    latest: bool = False
    previous: bool = False
    first: bool = False
    visit_number: int | None = None
    about_inspection: bool = False
    """Speaks of inspecting without naming a kind."""
    of_visit: bool = False
    """It speaks of an inspectors' visit: "the visit that December"."""
    of_letters: bool = False
    """It is a letter that is asked for: what inspectors write after a visit or a joint inspection."""


def wording_of(text: str) -> Wording:
    """Read kind, speaker and place in the chain from a question."""
    papers = _SINCE_ONE.sub(" ", _AS_NEWS.sub(" ", _OF_TIME.sub(" ", text)))
    kinds = tuple(kind for named, pattern in _KINDS if pattern.search(papers) for kind in named)
    if _OTHERS_WORK.intersection(kinds):
        # "What did the paper say after the focused visit" asks for the paper.
        kinds = tuple(kind for kind in kinds if kind in _OTHERS_WORK)
    if not kinds and _SEND.search(text) and _IMPROVEMENTS.search(text):
        kinds = (DocumentKind.AREA_SEND, *_COUNCIL_WORK)  # what a partnership is told to improve
    if not kinds and _GENERIC_VISIT.search(text) and _GENERIC_INSPECTION.search(text):
        kinds = VISITS
    one_kind = kinds and (set(kinds) <= set(VISITS) or kinds == (DocumentKind.INSPECTION,))
    is_visits = one_kind and DocumentKind.INSPECTION not in kinds
    if (one_kind and _BOTH.search(text)) or (is_visits and _DATED_INSPECTION.search(text)):
        # "Between the 2020 visit and the 2023 inspection" means both.
        visits = kinds if is_visits else VISITS
        kinds = (*visits, DocumentKind.INSPECTION)
    of_joint = set(kinds) <= {DocumentKind.AREA_SEND, DocumentKind.JTAI} and bool(kinds)
    if of_joint and _DATED_INSPECTION.search(text) and len(set(YEARS.findall(text))) > 1:
        kinds = (*kinds, DocumentKind.INSPECTION)  # "from the 2019 inspection to the SEND one"
    ordinal = _ORDINAL_VISIT.search(text)
    return Wording(
        kinds=tuple(dict.fromkeys(kinds)),
        speakers=speakers_in(text),
        latest=_LATEST.search(text) is not None,
        previous=_PREVIOUS.search(text) is not None,
        first=_FIRST.search(text) is not None,
        visit_number=_ORDINALS[ordinal["ordinal"].lower()] if ordinal else None,
        about_inspection=_GENERIC_INSPECTION.search(text) is not None,
        of_visit=_GENERIC_VISIT.search(text) is not None,
        of_letters=_LETTER.search(text) is not None,
    )


def is_ofsted_work(kind: DocumentKind) -> bool:
    """Whether documents of this kind are inspectors' own."""
    return kind in _OFSTED_WORK
