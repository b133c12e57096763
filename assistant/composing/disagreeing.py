"""Where two voices disagree about one matter: other figures, another grade, the opposite."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.grounding.polarity import Turn, are_opposite, turns
from assistant.grounding.quantities import Quantity, QuantityKind, quantities
from assistant.grounding.sentences import Sentence
from assistant.judgements import areas_in, grades_in
from assistant.terms import content_terms
from assistant.understanding.periods import periods_in
from ingest.sentences import sentences

_SHARED_TERMS = 3
_SAME_MATTER = 0.5
"""Share of the shorter sentence's content words that the other must have too."""
_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|former(?:ly)?|earlier|prior|last\s+(?:inspection|time)|had\s+been)\b",
    re.I,
)
_COMPARED = (QuantityKind.MONEY, QuantityKind.PERCENT)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What one voice says and what the other says instead."""

    what: str
    """As in "The figures differ"."""
    one: str
    other: str
    is_opposite: bool = False
    """One says what the other denies."""


def disagreement(one: str, other: str) -> Disagreement | None:
    """How two quotations about one matter contradict each other; None where they do not.

    Figures are compared where each has one of a kind, grades where each sentence gives one for
    the same area, and sentences of the same words by what they deny.
    """
    figures = _figures(one, other)
    if figures is not None:
        return figures
    for here in sentences(one):
        for there in sentences(other):
            found = grades_differ(here, there) or _opposed(here, there)
            if found is not None:
                return found
    return None


def _figures(one: str, other: str) -> Disagreement | None:
    shared = frozenset(content_terms(one)) & frozenset(content_terms(other))
    if len(shared) < _SHARED_TERMS:
        return None
    for kind in _COMPARED:
        here, there = list(_of_kind(one, kind)), list(_of_kind(other, kind))
        if len(here) == len(there) == 1 and here[0].value != there[0].value:
            return Disagreement("The figures differ", here[0].text.strip(), there[0].text.strip())
    return None


def _of_kind(text: str, kind: QuantityKind) -> Iterator[Quantity]:
    return (quantity for quantity in quantities(text.lower()) if quantity.kind is kind)


def grades_differ(one: str, other: str) -> Disagreement | None:
    """Two grades for one area and, where both name a year, for one year."""
    here, there = grades_in(one), grades_in(other)
    if len(here) != 1 or len(there) != 1 or here == there:
        return None
    years, others = _years(one), _years(other)
    is_same_time = not years or not others or bool(years & others)
    if _EARLIER.search(one) or _EARLIER.search(other):
        return None
    if not is_same_time or areas_in(one) != areas_in(other):
        return None
    shared = frozenset(content_terms(one)) & frozenset(content_terms(other))
    if len(shared) < _SHARED_TERMS - 1:
        return None
    return Disagreement("The grades differ", here[0], there[0])


def _years(text: str) -> frozenset[int]:
    return frozenset(period.start.year for period in periods_in(text) if period.start)


def _opposed(one: str, other: str) -> Disagreement | None:
    """Two sentences of nearly the same words, of which just one is turned the other way."""
    here, there = turns(Sentence.of(one)), turns(Sentence.of(other))
    keys, others = ({turn.key for turn in held if turn.key} for held in (here, there))
    fewer = min(len(keys), len(others))
    if len(keys & others) < max(_SHARED_TERMS, _SAME_MATTER * fewer):
        return None
    turned = {
        (a.key, b.key)
        for a in here
        for b in there
        if a.key and b.key and a.sign and b.sign and _are_turned(a, b)
    }
    if len(turned) % 2 == 0:
        return None
    return Disagreement("They say opposite things", one, other, is_opposite=True)


def _are_turned(one: Turn, other: Turn) -> bool:
    if one.key == other.key:
        is_head = one.is_head if one.sign < 0 else other.is_head
        return one.sign == -other.sign and is_head
    return one.sign == other.sign and are_opposite(one.word, other.word)
