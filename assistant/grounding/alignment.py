"""Which sentences of the evidence a sentence of the claim rests on."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.grounding.lexicon import alike
from assistant.grounding.sentences import Sentence, read
from assistant.grounding.verdicts import GroundingEvidence
from assistant.grounding.words import fold, key_of, tokens

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,]\d+)*")
SUPPORTS = 3
"""How many evidence sentences one claim sentence may be pieced together from."""
_PREFIX = 5
_UNIT = 2
_FIGURE = 1.5
"""What a figure is worth: it is found by chance less than a word is."""
_KINSHIP = 0.7
"""What a word is worth that shares only its beginning with one in the evidence."""
_SENSE = 0.5
"""What a word is worth that shares only a sense with one in the evidence."""
_ROOT = 3


@dataclass(frozen=True, slots=True)
class Passages:
    """All evidence of one claim, read."""

    evidence: tuple[GroundingEvidence, ...]
    sentences: tuple[Sentence, ...]
    folded: str
    """Every passage's text, folded to one line, lower case."""
    words: frozenset[str]
    """Lower-case words of the texts."""
    given: frozenset[str]
    """Keys of what is known about the passages: whose they are and who speaks."""
    where: dict[str, tuple[int, ...]]
    """Key to the ordinals of the sentences it stands in."""
    kin: dict[str, tuple[str, ...]]
    """First letters of a key to the keys that begin with them."""

    def weight(self, key: str) -> float:
        """Rare words in the evidence tell more than frequent ones."""
        if key[0].isdigit():
            return _FIGURE
        return 1 / (1 + math.log1p(len(self.where.get(key, ()))) / 3)


@dataclass(frozen=True, slots=True)
class Aligned:
    """A sentence of the claim with the evidence it rests on."""

    claim: Sentence
    passages: Passages
    supports: tuple[Sentence, ...]
    """Best first; empty where nothing in the evidence shares a word with it."""
    best: float
    """Share of the claim's content that the best sentence carries, 0 to 1."""
    together: float
    """Share that the supports carry together."""
    anywhere: float
    """Share found anywhere in the evidence."""
    missing: tuple[str, ...]
    """Keys found nowhere in the evidence."""

    @property
    def is_verbatim(self) -> bool:
        """Whether the evidence contains this very sentence, whole."""
        plain = _plain(self.claim.text)
        return any(plain == _plain(support.text) for support in self.supports)


def _plain(text: str) -> str:
    return " ".join(text.lower().split()).rstrip(".;:, ")


def read_passages(evidence: Sequence[GroundingEvidence]) -> Passages:
    """Read every passage, once for any number of claims."""
    return _read_passages(tuple(evidence))


@lru_cache(maxsize=256)
def _read_passages(evidence: tuple[GroundingEvidence, ...]) -> Passages:
    sentences = tuple(s for i, item in enumerate(evidence) for s in read(item.text, i))
    where: dict[str, list[int]] = defaultdict(list)
    for ordinal, sentence in enumerate(sentences):
        for key in dict.fromkeys(sentence.keys):
            where[key].append(ordinal)
    kin: dict[str, list[str]] = defaultdict(list)
    for key in where:
        if len(key) >= _PREFIX:
            kin[key[:_PREFIX]].append(key)
    folded = " ".join(fold(" \n ".join(item.text for item in evidence)).lower().split())
    return Passages(
        evidence,
        sentences,
        folded,
        frozenset(_WORD.findall(folded)),
        frozenset(_given(evidence)),
        {key: tuple(found) for key, found in where.items()},
        {prefix: tuple(keys) for prefix, keys in kin.items()},
    )


def _given(evidence: tuple[GroundingEvidence, ...]) -> Iterator[str]:
    for item in evidence:
        for known in (item.authority, item.speaker):
            yield from (token.key for token in tokens(fold(known or "")) if token.key)
        if item.day and item.day.year:
            yield str(item.day.year)


def relatives(key: str, passages: Passages) -> tuple[str, ...]:
    """Keys in the evidence that are this one, or plainly of its family."""
    if key in passages.where:
        return (key,)
    found = passages.kin.get(key[:_PREFIX], ()) if len(key) >= _PREFIX else ()
    close = tuple(other for other in found if _akin(key, other))
    if close:
        return close
    same_sense = tuple(sorted(other for other in alike(key) if other in passages.where))
    if same_sense:
        return same_sense
    bare = bare_of_negative_prefix(key)
    known = (bare, key_of(bare)) if bare else ()
    return tuple(one for one in known if one in passages.where)[:1]


def bare_of_negative_prefix(key: str) -> str | None:
    """ "ineffect" gives "effect"; None where there is no such prefix."""
    for prefix in ("un", "in", "im", "ir", "il", "dis", "non", "mis"):
        if key.startswith(prefix) and len(key) - len(prefix) >= 4:
            return key[len(prefix) :]
    return None


def _akin(one: str, other: str) -> bool:
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared >= _PREFIX and shared >= 0.65 * max(len(one), len(other))


def align(claim: Sentence, passages: Passages) -> Aligned:
    """Find the best supports of one sentence, greedily, each adding what the others lack."""
    weights = _weights(claim, passages)
    total = sum(weights.values()) or 1.0
    found = {key: relatives(key, passages) for key in weights}
    worth = {key: weight * _worth(key, found[key], passages) for key, weight in weights.items()}
    left = dict(worth)
    supports: list[Sentence] = []
    shares: list[float] = []
    for _ in range(SUPPORTS):
        ordinal, gain = _best(left, found, passages, claim if not supports else None)
        if ordinal is None or gain <= (0.04 * total if supports else 0):
            break
        supports.append(passages.sentences[ordinal])
        taken = [k for k in left if any(ordinal in passages.where[r] for r in found[k])]
        shares.append(sum(left.pop(key) for key in taken))
    anywhere = sum(worth[key] for key in weights if found[key])
    missing = tuple(key for key in weights if not found[key])
    if not weights:
        return Aligned(claim, passages, (), 1.0, 1.0, 1.0, ())
    best = shares[0] / total if shares else 0.0
    return Aligned(
        claim, passages, tuple(supports), best, sum(shares) / total, anywhere / total, missing
    )


def _worth(key: str, found: tuple[str, ...], passages: Passages) -> float:
    """1 for the word itself, less for its family, least for a word that shares a sense."""
    if key in passages.where:
        return 1.0
    return _KINSHIP if any(other[:_ROOT] == key[:_ROOT] for other in found) else _SENSE


def _weights(claim: Sentence, passages: Passages) -> dict[str, float]:
    counts = dict.fromkeys(claim.keys)
    return {
        key: passages.weight(key)
        for key in counts
        if key in passages.where or not (key in passages.given or _is_measure(key))
    }


def _is_measure(key: str) -> bool:
    """Figures and units, which the number check answers for: "310", "m", "km"."""
    return key[0].isdigit() or len(key) <= _UNIT


def _best(
    left: dict[str, float],
    found: dict[str, tuple[str, ...]],
    passages: Passages,
    claim: Sentence | None,
) -> tuple[int | None, float]:
    gains: dict[int, float] = defaultdict(float)
    for key, weight in left.items():
        for ordinal in {o for relative in found[key] for o in passages.where[relative]}:
            gains[ordinal] += weight
    if not gains:
        return None, 0.0
    if claim is not None:
        pairs = bigrams(claim)
        top = max(gains.values())
        for ordinal, gain in list(gains.items()):
            if gain >= 0.6 * top:
                sentence = passages.sentences[ordinal]
                gains[ordinal] = gain + 0.3 * len(pairs & bigrams(sentence)) - _length(sentence)
    ordinal = max(gains, key=lambda o: (gains[o], -o))
    return ordinal, gains[ordinal]


def _length(sentence: Sentence) -> float:
    """A small malus, so that of two equal sentences the shorter is taken."""
    return 0.002 * len(sentence.tokens)


@lru_cache(maxsize=8192)
def bigrams(sentence: Sentence) -> frozenset[tuple[str, str]]:
    """Neighbouring content keys, in order."""
    keys = sentence.keys
    return frozenset(pairwise(keys))
