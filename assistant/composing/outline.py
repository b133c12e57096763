"""How an authority has fared where no matter is named: each inspection and visit by its own summary.

"Give me the story from 2019 to 2025" is answered by the overall grade, where one was given, and by
the first paragraph of what each report or letter says of the whole.
"""

import re
from collections.abc import Sequence

from assistant.answers import AnswerStatus, Claim, ClaimForm
from assistant.composing.course import asks_for_course
from assistant.composing.draft import Draft, Matter, Span, in_marks, stated, voice
from assistant.composing.grade_rows import rows_of
from assistant.composing.grade_wording import Graded
from assistant.judgements import Area
from assistant.naming import authority_name, date_words
from assistant.terms import content_terms
from assistant.understanding.wording import is_ofsted_work
from ingest.blocks import BlockKind
from ingest.documents import Paragraph, SourceDocument
from ingest.sentences import sentence_spans

_OF_NO_MATTER = frozenset(
    content_terms(
        "story give tell me us sum up summarise summary overview outline trace track history journey course"
        " how what has have had happened gone go fare fared move moved on change changed get got better worse"
        " improve improved decline declined down or between from to since over time years year through until"
        " services service children social care council authority inspection inspections visit visits letter"
        " report reports then now end start spring summer autumn winter january february march april may june"
        " july august september october november december there place things"
    )
)
_MORE_THAN_GRADES = re.compile(
    r"\b(?:story|far(?:e[ds]?|ing)|happened|sum\s+up|summari[sz]e|outline|overview|up\s+or\s+down|gone|visits?|letters?)\b",
    re.IGNORECASE,
)
_OF_THE_WHOLE = re.compile(
    r"\b(?:overview|headline\s+findings|main\s+findings|key\s+findings|executive\s+summary)\b", re.I
)
_LISTS = re.compile(r"improve|recommend|priority\s+action", re.IGNORECASE)
_FEWEST_WORDS = 25
_WORDS = 60
_MOST_STEPS = 8


def compose_outline(matter: Matter) -> Draft | None:
    """One dated row an inspection or visit, oldest first; None where a matter is named."""
    understood = matter.understood
    if set(content_terms(understood.topic)) - _OF_NO_MATTER or len(matter.scope.authorities) != 1:
        return None
    if not asks_for_course(understood) or not _MORE_THAN_GRADES.search(understood.text):
        return None
    held = [d for d in matter.scope.documents if is_ofsted_work(d.profile.kind)]
    held = sorted((d for d in held if d.profile.dates.position), key=_day)[-_MOST_STEPS:]
    told = [(document, row) for document in held if (row := _row(document)) is not None]
    if not told:
        return None
    extra = (
        (document, document.paragraph(citation.ref.number))
        for document, row in told
        for citation in row.citations
    )
    return Draft(AnswerStatus.ANSWERED, tuple(row for _, row in told), extra=tuple(extra))


def _day(document: SourceDocument) -> str:
    return str(document.profile.dates.position)


def _row(document: SourceDocument) -> Claim | None:
    summary, day = _summary(document), document.profile.dates.position
    if summary is None or day is None:
        return None
    graded = next(iter(rows_of(document, (Area.OVERALL,))), None)
    start, end = _opening(summary)
    places: list[tuple[Paragraph, Span | None]] = [(summary, (start, end))]
    head = [voice(document, summary, summary.text).lower(), authority_name(document), summary.label]
    text = f"{date_words(day)} ({', '.join(head)}): {_graded_words(graded)}"
    text += in_marks(summary.text[start:end])
    if graded is not None:
        places.append((graded.paragraph, None))
    return stated(text, document, places, ClaimForm.ROW)


def _graded_words(graded: Graded | None) -> str:
    if graded is None:
        return ""
    return f"overall {graded.judgement.grade} ({graded.paragraph.label}). "


def _summary(document: SourceDocument) -> Paragraph | None:
    """The first paragraph on the whole: under such a heading, or after the grades of a report."""
    prose = [p for p in document.paragraphs if _tells(p)]
    under = next((p for p in prose if _OF_THE_WHOLE.search(" ".join(p.heading_path))), None)
    if under is not None:
        return under
    after = min((j.paragraph for j in document.profile.judgements), default=None)
    return next((p for p in prose if after is not None and p.ref.number > after), None)


def _tells(paragraph: Paragraph) -> bool:
    is_prose = paragraph.kind is BlockKind.PROSE and not _LISTS.search(
        " ".join(paragraph.heading_path)
    )
    return is_prose and len(paragraph.text.split()) >= _FEWEST_WORDS


def _opening(paragraph: Paragraph) -> Span:
    """The first sentences within a budget of words."""
    spans: Sequence[Span] = sentence_spans(paragraph.text)
    last = 0
    for _, end in spans:
        if last and len(paragraph.text[:end].split()) > _WORDS:
            break
        last = end
    return (spans[0][0], last) if spans else (0, len(paragraph.text))
