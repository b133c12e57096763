"""Letters on visits and joint inspections, which give findings and no grade."""

import re
from collections.abc import Sequence

from assistant.answers import AnswerStatus
from assistant.chain import newest_first
from assistant.composing.draft import Draft, Matter, quoted, stated
from assistant.judgements import has_overall
from assistant.naming import kind_words
from assistant.understanding.asks import Ask, why_no_grade
from assistant.understanding.periods import PeriodRole
from ingest.documents import DocumentKind, SourceDocument

_UNGRADED = frozenset(
    {DocumentKind.FOCUSED_VISIT, DocumentKind.MONITORING_VISIT, DocumentKind.JTAI}
)
_NO_GRADE = re.compile(r"\bno\s+(?:graded\s+)?(?:grades?|judge?ments?)\b", re.I)
_NO_OVERALL = re.compile(r"\b(?:not?|without|longer)\b.{0,60}\boverall\b", re.IGNORECASE)
_FINDINGS = re.compile(
    r"\bletter\b.{0,40}\b(?:summari[sz]es|sets\s+out)\b|\bfindings\b.{0,60}\bvisit\b", re.I
)


def compose_no_overall(matter: Matter) -> Draft | None:
    """Why there is no overall grade, in the words of the newest report that says so."""
    if not why_no_grade(matter.understood.text):
        return None
    for document in newest_first(matter.scope.documents):
        if has_overall(document):
            return None
        for paragraph in document.paragraphs:
            if _NO_OVERALL.search(paragraph.text):
                claim = quoted(document, paragraph)
                return Draft(AnswerStatus.ANSWERED, (claim,), extra=((document, paragraph),))
    return None


def ungraded_in(documents: Sequence[SourceDocument]) -> list[SourceDocument]:
    """Letters that give no grade, newest first."""
    return [d for d in newest_first(documents) if d.profile.kind in _UNGRADED]


def compose_ungraded(matter: Matter) -> Draft | None:
    """A letter on a visit or a joint inspection carries no grade: say so, and what it was."""
    visits = ungraded_in(matter.scope.documents)
    if not visits or not matter.scope.placed or Ask.CHANGE in matter.understood.asks:
        return None
    if any(period.role is PeriodRole.BEFORE for period in matter.understood.periods):
        return None  # the grade before another was not asked of the letter that lies between
    document = visits[0]
    place = next(
        (
            paragraph
            for says in (_NO_GRADE, _FINDINGS)
            for paragraph in document.paragraphs
            if says.search(paragraph.text)
        ),
        None,
    )
    if place is None:
        return None
    text = f"A {kind_words(document.profile.kind)} gives findings and no grade."
    claim = stated(text, document, [(place, None)])
    yes_no = matter.understood.yes_no  # then it is the answer, and puts nothing right
    status = AnswerStatus.ANSWERED if yes_no else AnswerStatus.CORRECTED
    return Draft(status, (claim,), (), ((document, place),))
