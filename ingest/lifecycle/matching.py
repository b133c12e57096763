"""Which paragraph of a document's new version an old one became.

The same words are the same paragraph, wherever they stand now. What is left is compared by its
words: a paragraph that was edited, cut in two or joined to another is a changed one, and a
paragraph that nothing resembles is gone.
"""

import difflib
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.documents import Paragraph

_ALIKE = 0.5
_SAME_LABEL = 0.15
_FEWEST_WORDS = 4
_REACH = 60
"""How many paragraphs away an edited paragraph is looked for."""


class Match(StrEnum):
    """What became of a paragraph."""

    SAME = "same"
    """The same words at the same address."""
    MOVED = "moved"
    """The same words at another address."""
    CHANGED = "changed"
    """Other words, recognisably of the same paragraph."""
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Became:
    """What an old paragraph became: its ordinal now, or None where it is gone."""

    number: int | None
    match: Match


GONE = Became(None, Match.GONE)


def what_became_of(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> dict[int, Became]:
    """For the ordinal of each old paragraph, what it became in the new version."""
    became = _by_words(old, new)
    taken = {one.number for one in became.values()}
    left = [_Worded(paragraph) for paragraph in new if paragraph.ref.number not in taken]
    drift = _drift(became)
    for paragraph in old:
        if paragraph.ref.number not in became:
            place = paragraph.ref.number + drift.get(paragraph.ref.number, 0)
            became[paragraph.ref.number] = _nearest(_Worded(paragraph), left, place)
    return became


def worse(one: Match, other: Match) -> Match:
    """Of two steps one after the other, what they come to together."""
    order = list(Match)
    return max(one, other, key=order.index)


def _by_words(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> dict[int, Became]:
    """Equal texts: at their place, else in the order of both, else to the next that is left."""
    pairs = {
        place: place
        for place, (one, other) in enumerate(zip(old, new, strict=False))
        if one.content_hash == other.content_hash
    }
    left_old = [place for place in range(len(old)) if place not in pairs]
    left_new = [place for place in range(len(new)) if place not in pairs]
    hashes_old = [old[place].content_hash for place in left_old]
    hashes_new = [new[place].content_hash for place in left_new]
    matcher = difflib.SequenceMatcher(None, hashes_old, hashes_new, autojunk=False)
    for first, second, size in matcher.get_matching_blocks():
        pairs |= {left_old[first + step]: left_new[second + step] for step in range(size)}
    free: dict[str, deque[int]] = defaultdict(deque)
    used = set(pairs.values())
    for place in left_new:
        if place not in used:
            free[new[place].content_hash].append(place)
    for place in left_old:
        if place not in pairs and free[old[place].content_hash]:
            pairs[place] = free[old[place].content_hash].popleft()
    return {
        old[first].ref.number: _equal(old[first], new[second]) for first, second in pairs.items()
    }


def _equal(old: Paragraph, new: Paragraph) -> Became:
    same = old.ref.number == new.ref.number
    return Became(new.ref.number, Match.SAME if same else Match.MOVED)


def _drift(became: dict[int, Became]) -> dict[int, int]:
    """How far the text round each old ordinal has moved: as the last equal paragraph before it."""
    drift: dict[int, int] = {}
    last = 0
    for number in range(1, max(became, default=0) + _REACH):
        found = became.get(number)
        if found is not None and found.number is not None:
            last = found.number - number
        drift[number] = last
    return drift


class _Worded:
    """A paragraph with its words counted once."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.number = paragraph.ref.number
        self.printed = paragraph.printed
        self.text = " ".join(paragraph.text.casefold().split())
        words = self.text.split()
        self.words = Counter(words)
        self.count = len(words)


def _nearest(old: _Worded, new: Iterable[_Worded], place: int) -> Became:
    """The most alike of the new paragraphs in reach of a place; the nearer of two equals."""
    within = (one for one in new if abs(one.number - place) <= _REACH)
    scored = [(_likeness(old, one), -abs(one.number - place), one.number) for one in within]
    best = max(scored, default=(0.0, 0, 0))
    return Became(best[2], Match.CHANGED) if best[0] >= _ALIKE else GONE


def _likeness(old: _Worded, new: _Worded) -> float:
    """From 0 to 1 and a little: the words shared, or how much of one the other holds whole."""
    shared = (old.words & new.words).total()
    alike = 2 * shared / max(old.count + new.count, 1)
    shorter, longer = sorted((old, new), key=lambda one: one.count)
    if shorter.count >= _FEWEST_WORDS and shorter.text in longer.text:
        alike = max(alike, _ALIKE + 0.5 * shorter.count / longer.count)
    if old.printed is not None and old.printed == new.printed:
        alike += _SAME_LABEL if alike >= _ALIKE - _SAME_LABEL else 0.0
    return alike
