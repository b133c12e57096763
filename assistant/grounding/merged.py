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


Parted = tuple[Sentence | None, Sentence]
"""Who is said to say it, where that is told, and what is said."""


def failures(said: Sequence[Parted], claim: str, passages: Passages) -> Iterator[Reason]:
    """A claim whose parts rest on different councils or dates that it does not tell apart."""
    if len({_source(item) for item in passages.evidence}) < 2:
        return
    resting = [pair for parted in said for pair in _resting(parted, passages)]
    used = [passages.evidence[number] for _, number in resting if number is not None]
    councils = {(item.authority or "").lower() for item in used}
    reason = _authorities_merged(resting, passages, claim)
    if reason is None and len(councils) == 1:
        reason = _dates_merged(used, claim)
    if reason:
        yield Reason("merged", reason)


def _source(item: GroundingEvidence) -> tuple[str, object]:
    return ((item.authority or "").lower(), item.day)


def _resting(parted: Parted, passages: Passages) -> list[tuple[Sentence, int | None]]:
    """The clauses of a sentence, and the passage each rests on where that is plain.

    Who says it rests on none, but may name the council: "In Hackney, the council said that …".
    """
    opening, sentence = parted
    opened: list[tuple[Sentence, int | None]] = [(opening, None)] if opening else []
    found = [(clause, _carrier(clause, passages)) for clause in _clauses(sentence, passages)]
    return [*opened, *found, *_shared_out(sentence, passages)]


def _clauses(sentence: Sentence, passages: Passages) -> list[Sentence]:
    """Its clauses, cut at marks and joining words but not inside a council's name."""
    text = sentence.text
    councils = {item.authority for item in passages.evidence if item.authority}
    kept = [m.span() for name in councils for m in re.finditer(re.escape(name), text, re.I)]
    cuts = [
        m.span()
        for m in _JOINT.finditer(text)
        if not any(start <= m.start() < end for start, end in kept)
    ]
    found: list[Sentence] = []
    start = 0
    for cut, resume in (*cuts, (len(text), len(text))):
        clause = Sentence.of(text[start:cut].strip())
        if len(clause.keys) >= _CLAUSE_KEYS:
            found.append(clause)
            start = resume
    return found


def _carrier(clause: Sentence, passages: Passages) -> int | None:
    """The one passage that plainly carries a clause."""
    whole = _shares(clause, passages)
    best = max(whole, key=lambda number: (sum(whole[number]), -number))
    nearest = max(whole[number][1] for number in whole if number != best)
    in_all, in_one = whole[best]
    return best if in_all >= _CARRIED and in_one - nearest >= _LEAD else None


def _shares(clause: Sentence, passages: Passages) -> dict[int, tuple[float, float]]:
    """Passage to the share of the clause in all of it, and in its best single sentence."""
    counts = [0] * len(passages.sentences)
    anywhere = [0] * len(passages.evidence)
    keys = dict.fromkeys(clause.keys)
    for key in keys:
        ordinals = {o for relative in relatives(key, passages) for o in passages.where[relative]}
        for ordinal in ordinals:
            counts[ordinal] += 1
        for number in {passages.sentences[o].passage for o in ordinals}:
            anywhere[number] += 1
    best = [0] * len(passages.evidence)
    for sentence, count in zip(passages.sentences, counts, strict=True):
        best[sentence.passage] = max(best[sentence.passage], count)
    return {n: (anywhere[n] / len(keys), best[n] / len(keys)) for n in range(len(anywhere))}


def _shared_out(sentence: Sentence, passages: Passages) -> list[tuple[Sentence, int | None]]:
    """The passages a sentence needs, each for words that no other has."""
    alone: Counter[int] = Counter()
    for key in dict.fromkeys(sentence.keys):
        holders = {passages.sentences[o].passage for o in passages.where.get(key, ())}
        if len(holders) == 1:
            alone[holders.pop()] += 1
    needed = [number for number, count in sorted(alone.items()) if count >= _ALONE]
    return [(sentence, number) for number in needed] if len(needed) > 1 else []


def _authorities_merged(
    resting: list[tuple[Sentence, int | None]], passages: Passages, claim: str
) -> str | None:
    used = [passages.evidence[number] for _, number in resting if number is not None]
    councils = list(dict.fromkeys(item.authority for item in used if item.authority))
    distinct = [
        one
        for order, one in enumerate(councils)
        if not any(same_authority(one, other) for other in councils[:order])
    ]
    if len(distinct) <= 1:
        return None
    if not all(_is_named(council, claim) for council in distinct):
        return f"Parts rest on {' and '.join(distinct)}, which the claim does not tell apart."
    current: str | None = None
    for clause, number in resting:
        named = [council for council in distinct if _is_named(council, clause.text)]
        current = named[0] if len(named) == 1 else None if named else current
        whose = passages.evidence[number].authority if number is not None else None
        if current and whose and not same_authority(current, whose):
            return f"What is said of {current} rests on evidence about {whose}."
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
