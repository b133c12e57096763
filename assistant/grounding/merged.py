"""Merged sources: one statement run together from passages of two councils or two dates."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.grounding.alignment import Passages, relatives
from assistant.grounding.authorities import authorities, same_authority
from assistant.grounding.dates import agrees, date_spans
from assistant.grounding.sentences import Sentence
from assistant.grounding.verdicts import GroundingEvidence, Reason

_JOINT = re.compile(
    r"\s*(?:[;:.]|,?\s+(?:and|but|while|whereas|although|with|which|who|as well as)\b|,)\s*", re.I
)
_CARRIED = 0.65
"""Share of a clause's content a passage must hold to be what it rests on."""
_LEAD = 0.25
"""How much more of it than any other passage."""
_CLAUSE_KEYS = 3
_ALONE = 3
"""Words only one passage has, for a sentence to need that passage."""


def failures(said: Sequence[Sentence], claim: str, passages: Passages) -> Iterator[Reason]:
    """A claim whose parts rest on different councils or dates that it does not tell apart."""
    if len({_source(item) for item in passages.evidence}) < 2:
        return
    resting = [
        (clause, passage)
        for sentence in said
        for clause in _clauses(sentence)
        if (passage := _carrier(clause, passages)) is not None
    ]
    resting.extend(pair for sentence in said for pair in _shared_out(sentence, passages))
    used = [passages.evidence[passage] for _, passage in resting]
    councils = {(item.authority or "").lower() for item in used}
    reason = _authorities_merged(used, resting, claim)
    if reason is None and len(councils) == 1:
        reason = _dates_merged(used, claim)
    if reason:
        yield Reason("merged", reason)


def _source(item: GroundingEvidence) -> tuple[str, object]:
    return ((item.authority or "").lower(), item.day)


def _clauses(sentence: Sentence) -> list[Sentence]:
    found: list[Sentence] = []
    pending = ""
    for piece in _JOINT.split(sentence.text):
        pending = f"{pending} {piece or ''}".strip()
        clause = Sentence.of(pending)
        if len(clause.keys) >= _CLAUSE_KEYS:
            found.append(clause)
            pending = ""
    return found


def _carrier(clause: Sentence, passages: Passages) -> int | None:
    """The one passage that plainly carries a clause."""
    shares = sorted(
        ((_share(clause, number, passages), number) for number in range(len(passages.evidence))),
        reverse=True,
    )
    (best, number), (second, _) = shares[0], shares[1]
    return number if best >= _CARRIED and best - second >= _LEAD else None


def _shared_out(sentence: Sentence, passages: Passages) -> list[tuple[Sentence, int]]:
    """The passages a sentence needs, each for words that no other has."""
    alone: Counter[int] = Counter()
    for key in dict.fromkeys(sentence.keys):
        holders = {passages.sentences[o].passage for o in passages.where.get(key, ())}
        if len(holders) == 1:
            alone[holders.pop()] += 1
    needed = [number for number, count in sorted(alone.items()) if count >= _ALONE]
    return [(sentence, number) for number in needed] if len(needed) > 1 else []


def _share(clause: Sentence, number: int, passages: Passages) -> float:
    keys = dict.fromkeys(clause.keys)
    held = sum(
        any(
            passages.sentences[ordinal].passage == number
            for relative in relatives(key, passages)
            for ordinal in passages.where[relative]
        )
        for key in keys
    )
    return held / len(keys)


def _authorities_merged(
    used: list[GroundingEvidence], resting: list[tuple[Sentence, int]], claim: str
) -> str | None:
    councils = list(dict.fromkeys(item.authority for item in used if item.authority))
    distinct = [c for i, c in enumerate(councils) if not any(same_authority(c, o) for o in councils[:i])]
    if len(distinct) < 2:
        return None
    unnamed = [c for c in distinct if not _is_named(c, claim)]
    if unnamed:
        return f"Parts rest on {' and '.join(distinct)}, which the claim does not tell apart."
    current: str | None = None
    for (clause, _), item in zip(resting, used, strict=True):
        named = [c for c in distinct if _is_named(c, clause.text)]
        current = named[0] if len(named) == 1 else current
        wrong = current and item.authority and not same_authority(current, item.authority)
        if wrong and len(named) <= 1:
            return f"What is said of {current} rests on evidence about {item.authority}."
    return None


def _is_named(council: str, text: str) -> bool:
    named = authorities(text)
    return council.lower() in text.lower() or any(same_authority(council, n) for n in named)


def _dates_merged(used: list[GroundingEvidence], claim: str) -> str | None:
    days = list(dict.fromkeys(day for item in used if (day := item.day)))
    if len(days) < 2:
        return None
    spans = date_spans(claim)
    unnamed = [d for d in days if not any(agrees(s.date, d) and s.date.year for s in spans)]
    if len(unnamed) == 0 or (spans and len(unnamed) < len(days) and _tells_apart(claim)):
        return None
    if not spans and _tells_apart(claim):
        return None
    return "Parts rest on documents of different dates, which the claim does not tell apart."


def _tells_apart(claim: str) -> bool:
    return bool(
        re.search(
            r"\b(?:previous(?:ly)?|earlier|later|since then|by then|then|subsequent(?:ly)?|last"
            r"|latest|now|before|after(?:wards)?|compared|at the time|both)\b",
            claim,
            re.I,
        )
    )
