"""Whether another fact of the evidence stands in the very place a claim gives to this one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.grounding.listed import listed
from assistant.grounding.quantities import key_before, keys_after, neighbours
from assistant.grounding.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Place:
    """A span in a sentence, by what surrounds it."""

    before: str
    after: tuple[str, ...]
    around: frozenset[str]

    @classmethod
    def of(cls, sentence: Sentence, start: int, end: int) -> "Place":
        """The surroundings of a span."""
        around = frozenset(t.key for t in neighbours(sentence, start, end) if t.key)
        return cls(key_before(sentence, start), keys_after(sentence, end), around)

    def likeness(self, other: "Place") -> float:
        """0 nothing in common; each shared neighbour counts, those next to the span double."""
        shared = len(self.around & other.around)
        touching = float(bool(self.before) and self.before == other.before)
        if self.after and other.after:
            touching += self.after[0] == other.after[0]
        return shared + 2 * touching

    def touches(self, other: "Place") -> bool:
        """Whether the word before or the word after is the same."""
        after = bool(self.after and other.after) and self.after[0] == other.after[0]
        return after or (bool(self.before) and self.before == other.before)


def usurped(here: Place, held: Sequence[Place], rivals: Iterable[Place]) -> bool:
    """Whether a rival fits the claimed place plainly better than any held occurrence does."""
    best_held = max((here.likeness(place) for place in held), default=0.0)
    touched = any(here.touches(place) for place in held)
    for rival in rivals:
        if here.touches(rival) and not touched and here.likeness(rival) >= best_held + 3:
            return True
    return False


def clause_after(sentence: Sentence, end: int) -> frozenset[str]:
    """Keys of the content words from a position to the end of the clause."""
    found: set[str] = set()
    for token in sentence.tokens:
        if token.start < end:
            continue
        if token.text in _STOPS or token.lower in _TURNS:
            break
        if token.key:
            found.add(token.key)
    return frozenset(found)


def clause_around(sentence: Sentence, position: int) -> frozenset[str]:
    """Keys of the content words of the clause a position stands in, figures left out."""
    found: set[str] = set()
    for token in sentence.tokens:
        if (token.text in _STOPS and token.text != ":") or token.lower in _JOINTS:
            if token.start > position:
                break
            found.clear()
        elif token.key and not token.key[0].isdigit():
            found.add(token.key)
    return frozenset(found)


_JOINTS = frozenset(listed("but although though while whereas however and which"))
_STOPS = frozenset(".;:,()")
_TURNS = frozenset(listed("but although though while whereas however"))
