"""Negation and opposites: what the evidence denies may not be affirmed, nor the other way.

Only words in like surroundings are compared: "cannot give legal advice" says nothing of "the
library gives guides".
"""

import re
from collections.abc import Iterator

from assistant.grounding.alignment import Aligned, bare_of_negative_prefix
from assistant.grounding.denials import edited_denial
from assistant.grounding.hedge import conditional_case
from assistant.grounding.polarity import NEGATIONS, Turn, axes_of, leans_down, turns
from assistant.grounding.sentences import Sentence
from assistant.grounding.slots import clause_after
from assistant.grounding.verdicts import Reason
from assistant.grounding.words import key_of

_CLOSE = 0.5
"""Share of the claim the best sentence must carry before their signs are compared."""
_VERY_CLOSE = 0.75
_WHOLLY = 0.95
_REACH = 3
_SHORT = 4
_TWO = 2
_EXCEPT = re.compile(r"\b(?:except(?: for| in)?|apart from|other than|excluding|but not)\b", re.I)
_ELLIPTIC = re.compile(r"\b(?:is|are|was|were|do|does|did|has|have|had) not\s*[,.;:]", re.I)
"""A denial that leaves its verb to be understood: "they were not"."""
_TOO = re.compile(
    r"\btoo (?:little|few|late|slow|slowly|long)\b|\binsufficient|\bshortage of\b", re.I
)
_NOT_ENOUGH = re.compile(r"\bnot (?:\w+ ){0,3}?(?:enough|sufficient)", re.I)
"""Too little of a thing, said with a "not" or without."""
_CONDITIONAL = re.compile(
    r"\b(?:if|unless|whether|verify|check|ensure|make sure|error|confirm)\b", re.I
)


def failures(aligned: Aligned) -> Iterator[Reason]:
    """The words that claim and evidence turn opposite ways."""
    if not aligned.supports or aligned.best < _CLOSE or aligned.is_verbatim:
        return
    if _is_shortage(aligned):
        return
    if len(aligned.claim.keys) < (_TWO if aligned.best >= _WHOLLY else _SHORT - 1):
        detail = _prefixed(aligned)
        if detail:
            yield Reason("negation", detail)
        return
    detail = (
        edited_denial(aligned)
        or _opposite(aligned)
        or _reversed(aligned)
        or _unmatched(aligned)
        or _prefixed(aligned)
        or _excepted(aligned)
    )
    if detail:
        yield Reason("negation", detail)


def _is_shortage(aligned: Aligned) -> bool:
    """Whether one says "too late" and the other "not early enough"."""
    texts = (aligned.claim.text, aligned.supports[0].text)
    too, short = ([bool(p.search(text)) for text in texts] for p in (_TOO, _NOT_ENOUGH))
    return too != short and too[0] != too[1] and short[0] != short[1]


def _excepted(aligned: Aligned) -> str | None:
    """What the evidence says of all but one thing, said of that thing."""
    best = aligned.supports[0]
    match = _EXCEPT.search(best.text)
    if match is None or _EXCEPT.search(aligned.claim.text) or _denies(aligned.claim):
        return None
    if _ELLIPTIC.search(f"{aligned.claim.text}."):
        return None
    keys = set(aligned.claim.keys)
    thing = clause_after(best, match.end())
    said = {t.key for t in best.tokens if t.key and t.end <= match.start()} - thing
    later = {t.key for t in best.tokens if t.key and t.start >= match.end()} - thing
    if thing and thing <= keys and len(said & keys) >= _TWO and not later & keys - said:
        return (
            f"The evidence says this {match[0]} {best.text[match.end() :].split(',')[0].strip()}."
        )
    return None


def _alike(one: Turn, other: Turn, aligned: Aligned) -> bool:
    """Whether two words stand in like surroundings."""
    if aligned.best >= _WHOLLY and len(aligned.claim.keys) <= _SHORT:
        return True
    shared = len(set(one.around) & set(other.around) - {one.key, other.key})
    needed = 1 if len(aligned.claim.keys) <= _SHORT + 1 else _TWO
    return shared >= needed


def _opposite(aligned: Aligned) -> str | None:
    """One end of a pair of opposites where the evidence has the other.

    Where the evidence has both ends, the one in the likest surroundings counts.
    """
    held = [turn for support in aligned.supports for turn in _stated(support)]
    both = frozenset(end for turn in turns(aligned.claim) for end in axes_of(turn.word))
    for turn in turns(aligned.claim):
        if not turn.sign or not _has_ends(turn):
            continue
        for axis, end in axes_of(turn.word):
            if (axis, -end) in both:
                continue
            fits: dict[int, float] = {}
            other_word = ""
            for other in held:
                ends = axes_of(other.word) if _has_ends(other) else ()
                for turned in (t for name, t in ends if name == axis):
                    likeness = _likeness(turn, other)
                    sign = turned * other.sign * end * turn.sign
                    if likeness > fits.get(sign, 0):
                        fits[sign] = likeness
                        other_word = _said(other) if sign == -1 else other_word
            if fits.get(-1, 0) > fits.get(1, 0):
                return f"The claim says {_said(turn)!r}; the evidence says {other_word!r}."
    return None


def _stated(sentence: Sentence) -> tuple[Turn, ...]:
    """The turns of what it says, not of the case it says it of: "Where they are prompt, …"."""
    case = conditional_case(sentence)
    if case is None:
        return turns(sentence)
    return turns(Sentence.of(sentence.text[case.end() :], sentence.passage))


def _has_ends(turn: Turn) -> bool:
    """Whether the word means itself: not in "young people", nor before a figure ("more than 15")."""
    in_phrase = bool(turn.key) and key_of(turn.word) != turn.key
    return not in_phrase and not turn.following[:1].isdigit()


def _likeness(turn: Turn, other: Turn) -> float:
    """How alike two surroundings are; 0 where they are of different things."""
    if not turn.key or not other.key:
        same = bool(turn.following) and turn.following == other.following
        shared = turn.around & other.around
        return float(len(shared)) if same or len(shared) >= _TWO else 0.0
    shared = (turn.around & other.around) - {turn.key, other.key}
    return float(sum(2 if key[0].isdigit() else 1 for key in shared))


def _said(turn: Turn) -> str:
    return turn.word if turn.sign > 0 else f"not {turn.word}"


def _reversed(aligned: Aligned) -> str | None:
    """The claim negates what the evidence affirms, or affirms what it negates."""
    held = [turn for s in _related(aligned) for turn in turns(s) if turn.key]
    near = [turn for turn in turns(aligned.supports[0]) if turn.key]
    for turn in turns(aligned.claim):
        if not turn.key or not turn.sign:
            continue
        same = [other for other in held if other.key == turn.key and _alike(turn, other, aligned)]
        close = [other for other in near if other.key == turn.key]
        if not same or not close or any(other.sign != -turn.sign for other in (*same, *close)):
            continue
        if not (turn.is_head or any(other.is_head for other in same)) or _made_up(turn, aligned):
            continue
        if turn.sign < 0 and any(
            _ELLIPTIC.search(s.text) or _denies(s) for s in _held_in(turn, aligned)
        ):
            continue
        if turn.sign > 0 and _ELLIPTIC.search(f"{aligned.claim.text}."):
            continue
        if turn.sign < 0:
            return f"The claim denies {turn.word!r}; the evidence does not."
        return f"The claim affirms {turn.word!r}; the evidence denies it."
    return None


def _held_in(turn: Turn, aligned: Aligned) -> list[Sentence]:
    """Supports that deny something of the same word: there the denial stands elsewhere."""
    return [s for s in aligned.supports if turn.key in s.keys or _ELLIPTIC.search(s.text)]


def _related(aligned: Aligned) -> list[Sentence]:
    """Sentences that share at least three content words with the claim, supports included."""
    keys = set(aligned.claim.keys)
    return [
        s
        for s in aligned.passages.sentences
        if s in aligned.supports or len(keys.intersection(s.keys)) >= _REACH
    ]


def _made_up(turn: Turn, aligned: Aligned) -> bool:
    """Whether an opposite makes up for the negation: "not strong" for "weak"."""
    if axes_of(turn.word):
        return False
    return bool(_ends(aligned.supports[0]) & _ends(aligned.claim))


def _ends(sentence: Sentence) -> set[tuple[str, int]]:
    return {(axis, end * turn.sign) for turn in turns(sentence) for axis, end in axes_of(turn.word)}


def _unmatched(aligned: Aligned) -> str | None:
    """Plainly the same statement, and only one of the two denies anything."""
    texts = (aligned.claim.text, *(s.text for s in aligned.supports))
    if aligned.best < _VERY_CLOSE or any(_CONDITIONAL.search(text) for text in texts):
        return None
    if not _denies(aligned.claim) or leans_down(aligned.claim):
        return None
    if any(_denies(s) or leans_down(s) for s in aligned.supports):
        return None
    if any(token.lower in NEGATIONS for s in aligned.supports for token in s.tokens):
        return None
    return "The claim denies something; the evidence it rests on denies nothing."


def _denies(sentence: Sentence) -> bool:
    return any(turn.sign < 0 and turn.is_head for turn in turns(sentence))


def _prefixed(aligned: Aligned) -> str | None:
    """ "ineffective" against "effective", for any word with a negative prefix."""
    claimed, best = turns(aligned.claim), turns(aligned.supports[0])
    for ones, others in ((claimed, best), (best, claimed)):
        keys, other_keys = {t.key for t in ones}, {t.key for t in others}
        for one in ones:
            bare = bare_of_negative_prefix(one.key) if one.key else None
            if bare is None or bare in keys or one.key in other_keys:
                continue
            same = [o for o in others if o.key == bare and _alike(one, o, aligned)]
            if same and all(o.sign == one.sign for o in same):
                return f"One of claim and evidence says {one.word!r}, the other its opposite."
    return None
