"""What a weak model wrote, with what it cannot do done for it; and what an answer may not lose."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from assistant.answers import Claim
from assistant.writing.contract import ProposedClaim
from assistant.writing.passages import Pack
from evals.cases import Case

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ANCHOR = 6
"""Words of an anchor."""
_LEAST = 8
"""Words of a sentence a claim may be begun with."""
_JOINED = 1.15
"""How much more two sentences must have than one to be cited for it."""


def put_right(text: str, held: Pack) -> ProposedClaim | None:
    """The claim with the label and anchors of the words that fit it best; None where none do."""
    words = _words(text)
    best, proposed = 0.0, None
    for passage in held.passages:
        sentences = _SENTENCE.split(passage.paragraph.text)
        for window in (*sentences, *(" ".join(two) for two in pairwise(sentences))):
            found = _words(window)
            share = len(set(words) & set(found)) / max(1, len(set(words)))
            if share > best * (1 if window in sentences else _JOINED) and len(found) > 1:
                best = share
                first, last = " ".join(found[:_ANCHOR]), " ".join(found[-_ANCHOR:])
                labels = (passage.label,)
                proposed = (labels, first, last)
    if proposed is None or not text:
        return None
    labels, first, last = proposed
    return ProposedClaim(text=text[:2000], passages=labels, first_words=first, last_words=last)


def beginnings(held: Pack, first: Sequence[int], most: int) -> Iterator[str]:
    """The first words of whole sentences of the paragraphs, of each paragraph in turn."""
    found = [
        [s for s in _SENTENCE.split(p.paragraph.text) if len(s.split()) >= _LEAST]
        for p in held.passages
    ]
    in_turn = [s for row in zip_longest(*found) for s in row if s is not None]
    for number, sentence in enumerate(in_turn[:most]):
        yield " ".join(sentence.split()[: first[number % len(first)]])


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def lost(case: Case, before: Sequence[Claim], after: Sequence[Claim]) -> Iterator[str]:
    """What the default answer has and the written one has not: facts asked for, and citations."""
    texts = [" ".join(claim.text for claim in claims).casefold() for claims in (before, after)]
    for fact in case.facts:
        held = [any(form.casefold() in text for form in fact.split("|")) for text in texts]
        if held[0] and not held[1]:
            yield "a fact"
    cited = [{c.ref for claim in claims for c in claim.citations} for claims in (before, after)]
    if cited[0] - cited[1]:
        yield "a citation"
