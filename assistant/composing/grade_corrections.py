"""Grades a question takes for granted, put right from the recorded judgements."""

import itertools
import re
from collections.abc import Sequence

from assistant.answers import AnswerStatus
from assistant.composing.draft import Draft, Matter, stated
from assistant.composing.grade_rows import places_of, rows_of
from assistant.composing.grade_selecting import asks_which_area
from assistant.composing.grade_wording import (
    Graded,
    over_time,
    sentence,
    side_by_side,
    single,
    steps,
)
from assistant.composing.presumed import presumed
from assistant.judgements import (
    GRADE_ORDER,
    Area,
    Move,
    areas_in,
    graded,
    grades_in,
    grades_presumed,
    move_presumed,
    names_board,
    step_presumed,
    without_areas,
)
from assistant.understanding.asks import Ask
from ingest.documents import SourceDocument

_SOME = 2
_FROM = re.compile(r"\bfrom\s+(?P<grade>\w+(?:\s+improvement)?)", re.IGNORECASE)
_LOST = re.compile(
    r"\blos(?:e|es|t|ing)\s+(?:its|their|the|an?)\s+(?:(?P<top>top)|(?P<grade>\w+(?:\s+improvement)?))",
    re.I,
)
_EXPLAIN = re.compile(
    r"^\W*(?:(?:so|and|but|ok(?:ay)?)\W+)*(?:why|how|what\s+(?:led|caused|made|explains))\b", re.I
)
_OF_GRADES = re.compile(
    r"\b(?:grad(?:e[ds]?|ings?)|rat(?:ed|ings?)|judge?ments?|judged|overall)\b", re.IGNORECASE
)


def correct_grade(matter: Matter) -> Draft | None:
    """Put right a grade the question takes for granted, or None where it holds or none is named."""
    understood = matter.understood
    if names_board(understood.text) or understood.any_authority:
        return None
    step = step_presumed(understood.own_words)
    if step and not understood.yes_no:
        return _correct_step(matter, step)
    if asks_which_area(matter):
        return None
    moved = _correct_move(matter)
    if moved is not None:
        return moved
    words = presumed(understood.own_words) if understood.yes_no else understood.own_words
    named = grades_presumed(words)
    if len(named) != 1 or Ask.CHANGE in understood.asks:
        return None
    inspections = graded(matter.scope.documents)
    areas = areas_in(understood.topic)
    rows = [row for document in inspections for row in rows_of(document, areas)]
    if not rows or named[0] in {row.judgement.grade for row in rows}:
        return None
    last = rows[-1]
    text = f"The documents do not say {named[0]}. {sentence(last)}"
    lead = stated(text, last.document, [(last.paragraph, None)])
    return Draft(AnswerStatus.CORRECTED, (lead, *side_by_side(rows[:-1])), (), places_of(rows))


def _correct_move(matter: Matter) -> Draft | None:
    """Put right "why did its grade go down" where it rose or stayed, with both grades."""
    understood = matter.understood
    move = move_presumed(understood.own_words)
    about = f"{understood.own_words} {understood.topic}"
    if move is None or understood.yes_no or not _EXPLAIN.search(understood.own_words):
        return None
    if not (_OF_GRADES.search(about) or grades_in(understood.own_words)):
        return None
    areas = areas_in(understood.topic) or (Area.OVERALL,)
    asked = graded(matter.scope.documents)
    if not asked or len(matter.scope.authorities) != 1:
        return None
    last = asked[-1]
    still = _never_left(rows_of(last, areas), _FROM.search(understood.own_words), move)
    if still is not None:
        return still
    held = _up_to(last, graded(matter.held or matter.scope.documents))
    rows = [row for document in held for row in rows_of(document, areas)]
    if len({row.document.doc_id for row in rows}) != len(rows) or len(rows) < _SOME:
        return _never_left(rows, _LOST.search(understood.own_words), move)
    step = rows[-1].rank - rows[-2].rank
    if step * move.value > 0:
        return None
    note = f"The documents held do not show a grade that went {move.name.lower()}."
    if matter.scope.placed:  # of a year named nothing is cited but what is of that year
        rows = [row for row in rows if row.document in asked]
    claims = (single(rows[0]),) if len(rows) == 1 else (over_time(rows), *steps(rows))
    return Draft(AnswerStatus.CORRECTED, claims, (note,), places_of(rows))


def _never_left(rows: Sequence[Graded], left: re.Match[str] | None, move: Move) -> Draft | None:
    """Put right "slipped from outstanding" where the newest grade is outstanding, or better."""
    is_down = move is Move.DOWN and left is not None
    named = _grade_left(left) if left and is_down else ""
    grade = next(iter(grades_in(named)), None)
    if grade not in GRADE_ORDER or len(rows) != 1 or rows[0].rank < GRADE_ORDER.index(grade):
        return None
    note = f"The documents held do not show a grade that fell from {grade}."
    return Draft(AnswerStatus.CORRECTED, (single(rows[0]),), (note,), places_of(rows))


def _grade_left(left: re.Match[str]) -> str:
    """The grade's words; "its top grade" is the highest."""
    return left["grade"] or GRADE_ORDER[-1]


def _up_to(last: SourceDocument, inspections: Sequence[SourceDocument]) -> list[SourceDocument]:
    """The inspections of one authority, given oldest first, that end with this one."""
    own = last.profile.authority
    found = [
        document
        for document in inspections
        if own and document.profile.authority and document.profile.authority.name == own.name
    ]
    places = [at for at, one in enumerate(found) if one.doc_id == last.doc_id]
    return found[: places[0] + 1] if places else []


def _correct_step(matter: Matter, step: tuple[str, str]) -> Draft | None:
    """Put right "dropped from outstanding to good", with every grade held; None where it holds."""
    inspections = graded(matter.scope.documents)
    areas = areas_in(without_areas(matter.understood.topic)) or (Area.OVERALL,)
    rows = [row for document in inspections for row in rows_of(document, areas)]
    names = {row.authority for row in rows}
    held = [row.judgement.grade for row in rows]
    if len(names) != 1 or (len(rows) < _SOME and step[1] in held):
        return None
    if step in itertools.pairwise(held):
        return None
    note = f"The documents held do not show a step from {step[0]} to {step[1]}."
    claims = (single(rows[0]),) if len(rows) == 1 else (over_time(rows), *steps(rows))
    return Draft(AnswerStatus.CORRECTED, claims, (note,), places_of(rows))
