"""The grounding check: every sentence of a claim against its evidence, by every rule.

A reason is either certain or a doubt. What the evidence plainly does not give (a figure, a date, a
name, a grade, a council) is certain, and so is a turn of meaning where the sentence is its source
with a few words changed. The same found in freely worded text is a doubt. One certain reason sinks
a claim. Doubts sink it where they touch more than a quarter of what it says, so that one sentence
is held to every rule and a long answer is not lost over the wording of one of its ten.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.grounding import (
    agents,
    authority,
    bodies,
    coverage,
    date,
    duty,
    grade,
    hedge,
    merged,
    name,
    negation,
    number,
    partitive,
    predicate,
    quantifier,
    series,
    speaker,
    spliced,
    swap,
)
from assistant.grounding.alignment import Aligned, Passages, align, read_passages
from assistant.grounding.attribution import Attributed, part
from assistant.grounding.declining import asserted, declines
from assistant.grounding.edits import is_edited
from assistant.grounding.sentences import read
from assistant.grounding.verdicts import GroundingEvidence, Reason, Verdict

_OF_FACTS = (
    number.failures,
    date.failures,
    grade.failures,
    name.failures,
    bodies.failures,
    authority.failures,
)
_OF_TURNS = (
    negation.failures,
    duty.failures,
    quantifier.failures,
    swap.failures,
    series.failures,
)
_OF_OPENING = (date.failures, name.failures, authority.failures)
_HALF = 0.5
_CLAIM = 3
"""Sentences up to which a text is a claim, held to every word, and not a whole answer."""
_BORNE = 0.25
"""Share of a claim that doubts may touch."""
NOTHING = Reason("coverage", "The claim states nothing that evidence could carry.")


@dataclass(frozen=True, slots=True)
class _Said:
    """One sentence that asserts something: who says it, what, and on what it rests."""

    attributed: Attributed
    aligned: Aligned


def check(claim: str, evidence: Sequence[GroundingEvidence]) -> Verdict:
    """Whether the evidence carries the claim.

    Sentences that assert nothing ("the documents do not say") are passed over; a claim of nothing
    else is not supported, for no evidence could carry it. Only where there is no evidence at all is
    a plain "I do not have that information" right.
    """
    passages = read_passages(evidence)
    said = tuple(_said(claim, passages))
    if not any(item.aligned.claim.keys for item in said):
        is_right = not passages.sentences and any(map(declines, read(claim)))
        return Verdict(True, _HALF) if is_right else Verdict(False, 0.0, (NOTHING,))
    aligned = [item.aligned for item in said]
    reasons = [*_of_sentences(said)]
    parted = [(i.attributed.opening, i.aligned.claim) for i in said]
    reasons.extend(merged.failures(parted, claim, passages))
    reasons.extend(coverage.failures(aligned))
    unique = tuple(dict.fromkeys(reasons))
    share = min(1.0, coverage.mean_share(aligned))
    if unique:
        return Verdict(False, round(_HALF * share / (1 + len(unique)), 4), unique)
    return Verdict(True, round(_HALF + _HALF * share, 4))


def _said(claim: str, passages: Passages) -> Iterator[_Said]:
    for sentence in read(claim):
        remaining = asserted(sentence)
        if remaining is None:
            continue
        attributed = part(remaining)
        yield _Said(attributed, align(attributed.said, passages))


def _of_sentences(said: Sequence[_Said]) -> Iterator[Reason]:
    """Reasons of the single sentences; none where there are doubts only, and few."""
    also = _of_claim if len(said) <= _CLAIM else _of_sentence
    found = [(item, tuple(also(item))) for item in said]
    reasons = [reason for _, of_one in found for reason in of_one]
    if all(reason.is_doubt for reason in reasons):
        whole = sum(_length(item) for item in said)
        touched = sum(_length(item) for item, of_one in found if of_one)
        if touched <= _BORNE * whole:
            return
    yield from reasons


def _of_claim(item: _Said) -> Iterator[Reason]:
    """What one sentence, or a few, are held to beyond what is asked of every sentence."""
    yield from _of_sentence(item)
    yield from coverage.added(item.aligned)
    yield from agents.failures(item.aligned)
    yield from predicate.failures(item.aligned)
    yield from partitive.failures(item.aligned)
    yield from spliced.failures(item.aligned)
    yield from number.clause_failures(item.aligned)
    yield from swap.subject_failures(item.aligned)


def _length(item: _Said) -> int:
    return len(item.aligned.claim.keys) + 1


def _of_sentence(item: _Said) -> Iterator[Reason]:
    for failures in _OF_FACTS:
        yield from failures(item.aligned)
    is_close = is_edited(item.aligned)
    for failures in _OF_TURNS:
        yield from (replace(r, is_doubt=not is_close) for r in failures(item.aligned))
    opening = item.attributed.opening
    said_by = opening.text if opening else ""
    yield from (replace(r, is_doubt=True) for r in hedge.failures(item.aligned, said_by))
    if opening is not None:
        with_opening = replace(item.aligned, claim=opening)
        for failures in _OF_OPENING:
            yield from failures(with_opening)
    yield from authority.period_failures(item.aligned, opening)
    yield from speaker.failures(item.aligned, item.attributed.speaker, said_by)
