"""The telling words of a paragraph: whole sentences, never cut in mid-thought."""

import re
from collections.abc import Sequence

from assistant.composing.draft import Span
from assistant.demands import Demand, meets
from assistant.retrieval import Ranked
from assistant.terms import content_terms
from ingest.blocks import BlockKind
from ingest.documents import Paragraph
from ingest.sentences import sentence_spans

_TYPE_BONUS = 0.25
_LEANS = re.compile(
    r"(?:this|these|those|they|their|it|its|he|she|his|her|such|however|but|and|nor|also|as a result"
    r"|in addition|for example|by contrast|conversely|despite this|consequently|therefore|here|there"
    r"|both|some of these|many of these|most of these|the latter|the former)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 6
_VALUES = frozenset(
    {
        Demand.SHARE,
        Demand.MONEY,
        Demand.DURATION,
        Demand.COUNT,
        Demand.AGE,
        Demand.NAME,
        Demand.DAY,
        Demand.DEADLINE,
    }
)
"""Types of value without which a quotation answers nothing."""
_NEAR_ENOUGH = 0.4
"""A sentence that gives the value is quoted where it is worth this share of the best one."""
_NEAR_BEST = 0.5
"""A neighbour worth this share of the best sentence is quoted with it."""
_SAME = 0.7
_SCRAP_WORDS = 25
_POINT_WORDS = 40
_TO_IMPROVE = re.compile(
    r"\bneeds?\s+to\s+improve\b|\bareas?\s+for\s+(?:improvement|priority\s+action)\b",
    re.IGNORECASE,
)


def telling_span(item: Ranked, demand: Demand, budget: int, *, is_aside: bool = True) -> Span:
    """The best sentence with what it leans on, and what goes on about the same, within a budget.

    The first quotation of an answer takes in neighbours of any worth, for a cause often stands in
    the next sentence in other words; one that stands aside only those about the same.

    A row of a table and a paragraph of few words are quoted whole.
    """
    text = item.paragraph.text
    spans = sentence_spans(text)
    is_short = len(text.split()) <= budget
    if is_short or len(spans) <= 1 or item.paragraph.kind is BlockKind.TABLE_ROW:
        return 0, len(text)
    worth = sentence_worth(item, demand)
    first = last = max(_giving(text, spans, worth, demand), key=lambda at: (worth[at], -at))
    first = _leaning(text, spans, first)
    while True:
        options = [at for at in (first - 1, last + 1) if 0 <= at < len(spans)]
        options.sort(key=lambda at: (-worth[at], -at))
        at = next((at for at in options if _fits(text, spans, (first, last), at, budget)), None)
        if at is None or (is_aside and worth[at] < _NEAR_BEST * max(worth)):
            break
        first, last = min(first, at), max(last, at)
    return spans[_leaning(text, spans, first)][0], spans[last][1]


def _giving(
    text: str, spans: Sequence[Span], worth: Sequence[float], demand: Demand
) -> Sequence[int]:
    """The sentences to choose from: those that give the value demanded, if any is near enough."""
    places = range(len(spans))
    if demand not in _VALUES:
        return places
    least = _NEAR_ENOUGH * max(worth)
    giving = [at for at in places if worth[at] >= least and meets(_cut(text, spans[at]), demand)]
    return giving or places


def _cut(text: str, span: Span) -> str:
    return text[span[0] : span[1]]


def sentence_worth(item: Ranked, demand: Demand) -> list[float]:
    """What each sentence is worth; more where it holds the type of value demanded."""
    worth = list(item.sentences)
    spans = sentence_spans(item.paragraph.text)
    if demand is not Demand.NONE:
        for at, (start, end) in enumerate(spans[: len(worth)]):
            if meets(item.paragraph.text[start:end], demand):
                worth[at] += _TYPE_BONUS
    return worth or [0.0] * len(spans)


def _leaning(text: str, spans: Sequence[Span], at: int) -> int:
    """One sentence further back where this one cannot be understood without it."""
    start, end = spans[at]
    words = text[start:end].split()
    leans = _LEANS.match(text, start) is not None or len(words) < _FEWEST_WORDS
    return at - 1 if leans and at > 0 else at


def _fits(text: str, spans: Sequence[Span], held: tuple[int, int], at: int, budget: int) -> bool:
    low, high = min(held[0], at), max(held[1], at)
    return len(text[spans[low][0] : spans[high][1]].split()) <= budget


def repeats(words: str, said: Sequence[str]) -> bool:
    """Whether most of these words have been said already: two readings of one letter."""
    own = frozenset(content_terms(words))
    return any(
        len(own & other) >= _SAME * len(own | other)
        for other in (frozenset(content_terms(one)) for one in said)
    )


def only_names(item: Ranked) -> bool:
    """Whether a paragraph names a matter and says nothing of it.

    Such as a point under "What needs to improve", which the findings below it speak to.
    """
    paragraph = item.paragraph
    if paragraph.kind is BlockKind.HEADING:
        return True
    under = paragraph.heading_path[-1] if paragraph.heading_path else ""
    is_point = paragraph.kind is BlockKind.LIST_ITEM and _TO_IMPROVE.search(under) is not None
    return is_point and len(paragraph.text.split()) <= _POINT_WORDS


def is_scrap(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a line without a sentence: an addressee, a title, a date."""
    is_listed = paragraph.kind in {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}
    ends = paragraph.text.rstrip(" ”’\"')").endswith((".", "!", "?", ":", ";"))
    return not is_listed and not ends and len(paragraph.text.split()) <= _SCRAP_WORDS
