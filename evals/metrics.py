"""Measures of one answer against one case: pure functions, None where undefined.

``gold`` is, for each item of evidence, the set of addresses that satisfy it; ``ranking`` is the
addresses of the ranked paragraphs, best first.
"""

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from evals.spans import folded

GoldSets = Sequence[frozenset[str]]


def rank_of(item: frozenset[str], ranking: Sequence[str]) -> int | None:
    """The rank, from 1, of the first paragraph that satisfies an item; None where none does."""
    return next((rank for rank, ref in enumerate(ranking, start=1) if ref in item), None)


def recall_at(gold: GoldSets, ranking: Sequence[str], k: int) -> float | None:
    """Share of the items found in the first k: |{i : rank_i <= k}| / |items|.

    None without items. (Manning, Raghavan and Schütze, Introduction to Information Retrieval,
    2008, section 8.4.)
    """
    if not gold:
        return None
    top = ranking[:k]
    return sum(rank_of(item, top) is not None for item in gold) / len(gold)


def reciprocal_rank(gold: GoldSets, ranking: Sequence[str]) -> float | None:
    """1 / rank of the first paragraph that satisfies any item, 0 where none does.

    None without items. (Voorhees, TREC-8 question answering track, 1999.)
    """
    if not gold:
        return None
    rank = rank_of(frozenset().union(*gold), ranking)
    return 1 / rank if rank else 0.0


def ndcg_at(gold: GoldSets, ranking: Sequence[str], k: int) -> float | None:
    """Discounted gain of the first k over the best possible, with gain 1 or 0.

    DCG@k = sum over ranks r <= k of g_r / log2(r + 1), where g_r is 1 if the paragraph at r
    satisfies an item that none before it did; the ideal has such a paragraph at every rank until
    the items are used up. Items satisfied by the very same paragraphs count once. None without
    items. (Järvelin and Kekäläinen, ACM TOIS 20(4), 2002.)
    """
    if not gold:
        return None
    wanted = set(gold)
    ideal = sum(1 / math.log2(rank + 1) for rank in range(1, min(k, len(wanted)) + 1))
    gained = 0.0
    for rank, ref in enumerate(ranking[:k], start=1):
        met = {item for item in wanted if ref in item}
        gained += bool(met) / math.log2(rank + 1)
        wanted -= met
    return gained / ideal


def says(phrase: str, text: str) -> bool:
    """Whether a text contains one of the alternatives of ``a|b``.

    Case, runs of whitespace and the form of quotation marks make no difference. A digit at
    either end of the phrase must end a number there: "4" is not said by "14" or "4.5".
    """
    whole = folded(text).casefold()
    return any(
        re.search(_pattern(folded(option).casefold()), whole)
        for option in phrase.split("|")
        if option.strip()
    )


def _pattern(phrase: str) -> str:
    before = r"(?<!\d)(?<!\d[.,])" if phrase[:1].isdigit() else ""
    after = r"(?!\d)(?![.,]\d)" if phrase[-1:].isdigit() else ""
    return f"{before}{re.escape(phrase)}{after}"


def fact_recall(facts: Sequence[str], text: str) -> float | None:
    """Share of the facts that a text says; None without facts."""
    if not facts:
        return None
    return sum(says(fact, text) for fact in facts) / len(facts)


def phrases_said(phrases: Sequence[str], text: str) -> tuple[str, ...]:
    """Those of the phrases that a text says."""
    return tuple(phrase for phrase in phrases if says(phrase, text))


def gold_cited(gold: GoldSets, cited: Collection[str]) -> float | None:
    """1 if a paragraph that satisfies any item is cited, else 0; None without items."""
    if not gold:
        return None
    return float(any(item.intersection(cited) for item in gold))


def citation_recall(gold: GoldSets, cited: Collection[str]) -> float | None:
    """Share of the items of which a satisfying paragraph is cited; None without items."""
    if not gold:
        return None
    return sum(bool(item.intersection(cited)) for item in gold) / len(gold)


def is_verbatim(text: str, start: int, end: int, quote: str) -> bool:
    """Whether ``text[start:end]`` is the quotation, and not empty."""
    return 0 <= start < end <= len(text) and text[start:end] == quote


def word_count(text: str) -> int:
    """Words between whitespace, list bullets not counted."""
    return sum(any(character.isalnum() for character in word) for word in text.split())


@dataclass(frozen=True, slots=True)
class AbstentionCounts:
    """How abstaining went over a set; "should" is ``answerable`` false."""

    hits: int
    """Should have abstained, and did, or put the premise right."""
    false_alarms: int
    """Abstained where there was an answer."""
    misses: int
    """Answered where it should have abstained."""

    @property
    def precision(self) -> float | None:
        """hits / (hits + false alarms); None where nothing was abstained from."""
        return _ratio(self.hits, self.hits + self.false_alarms)

    @property
    def recall(self) -> float | None:
        """hits / (hits + misses); None where nothing should have been abstained from."""
        return _ratio(self.hits, self.hits + self.misses)

    @property
    def f1(self) -> float | None:
        """2 hits / (2 hits + false alarms + misses), the harmonic mean of the two."""
        return _ratio(2 * self.hits, 2 * self.hits + self.false_alarms + self.misses)


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
