"""The plain words a member reads for kinds, speakers, dates and the ways a question can end."""

import datetime as dt
from collections.abc import Sequence

from assistant.answers import AnswerStatus, ResolvedScope
from ingest.documents import DocumentDates, DocumentKind, Paragraph, Speaker

KINDS = {
    DocumentKind.INSPECTION: "inspection report",
    DocumentKind.FOCUSED_VISIT: "focused visit letter",
    DocumentKind.MONITORING_VISIT: "monitoring visit letter",
    DocumentKind.JTAI: "joint targeted area inspection report",
    DocumentKind.AREA_SEND: "area SEND inspection report",
    DocumentKind.MINUTES: "minutes",
    DocumentKind.OFFICER_REPORT: "officers’ report",
    DocumentKind.PLAN: "plan",
    DocumentKind.NEWS: "news report",
    DocumentKind.OTHER: "document",
}
_PLURALS = {
    DocumentKind.MINUTES: "minutes",
    DocumentKind.OFFICER_REPORT: "officers’ reports",
}
SPEAKERS = {
    Speaker.INSPECTOR: "Inspectors’ finding",
    Speaker.COUNCIL: "The council’s own statement",
    Speaker.MEMBER: "A member’s remark",
    Speaker.RESOLUTION: "Formal resolution",
    Speaker.PRESS: "Press report",
    Speaker.OTHER: "Stated in the document",
}
HEADINGS = {
    AnswerStatus.ANSWERED: "",
    AnswerStatus.PARTIAL: "Part of the answer is in the documents",
    AnswerStatus.CORRECTED: "The documents say otherwise",
    AnswerStatus.NOT_FOUND: "The documents do not say",
    AnswerStatus.NOT_HELD: "No such document is held",
    AnswerStatus.UNCLEAR: "Which did you mean?",
    AnswerStatus.ERROR: "This question could not be answered",
}


def date_in_words(date: dt.date) -> str:
    """A date as it is read aloud: 20 August 2024."""
    return f"{date.day} {date:%B %Y}"


def listed(words: Sequence[str]) -> str:
    """Words joined as in a sentence: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def count(number: int, noun: str, plural: str = "") -> str:
    """A count with its noun: "1 document", "23 documents", "3 authorities"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def kinds_in_words(kinds: Sequence[DocumentKind]) -> str:
    """Kinds of document in the plural: "inspection reports and minutes"."""
    return listed([_PLURALS.get(kind, f"{KINDS[kind]}s") for kind in kinds])


def speaker_in_words(paragraph: Paragraph, speaker: Speaker | None = None) -> str:
    """Who says so, with the person's name and whom they repeat where the paragraph tells."""
    words = SPEAKERS[speaker or paragraph.speaker]
    if paragraph.speaker_name:
        words = f"{words} ({paragraph.speaker_name})"
    if paragraph.quotes:
        words = f"{words}, quoting {paragraph.quotes}"
    return words


def dates_in_words(dates: DocumentDates) -> tuple[tuple[str, str], ...]:
    """Each date the document has, by name: ("Published", "20 August 2024")."""
    named = (
        ("Published", dates.published),
        ("Letter dated", dates.letter),
        ("Meeting of", dates.meeting),
    )
    told = [(name, date_in_words(date)) for name, date in named if date]
    start, end = dates.inspected_from, dates.inspected_to
    if start and end and start != end:
        told.append(("Inspected", f"{date_in_words(start)} to {date_in_words(end)}"))
    elif start or end:
        told.append(("Inspected", date_in_words(start or end or dt.date.min)))
    return tuple(told)


def period_in_words(start: dt.date | None, end: dt.date | None) -> str:
    """A period with either end open: "from 1 January 2020", or nothing where neither is set."""
    if start and end:
        return f"{date_in_words(start)} to {date_in_words(end)}"
    if start:
        return f"from {date_in_words(start)}"
    return f"up to {date_in_words(end)}" if end else ""


def scope_in_words(scope: ResolvedScope) -> str:
    """What was searched, on one line."""
    parts = [
        listed(scope.authorities) or "every authority held",
        kinds_in_words(scope.kinds) or "every kind of document",
        period_in_words(scope.start, scope.end),
        f"position as at {date_in_words(scope.as_at)}" if scope.as_at else "",
        count(scope.documents_searched, "document"),
    ]
    return " · ".join(part for part in parts if part)
