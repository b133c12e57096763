"""Which of the paragraphs found hold a value of the type a question demands, and are about it."""

import re
from collections.abc import Sequence

from assistant.composing.draft import Matter
from assistant.demands import Demand, meets
from assistant.retrieval import Ranked, Retrieval
from ingest.sentences import sentences

_STRICT = frozenset(
    {
        Demand.COUNT,
        Demand.SHARE,
        Demand.MONEY,
        Demand.NAME,
        Demand.DAY,
        Demand.DEADLINE,
        Demand.BODY,
        Demand.DURATION,
        Demand.AGE,
        Demand.COUNCIL,
    }
)
"""Types of value without which nothing is answered."""
_TYPED_WITHIN = 3
_TYPED_SHARE = 0.25
"""Least share of the question that the sentence with the value must be about."""
_LEAST_WORTH = {
    Demand.COUNT: (0.75, 0.8),
    Demand.DURATION: (0.4, 0.4),
    Demand.MONEY: (0.6, 0.8),
    Demand.SHARE: (0.25, 0.8),
}
"""For a figure, what the sentence with it must be worth at least, of 2 (nearness in meaning and share
of the words), in the best paragraph and in a further one. A number stands in many sentences, a share
or a sum in few; how long something takes is often told far from the words it is asked in."""
_LEANING = re.compile(
    r"\b(?:this|these|that|the)\s+(?:service|team|scheme|programme|project|support|work|hub|offer|figure|number|total)\b|\b(?:it|they)\b",
    re.IGNORECASE,
)
_FAR_AHEAD = 2.5
"""Odds, as a logarithm, by which the best paragraph leads the next where it stands alone."""
_WORTH_FAR_AHEAD = 0.5
_TOLD_OF = 1.0
"""What the sentence that names the matter must be worth, of 2, where the number leans on it."""
_HOW_SOON = re.compile(r"\bhow\s+soon\b", re.IGNORECASE)
_OF_TIMES = frozenset({Demand.DATE, Demand.DAY})
_DATED_WITHIN = 2
_DATED_WORTH = 0.6
"""What a date's sentence must be worth where few words of the question are in it."""
_DUE_WORTH = 0.5
"""The same of a deadline, which few sentences have, in a further paragraph."""
_SHARE_MET = 0.15
"""A share may be told in other words than the question's, or in some of its words."""


def speaking_to_it(
    ranked: Sequence[Ranked], retrieval: Retrieval, *, strict: bool
) -> Sequence[Ranked]:
    """The first few that hold the type of value demanded, and what ranks below them.

    A question for a figure, a name or a date is not answered by a paragraph that has none.
    """
    if retrieval.matter:
        ranked = [item for item in ranked if retrieval.matter & item.terms]
    if not strict:
        return ranked
    first = ranked[:_TYPED_WITHIN]
    leads = len(ranked) == 1 or ranked[0].score - ranked[1].score >= _FAR_AHEAD
    giving = [
        item
        for at, item in enumerate(first)
        if _gives_value(item, retrieval.demand, at)
        or (at == 0 and leads and item.features.typed_sentence >= _WORTH_FAR_AHEAD)
    ]
    if not giving and retrieval.demand is Demand.DEADLINE:
        # It is told in many ways: without one that is known the nearest speak for themselves.
        return ranked
    return [*giving, *(item for item in ranked if item not in giving)] if giving else ()


def _gives_value(item: Ranked, demand: Demand, place: int) -> bool:
    features = item.features
    is_dated = demand in _OF_TIMES and place < _DATED_WITHIN
    if is_dated and features.typed_sentence >= _DATED_WORTH:
        return True
    least = 0.0 if place == 0 else _DUE_WORTH
    if demand is Demand.DEADLINE and features.typed_sentence > least:
        return True
    if demand not in _LEAST_WORTH:
        return features.typed_met >= _TYPED_SHARE
    if demand is Demand.COUNT and place == 0 and _leaning_count(item):
        return True
    least, further = _LEAST_WORTH[demand]
    if place > 0:
        return features.typed_sentence >= further and features.typed_met >= _TYPED_SHARE
    if demand is Demand.SHARE and features.typed_met >= _SHARE_MET:
        return True
    return features.typed_sentence >= least


def _leaning_count(item: Ranked) -> bool:
    """Whether a number is told of what the best sentence, just before it, is about."""
    if item.features.typed_met <= 0:
        return False
    worth = item.sentences
    said = sentences(item.paragraph.text)[: len(worth)]
    return any(
        max(worth[:at]) >= _TOLD_OF and _LEANING.search(one) and meets(one, Demand.COUNT)
        for at, one in enumerate(said)
        if at
    )


def is_strict(matter: Matter) -> bool:
    """Whether only a value of the type demanded answers.

    How soon may be told as a length of time, and an inspection has its dates in lines of their own.
    """
    understood, demand = matter.understood, matter.retrieval.demand
    if demand is not Demand.DATE or understood.wording.about_inspection:
        return demand in _STRICT
    return _HOW_SOON.search(understood.text) is None
