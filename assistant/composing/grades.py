"""Grades: answered from recorded judgements, never from prose, with the row cited.

Frameworks differ: before January 2023 children in care and care leavers were judged as one, and no
inspection under the framework of April 2026 has an overall grade. A grade is never shown for what
its framework did not judge, and steps across frameworks say so.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers import AnswerStatus, Claim, ClaimForm
from assistant.chain import newest_first
from assistant.composing.draft import Draft, Matter, stated
from assistant.judgements import (
    Area,
    Which,
    areas_in,
    chosen_of,
    covers,
    framework_words,
    graded,
    grades_in,
    grades_presumed,
    has_overall,
    names_board,
    step_presumed,
    which_in,
    without_areas,
)
from assistant.naming import date_words, kind_words, listing, possessive
from assistant.terms import content_terms
from assistant.understanding.asks import Ask
from ingest.documents import DocumentKind, Judgement, Paragraph, SourceDocument

_SOME = 2
_FEW_TERMS = 2
_GENERIC = frozenset(
    content_terms("service services children young people adults department authority time year do")
)
_COMPARING = frozenset(
    content_terms(
        "compare compared comparison trace track record history journey today now date time"
    )
)
"""Words that ask for a comparison or a course, and name no matter."""
_UNGRADED = frozenset({DocumentKind.FOCUSED_VISIT, DocumentKind.MONITORING_VISIT})
_FINDINGS = re.compile(
    r"\bletter\b.{0,40}\b(?:summari[sz]es|sets\s+out)\b|\bfindings\b.{0,60}\bvisit\b", re.I
)
_BETTER_OR_WORSE = re.compile(
    r"\b(?:better|worse|higher|lower|stronger|weaker|improv\w+|declin\w+|worsen\w*|slip\w*|chang\w+"
    r"|from\s+\w+\s+to\s+\w+|failing|top|bottom|journey|progress(?:ed)?|trajectory|turn(?:ed)?\s+around|come)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Graded:
    """One judgement of one inspection."""

    document: SourceDocument
    judgement: Judgement

    @property
    def paragraph(self) -> Paragraph:
        """The row that prints it."""
        return self.document.paragraph(self.judgement.paragraph)


def is_about_grades(matter: Matter) -> bool:
    """Whether grades answer it: asked outright, or by asking how a judged area has fared."""
    understood = matter.understood
    if names_board(understood.text):
        return False
    if Ask.GRADE in understood.asks:
        return True
    if not {Ask.CHANGE, Ask.COMPARISON}.intersection(understood.asks):
        return False
    rest = set(content_terms(without_areas(_BETTER_OR_WORSE.sub(" ", understood.topic))))
    if _BETTER_OR_WORSE.search(understood.text) is None:
        return not rest - _GENERIC - _COMPARING
    return len(rest - _GENERIC) <= _FEW_TERMS and (
        bool(areas_in(understood.topic)) or not rest - _GENERIC
    )


def compose_grades(matter: Matter) -> Draft | None:
    """Answer a question of grades, or None where no recorded judgement speaks to it."""
    inspections = graded(matter.scope.documents)
    if not inspections:
        return _ungraded(matter)
    chosen = _chosen(matter, inspections)
    areas = areas_in(matter.understood.topic)
    which = which_in(matter.understood.text)
    rows = [row for document in chosen for row in _rows(document, areas, which)]
    if not rows or (Area.OVERALL in areas and not any(has_overall(d) for d in chosen)):
        return _none_given(chosen, areas or (Area.OVERALL,))
    form = ClaimForm.ROW if len(rows) > 1 else ClaimForm.SENTENCE
    claims = tuple(_claim(row, form) for row in rows)
    opening = _yes_or_no(matter, rows)
    if opening:
        first = rows[0]
        lead = stated(f"{opening} {_sentence(first)}", first.document, [(first.paragraph, None)])
        claims = (lead, *claims[1:])
    notes = _framework_notes(chosen, across=len(chosen) > 1)
    return Draft(AnswerStatus.ANSWERED, claims, notes, _places(rows))


def _chosen(matter: Matter, inspections: tuple[SourceDocument, ...]) -> tuple[SourceDocument, ...]:
    """All inspections in scope where a period was named or a change asked for, else the newest."""
    across = Ask.CHANGE in matter.understood.asks
    return inspections if across or matter.scope.placed else _newest_each(inspections)


def _places(rows: Sequence[Graded]) -> tuple[tuple[SourceDocument, Paragraph], ...]:
    """The paragraphs of judgements, for the evidence."""
    return tuple((row.document, row.paragraph) for row in rows)


def _newest_each(inspections: Sequence[SourceDocument]) -> tuple[SourceDocument, ...]:
    newest: dict[str, SourceDocument] = {}
    for document in inspections:  # oldest first, so the newest stays
        authority = document.profile.authority
        newest[authority.name if authority else document.doc_id] = document
    return tuple(newest.values())


def _rows(
    document: SourceDocument, areas: Sequence[Area], which: Which = Which.OVERALL
) -> list[Graded]:
    judgements = document.profile.judgements
    is_extreme = which in {Which.WEAKEST, Which.STRONGEST}
    if not areas or (is_extreme and set(areas) == {Area.OVERALL}):
        return [Graded(document, judgement) for judgement in chosen_of(judgements, which)]
    found = [j for j in judgements if any(covers(j, area) for area in areas)]
    return [Graded(document, judgement) for judgement in found]


def _sentence(row: Graded) -> str:
    document, judgement = row.document, row.judgement
    authority = document.profile.authority
    whose = possessive(authority.name if authority else "the authority")
    name = judgement.name[0].lower() + judgement.name[1:]
    inspected = document.profile.dates.inspected_to
    published = document.profile.dates.published
    when = f"inspected {inspected:%B %Y}" if inspected else "inspection"
    if published:
        when += f", published {date_words(published)}"
    body = document.profile.issuing_body
    return f"{body} judged {whose} {name}: {judgement.grade} ({when}, {row.paragraph.label})."


def _claim(row: Graded, form: ClaimForm) -> Claim:
    return stated(_sentence(row), row.document, [(row.paragraph, None)], form)


def correct_grade(matter: Matter) -> Draft | None:
    """Put right a grade the question takes for granted, or None where it holds or none is named."""
    understood = matter.understood
    if names_board(understood.text):
        return None
    step = step_presumed(understood.text)
    if step and not understood.yes_no:
        return _correct_step(matter, step)
    named = grades_presumed(understood.text)
    if len(named) != 1 or understood.yes_no or Ask.CHANGE in understood.asks:
        return None
    chosen = _chosen(matter, graded(matter.scope.documents))
    areas = areas_in(understood.topic)
    rows = [row for document in chosen for row in _rows(document, areas)]
    if not rows or named[0] in {row.judgement.grade for row in rows}:
        return None
    last = rows[-1]
    text = f"The documents do not say {named[0]}. {_sentence(last)}"
    lead = stated(text, last.document, [(last.paragraph, None)])
    more = tuple(_claim(row, ClaimForm.ROW) for row in rows[:-1])
    return Draft(AnswerStatus.CORRECTED, (lead, *more), (), _places(rows))


def _correct_step(matter: Matter, step: tuple[str, str]) -> Draft | None:
    """Put right "dropped from outstanding to good", with every grade held; None where it holds."""
    inspections = graded(matter.scope.documents)
    areas = areas_in(without_areas(matter.understood.topic)) or (Area.OVERALL,)
    rows = [row for document in inspections for row in _rows(document, areas)]
    names = {d.profile.authority.name for d in inspections if d.profile.authority}
    if len(names) != 1 or len(rows) < _SOME:
        return None
    held = [row.judgement.grade for row in rows]
    if step in itertools.pairwise(held):
        return None
    note = f"The documents held do not show a step from {step[0]} to {step[1]}."
    claims = tuple(_claim(row, ClaimForm.ROW) for row in rows)
    return Draft(AnswerStatus.CORRECTED, claims, (note,), _places(rows))


def _yes_or_no(matter: Matter, rows: Sequence[Graded]) -> str:
    """Yes or no, where one grade is asked about and one is held."""
    named = grades_in(matter.understood.text)
    held = {row.judgement.grade for row in rows}
    if not matter.understood.yes_no or len(named) != 1 or len(held) != 1:
        return ""
    return "Yes." if named[0] in held else "No."


def _none_given(chosen: Sequence[SourceDocument], areas: Sequence[Area]) -> Draft | None:
    """What was judged instead, where the framework did not judge what is asked."""
    rows = [Graded(d, j) for d in chosen for j in d.profile.judgements]
    if not rows:
        return None
    what = listing([area.value for area in areas])
    why = f"The inspection does not give a separate grade for {what}; it gave those shown."
    claims = tuple(_claim(row, ClaimForm.ROW) for row in rows)
    return Draft(AnswerStatus.CORRECTED, claims, (why,), _places(rows))


def _ungraded(matter: Matter) -> Draft | None:
    """A letter on a visit carries no grade: say so, with the paragraph that says what it was."""
    visits = [d for d in newest_first(matter.scope.documents) if d.profile.kind in _UNGRADED]
    if not visits or not matter.scope.placed or Ask.CHANGE in matter.understood.asks:
        return None
    document = visits[0]
    place = next((p for p in document.paragraphs if _FINDINGS.search(p.text)), None)
    if place is None:
        return None
    text = f"A {kind_words(document.profile.kind)} gives findings and no grade."
    claim = stated(text, document, [(place, None)])
    return Draft(AnswerStatus.CORRECTED, (claim,), (), ((document, place),))


def _framework_notes(chosen: Sequence[SourceDocument], *, across: bool) -> tuple[str, ...]:
    frameworks = list(dict.fromkeys(d.profile.framework for d in chosen if d.profile.framework))
    if not across or len(frameworks) < _SOME:
        return ()
    names = listing([framework_words(framework) for framework in frameworks])
    return (
        f"These grades were given under {names}, which judge different things; "
        "compare them with care.",
    )
