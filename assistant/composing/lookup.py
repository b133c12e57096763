"""The default answer: the sentences that speak to the question, quoted with their speaker."""

from collections.abc import Sequence

from assistant.answers import AnswerStatus, Claim
from assistant.composing.draft import Draft, Matter, quoted
from assistant.demands import Demand, meets
from assistant.retrieval import Ranked
from ingest.sentences import sentence_spans

_WORDS_FIRST = 90
_WORDS_NEXT = 50
_NEXT_PARAGRAPHS = 2
_CLOSE = 1.2
"""A further paragraph is quoted when its score is this near the best: the ranking then gives it at
least e^-1.2 = 0.3 of the best one's chance of being the evidence."""
_KIND_BONUS = 0.25


def compose_lookup(matter: Matter, ranked: Sequence[Ranked]) -> Draft:
    """Quote the best paragraph's telling sentences, then those of close runners-up."""
    demand = matter.retrieval.demand
    best, *rest = ranked
    claims = [_telling(best, demand, _WORDS_FIRST)]
    for item in rest:
        if len(claims) > _NEXT_PARAGRAPHS:
            break
        if item.score >= best.score - _CLOSE:
            claims.append(_telling(item, demand, _WORDS_NEXT))
    return Draft(AnswerStatus.ANSWERED, tuple(claims))


def _telling(item: Ranked, demand: Demand, budget: int) -> Claim:
    """The best sentence and its neighbours, as one unbroken quotation within the budget."""
    text = item.paragraph.text
    spans = sentence_spans(text)
    if len(text.split()) <= budget or len(spans) <= 1:
        return quoted(item.document, item.paragraph)
    start, end = _grow(spans, _sentence_worth(item, demand, spans), text, budget)
    return quoted(item.document, item.paragraph, (start, end))


def _sentence_worth(item: Ranked, demand: Demand, spans: Sequence[tuple[int, int]]) -> list[float]:
    worth = list(item.sentences)
    if demand is not Demand.NONE:
        for at, (start, end) in enumerate(spans):
            if meets(item.paragraph.text[start:end], demand):
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
