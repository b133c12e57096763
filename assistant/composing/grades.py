"""Grades: answered from recorded judgements, never from prose, with the row cited.

Frameworks differ: before January 2023 children in care and care leavers were judged as one, and no
inspection under the framework of April 2026 has an overall grade. A grade is never shown for what
its framework did not judge, and steps across frameworks say so.
"""

import re
from collections.abc import Sequence

from assistant.answers import AnswerStatus, Claim
from assistant.composing.course import asks_for_course
from assistant.composing.draft import Draft, Matter
from assistant.composing.grade_notes import framework_notes, joint_notes
from assistant.composing.grade_rows import newest_each, places_of, rows_of
from assistant.composing.grade_selecting import (
    asks_of_board,
    board_grade,
    selected_areas,
    selected_authorities,
    told_since,
)
from assistant.composing.grade_wording import (
    Graded,
    higher,
    over_time,
    scorecard,
    side_by_side,
    single,
    steps,
)
from assistant.composing.ungraded import compose_ungraded, ungraded_in
from assistant.demands import Demand
from assistant.judgements import (
    Area,
    areas_in,
    covers,
    graded,
    grades_in,
    grades_presumed,
    has_overall,
    names_board,
    which_in,
    without_areas,
)
from assistant.naming import listing
from assistant.terms import content_terms
from assistant.understanding.asks import Ask, asks_of, why_no_grade
from ingest.documents import DocumentKind, SourceDocument

_FEW_TERMS = 2
_GENERIC = frozenset(
    content_terms(
        "service services children young people adults department authority time year do get now today last date trace latest current inspector ofsted"
    )
)
_COMPARING = frozenset(
    content_terms(
        "compare compared comparison trace track record history journey today now date time"
    )
)
"""Words that ask for a comparison or a course, and name no matter."""
_OF_HOW_GOOD = frozenset(
    content_terms(
        "real much experiences progress quality standard standards work performance performing position place"
        " things matters overall since whole stand standing doing fare fared how"
    )
)
"""Words that name no matter either."""
_GRADED = frozenset(
    content_terms("outstanding good requires improvement inadequate social care finding report")
)
_OTHER_VALUES = frozenset({Demand.NAME, Demand.MONEY, Demand.COUNT, Demand.SHARE})
_VISIT = re.compile(r"\b(?:visit(?:ed)?|letter)\b", re.I)
_OUTRIGHT = re.compile(
    r"\b(?:grad(?:e[ds]?|ings?)|rat(?:ed?|ings?)|judge?ments?|judged|overall\s+effectiveness|scored?"
    r"|outstanding|inadequate|requir\w+\s+improvement|verdict|marks?)\b",
    re.IGNORECASE,
)
_MAKE_OF = re.compile(r"\bma(?:k|d)e\s+of\b", re.IGNORECASE)
_MAKING = frozenset(content_terms("make made"))
_TIMED = re.compile(
    r"\b(?:before|after|since|following|until|when|by\s+the\s+time)\b.{0,40}?\b(?:inadequate|outstanding|requir\w+\s+improvement|judge?ment|judged|rating|rated|grade[ds]?)\b"
    r"(?:\s+(?:inadequate|outstanding|good|requir\w+\s+improvement|judge?ment|rating|grade|verdict)\b)?",
    re.IGNORECASE,
)
"""A grade that only says when: "before the inadequate judgement"."""
_COLOURED = re.compile(r"\b(?:colou?rs?|amber|rag)\b", re.IGNORECASE)
"""How a plan rates its own actions."""
_LIKE_A_GRADE = re.compile(
    r"\bmark(?:ed|s)?\b|\b(?:get|got|given|gave|receive[ds]?|make|made)\b.{0,30}\bofsted\b|\bofsted\s+(?:g[ai]ve|make|made)\b"
    r"|\b(?:get|got|receive[ds]?|given)\s+for\b|\bhow\s+(?:good|bad)\s+(?:is|are|was|were)\b",
    re.IGNORECASE,
)
_SEPARATE = re.compile(r"\b(?:separate(?:ly)?|distinct|(?:its|their)\s+own)\b", re.IGNORECASE)
_RISEN = re.compile(r"\b(?:better|improv\w+|higher|stronger|up|progress\w*)\b", re.IGNORECASE)
_FALLEN = re.compile(r"\b(?:worse\w*|declin\w+|lower|weaker|slip\w*|drop\w*|down)\b", re.IGNORECASE)
_BETTER_OR_WORSE = re.compile(
    r"\b(?:better|worse|higher|lower|stronger|weaker|improv\w+|declin\w+|worsen\w*|slip\w*|chang\w+"
    r"|from\s+\w+\s+to\s+\w+|failing|top|bottom|(?:gone|go|goes|going|went)\s+(?:up|down)(?:\s+or\s+(?:up|down))?|journey|progress(?:ed)?|trajectory|turn(?:ed)?\s+around|come)\b",
    re.IGNORECASE,
)


def is_about_grades(matter: Matter) -> bool:
    """Whether grades answer it: asked outright, or by asking how a judged area has fared."""
    understood = matter.understood
    if asks_of_board(matter):
        return True
    if why_no_grade(understood.text):
        return any(has_overall(one) for one in graded(matter.scope.documents))
    is_other = names_board(understood.text) or _COLOURED.search(understood.text) is not None
    if is_other or matter.retrieval.demand in _OTHER_VALUES:
        return False
    untimed = _TIMED.sub(" ", understood.text)
    is_outright = _OUTRIGHT.search(untimed) is not None
    rest = set(content_terms(without_areas(_BETTER_OR_WORSE.sub(" ", understood.topic))))
    is_bare = len(rest - _GENERIC) <= _FEW_TERMS
    if Area.OVERALL in areas_in(understood.topic) and not rest - _GENERIC:
        return True
    if _MAKE_OF.search(understood.text) and rest - _GENERIC - _MAKING:
        return False
    only_times = untimed != understood.text and Ask.GRADE not in asks_of(untimed)
    if (Ask.GRADE in understood.asks and not only_times) or (
        is_bare and _LIKE_A_GRADE.search(understood.text)
    ):
        return is_bare or is_outright
    is_across = len(understood.authorities) > 1
    if is_across and grades_in(understood.text) and len(rest - _GENERIC - _GRADED) <= _FEW_TERMS:
        return True
    if not is_across and not {Ask.CHANGE, Ask.COMPARISON}.intersection(understood.asks):
        return False
    if _BETTER_OR_WORSE.search(understood.text) is None:
        return not rest - _GENERIC - _COMPARING
    return not rest - _GENERIC - _COMPARING - _OF_HOW_GOOD


def compose_grades(matter: Matter) -> Draft | None:
    """Answer a question of grades, or None where no recorded judgement speaks to it."""
    areas = areas_in(matter.understood.topic)
    chosen = _chosen(matter)
    selected = board_grade(matter) or selected_authorities(matter, areas, chosen)
    if selected is None and not areas:
        selected = selected_areas(matter, chosen)
    if selected is not None:
        return selected
    if not chosen:
        return compose_ungraded(matter)
    which = which_in(matter.understood.text)
    rows = [row for document in chosen for row in rows_of(document, areas, which)]
    if not rows or (Area.OVERALL in areas and not any(has_overall(d) for d in chosen)):
        return _none_given(chosen, areas or (Area.OVERALL,))
    notes = (*framework_notes(chosen), *joint_notes(rows, areas))
    status = AnswerStatus.ANSWERED
    if _SEPARATE.search(matter.understood.text) and joint_notes(rows, areas):
        status = AnswerStatus.CORRECTED
    draft = Draft(status, _claims(matter, rows), notes, places_of(rows))
    return told_since(matter, chosen, draft) if asks_for_course(matter.understood) else draft


def _claims(matter: Matter, rows: Sequence[Graded]) -> tuple[Claim, ...]:
    """The direct answer first, then one row a step or an authority."""
    documents = list(dict.fromkeys(row.document.doc_id for row in rows))
    authorities = list(dict.fromkeys(row.authority for row in rows))
    if len(rows) == 1:
        return (single(rows[0], _yes_or_no(matter, rows)),)
    if len(documents) == 1:
        opening = _yes_or_no(matter, rows)
        return (single(rows[0], opening),) if opening else scorecard(rows)
    one_each = len(rows) == len(documents)
    if len(authorities) > 1:
        lead = (higher(rows),) if one_each and len(rows) == len(authorities) else ()
        return (*lead, *side_by_side(rows))
    overall = [row for row in rows if covers(row.judgement, Area.OVERALL)]
    told = rows if one_each else overall if len(overall) == len(documents) else []
    lead = (over_time(told, _better_or_worse(matter, told)),) if told else ()
    return (*lead, *steps(rows))


def _chosen(matter: Matter) -> tuple[SourceDocument, ...]:
    """All inspections in scope where a period was named or a change asked for, else the newest.

    A grade asked for in a month of no inspection is the one that was in force.
    """
    inspections = graded(matter.scope.documents)
    ends = [period.end for period in matter.understood.periods if period.end]
    kinds = matter.understood.wording.kinds
    may_be_in_force = not kinds or DocumentKind.INSPECTION in kinds
    if ends and may_be_in_force and (matter.scope.period_as_topic or not inspections):
        if _VISIT.search(matter.understood.text) and ungraded_in(matter.scope.documents):
            return ()
        names = matter.scope.authorities
        known = [
            document
            for document in graded(matter.held)
            if document.profile.authority
            and document.profile.authority.name in names
            and (document.profile.dates.position or max(ends)) <= max(ends)
        ]
        # A year that is said to have brought a grade is held to what is of that year.
        says_one = grades_presumed(matter.understood.own_words) and not matter.understood.yes_no
        is_asked = Ask.GRADE in matter.understood.asks and not says_one
        return newest_each(known) if is_asked else ()
    across = asks_for_course(matter.understood)
    return inspections if across or matter.scope.placed else newest_each(inspections)


def _yes_or_no(matter: Matter, rows: Sequence[Graded]) -> str:
    """Yes or no, where one grade is asked about and one is held."""
    text = matter.understood.text
    named = grades_in(text) or grades_presumed(text)
    held = {row.judgement.grade for row in rows}
    if not matter.understood.yes_no or len(named) != 1 or len(held) != 1:
        return ""
    return "Yes." if named[0] in held else "No."


def _better_or_worse(matter: Matter, rows: Sequence[Graded]) -> str:
    """Yes or no, where the question is whether a grade rose or fell."""
    text, step = matter.understood.text, rows[-1].rank - rows[0].rank
    rises, falls = (pattern.search(text) is not None for pattern in (_RISEN, _FALLEN))
    if not matter.understood.yes_no or rises is falls:
        return ""
    return "Yes:" if (step > 0 if rises else step < 0) else "No:"


def _none_given(chosen: Sequence[SourceDocument], areas: Sequence[Area]) -> Draft | None:
    """What was judged instead, where the framework did not judge what is asked."""
    rows = [Graded(d, j) for d in chosen for j in d.profile.judgements]
    if not rows:
        return None
    what = listing([area.value for area in areas])
    why = f"The inspection does not give a separate grade for {what}."
    if len(chosen) == 1:
        return Draft(AnswerStatus.CORRECTED, scorecard(rows, why), (), places_of(rows))
    return Draft(AnswerStatus.CORRECTED, side_by_side(rows), (why,), places_of(rows))
