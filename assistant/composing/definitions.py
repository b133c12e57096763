"""What a term stands for, as the documents use it."""

import re
from collections.abc import Iterator

from assistant.answers import AnswerStatus
from assistant.chain import newest_first
from assistant.composing.draft import Draft, Matter, in_marks, stated, where
from assistant.understanding.asks import Ask
from assistant.vocabulary import acronyms_in
from ingest.documents import Paragraph, SourceDocument

_TERM = re.compile(r"\b[A-Z][A-Za-z&]*[A-Z][A-Za-z&]*\b")
_ASKS_FOR_IT = re.compile(
    r"\b(?:mean|means|meant(?!\s+(?:to|for)\b)|stands?\s+for|short\s+for|meaning|acronym|abbreviat\w+|initials|definition"
    r"|define[ds]?|explain|spell\w*)\b"
    r"|^\W*what(?:\s+is|\s+are|\s+was|['’]s)\s+(?:an?\s+|the\s+)?[“\"'‘]?[A-Z][A-Za-z&]*s?[”\"'’]?\s*\??$",
    re.IGNORECASE,
)
_THE_TERM = re.compile(
    r"(?:^|\s)[“\"'‘](?P<quoted>[^”\"’']{3,60})[”\"'’](?=[\s?.,;:)]|$)"
    r"|\bmeant\s+by\s+(?:an?\s+|the\s+)?(?P<by>[^?.,;:]{3,60})",
    re.IGNORECASE,
)
"""What is to be explained, where a question sets it apart from where it is used."""
_OTHER_ASKS = frozenset({Ask.DATE, Ask.NUMBER, Ask.PERSON})
_WORDS_FOR_OTHERS = frozenset({"OFSTED", "UK"})


def asks_for_definition(matter: Matter) -> bool:
    """Whether the question is what an abbreviation stands for."""
    if _OTHER_ASKS.intersection(matter.understood.asks):
        return False
    return bool(_terms(matter.understood.text)) and (
        Ask.DEFINITION in matter.understood.asks
        or _ASKS_FOR_IT.search(matter.understood.text) is not None
    )


def compose_definition(matter: Matter) -> Draft | None:
    """The long form that a document in scope spells out before the abbreviation, newest first."""
    if not asks_for_definition(matter):
        return None
    for term in _terms(matter.understood.text):
        for document in newest_first(matter.scope.documents):
            for paragraph, long in _spelt_out(document, term):
                return _draft(document, paragraph, term, long)
    return None


def _draft(document: SourceDocument, paragraph: Paragraph, term: str, long: str) -> Draft:
    start = paragraph.text.index(long)
    end = paragraph.text.index(f"({term}", start) + len(term) + 1
    end = paragraph.text.index(")", end - 1) + 1
    place = where(document, [paragraph.label])
    text = f"{term} stands for {in_marks(long)}, as used by {_by(document)} ({place})."
    claim = stated(text, document, [(paragraph, (start, end))])
    return Draft(AnswerStatus.ANSWERED, (claim,), extra=((document, paragraph),))


def _by(document: SourceDocument) -> str:
    body = document.profile.issuing_body
    return body if body != "unknown" else "the document"


def _terms(text: str) -> tuple[str, ...]:
    """Abbreviations in a question, without a plural s."""
    set_apart = _THE_TERM.search(text)
    named = (set_apart["quoted"] or set_apart["by"]) if set_apart else text
    found = (match[0].removesuffix("s") for match in _TERM.finditer(named))
    return tuple(dict.fromkeys(term for term in found if term.upper() not in _WORDS_FOR_OTHERS))


def _by_initials(text: str, term: str) -> str | None:
    """The words before "(A&A" whose initials it is, "&" read as "and"."""
    if "&" not in term:
        return None
    initials = ["and" if letter == "&" else letter.lower() for letter in term]
    words = list(re.finditer(r"\S+", text[: text.index(f"({term}")]))[-len(initials) :]
    is_it = len(words) == len(initials) and all(
        word[0].lower().startswith(initial) for word, initial in zip(words, initials, strict=True)
    )
    return text[words[0].start() : words[-1].end()] if is_it else None


def _spelt_out(document: SourceDocument, term: str) -> Iterator[tuple[Paragraph, str]]:
    for paragraph in document.paragraphs:
        if f"({term}" not in paragraph.text:
            continue
        long = _by_initials(paragraph.text, term) or acronyms_in([paragraph.text]).get(term)
        if long and long in paragraph.text:
            yield paragraph, long
