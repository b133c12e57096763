"""Measures of one answer against one case: pure functions, None where undefined.

``gold`` is, for each item of evidence, the set of addresses that satisfy it; ``ranking`` is the
addresses of the ranked paragraphs, best first.
"""

import math
import re
from collections.abc import Collection, Sequence

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


def success_at(gold: GoldSets, ranking: Sequence[str], k: int) -> float | None:
    """1 if any item is found in the first k, else 0; None without items.

    (Craswell, Success at n, Encyclopedia of Database Systems, 2009.)
    """
    if not gold:
        return None
    return float(rank_of(frozenset().union(*gold), ranking[:k]) is not None)


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


def word_count(text: str) -> int:
    """Words between whitespace, list bullets not counted."""
    return sum(any(character.isalnum() for character in word) for word in text.split())
