"""What a claim leaves out between words that it puts side by side.

A part may go that marks set off, or an adjective; a figure, a date or a "some" may not, for what
follows it would be said of what went before.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher

from assistant.grounding.alignment import Passages, align
from assistant.grounding.dates import date_spans
from assistant.grounding.quantifiers import quantifiers
from assistant.grounding.quantities import quantities
from assistant.grounding.sentences import Sentence
from assistant.grounding.words import Token

_WEAKEST, _STRONGEST = 1, 5
"""Levels of quantifier between none and almost all."""
_CLOSE = 0.6
"""Share of the claim's words that must stand in its source, in order, to be a cut of it."""


def spliced(said: Sentence, passages: Passages) -> Iterator[str]:
    """Each figure, date or weak quantifier cut out between kept words, in the source's words."""
    supports = align(said, passages).supports
    if not supports:
        return
    source = supports[0]
    guarded = [(span.start, span.end) for span in date_spans(source.text)]
    guarded += [(found.start, found.end) for found in quantities(source.text)]
    guarded += [
        (found.start, found.end)
        for found in quantifiers(source.text)
        if _WEAKEST <= found.level <= _STRONGEST
    ]
    for cut in _cuts(said, source):
        first, last = cut[0].start, cut[-1].end
        if not _set_off(source, first, last):
            yield from (
                source.text[start:end] for start, end in guarded if first <= start and end <= last
            )


def _cuts(said: Sentence, source: Sentence) -> Iterator[tuple[Token, ...]]:
    """Stretches of the source left out, nothing put in their place, between words kept."""
    held = [token for token in source.tokens if not token.is_mark]
    ours = [token for token in said.tokens if not token.is_mark]
    matcher = SequenceMatcher(None, _meanings(held), _meanings(ours), autojunk=False)
    steps = matcher.get_opcodes()
    if sum(end - start for tag, start, end, _, _ in steps if tag == "equal") < _CLOSE * len(ours):
        return
    for tag, start, end, at, _ in steps:
        if tag == "delete" and 0 < at < len(ours):
            yield tuple(held[start:end])


def _meanings(words: list[Token]) -> list[str]:
    return [word.key or word.lower for word in words]


def _set_off(source: Sentence, first: int, last: int) -> bool:
    """Whether marks stand on both sides of a stretch, or a sentence's part ends with it."""
    before, after = source.text[:first].rstrip(), source.text[last:].lstrip()
    return before[-1:] in set(",;:(-") and after[:1] in set(",;:).-")
