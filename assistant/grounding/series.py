"""Words of which only one can hold: monthly or weekly, mild or severe, mother or father."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from assistant.grounding.alignment import Aligned
from assistant.grounding.polarity import Turn, turns
from assistant.grounding.sentences import Sentence
from assistant.grounding.verdicts import Reason

_SERIES = """
daily | weekly | fortnightly | monthly | quarterly | annual annually yearly
second seconds | minute minutes | hour hours | day days | week weeks | month months | year years
mild minor slight | moderate | severe serious
monday | tuesday | wednesday | thursday | friday | saturday | sunday
spring | summer | autumn | winter
north northern | south southern | east eastern | west western
mother | father | brother | sister | son | daughter | aunt | uncle
red | blue | green | yellow | black | white | brown | purple | orange | pink
criminal | sexual
overspend overspent | underspend underspent
surplus | deficit
primary | secondary | tertiary
urban | rural
permanent | temporary | agency
national | local | regional | international | global
mile miles | kilometre kilometres km | metre metres | foot feet | yard yards
pound pounds | dollar dollars | euro euros
thousand | million | billion | trillion
breakfast | lunch | dinner
gold | silver | bronze
smallest | largest biggest
highest | lowest
oldest | youngest
fewest | most
quarter-final | semi-final | final
nephew | niece | grandson | granddaughter
survived | destroyed | damaged
"""
_ANCHORS = 2
_PLAIN = {"a": "each", "per": "each", "every": "each", "last": "past"}


@lru_cache(maxsize=1)
def _members() -> dict[str, tuple[int, int]]:
    """Word to its series and its place in it."""
    found: dict[str, tuple[int, int]] = {}
    for number, line in enumerate(_SERIES.strip().splitlines()):
        for place, words in enumerate(line.split("|")):
            for word in words.split():
                found.setdefault(word, (number, place))
    return found


def failures(aligned: Aligned) -> Iterator[Reason]:
    """A word of a series where the evidence has another of it in the same surroundings."""
    if not aligned.supports or aligned.is_verbatim or not _in_series(aligned):
        return
    held = [(t, m) for s in aligned.supports for t in turns(s) if (m := _member(t))]
    for turn in turns(aligned.claim):
        member = _member(turn)
        if member is None or _is_paired(turn, aligned):
            continue
        same = max((_fit(turn, t) for t, m in held if m == member), default=-1)
        rivals = [
            (_fit(turn, t), t.word) for t, m in held if m[0] == member[0] and m[1] != member[1]
        ]
        if rivals and max(rivals)[0] > max(same, 0) and max(rivals)[0] >= _needed(aligned):
            detail = f"The claim says {turn.word!r}; the evidence says {max(rivals)[1]!r}."
            yield Reason("swap", detail)
            return


def _is_paired(turn: Turn, aligned: Aligned) -> bool:
    """Whether the evidence has the word after the very word before it: "72 hours", "a month"."""
    pairs = {pair for s in aligned.passages.sentences for pair in _pairs(s)}
    ours = {pair for pair in _pairs(aligned.claim) if pair[1] == turn.word}
    return bool(ours) and ours <= pairs


@lru_cache(maxsize=4096)
def _pairs(sentence: Sentence) -> frozenset[tuple[str, str]]:
    words = [_PLAIN.get(token.lower, token.lower) for token in sentence.tokens]
    return frozenset(pairwise(words))


def _in_series(aligned: Aligned) -> bool:
    return any(_member(turn) for turn in turns(aligned.claim))


def _member(turn: Turn) -> tuple[int, int] | None:
    return _members().get(turn.word)


def _needed(aligned: Aligned) -> int:
    return 1 if len(aligned.claim.keys) <= 2 * _ANCHORS else _ANCHORS


def _fit(turn: Turn, other: Turn) -> int:
    """How many neighbours two words share."""
    return len(turn.around & other.around)
