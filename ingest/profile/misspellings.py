"""Names as people mistype them: one letter wrong in a short name, two in a long one."""

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from rapidfuzz.distance import OSA

from ingest.profile.words import Word, joined

_SHORTEST = 5
_LONG = 9
_FREE_SUBSTITUTION = 7
_LONGEST_NAME = 5
_MOST_SLIPS = 2
_SHORTEST_WORD = 4
_MORE_THAN_ONE = frozenset({"readings", "baths"})
"""Not whose, but how many."""


@dataclass(frozen=True, slots=True)
class Spellings:
    """The names a mistyped word may have been meant for."""

    names: tuple[tuple[str, ...], ...]
    _by_initial: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = field(
        init=False, repr=False, compare=False
    )

    _known: frozenset[tuple[str, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        groups: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for keys in self.names:
            if len(spelt := " ".join(keys)) >= _SHORTEST:
                groups.setdefault(spelt[0], []).append((spelt, keys))
        object.__setattr__(self, "_known", frozenset(self.names))
        object.__setattr__(self, "_by_initial", {k: tuple(v) for k, v in groups.items()})

    def nearest(
        self, text: str, words: tuple[Word, ...], place: int, fewest: int = 1
    ) -> tuple[int, tuple[tuple[str, ...], ...]]:
        """How many words from ``place`` are a mistyped name, and the names equally near to it.

        One word and no names where nothing of at least ``fewest`` words is near enough. The first
        letter must be right: people rarely miss it, and most false friends differ there.
        """
        for count in range(min(_LONGEST_NAME, len(words) - place), fewest - 1, -1):
            if not joined(text, words, place, count):
                continue
            near = self._near(tuple(word.key for word in words[place : place + count]))
            if near:
                return count, near
        return 1, ()

    def _near(self, typed: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        spelt = " ".join(typed)
        if len(spelt) < _SHORTEST:
            return ()
        owner = (*typed[:-1], typed[-1].removesuffix("s"))
        if owner != typed and owner in self._known and typed[-1] not in _MORE_THAN_ONE:
            return (owner,)  # the apostrophe of "Kent's" left out
        scored = [
            (slips, keys)
            for name, keys in self._by_initial.get(spelt[0], ())
            if (slips := _slips(spelt, name)) is not None and self._word_for_word(typed, keys)
        ]
        best = min((slips for slips, _ in scored), default=0)
        return tuple(keys for slips, keys in scored if slips == best)

    def _word_for_word(self, typed: tuple[str, ...], keys: tuple[str, ...]) -> bool:
        """Whether each word that differs is a slip, and not another word rightly spelt.

        "West Yorkshire" is no slip for West Berkshire. One word may stand for several run
        together ("towerhamlets"); several never stand for another number of words.
        """
        if len(typed) == 1:
            return typed[0] not in _ordinary_words()
        return len(typed) == len(keys) and all(
            given == meant or self._may_be_slip(given, meant)
            for given, meant in zip(typed, keys, strict=True)
        )

    def _may_be_slip(self, given: str, meant: str) -> bool:
        if min(len(given), len(meant)) < _SHORTEST_WORD or (given,) in self._known:
            return False
        return given not in _ordinary_words() and OSA.distance(given, meant) <= _MOST_SLIPS


def _slips(typed: str, spelt: str) -> int | None:
    """Letters dropped, doubled, swapped or mistaken; None where there are too many.

    In a name of under seven letters a mistaken letter makes another word or town ("Harlow" is no
    slip for Harrow), so only dropped, doubled and swapped letters count there.
    """
    allowed = _MOST_SLIPS if min(len(typed), len(spelt)) >= _LONG else 1
    distance = OSA.distance(typed, spelt, score_cutoff=allowed)
    if distance > allowed:
        return None
    same_length = len(typed) == len(spelt)
    if len(spelt) < _FREE_SUBSTITUTION and same_length and sorted(typed) != sorted(spelt):
        return None
    return int(distance)


@cache
def _ordinary_words() -> frozenset[str]:
    source = files("ingest.profile").joinpath("data/not-misspellings.txt")
    lines = source.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
