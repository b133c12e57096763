"""Grades picked out: which authorities or areas were given one, a board's, and one told of later."""

import re
from collections.abc import Sequence

from assistant.answers import AnswerStatus, Claim
from assistant.composing.draft import Draft, Matter, quoted
from assistant.composing.grade_rows import places_of, rows_of
from assistant.composing.grade_wording import Graded, scorecard, side_by_side, single, steps
from assistant.judgements import (
    Area,
    Which,
    areas_in,
    graded,
    grades_in,
    names_board,
)
from assistant.understanding.asks import Ask
from ingest.documents import SourceDocument
from ingest.sentences import sentence_spans

_WHICH_AREA = re.compile(
    r"\b(?:which|what)\b(?:\s+(?:of|one)\b)?.{0,50}?\b(?:areas?|judge?ments?|parts?|aspects?|strands?|bits?|elements?|things?|services?)\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:get|got|given|receiv\w*|awarded|rate[ds]?|rating|grade[ds]?|judged|judge?ment|verdict|mark(?:ed|s)?|score[ds]?|how\s+good|do|fare[ds]?)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:judged|graded|rated|judge?ment|grade)\b", re.IGNORECASE)


def asks_of_board(matter: Matter) -> bool:
    """Whether the grade of a safeguarding board is asked for, and one is recorded."""
    text = matter.understood.own_words
    if not names_board(text) or matter.understood.yes_no:
        return False
    is_graded = Ask.GRADE in matter.understood.asks or _GIVEN.search(text) is not None
    return is_graded and bool(_of_boards(matter))


def board_grade(matter: Matter) -> Draft | None:
    """The grades of safeguarding boards, which were reviewed beside the council until 2017."""
    if not names_board(matter.understood.own_words):
        return None
    rows = _of_boards(matter)
    if not rows:
        return None
    claims = (single(rows[0]),) if len(rows) == 1 else side_by_side(rows)
    return Draft(AnswerStatus.ANSWERED, claims, (), places_of(rows))


def _of_boards(matter: Matter) -> list[Graded]:
    return [
        Graded(document, judgement)
        for document in graded(matter.scope.documents)
        for judgement in document.profile.judgements
        if names_board(judgement.name)
    ]


def selected_authorities(
    matter: Matter, areas: Sequence[Area], chosen: Sequence[SourceDocument]
) -> Draft | None:
    """Which authorities were given a grade, at any inspection in scope; None where none is asked.

    "Which councils were judged inadequate?" is about one grade, and not about who stands highest.
    """
    understood = matter.understood
    named = grades_in(understood.own_words)
    if not understood.any_authority or understood.yes_no or len(named) != 1:
        return None
    rows = [row for one in graded(matter.scope.documents) for row in rows_of(one, areas)]
    given = [row for row in rows if row.judgement.grade == named[0]]
    if given:
        return Draft(AnswerStatus.ANSWERED, side_by_side(given), (), places_of(given))
    newest = [row for one in chosen for row in rows_of(one, areas)]
    if not newest:
        return None
    note = f"No inspection held gives {named[0]} for what is asked; the newest grades are shown."
    return Draft(AnswerStatus.CORRECTED, side_by_side(newest), (note,), places_of(newest))


def asks_which_area(matter: Matter) -> bool:
    """Whether it is asked which of the areas judged were given one grade."""
    text = matter.understood.own_words
    return (
        len(grades_in(text)) == 1
        and not matter.understood.yes_no
        and not matter.understood.any_authority
        and not areas_in(matter.understood.topic)
        and _WHICH_AREA.search(text) is not None
    )


def selected_areas(matter: Matter, chosen: Sequence[SourceDocument]) -> Draft | None:
    """Which areas were given a grade: "which area was only requires improvement?"."""
    if not asks_which_area(matter):
        return None
    grade = grades_in(matter.understood.own_words)[0]
    rows = [row for one in chosen for row in rows_of(one, (), Which.EVERY)]
    given = [row for row in rows if row.judgement.grade == grade]
    if not rows:
        return None
    if not given:
        note = f"No area was given {grade}; every grade is shown."
        return Draft(AnswerStatus.CORRECTED, _shown(rows), (note,), places_of(rows))
    return Draft(AnswerStatus.ANSWERED, _shown(given), (), places_of(given))


def _shown(rows: Sequence[Graded]) -> tuple[Claim, ...]:
    if len(rows) == 1:
        return (single(rows[0]),)
    is_one = len({row.document.doc_id for row in rows}) == 1
    return scorecard(rows) if is_one else steps(rows)


def told_since(matter: Matter, chosen: Sequence[SourceDocument], draft: Draft) -> Draft:
    """The draft with what a later letter says of a grade whose own report is not held.

    Only where a course is asked for and one inspection alone is held to show it.
    """
    if len(chosen) != 1 or draft.status is not AnswerStatus.ANSWERED:
        return draft
    held = chosen[0]
    areas = frozenset(areas_in(matter.understood.topic))
    later = sorted(
        (d for d in matter.scope.documents if _day(d) > _day(held) and _same(d, held)), key=_day
    )
    for document in later:
        for paragraph in document.paragraphs:
            for start, end in sentence_spans(paragraph.text):
                sentence = paragraph.text[start:end]
                is_told = _TOLD.search(sentence) and grades_in(sentence)
                if is_told and (not areas or areas.intersection(areas_in(sentence))):
                    claim = quoted(document, paragraph, (start, end))
                    note = "One inspection with grades is held; a later document tells of another."
                    return Draft(
                        draft.status,
                        (*draft.claims, claim),
                        (*draft.notes, note),
                        (*draft.extra, (document, paragraph)),
                    )
    return draft


def _day(document: SourceDocument) -> str:
    return str(document.profile.dates.position or "")


def _same(document: SourceDocument, other: SourceDocument) -> bool:
    return document.profile.authority == other.profile.authority
