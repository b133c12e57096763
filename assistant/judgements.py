"""Judgements by area: which of a document's grades a question is about."""

import re
from collections.abc import Sequence
from enum import Enum, StrEnum

from ingest.documents import DocumentKind, Framework, Judgement, SourceDocument


class Area(StrEnum):
    """What is judged, across frameworks."""

    OVERALL = "overall effectiveness"
    LEADERS = "leadership"
    HELP_AND_PROTECTION = "help and protection"
    CARE = "children in care"
    CARE_LEAVERS = "care leavers"
    ADOPTION = "adoption"


_AREA_PATTERNS: tuple[tuple[Area, re.Pattern[str]], ...] = tuple(
    (area, re.compile(pattern, re.IGNORECASE))
    for area, pattern in (
        (Area.ADOPTION, r"\badopt"),
        (
            Area.CARE_LEAVERS,
            r"\b(?:care[\s-]+leavers?|leaving\s+care|left\s+care|leave\s+care|care[\s-]+experienced|(?:was|were|used\s+to\s+be|been|grew\s+up)\s+in\s+care)\b",
        ),
        (
            Area.CARE,
            r"\b(?:children\s+in\s+(?:its\s+|their\s+)?care|looked[\s-]+after|in\s+care\b|permanence)",
        ),
        (
            Area.HELP_AND_PROTECTION,
            r"\b(?:help\s+and\s+protection|need\s+help|protection|safeguarding)\b",
        ),
        (
            Area.LEADERS,
            r"\b(?:leader(?:s|ship)?|management|governance|managers|boss(?:es)?|(?:top|senior)\s+team|those\s+in\s+charge|at\s+the\s+top|(?:people|those|who(?:ever)?)\s+(?:is\s+|are\s+)?running)\b",
        ),
        (Area.OVERALL, r"\b(?:overall|effectiveness|children[’']s\s+services\s+(?:in|are))\b"),
    )
)
_BOARD = re.compile(r"\bsafeguarding\s+(?:children\s+)?board\b|\blscb\b", re.IGNORECASE)
_GRADE = re.compile(
    r"\b(?P<outstanding>outstanding)\b|\b(?P<requires>requir(?:es|ing|ed?)\s+improvement(?:\s+to\s+be\s+good)?)\b"
    r"|\b(?P<inadequate>inadequate)\b|\b(?P<good>good)\b(?!\s+(?:practice|quality|work|example|progress|enough|reason|news|at|for))",
    re.IGNORECASE,
)
_JUDGING = r"(?:rat(?:ed?|es|ing)|judges?|grades?|judged|judge?ment|grad(?:ed|e|ing)|found(?:\s+to\s+be)?|declared|earn(?:ed)?|awarded|given|get(?:ting)?|got|come\s+out(?:\s+as)?|came\s+out(?:\s+as)?|reach(?:ed)?|made|only|above|below|stay(?:ed)?|remain(?:ed)?|was|were|is|are|as|its|an?|the|win|won|be(?:come|came)?|being|service)"
_PRESUMED = (
    (
        "outstanding",
        re.compile(
            rf"^\W*outstanding\b|\b{_JUDGING}\b(?:\s+[\w’']+){{0,4}}?\s+outstanding\b|\boutstanding\s+(?:rating|grade|judge?ment|overall)\b|\b(?:top|highest)\s+(?:[a-z]+\s+)?(?:rating|grade|marks?|judge?ment)\b",
            re.I,
        ),
    ),
    ("requires improvement to be good", re.compile(r"\brequires\s+improvement\b", re.I)),
    (
        "inadequate",
        re.compile(
            r"\binadequate\b|\b(?:bottom|lowest)\s+(?:[a-z]+\s+)?(?:rating|grade|mark|judge?ment)\b|\b(?<!than )(?<!not )failed\s+(?:outright|(?:its|the|their)\s+inspection)\b",
            re.I,
        ),
    ),
    (
        "good",
        re.compile(
            r"\b(?:rated|judged|graded|marked|scored|earn(?:ed)?|awarded|got|get|came\s+out(?:\s+as)?|come\s+out(?:\s+as)?|reach(?:ed)?|found\s+to\s+be)\s+(?:as\s+|a\s+|only\s+)?good\b(?!\s+(?:practice|work|quality))|\bgood\s+(?:rating|grade|judge?ment|overall)\b|grad(?:ed?|ing)\b.{0,40}?\bto\s+good\b|\b(?:an?|its|their)\s+good\s+(?:for|in\s+(?:the|its|that|\d{4}))\b",
            re.I,
        ),
    ),
)
_MARKS = re.compile(r"[“”\"‘’']")
_NAMES = {
    "outstanding": "outstanding",
    "requires": "requires improvement to be good",
    "inadequate": "inadequate",
    "good": "good",
}


_WEAKEST = re.compile(
    r"\b(?:weakest|lowest|worst|poorest|fail(?:ed|ing)?|let\s+.{1,30}\bdown|fell\s+short|below\s+good|less\s+than\s+good"
    r"|(?:which|what)\b.{0,40}\b(?:wasn[’']t|weren[’']t|isn[’']t|was\s+not|were\s+not|(?:did|does)(?:n[’']t|\s+not)))\b",
    re.IGNORECASE,
)
_STRONGEST = re.compile(r"\b(?:strongest|highest|best|top)\b", re.IGNORECASE)
_EVERY = re.compile(
    r"\b(?:grades|gradings|ratings|judge?ments|breakdown|(?:each|every|all)\s+(?:area|judge?ment|grade|part)s?|score\s*card|area\s+by\s+area)\b",
    re.IGNORECASE,
)
GRADE_ORDER = ("inadequate", "requires improvement to be good", "good", "outstanding")
"""Lowest first."""


class Which(StrEnum):
    """Which of a report's judgements a question wants, where it names no area."""

    OVERALL = "overall"
    EVERY = "every"
    WEAKEST = "weakest"
    STRONGEST = "strongest"


def which_in(text: str) -> Which:
    """Read "the weakest grade", "which judgement wasn't", "all the grades"."""
    if _WEAKEST.search(text):
        return Which.WEAKEST
    if _STRONGEST.search(text):
        return Which.STRONGEST
    return Which.EVERY if _EVERY.search(text) else Which.OVERALL


def chosen_of(judgements: Sequence[Judgement], which: Which) -> list[Judgement]:
    """The judgements wanted; the extremes are among the parts, never the overall grade."""
    if which is Which.EVERY:
        return list(judgements)
    if which is Which.OVERALL:
        overall = [j for j in judgements if covers(j, Area.OVERALL)]
        return overall or list(judgements)
    parts = [j for j in judgements if not covers(j, Area.OVERALL) and j.grade in GRADE_ORDER]
    if not parts:
        return list(judgements)
    pick = min if which is Which.WEAKEST else max
    extreme = pick(GRADE_ORDER.index(j.grade) for j in parts)
    return [j for j in parts if GRADE_ORDER.index(j.grade) == extreme]


def areas_in(text: str) -> tuple[Area, ...]:
    """Areas of judgement a text names, most particular first."""
    return tuple(area for area, pattern in _AREA_PATTERNS if pattern.search(text))


def names_board(text: str) -> bool:
    """Whether a text names a safeguarding board.

    Boards were reviewed beside the council and are not among its judgements.
    """
    return _BOARD.search(text) is not None


def without_areas(text: str) -> str:
    """The text with the words that name an area of judgement left out."""
    for _, pattern in _AREA_PATTERNS:
        text = pattern.sub(" ", text)
    return text


def covers(judgement: Judgement, area: Area) -> bool:
    """Whether a judgement speaks of an area: before 2023 one judgement covered care leavers too."""
    found = areas_in(judgement.name)
    return area in found


def grades_in(text: str) -> tuple[str, ...]:
    """Grades a text names, normalised, each once."""
    found: dict[str, None] = {}
    for match in _GRADE.finditer(text):
        found[_NAMES[str(match.lastgroup)]] = None
    return tuple(found)


def grades_presumed(text: str) -> tuple[str, ...]:
    """Grades a text states as fact: rated outstanding, an inadequate judgement, failed outright.

    "Good" counts only beside a word of judging, since it is an ordinary word besides.
    """
    found: dict[str, None] = {}
    bare = _MARKS.sub("", text)
    for grade, pattern in _PRESUMED:
        if pattern.search(bare):
            found[grade] = None
    return tuple(found)


_STEP = re.compile(r"\bfrom\s+(?P<first>.{4,40}?)\s+(?:in\s+\d{4}\s+)?to\s+(?P<last>.{4,40})", re.I)


def step_presumed(text: str) -> tuple[str, str] | None:
    """The step a question takes for granted: "dropped from outstanding to good"."""
    match = _STEP.search(text)
    if match is None:
        return None
    first, last = _first_grade(match["first"]), _first_grade(match["last"])
    return (first, last) if first and last else None


class Move(Enum):
    """Which way a grade is said to have gone."""

    DOWN = -1
    UP = 1


_GOING = r"(?:g(?:o|oes|oing|one)|went|c(?:o|a)me|mov(?:e|es|ed|ing)|slip\w*|slid(?:e|ing)?|drop\w*|f[ae]ll\w*|sink\w*|sank|g[eo]t(?:ting|ten)?|bec[ao]m(?:e|es|ing))"
_MOVES = (
    (
        Move.DOWN,
        re.compile(
            rf"\b{_GOING}\s+(?:back\s+|so\s+|much\s+|even\s+)*(?:down(?:hill)?|worse|backwards?)\b|\bdowngrad\w+|\bworsen\w*"
            r"|\b(?:slip|drop|f[ae]ll)\w*\s+(?:back\s+)?(?:to|into|from)\b|\blos(?:t|e|es|ing)\b.{0,30}\b(?:good|outstanding|top\s+(?:grade|rating|mark|judge?ment))\b",
            re.I,
        ),
    ),
    (
        Move.UP,
        re.compile(
            rf"\b{_GOING}\s+(?:back\s+|so\s+|much\s+|even\s+)*(?:up|better)\b|\bupgrad\w+|\b(?:rise|rose|risen|climb\w*)\b",
            re.I,
        ),
    ),
)


def move_presumed(text: str) -> Move | None:
    """The way a grade is said to have gone: "why did it go down to good"; None where none is."""
    found = [move for move, pattern in _MOVES if pattern.search(text)]
    return found[0] if len(found) == 1 else None


def _first_grade(text: str) -> str | None:
    match = _GRADE.match(text.strip())
    return _NAMES[str(match.lastgroup)] if match else None


def judged(document: SourceDocument) -> bool:
    """Whether the document carries graded judgements of its own."""
    return bool(document.profile.judgements)


def has_overall(document: SourceDocument) -> bool:
    """Whether its framework gave an overall grade; none does after March 2026."""
    return any(covers(judgement, Area.OVERALL) for judgement in document.profile.judgements)


def framework_words(framework: Framework | None) -> str:
    """The framework's name in words."""
    if framework is Framework.SIF:
        return "the single inspection framework"
    if framework is Framework.ILACS:
        return "the ILACS framework"
    return "another framework"


def graded(documents: tuple[SourceDocument, ...]) -> tuple[SourceDocument, ...]:
    """Inspections with judgements, oldest first."""
    found = [d for d in documents if d.profile.kind is DocumentKind.INSPECTION and judged(d)]
    return tuple(sorted(found, key=lambda d: (str(d.profile.dates.position or ""), d.doc_id)))
