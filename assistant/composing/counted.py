"""How many a question says there are, where the source counts the same thing differently."""

import re

from assistant.answers import ClaimForm
from assistant.composing.draft import Draft, Matter
from assistant.terms import content_terms
from assistant.understanding.asks import Ask

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_CARDINAL = re.compile(
    rf"\b(?P<number>\d{{1,3}}|{'|'.join(_WORDS[1:])}|twelve)[\s-]+(?P<what>[a-z]+(?:[\s-]+[a-z]+)?)",
    re.IGNORECASE,
)
_NOT_COUNTED = frozenset(
    content_terms(
        "year years month months week weeks day days hour hours old january february march april may june"
        " july august september october november december per percent time times working council councils"
    )
)
_LISTED = frozenset(
    content_terms(
        "action actions area areas priority recommendation improvement point points item thing things"
    )
)
_ABOUT_SO_MANY = re.compile(
    r"\b(?:around|about|roughly|some|nearly|almost|over|under|more\s+than|less\s+than|fewer\s+than|at\s+least)[\s-]+(?:\d+|[a-z]+)\b|\b\d+\s?-?\s?(?:odd|something|ish)\b",
    re.IGNORECASE,
)
_WHICH_ONES = frozenset(content_terms("additional extra further new other different separate main"))
"""Said beside a number, they do not tell what is counted."""
_FEW = 12
"""Up to so many a number stands in many paragraphs, and tells nothing."""
_NEAREST = 30
_CHANGES_OF = re.compile(r"\s(?:changes?\s+of|different|successive|separate)\s", re.IGNORECASE)


def count_denied(matter: Matter, draft: Draft) -> str | None:
    """A note where the source counts the same thing differently; None where it does not."""
    understood = matter.understood
    if {Ask.CHANGE, Ask.COMPARISON}.intersection(understood.asks):
        return None
    for match in _CARDINAL.finditer(_ABOUT_SO_MANY.sub(" ", understood.text.split("(")[0])):
        counted = frozenset(content_terms(match["what"])) - _NOT_COUNTED - _WHICH_ONES
        if not counted or _NOT_COUNTED.intersection(content_terms(match["what"])[:1]):
            continue
        held = _counted_in(draft, counted)
        asked = _value(match["number"])
        known = asked in _numbers_in(draft) or (
            asked > _FEW and _is_printed(matter, asked, counted)
        )
        if held is not None and asked != held and not known:
            return f"The question says {match['number']}; the document says {held}."
    return None


def _counted_in(draft: Draft, counted: frozenset[str]) -> int | None:
    """How many the source has: the items of a list, or the number before the same word."""
    items = [claim for claim in draft.claims if claim.form is ClaimForm.ITEM]
    if items and counted & _LISTED:
        return len(items)
    for citation in draft.claims[0].citations:
        for match in _CARDINAL.finditer(_CHANGES_OF.sub(" ", citation.quote)):
            held = [term for term in content_terms(match["what"]) if term not in _WHICH_ONES]
            if counted & frozenset(held[:1]):
                return _value(match["number"])
    return None


def _numbers_in(draft: Draft) -> frozenset[int]:
    """Numbers that the words quoted first print, of whatever they are."""
    quotes = (citation.quote for citation in draft.claims[0].citations)
    return frozenset(_value(m["number"]) for quote in quotes for m in _CARDINAL.finditer(quote))


def _is_printed(matter: Matter, number: int, counted: frozenset[str]) -> bool:
    """Whether one of the best paragraphs prints so many of the same: there it is as asked."""
    printed = re.compile(rf"(?<![\d.,]){number}(?P<what>(?:\s+[\w’'-]+){{1,3}})")
    return any(
        counted & frozenset(content_terms(match["what"]))
        for one in matter.retrieval.ranked[:_NEAREST]
        for match in printed.finditer(one.paragraph.text)
    )


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    return (*_WORDS, "twelve").index(number.lower()) + 1
