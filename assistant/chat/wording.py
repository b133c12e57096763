"""The plain words a member reads for speakers, dates, scope and the ways a question can end."""

import datetime as dt
from collections.abc import Sequence

from assistant.answers import AnswerStatus, Filters
from assistant.naming import date_words, kind_words, listing, speaker_words
from ingest.documents import DocumentDates, DocumentKind, Paragraph, Speaker

_PLURALS = {
    DocumentKind.MINUTES: "minutes",
    DocumentKind.NEWS: "news stories",
}
HEADINGS = {
    AnswerStatus.ANSWERED: "",
    AnswerStatus.PARTIAL: "Part of the answer is in the documents",
    AnswerStatus.CORRECTED: "The documents say otherwise",
    AnswerStatus.NOT_FOUND: "The documents do not say",
    AnswerStatus.NOT_HELD: "No such document is held",
    AnswerStatus.UNCLEAR: "",
    AnswerStatus.ERROR: "This question could not be answered",
}


def count(number: int, noun: str, plural: str = "") -> str:
    """A count with its noun: "1 document", "23 documents", "3 authorities"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def sentence_case(words: str) -> str:
    """With a capital at the start and nothing else changed."""
    return words[:1].upper() + words[1:]


def kinds_in_words(kinds: Sequence[DocumentKind]) -> str:
    """Kinds of document in the plural: "inspection reports and minutes"."""
    return listing([_PLURALS.get(kind, f"{kind_words(kind)}s") for kind in kinds])


def speaker_in_words(paragraph: Paragraph, speaker: Speaker | None = None) -> str:
    """Who says so, with the person's name and whom they repeat where the paragraph tells."""
    words = sentence_case(speaker_words(speaker or paragraph.speaker))
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
    told = [(name, date_words(date)) for name, date in named if date]
    start, end = dates.inspected_from, dates.inspected_to
    if start and end and start != end:
        told.append(("Inspected", f"{date_words(start)} to {date_words(end)}"))
    elif start or end:
        told.append(("Inspected", date_words(start or end or dt.date.min)))
    return tuple(told)


def period_in_words(start: dt.date | None, end: dt.date | None) -> str:
    """A period with either end open: "from 1 January 2020", or nothing where neither is set."""
    if start and end:
        return f"{date_words(start)} to {date_words(end)}"
    if start:
        return f"from {date_words(start)}"
    return f"up to {date_words(end)}" if end else ""


def filters_in_words(filters: Filters) -> str:
    """What was fixed by hand, on one line; empty where nothing was."""
    parts = [
        listing(filters.authorities),
        kinds_in_words(filters.kinds),
        period_in_words(filters.start, filters.end),
        f"as at {date_words(filters.as_at)}" if filters.as_at else "",
    ]
    return " · ".join(part for part in parts if part)
