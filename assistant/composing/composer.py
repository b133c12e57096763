"""Which composer answers: the most particular kind of question first, quotation as the rule."""

from collections.abc import Callable

from assistant.answers import AnswerStatus
from assistant.composing.across import (
    compose_change,
    compose_comparison,
    compose_sides,
    sides_asked,
)
from assistant.composing.beside import with_other_grade, with_other_voice
from assistant.composing.course import asks_for_course
from assistant.composing.definitions import compose_definition
from assistant.composing.draft import Draft, Matter
from assistant.composing.grade_corrections import correct_grade
from assistant.composing.grades import compose_grades, is_about_grades
from assistant.composing.improvements import compose_improvements
from assistant.composing.later import in_force, with_approvals, with_later
from assistant.composing.lists import compose_counted, compose_led, compose_list
from assistant.composing.lookup import compose_lookup
from assistant.composing.outcome import compose_outcome
from assistant.composing.outline import compose_outline
from assistant.composing.particulars import compose_particulars
from assistant.composing.places import compose_place
from assistant.composing.posts import compose_post
from assistant.composing.premises import correct_premise
from assistant.composing.settling import settled
from assistant.composing.ungraded import compose_no_overall
from assistant.composing.valued import is_strict, speaking_to_it
from assistant.composing.voices import compose_voices
from assistant.dated import dated
from assistant.judgements import graded
from assistant.naming import authority_name, listing
from assistant.retrieval import Ranked
from assistant.sufficiency import Judge, signs_of
from assistant.understanding.asks import Ask
from assistant.understanding.periods import PeriodRole


def compose(matter: Matter, sufficiency: Judge) -> Draft | None:
    """Compose an answer, or None where the documents do not say."""
    draft = correct_grade(matter) or _from_records(matter) or _from_paragraphs(matter, sufficiency)
    if draft is not None:
        draft = correct_premise(matter, draft)
    if draft is None or draft.status is not AnswerStatus.ANSWERED:
        return draft
    missing = _not_held(matter, draft)
    if not missing:
        return draft
    said = tuple(note for note in missing if not any(note in held for held in draft.notes))
    return Draft(AnswerStatus.PARTIAL, draft.claims, (*draft.notes, *said), draft.extra)


def _not_held(matter: Matter, draft: Draft) -> tuple[str, ...]:
    """Of several authorities or periods named, that nothing of one is held; a sentence each.

    An authority of which the answer itself speaks was named as a part of the matter: the county
    that a council was carved out of.
    """
    found = []
    unheld = matter.scope.unheld
    if Ask.COMPARISON not in matter.understood.asks:
        said = " ".join(c.quote for claim in draft.claims for c in claim.citations)
        unheld = tuple(name for name in unheld if name not in said)
    if unheld:
        found.append(f"No document about {listing(unheld)} is held.")
    periods = [p for p in matter.understood.periods if p.role is PeriodRole.WITHIN]
    if len(periods) > 1:
        graded_only = Ask.GRADE in matter.understood.asks and is_about_grades(matter)
        held = graded(matter.scope.documents) if graded_only else matter.scope.documents
        what = "grade" if graded_only else "document"
        empty = [period.text for period in periods if not dated(held, (period,))]
        of = f" about {listing(matter.scope.authorities)}" if matter.scope.authorities else ""
        if 0 < len(empty) < len(periods):
            found.append(f"No {what} of {listing(empty)}{of} is held.")
    return tuple(found)


def _from_records(matter: Matter) -> Draft | None:
    draft = (
        compose_place(matter)
        or compose_no_overall(matter)
        or compose_outcome(matter)
        or compose_definition(matter)
        or compose_improvements(matter)
        or compose_particulars(matter)
        or compose_post(matter)
        or compose_outline(matter)
    )
    if draft is None and is_about_grades(matter):
        draft = compose_grades(matter)
        draft = with_other_grade(matter, draft) if draft is not None else None
    return draft


def _years(matter: Matter) -> tuple[str, ...]:
    """Years an answer must print, because no document is of them."""
    if not matter.scope.period_as_topic:
        return ()
    days = [
        day for period in matter.understood.periods for day in (period.start, period.end) if day
    ]
    return tuple(sorted({str(day.year) for day in days}))


def _from_paragraphs(matter: Matter, sufficiency: Judge) -> Draft | None:
    retrieval = matter.retrieval
    held = in_force(matter, retrieval.ranked)
    places = {item.paragraph.ref: at for at, item in enumerate(held)}

    years = _years(matter)

    def enough(item: Ranked) -> bool:
        if authority_name(item.document) in retrieval.untold:
            return False
        if item.features.defines:
            return True
        if years and not any(year in item.paragraph.text for year in years):
            return False
        if retrieval.matter and not retrieval.matter & item.terms:
            return False
        at = places.get(item.paragraph.ref)
        return at is not None and sufficiency.is_enough(signs_of(held, retrieval, at))

    if not held or retrieval.strange_name:
        return None
    draft = _of_several(matter, enough)
    if draft is not None:
        return with_approvals(matter, draft)
    ranked = speaking_to_it(held, retrieval, strict=is_strict(matter))
    if not ranked or not enough(ranked[0]):
        return None
    draft = compose_led(ranked) or compose_counted(matter, ranked)
    if draft is None and Ask.LIST in matter.understood.asks:
        draft = compose_list(matter, ranked)
    draft = settled(matter, draft or compose_lookup(matter, ranked))
    return with_later(matter, with_other_voice(matter, draft, enough), enough)


def _of_several(matter: Matter, enough: Callable[[Ranked], bool]) -> Draft | None:
    """What somebody said, a comparison or a change; None where none is asked or none is held."""
    understood, ranked = matter.understood, matter.retrieval.ranked
    draft: Draft | None = None
    if len(sides_asked(matter)) > 1:
        draft = compose_sides(matter, ranked, enough)
    if draft is None and understood.wording.speakers:
        draft = compose_voices(matter, ranked, enough)
    if draft is None and (Ask.COMPARISON in understood.asks or len(understood.authorities) > 1):
        draft = compose_comparison(matter, ranked, enough)
    if draft is None and asks_for_course(understood):
        draft = compose_change(matter, ranked, enough)
    return draft
