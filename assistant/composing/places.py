"""A place asked for by its number: "what does paragraph 23 of the 2024 report say?"."""

import re

from assistant.answers import AnswerStatus
from assistant.composing.draft import Draft, Matter, quoted
from assistant.composing.list_members import introduces, whole_list
from assistant.composing.lists import draft_of_list
from ingest.documents import Paragraph, SourceDocument

_NUMBER = r"(?P<number>\d{1,3}(?:\.\d{1,2})*)"
_NAMED = re.compile(
    rf"\b(?:para(?:graph)?|minute|recommendation)\s+(?:number\s+|no\.?\s+)?{_NUMBER}\b"
    r"|\bsection\s+(?P<section>\d{1,2}\.\d{1,2}(?:\.\d{1,2})*)\b",
    re.IGNORECASE,
)


def compose_place(matter: Matter) -> Draft | None:
    """The paragraph printed with the number asked for, with the list it breaks off for.

    None unless one document in scope alone prints that number once: a number means nothing by
    itself, and section 47 is a law's.
    """
    match = _NAMED.search(matter.understood.own_words)
    if match is None or not matter.scope.placed:
        return None
    number = match["number"] or match["section"]
    found = [
        (document, paragraph)
        for document in matter.scope.documents
        for paragraph in document.paragraphs
        if paragraph.printed == number
    ]
    return _draft(*found[0]) if len(found) == 1 else None


def _draft(document: SourceDocument, paragraph: Paragraph) -> Draft:
    items = whole_list(document, paragraph) if introduces(paragraph) else ()
    if items:
        return draft_of_list(document, items)
    claim = quoted(document, paragraph)
    return Draft(AnswerStatus.ANSWERED, (claim,), extra=((document, paragraph),))
