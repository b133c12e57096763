"""The default answer: the sentences that speak to the question, quoted with their speaker."""

from collections.abc import Sequence

from assistant.answer_kinds import has_marked_kind, holds_answer_kind
from assistant.answers import AnswerStatus, Claim
from assistant.composing.draft import Draft, Matter, quoted
from assistant.retrieval import Ranked
from assistant.understanding.asks import Ask
from ingest.sentences import sentence_spans

_WORDS_FIRST = 75
_WORDS_NEXT = 40
_NEXT_PARAGRAPHS = 1
_CLOSE = 0.90
"""A further paragraph is quoted when it scores at least this share of the best."""
_KIND_BONUS = 0.25


def compose_lookup(matter: Matter, ranked: Sequence[Ranked]) -> Draft:
    """Quote the best paragraph's telling sentences, then those of close runners-up."""
    best, *rest = ranked
    asks = matter.understood.asks
    claims = [_telling(best, asks, _WORDS_FIRST)]
    for item in rest:
        if len(claims) > _NEXT_PARAGRAPHS:
            break
        if item.score >= _CLOSE * best.score and item.document.doc_id == best.document.doc_id:
            claims.append(_telling(item, asks, _WORDS_NEXT))
    return Draft(AnswerStatus.ANSWERED, tuple(claims))


def _telling(item: Ranked, asks: tuple[Ask, ...], budget: int) -> Claim:
    """The best sentence and its neighbours, as one unbroken quotation within the budget."""
    text = item.paragraph.text
    spans = sentence_spans(text)
    if len(text.split()) <= budget or len(spans) <= 1:
        return quoted(item.document, item.paragraph)
    start, end = _grow(spans, _sentence_worth(item, asks, spans), text, budget)
    return quoted(item.document, item.paragraph, (start, end))


def _sentence_worth(
    item: Ranked, asks: tuple[Ask, ...], spans: Sequence[tuple[int, int]]
) -> list[float]:
    marked = has_marked_kind(asks)
    worth = list(item.sentences)
    for at, (start, end) in enumerate(spans):
        if marked and holds_answer_kind(item.paragraph.text[start:end], asks):
            worth[at] += _KIND_BONUS
    return worth


def _grow(
    spans: Sequence[tuple[int, int]], worth: Sequence[float], text: str, budget: int
) -> tuple[int, int]:
    """Start from the best sentence and take in the better neighbour while words allow."""
    first = last = max(range(len(spans)), key=lambda at: (worth[at], -at))
    while True:
        options = [at for at in (first - 1, last + 1) if 0 <= at < len(spans)]
        options.sort(key=lambda at: (-worth[at], -at))
        for at in options:
            low, high = min(first, at), max(last, at)
            if len(text[spans[low][0] : spans[high][1]].split()) <= budget:
                first, last = low, high
                break
        else:
            return spans[first][0], spans[last][1]
