"""Whether a text holds the kind of answer a question asks for."""

import re

from assistant.understanding.asks import Ask

_NUMBER = re.compile(
    r"\d|%|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
    r"|hundred|thousand|million|half|third|quarter|fifth|majority|most|all|none|no one|small number"
    r"|minority|double|doubled|halved)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:(?:19|20)\d\d|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|weeks?|months?|years?|days?)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Sir|Dame|Lord)\.?\s+[A-Z]"
    r"|\b(?i:director|chief executive|lead member|mayor|inspector|leader|manager|chair|officer|head of)\b"
    r"|\b[A-Z][a-z]+\s+[A-Z][a-z]+\b",
)
_GRADE = re.compile(
    r"\b(?:outstanding|good|requires?\s+improvement|inadequate|judge[ds]?|judgements?)\b",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"\([A-Z]{2,}|\bis\s+an?\b|\bknown\s+as\b|\bmeans\b|\bcalled\b|\bwhich\s+is\b"
)
_TESTS = {
    Ask.NUMBER: _NUMBER,
    Ask.DATE: _DATE,
    Ask.PERSON: _PERSON,
    Ask.GRADE: _GRADE,
    Ask.DEFINITION: _DEFINES,
}


def holds_answer_kind(text: str, asks: tuple[Ask, ...]) -> bool:
    """Whether what is asked for (a number, a date, a name, a grade) occurs in the text.

    True where the kind asked for has no such mark.
    """
    tests = [_TESTS[ask] for ask in asks if ask in _TESTS]
    return not tests or any(test.search(text) is not None for test in tests)


def has_marked_kind(asks: tuple[Ask, ...]) -> bool:
    """Whether any kind asked for leaves a mark in a text."""
    return any(ask in _TESTS for ask in asks)
