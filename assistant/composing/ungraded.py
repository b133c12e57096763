"""Letters on visits and joint inspections, which give findings and no grade."""

import re
from collections.abc import Sequence

from assistant.answers import AnswerStatus
from assistant.chain import newest_first
from assistant.composing.draft import Draft, Matter, stated
from assistant.naming import kind_words
from assistant.understanding.asks import Ask
from assistant.understanding.periods import PeriodRole
from ingest.documents import DocumentKind, SourceDocument

_UNGRADED = frozenset(
    {DocumentKind.FOCUSED_VISIT, DocumentKind.MONITORING_VISIT, DocumentKind.JTAI}
)
_NO_GRADE = re.compile(r"\bno\s+(?:graded\s+)?(?:grades?|judge?ments?)\b", re.I)
_FINDINGS = re.compile(
    r"\bletter\b.{0,40}\b(?:summari[sz]es|sets\s+out)\b|\bfindings\b.{0,60}\bvisit\b", re.I
)


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
