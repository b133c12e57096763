"""Coverage: how much of what a claim says can be found in its evidence at all.

The bounds were set on the even-numbered pairs of the MTRAG faithfulness labels (Katsis et al.
2025) and on true sentences of inspection reports; ``evals.grounding_table`` prints how they do.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.grounding.alignment import Aligned, bigrams
from assistant.grounding.declining import is_lead_in
from assistant.grounding.verdicts import Reason

_WHOLE = 0.58
"""Mean share of all sentences below which a claim is not carried."""
_BRIEF = 0.48
"""The same for a claim of few words, of which a paraphrase may change many."""
_FEW = 12
_SENTENCE = 0.24
"""Share of any one sentence below which it is not carried."""
_THIN = 0.12
"""Share of a long claim that such sentences may make up: a remark in passing."""
_WORDS = 0.68
"""Share of all words of a long claim, small ones too, that must stand in the evidence."""
_JOINED = 0.15
"""Share of neighbouring words that are neighbours in the evidence too, below which a long claim
only happens to use the evidence's words."""
_LONG = 12
_BRIEF_SENTENCE = 0.4
"""The same in a claim of few words, where one sentence cannot lean on the others."""
_ELLIPSIS = 60
_JOINT = re.compile(
    r"[,;:(]|\b(?:because|which|who|whose|so that|while|although|due to|owing to|thanks to|and|but"
    r"|after|before)\b",
    re.I,
)
_CAUSE = re.compile(
    r"\b(?:because of|due to|owing to|thanks to|as a result of|on account of)\s+(?P<what>[^,;.]+)",
    re.I,
)
_TACKED = 2
"""Words unknown to the evidence that make a clause an addition."""
_MOSTLY = 0.6
"""Share of the clause they must be."""


def share(aligned: Aligned) -> float:
    """0 to 1: the content carried by the supports, with a little for what stands elsewhere."""
    return 0.7 * aligned.together + 0.3 * aligned.anywhere


def mean_share(said: Sequence[Aligned]) -> float:
    """The mean over all sentences that assert something, each weighted by its length."""
    weights = [len(aligned.claim.keys) + 1 for aligned in said]
    total = sum(weights)
    shares = (share(aligned) * weight for aligned, weight in zip(said, weights, strict=True))
    return sum(shares) / total if total else 1.0


def added(aligned: Aligned) -> Iterator[Reason]:
    """Clauses tacked on of which the evidence knows next to nothing: "because its staff left"."""
    if aligned.is_verbatim:
        return
    for cause in _CAUSE.finditer(aligned.claim.text):
        first, last = cause.span("what")
        keys = {t.key for t in aligned.claim.tokens if t.key and first <= t.start < last}
        if keys and len(keys & set(aligned.missing)) >= _MOSTLY * len(keys):
            yield Reason("coverage", f"The evidence says nothing of {cause[0]!r}.", is_doubt=True)
    start = 0
    for joint in (*_JOINT.finditer(aligned.claim.text), None):
        end = joint.start() if joint else len(aligned.claim.text)
        keys = {t.key for t in aligned.claim.tokens if t.key and start <= t.start < end}
        unknown = keys & set(aligned.missing)
        if len(unknown) >= _TACKED and len(unknown) >= _MOSTLY * len(keys):
            words = aligned.claim.text[start:end].strip(" ,;:")
            yield Reason("coverage", f"The evidence says nothing of {words!r}.", is_doubt=True)
        start = end


def _joined(said: Sequence[Aligned]) -> float:
    """Share of the claim's neighbouring words found side by side; 1 for a short claim."""
    pairs = [pair for aligned in said for pair in bigrams(aligned.claim)]
    if len(pairs) < _LONG:
        return 1.0
    held = {pair for s in said[0].passages.sentences for pair in bigrams(s)}
    return sum(pair in held for pair in pairs) / len(pairs)


def _plain_overlap(said: Sequence[Aligned]) -> float:
    """Share of the claim's words, each as it stands, that the evidence has."""
    words = [t.lower for aligned in said for t in aligned.claim.tokens if not t.is_mark]
    held = said[0].passages.words
    return sum(word in held for word in words) / max(1, len(words))


def _length(aligned: Aligned) -> int:
    return len(aligned.claim.keys) + 1


def failures(said: Sequence[Aligned]) -> Iterator[Reason]:
    """The sentences, or the whole, that the evidence does not carry."""
    few = sum(len(aligned.claim.keys) for aligned in said) <= _FEW
    least = _BRIEF_SENTENCE if few else _SENTENCE
    thin = [aligned for aligned in said if share(aligned) < least and not is_lead_in(aligned.claim)]
    if sum(map(_length, thin)) <= _THIN * sum(map(_length, said)):
        thin = []
    for aligned in thin:
        text = aligned.claim.text
        short = text if len(text) <= _ELLIPSIS else text[:_ELLIPSIS].rsplit(" ", 1)[0] + " …"
        yield Reason("coverage", f"Too little of {short!r} is in the evidence.")
    scattered = _joined(said) < _JOINED or (not few and _plain_overlap(said) < _WORDS)
    if not thin and (mean_share(said) < (_BRIEF if few else _WHOLE) or scattered):
        yield Reason("coverage", "Too little of the claim is in the evidence.")
