"""Numbers: each must be in the evidence, of the same sort, and count the same thing."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from assistant.grounding.alignment import Aligned
from assistant.grounding.quantities import Quantity, QuantityKind, keys_after, quantities
from assistant.grounding.sentences import Sentence
from assistant.grounding.slots import Place, clause_around, usurped
from assistant.grounding.verdicts import Reason

_ABOUT = re.compile(r"\b(?:about|around|roughly|approximately|nearly|almost|some|circa)\s+$", re.I)
_ABOVE = re.compile(
    r"\b(?:more than|longer than|over|at least|above|exceed\w*|greater than|no fewer than|not less than"
    r"|upwards of|minimum of)\s+(?:an?\s+|the\s+)?$",
    re.I,
)
_BELOW = re.compile(
    r"\b(?:less than|fewer than|shorter than|under|below|at most|up to|no more than|not more than|maximum of)"
    r"\s+(?:an?\s+|the\s+)?$",
    re.I,
)
_HALVED = frozenset({"halve", "halved", "halves", "halving"})
_STRICTLY_BELOW = re.compile(r"\b(?:fewer|less) than\s+$|\b(?:under|below)\s+$", re.I)
_UP_TO = re.compile(r"\b(?:up to|at most|no more than|not more than|maximum of)\s+$", re.I)
_NEAR = 0.6
_CLAUSE_LEAD = 2
"""Words by which another number's clause must be nearer to the claim."""
_FROM = re.compile(r"\bfrom\s+(?:about |around )?$", re.I)
_TO = re.compile(r"\s*(?:[\w-]+\s+){0,2}?to\s+(?:about |around )?", re.I)
_BACK = re.compile(
    r"[^;]*\b(?:(?:up|down|rise|rising|risen|increase\w*|reduc\w+|fall\w*|fell|improve\w*|decline\w*"
    r"|drop\w*|decrease\w*) from|compared (?:with|to)|against)\s+(?:about |around |only |just )?$",
    re.I,
)
"""Between a figure and the earlier one it is held against."""
_SMALL_WORDS = 5
"""Counts in words up to this may be the writer's own: "the three areas" before a list of three."""
_OWN_ORDINALS = 3
Held = tuple[Sentence, Quantity]


def failures(aligned: Aligned) -> Iterator[Reason]:
    """Each number of the claim that the evidence does not give."""
    claimed = quantities(aligned.claim.text)
    if not claimed:
        return
    held = [(s, q) for s in aligned.passages.sentences for q in quantities(s.text)]
    for quantity in claimed:
        detail = _fault(quantity, aligned, held)
        if detail:
            yield Reason("number", detail)


def _fault(quantity: Quantity, aligned: Aligned, held: list[Held]) -> str | None:
    same = [(s, q) for s, q in held if _matches(quantity, q)]
    if not same:
        same = _approximate(quantity, aligned, held)
    if not same:
        return _unheld(quantity, aligned, held)
    if _turned_round(quantity, aligned):
        return f"The evidence has {quantity.text!r} at the other end (from or to)."
    if _direction_reversed(quantity, aligned, same):
        return f"The evidence puts {quantity.text!r} the other way (more than or less than)."
    return _misplaced(quantity, aligned, same, held)


def _matches(claimed: Quantity, held: Quantity) -> bool:
    if claimed.kind != held.kind:
        bare = {claimed.kind, held.kind} == {QuantityKind.COUNT, QuantityKind.MONEY}
        return bare and claimed.value == held.value
    if claimed.is_rounded != held.is_rounded and claimed.kind == QuantityKind.PERCENT:
        return abs(claimed.value - held.value) <= 1.0
    return abs(claimed.value - held.value) <= 1e-6 * max(1.0, abs(held.value))


def _approximate(claimed: Quantity, aligned: Aligned, held: list[Held]) -> list[Held]:
    """Numbers the claim may be rounded from; none where the evidence gives another of the same."""
    found = [(s, q) for s, q in held if _approximates(claimed, q, (aligned.claim, s))]
    rival = _rival_count(claimed, aligned, held)
    return found if rival is None or any(rival == q for _, q in found) else []


def _approximates(claimed: Quantity, held: Quantity, texts: tuple[Sentence, Sentence]) -> bool:
    """Whether "about 200" stands for 198; a number the evidence itself rounds is not rounded on."""
    before, held_before = texts[0].text[: claimed.start], texts[1].text[: held.start]
    if claimed.kind != held.kind or not held.value:
        return False
    if _UP_TO.search(held_before) and _STRICTLY_BELOW.search(before):
        return claimed.value == held.value + 1 and held.value.is_integer()
    if _ABOUT.search(held_before) or _direction(held_before):
        return False
    ratio = claimed.value / held.value
    if _ABOUT.search(before):
        return 0.9 <= ratio <= 1.1
    if _ABOVE.search(before):
        return 0.75 <= ratio < 1
    if _BELOW.search(before):
        return 1 < ratio <= 1.25
    return False


def _unheld(quantity: Quantity, aligned: Aligned, held: list[Held]) -> str | None:
    if quantity.text.lower() in aligned.passages.words and not quantity.in_words:
        return None
    if quantity.text.lower() == "half" and aligned.passages.words & _HALVED:
        return None
    rival = _rival_count(quantity, aligned, held)
    if quantity.in_words and rival is None and _may_be_own(quantity):
        return None
    if rival is not None:
        return f"The claim says {quantity.text!r}; the evidence says {rival.text!r}."
    return f"{quantity.text!r} is not in the evidence."


def _may_be_own(quantity: Quantity) -> bool:
    limit = _OWN_ORDINALS if quantity.kind == QuantityKind.ORDINAL else _SMALL_WORDS
    return quantity.kind in {QuantityKind.COUNT, QuantityKind.ORDINAL} and quantity.value <= limit


def _is_small_word(quantity: Quantity) -> bool:
    return quantity.in_words and _may_be_own(quantity)


def _rival_count(quantity: Quantity, aligned: Aligned, held: list[Held]) -> Quantity | None:
    """Another number the evidence gives of the same thing."""
    here = Place.of(aligned.claim, quantity.start, quantity.end)
    unit = here.after[:1]
    for sentence, other in held:
        if other.kind != quantity.kind or sentence not in aligned.supports:
            continue
        same_unit = bool(unit) and keys_after(sentence, other.end)[:1] == unit
        if same_unit or here.likeness(Place.of(sentence, other.start, other.end)) >= 4:
            return other
    return None


def clause_failures(aligned: Aligned) -> Iterator[Reason]:
    """Numbers whose clause says far less of what the claim says than another number's does."""
    claimed = quantities(aligned.claim.text)
    if not claimed or aligned.best < _NEAR or aligned.is_verbatim:
        return
    ours = {
        t.key
        for t in aligned.claim.tokens
        if t.key and not any(q.start <= t.start < q.end for q in claimed)
    }
    held = [(s, q) for s in aligned.passages.sentences for q in quantities(s.text)]

    def nearness(found: Iterable[Held]) -> int:
        return max((len(ours & clause_around(s, q.start)) for s, q in found), default=0)

    for quantity in claimed:
        same = [(s, q) for s, q in held if _matches(quantity, q)]
        others = [
            (s, q)
            for s, q in held
            if q.kind == quantity.kind
            and s in aligned.supports
            and not any(_matches(one, q) for one in claimed)
        ]
        if same and nearness(others) >= nearness(same) + _CLAUSE_LEAD:
            yield Reason("number", f"In the evidence {quantity.text!r} counts something else.")


def _turned_round(quantity: Quantity, aligned: Aligned) -> bool:
    """ "From two days to six" where the evidence has it from six to two."""
    text = aligned.claim.text
    ours = [pair for pair in _ranges(text) if quantity.value == pair[0]]
    held = {pair for s in aligned.passages.sentences for pair in _ranges(s.text)}
    return any((b, a) in held and (a, b) not in held for a, b in ours)


@lru_cache(maxsize=4096)
def _ranges(text: str) -> tuple[tuple[float, float], ...]:
    """(from, to) for each "from 12 to 47", or "47, up from 12", of a sentence."""
    kinds = ([q for q in quantities(text) if q.kind == kind] for kind in QuantityKind)
    found = [pair for of_kind in kinds for pair in pairwise(of_kind)]
    onwards = (
        (one.value, other.value)
        for one, other in found
        if _FROM.search(text[: one.start]) and _TO.fullmatch(text[one.end : other.start])
    )
    back = (
        (other.value, one.value)
        for one, other in found
        if _BACK.search(text[one.end : other.start])
    )
    return (*onwards, *back)


def _kept_ranges(aligned: Aligned) -> set[tuple[float, float]]:
    """Changes from one figure to another that claim and evidence both tell."""
    held = {pair for s in aligned.passages.sentences for pair in _ranges(s.text)}
    return held & set(_ranges(aligned.claim.text))


def _direction_reversed(quantity: Quantity, aligned: Aligned, same: list[Held]) -> bool:
    claimed = _direction(aligned.claim.text[: quantity.start])
    found = {_direction(s.text[: q.start]) for s, q in same}
    return bool(claimed) and bool(found) and found == {-claimed}


def _direction(before: str) -> int:
    """1 above, -1 below, 0 neither; "no more than" is below though it holds a "more than"."""
    above, below = _ABOVE.search(before), _BELOW.search(before)
    if above and below:
        return 1 if above.start() < below.start() else -1
    return 1 if above else -1 if below else 0


def _misplaced(
    quantity: Quantity, aligned: Aligned, same: list[Held], held: list[Held]
) -> str | None:
    if quantity.in_words and _may_be_own(quantity) and quantity.value <= 1:
        return None
    here = Place.of(aligned.claim, quantity.start, quantity.end)
    places = [Place.of(s, q.start, q.end) for s, q in same]
    told = {value for pair in _kept_ranges(aligned) for value in pair}
    others = [
        Place.of(s, q.start, q.end)
        for s, q in held
        if q.kind == quantity.kind and not _matches(quantity, q) and s in aligned.supports
        if not {q.value, quantity.value} <= told
    ]
    if usurped(here, places, others):
        return f"In the evidence {quantity.text!r} counts something else."
    elsewhere = all(here.likeness(place) == 0 for place in places)
    strangers = all(s not in aligned.supports for s, _ in same)
    if elsewhere and strangers and len(here.around) >= 2 and not _is_small_word(quantity):
        return f"The evidence has {quantity.text!r} only in another connection."
    return None
