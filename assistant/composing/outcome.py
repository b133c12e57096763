"""What an area SEND inspection came to: it has an outcome and no grade."""

import re
from collections.abc import Sequence

from assistant.answers import AnswerStatus, ClaimForm
from assistant.chain import newest_first
from assistant.composing.draft import Draft, Matter, in_marks, quoted, stated
from assistant.naming import date_words
from assistant.terms import content_terms
from assistant.understanding.asks import Ask
from ingest.documents import DocumentKind, Paragraph, SourceDocument

_ASKED = re.compile(
    r"\b(?:outcomes?|results?|verdicts?|conclu\w+|findings?|upshot|overall)\b|\bc[ao]me\s+out\b|\bhow\s+did\b.{0,60}\b(?:do|fare|go)\b",
    re.IGNORECASE,
)
_SEND = re.compile(
    r"\bSEND\b|\bspecial\s+(?:educational\s+)?needs\b|\blocal\s+area\s+partnership\b", re.IGNORECASE
)
_OUTCOME = re.compile(r"\binspection\s+outcome\b", re.IGNORECASE)
_TELLS = re.compile(r"\bexperiences\s+and\s+outcomes\b|\bsystemic\s+failings\b", re.IGNORECASE)
_GRADE = re.compile(r"\b(?:grade[ds]?|rat(?:ed|ing)|marks?|score[ds]?)\b", re.IGNORECASE)
_OUTCOMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:widespread|systemic)\b.{0,30}\bfailings?\b",
        r"\binconsistent\s+experiences\b",
        r"\btypically\s+(?:lead\s+to\s+)?positive\b",
    )
)
"""The three outcomes of the framework of January 2023, by the words each is known by."""
_OTHER = "The inspection came to another outcome than the question says."
_NO_GRADE = "An area SEND inspection gives an outcome and no grade."
_GENERIC = frozenset(
    content_terms(
        "area inspection inspector ofsted cqc local partnership latest last get give report review service"
        " children young people disabilities judgement judged grade rating rated mark score"
        " differ different difference compare compared comparison versus"
    )
)
_MOST_TERMS = 1


def compose_outcome(matter: Matter) -> Draft | None:
    """The outcome that the newest area SEND inspection in scope prints, whole."""
    understood = matter.understood
    presumed = _presumed(matter)
    if presumed is not None:
        return presumed
    asked = (
        Ask.GRADE in understood.asks
        or Ask.COMPARISON in understood.asks
        or _ASKED.search(understood.own_words) is not None
    )
    if not asked or understood.yes_no or _SEND.search(understood.text) is None:
        return None
    if Ask.CHANGE in understood.asks:
        return None
    rest = _SEND.sub(" ", _ASKED.sub(" ", understood.topic))
    if len(frozenset(content_terms(rest)) - _GENERIC) > _MOST_TERMS:
        return None
    inspections = [d for d in matter.scope.documents if d.profile.kind is DocumentKind.AREA_SEND]
    if any(d.profile.judgements for d in inspections):
        return None
    if len(matter.scope.authorities) > 1:
        return _side_by_side(matter, newest_first(inspections))
    if len(understood.authorities) > 1:
        return None
    found = _first_outcome(newest_first(inspections))
    if found is None:
        return None
    is_graded = _GRADE.search(understood.own_words) is not None
    status = AnswerStatus.CORRECTED if is_graded else AnswerStatus.ANSWERED
    return Draft(status, (quoted(*found),), (_NO_GRADE,) if is_graded else (), (found,))


def _side_by_side(matter: Matter, inspections: Sequence[SourceDocument]) -> Draft | None:
    """The newest outcome of each authority, a row each; None where one of them prints none."""
    claims, extra = [], []
    for name in matter.scope.authorities:
        own = [d for d in inspections if d.profile.authority and d.profile.authority.name == name]
        found = _first_outcome(own)
        if found is None:
            return None
        document, place = found
        day = document.profile.dates.position
        when = f", {date_words(day)}" if day else ""
        text = f"{name} (inspectors{when}, {place.label}): {in_marks(place.text)}"
        claims.append(stated(text, document, [(place, None)], ClaimForm.ROW))
        extra.append(found)
    notes = (_NO_GRADE,) if _GRADE.search(matter.understood.own_words) else ()
    return Draft(AnswerStatus.ANSWERED, tuple(claims), notes, tuple(extra))


def _first_outcome(
    inspections: Sequence[SourceDocument],
) -> tuple[SourceDocument, Paragraph] | None:
    """The first of them that prints an outcome, with its paragraph."""
    printed = ((document, _outcome_of(document)) for document in inspections)
    return next(((document, place) for document, place in printed if place is not None), None)


def _outcome_of(document: SourceDocument) -> Paragraph | None:
    under = [
        p for p in document.paragraphs if p.heading_path and _OUTCOME.search(p.heading_path[-1])
    ]
    return next((p for p in under if _TELLS.search(p.text)), None)


def _presumed(matter: Matter) -> Draft | None:
    """Put right an outcome that a question takes for granted and the newest inspection denies."""
    understood = matter.understood
    asked = next((says for says in _OUTCOMES if says.search(understood.own_words)), None)
    if asked is None or understood.yes_no or len(understood.authorities) != 1:
        return None
    if _SEND.search(understood.text) is None:
        return None
    inspections = [d for d in matter.scope.documents if d.profile.kind is DocumentKind.AREA_SEND]
    found = _first_outcome(newest_first(inspections))
    if found is None:
        return None
    text = found[1].text
    if asked.search(text) or not any(says.search(text) for says in _OUTCOMES):
        return None
    return Draft(AnswerStatus.CORRECTED, (quoted(*found),), (_OTHER,), (found,))
