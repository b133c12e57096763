"""A claim that is its source with a few words changed: which words, and where.

Long stretches left out are summary and are not listed; a "not" put in or taken out is.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from assistant.grounding.alignment import Aligned
from assistant.grounding.sentences import Sentence

_NEAR = 0.7
"""Share of the claim's words that must stand in the source, in order."""
_SHORT = 4
"""Most words on either side of one change."""
_SMALL = 5
_TWO = 2


@dataclass(frozen=True, slots=True)
class Edit:
    """One change between words that stand unchanged."""

    held: tuple[str, ...]
    """Lower-case words of the evidence."""
    claimed: tuple[str, ...]
    """Lower-case words of the claim in their place."""
    before: str
    """The unchanged word before, or ""."""
    after: str
    """The unchanged word after, or ""."""


def edits(aligned: Aligned) -> tuple[Edit, ...]:
    """The changes that make the claim of its best source; empty where it is a freer text."""
    if not aligned.supports or aligned.best < _NEAR:
        return ()
    return _edits(aligned.claim, aligned.supports[0])


def is_edited(aligned: Aligned) -> bool:
    """Whether the claim is its best source with a few words changed, or none."""
    if not aligned.supports or aligned.best < _NEAR:
        return False
    return _unchanged(aligned.claim, aligned.supports[0]) >= _NEAR


@lru_cache(maxsize=1024)
def _unchanged(claim: Sentence, source: Sentence) -> float:
    """Share of the claim's words that stand in the source in order."""
    claimed, held = _meanings(claim), _meanings(source)
    matcher = SequenceMatcher(None, held, claimed, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / max(1, len(claimed))


def _words(sentence: Sentence) -> tuple[str, ...]:
    return tuple(token.lower for token in sentence.tokens if not token.is_mark)


def _meanings(sentence: Sentence) -> tuple[str, ...]:
    """What is compared: "study" and "studied" are the same."""
    return tuple(token.key or token.lower for token in sentence.tokens if not token.is_mark)


def subject_edit(aligned: Aligned) -> Edit | None:
    """One or two words that open the claim where its source, longer before, has others."""
    if not is_edited(aligned):
        return None
    claimed, held = _words(aligned.claim), _words(aligned.supports[0])
    matcher = SequenceMatcher(
        None, _meanings(aligned.supports[0]), _meanings(aligned.claim), autojunk=False
    )
    tag, start, end, first, last = matcher.get_opcodes()[0]
    if tag != "replace" or first or not last <= _TWO < end - start or end == len(held):
        return None
    return Edit(held[end - last : end], claimed[:last], held[end - last - 1], held[end])


@lru_cache(maxsize=1024)
def _edits(claim: Sentence, source: Sentence) -> tuple[Edit, ...]:
    claimed, held = _words(claim), _words(source)
    matcher = SequenceMatcher(None, _meanings(source), _meanings(claim), autojunk=False)
    operations = matcher.get_opcodes()
    same = sum(end - start for tag, start, end, _, _ in operations if tag == "equal")
    if len(claimed) < _SMALL or same < _NEAR * len(claimed):
        return ()
    found: list[Edit] = []
    for tag, start, end, claim_start, claim_end in operations:
        if tag == "equal" or end - start > _SHORT or claim_end - claim_start > _SHORT:
            continue
        before = held[start - 1] if start else ""
        after = held[end] if end < len(held) else ""
        if claim_start == 0 and claim_end == 0:
            continue
        if claim_start == claim_end == len(claimed):
            continue
        found.append(Edit(held[start:end], claimed[claim_start:claim_end], before, after))
    return tuple(found)
