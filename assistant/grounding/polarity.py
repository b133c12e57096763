"""Which way a sentence turns each of its words: negation, opposites and their scope."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from assistant.grounding.alignment import bare_of_negative_prefix
from assistant.grounding.lexicon import are_antonyms
from assistant.grounding.listed import listed
from assistant.grounding.opposites import OPPOSITES
from assistant.grounding.sentences import Sentence
from assistant.grounding.words import Token, key_of

_CUES = frozenset(
    listed("not no never without neither nor none nobody nothing cannot hardly barely nowhere")
)
NEGATIONS = _CUES
_VERB_CUES = frozenset(
    listed("fail fails failed failing lack lacks lacked lacking unable absence ceased")
)
_SOFT = frozenset(
    listed(
        "avoid avoids avoided prevent prevents prevented preventing failure inability"
        " refuse refuses"
        " refused denied declined whether if unless except excluding reduce reduces rarely"
        " seldom few"
        " little instead rather stop stops stopped otherwise"
    )
)
"""Words that turn what follows, or leave it open: what they govern is not compared."""
_NEUTRAL_AFTER_NOT = frozenset(listed("only just merely simply solely necessarily least"))
_LEFT_OPEN = frozenset(listed("have need always every all everyone"))
"""After "not": a duty or a part denied, which leaves the thing itself open."""
_NEUTRAL_AFTER_NO = frozenset(listed("more less fewer later earlier doubt matter"))
_CLAUSE_END = frozenset(".;:,()")
_BREAKS = frozenset(listed("but although though however whereas while because which who when"))
AUXILIARIES = frozenset(
    listed(
        "can could will would shall should may might must is are was were has have had does do did"
    )
)
_SHORTEST = 4
_SCOPE = 3
_REACH = 3


Axes = frozenset[tuple[str, int]]


def _axes() -> dict[str, Axes]:
    found: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for line in OPPOSITES.replace("\n ", " ").splitlines():
        up, down = line.split("|")
        axis = f"{up.split()[0]}/{down.split()[0]}"
        for word in up.split():
            found[word].add((axis, 1))
        for word in down.split():
            found[word].add((axis, -1))
    return {word: frozenset(axes) for word, axes in found.items()}


_AXIS = _axes()
_INFLECTION = re.compile(r"(?:ing|ed|es|s|ment|ments|er|d)$")


@lru_cache(maxsize=65536)
def axes_of(word: str) -> Axes:
    """The pairs of opposites a lower-case word belongs to, each with its end (1 or -1)."""
    if word in _AXIS:
        return _AXIS[word]
    root = _INFLECTION.sub("", word)
    for candidate in (root, root + "e"):
        if len(candidate) >= _SHORTEST and candidate in _AXIS:
            return _AXIS[candidate]
    return frozenset()


def are_opposite(one: str, other: str) -> bool:
    """Whether two lower-case words are opposites: listed, or by a negative prefix."""
    if any((axis, -end) in axes_of(other) for axis, end in axes_of(one)):
        return True
    first, second = key_of(one), key_of(other)
    if not first or not second or first == second:
        return False
    return are_antonyms(first, second) or any(
        plain in {bare := bare_of_negative_prefix(negative), key_of(bare or "")}
        for negative, plain in ((first, second), (second, first), (one, other), (other, one))
    )


@dataclass(frozen=True, slots=True)
class Turn:
    """One word and the way it is turned."""

    key: str
    """Empty for a function word that has an opposite: before, more."""
    word: str
    sign: int
    """1 as it stands, -1 negated, 0 left open."""
    is_head: bool
    """Whether it is what a negation falls on first."""
    around: frozenset[str]
    """Keys of the content words within three of it."""
    following: str
    """Key of the next content word."""


@dataclass(slots=True)
class _Scope:
    """How far the last negation still reaches."""

    left: int = 0
    heads: int = 0
    sign: int = 1
    passes_auxiliaries: bool = False
    passed: int = 0

    def open(self, sign: int, passes_auxiliaries: bool) -> None:
        if sign == -1 and self.left and self.sign == -1 and self.passed == 0:
            sign = 1  # "not without"
        self.left, self.heads, self.sign = _SCOPE, 1, sign
        self.passes_auxiliaries, self.passed = passes_auxiliaries, 0

    def close(self) -> None:
        self.left = self.heads = 0

    def take(self, word: str) -> tuple[int, bool]:
        sign = self.sign if self.left else 1
        head = self.heads > 0 and sign == -1
        if not word.endswith("ly"):
            self.heads = max(0, self.heads - 1)
        self.left, self.passed = max(0, self.left - 1), self.passed + 1
        return sign, head


@lru_cache(maxsize=8192)
def turns(sentence: Sentence) -> tuple[Turn, ...]:
    """Every content word of the sentence with its sign."""
    words = sentence.tokens
    signed: list[tuple[Token, int, bool]] = []
    scope = _Scope()
    for position, token in enumerate(words):
        following = words[position + 1].lower if position + 1 < len(words) else ""
        cue = _cue(token, following)
        if cue is not None:
            scope.open(cue, token.lower in {"no", "none", "neither", "nobody", "nothing"})
            if token.lower not in _AXIS and cue:
                continue
        elif (
            token.text in _CLAUSE_END
            or token.lower in _BREAKS
            or (token.lower in AUXILIARIES and scope.passed and not scope.passes_auxiliaries)
        ):
            scope.close()
        if token.lower in {"up", "down"} and not _is_change(following):
            continue
        loose = token.lower in _AXIS and not (position and words[position - 1].lower == "or")
        if token.key or loose:
            sign, head = scope.take(token.lower) if cue is None else (1, False)
            signed.append((token, sign, head))
    return tuple(_turn(signed, index) for index in range(len(signed)))


def _is_change(following: str) -> bool:
    """Whether "up" or "down" tells of a change: "up 12%", "down from 30"."""
    return following in {"by", "from", "to", "£", "$", "€"} or following[:1].isdigit()


def _turn(signed: list[tuple[Token, int, bool]], index: int) -> Turn:
    token, sign, head = signed[index]
    around = [t.key for t, _, _ in signed[max(0, index - _REACH) : index + _REACH + 1] if t.key]
    following = next((t.key for t, _, _ in signed[index + 1 : index + 3] if t.key), "")
    key = token.key
    if key in around:
        around.remove(key)
    return Turn(key, token.lower, sign, head, frozenset(around), following)


def _cue(token: Token, following: str) -> int | None:
    """-1 for a negation, 0 for a word that leaves what follows open, None for any other."""
    lower = token.lower
    if lower == "no":
        return None if following in _NEUTRAL_AFTER_NO or following in {".", ")", ","} else -1
    if lower == "not" or lower.endswith("n't"):
        if following in _NEUTRAL_AFTER_NOT:
            return None
        return 0 if following in _LEFT_OPEN else -1
    if lower in _CUES or lower in _VERB_CUES:
        return -1
    return 0 if lower in _SOFT else None


def leans_down(sentence: Sentence) -> bool:
    """Whether it says something negative without a negation: weak, delayed, few, unless."""
    for token in sentence.tokens:
        if token.key and any(end < 0 for _, end in axes_of(token.lower)):
            return True
        if token.lower in _SOFT or token.lower in {"only", "too", "exempt", "instead"}:
            return True
        if token.key and token.lower.startswith(("un", "dis", "non", "mis")):
            return True
    return False


def has_negation(sentence: Sentence) -> bool:
    """Whether any word of it is negated."""
    return any(turn.sign < 0 for turn in turns(sentence))
