"""The grounding check: every sentence of a claim against its evidence, by every rule."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.grounding import (
    authority,
    coverage,
    date,
    grade,
    hedge,
    merged,
    name,
    negation,
    number,
    quantifier,
    series,
    speaker,
    swap,
)
from assistant.grounding.alignment import Aligned, Passages, align, read_passages
from assistant.grounding.attribution import Attributed, part
from assistant.grounding.declining import asserted
from assistant.grounding.sentences import read
from assistant.grounding.verdicts import GroundingEvidence, Reason, Verdict

_OF_TEXT = (
    number.failures,
    date.failures,
    grade.failures,
    name.failures,
    negation.failures,
    quantifier.failures,
    hedge.failures,
    swap.failures,
    series.failures,
    authority.failures,
)
_OF_OPENING = (date.failures, name.failures, authority.failures)
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class _Said:
    """One sentence that asserts something: who says it, what, and on what it rests."""

    attributed: Attributed
    aligned: Aligned


def check(claim: str, evidence: Sequence[GroundingEvidence]) -> Verdict:
    """Whether the evidence carries every sentence of the claim.

    Sentences that assert nothing ("the documents do not say") are passed over.
    """
    passages = read_passages(evidence)
    said = tuple(_said(claim, passages))
    if not said:
        return Verdict(True, 1.0)
    aligned = [item.aligned for item in said]
    reasons = [reason for item in said for reason in _of_sentence(item)]
    reasons.extend(merged.failures([a.claim for a in aligned], claim, passages))
    reasons.extend(coverage.failures(aligned))
    unique = tuple(dict.fromkeys(reasons))
    share = min(1.0, coverage.mean_share(aligned))
    score = _HALF + _HALF * share if not unique else _HALF * share / (1 + len(unique))
    return Verdict(not unique, round(score, 4), unique)


def _said(claim: str, passages: Passages) -> Iterator[_Said]:
    for sentence in read(claim):
        remaining = asserted(sentence)
        if remaining is None:
            continue
        attributed = part(remaining)
        yield _Said(attributed, align(attributed.said, passages))


def _of_sentence(item: _Said) -> Iterator[Reason]:
    for failures in _OF_TEXT:
        yield from failures(item.aligned)
    opening = item.attributed.opening
    if opening is not None:
        with_opening = replace(item.aligned, claim=opening)
        for failures in _OF_OPENING:
            yield from failures(with_opening)
    yield from authority.period_failures(item.aligned, opening)
    yield from speaker.failures(item.aligned, item.attributed.speaker)
