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


@dataclass(frozen=True, slots=True)
class Spellings:
    """The names a mistyped word may have been meant for."""

    names: tuple[tuple[str, ...], ...]
    _by_initial: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        groups: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for keys in self.names:
            if len(spelt := " ".join(keys)) >= _SHORTEST:
                groups.setdefault(spelt[0], []).append((spelt, keys))
        object.__setattr__(self, "_by_initial", {k: tuple(v) for k, v in groups.items()})

    def nearest(
        self, text: str, words: tuple[Word, ...], place: int
    ) -> tuple[int, tuple[tuple[str, ...], ...]]:
        """How many words from ``place`` are a mistyped name, and the names equally near to it.

        One word and no names where nothing is near enough. The first letter must be right: people
        rarely miss it, and most false friends differ there.
        """
        for count in range(min(_LONGEST_NAME, len(words) - place), 0, -1):
            if not joined(text, words, place, count):
                continue
            near = self._near(" ".join(word.key for word in words[place : place + count]), count)
            if near:
                return count, near
        return 1, ()

    def _near(self, typed: str, count: int) -> tuple[tuple[str, ...], ...]:
        if len(typed) < _SHORTEST or (count == 1 and typed in _ordinary_words()):
            return ()
        scored = [
            (distance, keys)
            for spelt, keys in self._by_initial.get(typed[0], ())
            if (distance := _slips(typed, spelt)) is not None
        ]
        best = min((distance for distance, _ in scored), default=0)
        return tuple(keys for distance, keys in scored if distance == best)


def _slips(typed: str, spelt: str) -> int | None:
    """Letters dropped, doubled, swapped or mistaken; None where there are too many.

    In a name of under seven letters a mistaken letter makes another word or town ("Harlow" is no
    slip for Harrow), so only dropped, doubled and swapped letters count there.
    """
    allowed = 2 if min(len(typed), len(spelt)) >= _LONG else 1
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
