"""By whom, and of which of two: the doer of a deed, and the two sides of a contrast."""

import re
from collections.abc import Iterator

from assistant.grounding.alignment import Aligned, relatives
from assistant.grounding.names import names
from assistant.grounding.sentences import Sentence
from assistant.grounding.verdicts import Reason
from assistant.grounding.words import Token

_CONTRAST = re.compile(r",?\s+(?:but|yet|while|whereas|although|though)\s+")
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|do|does|did|can|will|remains?)\b")
_PRONOUN = re.compile(
    r"(?:it|this|that|these|those|they|he|she|there|some|many|most|few|not)\b", re.I
)
_LONGEST = 4
"""Words after "by" that name the doer."""
_REACH = 3
_MUTUAL = frozenset({"met", "meet", "marri", "join", "work", "play", "face"})
"""Deeds done by both alike."""


def failures(aligned: Aligned) -> Iterator[Reason]:
    """A deed given to another doer, or one side of a contrast said of the other."""
    if not aligned.supports or aligned.is_verbatim:
        return
    yield from _done_by(aligned)
    yield from _named_doer(aligned)
    yield from _crossed(aligned)


def _done_by(aligned: Aligned) -> Iterator[Reason]:
    """ "Chaired by the director" where it is chaired by an adviser."""
    held = [pair for s in aligned.passages.sentences for pair in _doers(s)]
    for deed, doer in _doers(aligned.claim):
        others = [other for same, other in held if same == deed]
        ours = {key for one in doer for key in relatives(one, aligned.passages)}
        if doer and others and not any(ours & other for other in others):
            detail = "The evidence has it done by another."
            yield Reason("swap", detail, is_doubt=True)


def _doers(sentence: Sentence) -> Iterator[tuple[str, frozenset[str]]]:
    """(key of the deed, keys of the doer) for each "chaired by an adviser"."""
    words = sentence.tokens
    for position, token in enumerate(words):
        deed = words[position - 1] if position else None
        if (
            token.lower != "by"
            or deed is None
            or not deed.lower.endswith(("ed", "en", "held", "led", "run"))
        ):
            continue
        following: list[Token] = []
        for after in words[position + 1 : position + 1 + _LONGEST]:
            if after.is_mark or after.lower in {"and", "but", "to", "in", "for", "which", "who"}:
                break
            following.append(after)
        keys = frozenset(t.key for t in following if t.key)
        if deed.key and keys and not any(key[0].isdigit() for key in keys):
            yield deed.key, keys


def _named_doer(aligned: Aligned) -> Iterator[Reason]:
    """The claim opens with a name and its deed; the best source has another name do it."""
    first = next((n for n in names(aligned.claim) if n.opens and len(n.words) > 1), None)
    if first is None:
        return
    deed = next((t.key for t in aligned.claim.tokens if t.start >= first.end and t.key), "")
    best = aligned.supports[0]
    at = next((t for t in best.tokens if t.key == deed), None)
    ours = {word.lower for word in first.words}
    if at is None or not deed or deed in _MUTUAL:
        return
    if ours & {t.lower for t in best.tokens if t.start < at.start or "by" in _words_of(best)}:
        return
    for other in names(best):
        between = [t for t in best.tokens if other.end <= t.start < at.start and not t.is_mark]
        if other.end <= at.start and len(other.words) > 1 and not between:
            yield Reason("swap", f"The evidence has {other.text!r} here, not {first.text!r}.")


def _words_of(sentence: Sentence) -> frozenset[str]:
    return frozenset(token.lower for token in sentence.tokens)


def _crossed(aligned: Aligned) -> Iterator[Reason]:
    """What is said of one side of a contrast, said of the other."""
    best, keys = aligned.supports[0], list(aligned.claim.keys)
    joint = _CONTRAST.search(best.text)
    if joint is None or _CONTRAST.search(aligned.claim.text) or len(keys) < _REACH:
        return
    rest = best.text[joint.end() :]
    verb = _VERB.search(rest)
    if verb is None or _PRONOUN.match(rest):
        return
    left = {t.key for t in best.tokens if t.key and t.start < joint.start()}
    right = {t.key for t in best.tokens if t.key and t.start >= joint.end()}
    subject = {
        t.key for t in best.tokens if t.key and 0 <= t.start - joint.end() < verb.start()
    } - left
    said = right - left - subject
    if not subject or subject & set(keys) or not said & set(keys):
        return
    if keys[0] in left - right and keys[-1] in said:
        yield Reason("swap", "The evidence says this of the other.", is_doubt=True)
