"""Which words may stand for each other, and which are opposites, compiled from WordNet.

``synonyms`` is a short list in which each group is one meaning everywhere. This is the wide one:
two words that share a sense. It is enough to let a paraphrase pass, and never to say that two
words are the same.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from assistant.grounding.words import key_of


@lru_cache(maxsize=1)
def _read() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Kind of line ("s", "a" or "v") to its lines, each as keys."""
    text = files("assistant.grounding").joinpath("data/lexicon.txt").read_text(encoding="utf-8")
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for line in text.splitlines():
        kind, *words = line.split()
        if kind != "#":
            found[kind].append(tuple(key_of(word) for word in words))
    return {kind: tuple(lines) for kind, lines in found.items()}


@lru_cache(maxsize=1)
def _senses() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for keys in _read()["s"]:
        for key in keys:
            found[key].update(keys)
    return {key: frozenset(others - {key, ""}) for key, others in found.items()}


@lru_cache(maxsize=1)
def _opposites() -> frozenset[tuple[str, str]]:
    return frozenset(_both_ways())


def _both_ways() -> Iterator[tuple[str, str]]:
    for one, other in _read()["a"]:
        yield one, other
        yield other, one


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(key for keys in _read()["v"] for key in keys)


def alike(key: str) -> frozenset[str]:
    """Keys of the words that share a sense with this one."""
    return _senses().get(key, frozenset())


def are_alike(one: str, other: str) -> bool:
    """Whether two keys share a sense."""
    return one == other or other in alike(one)


def are_antonyms(one: str, other: str) -> bool:
    """Whether two keys are opposites."""
    return (one, other) in _opposites()


def is_often_verb(key: str) -> bool:
    """Whether a word is a verb as often as not, so that its place tells little."""
    return key in _verbs()
