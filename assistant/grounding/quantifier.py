"""Quantifiers may not be raised: "most" is not "all", and "some" is not "most"."""

import re
from collections.abc import Iterator

from assistant.grounding.alignment import Aligned
from assistant.grounding.edits import edits, is_edited
from assistant.grounding.polarity import has_negation
from assistant.grounding.quantifiers import Quantifier, quantifiers
from assistant.grounding.quantities import keys_after, quantities
from assistant.grounding.sentences import Sentence
from assistant.grounding.slots import Place, clause_after
from assistant.grounding.verdicts import Reason

_CLOSE = 0.55
_NEAR = 0.75
_SHARED = 2
_ASIDE = re.compile(r",\s+(?:which|who|where)\b")
_OF_OTHERS = re.compile(r"\b(?:some|several|few|a number) of (?:whom|which|them)\b", re.I)


def failures(aligned: Aligned) -> Iterator[Reason]:
    """Each quantifier of the claim that says more, or far less, than the evidence."""
    if not aligned.supports or aligned.best < _CLOSE or aligned.is_verbatim:
        return
    claimed = quantifiers(aligned.claim.text)
    changed = tuple(_exchanged(aligned))
    yield from changed
    for quantifier in () if changed else claimed:
        held = _held(quantifier, aligned)
        if held and all(_differs(quantifier, other) for other in held):
            detail = f"The claim says {quantifier.text!r}; the evidence says {held[0].text!r}."
            yield Reason("quantifier", detail)
        elif (
            not held
            and quantifier.level == 7
            and aligned.best >= 0.6
            and _bare(quantifier, aligned)
        ):
            yield Reason("quantifier", f"The evidence does not say {quantifier.text!r}.")
    if not changed:
        yield from _dropped(aligned, claimed)
        yield from _of_a_part(aligned, claimed)


def _exchanged(aligned: Aligned) -> Iterator[Reason]:
    """One quantifier put in another's place, where claim and evidence are otherwise the same."""
    for edit in edits(aligned):
        old = quantifiers(" ".join((*edit.held, edit.after)))
        new = quantifiers(" ".join((*edit.claimed, edit.after)))
        same = {q.text.lower() for q in old} == {q.text.lower() for q in new}
        if {*edit.held, *edit.claimed} == {"all", "any"} and has_negation(aligned.claim):
            yield Reason("quantifier", "The evidence denies it of all, the claim of any.")
        if not old or not new or same or old[0].is_time != new[0].is_time:
            continue
        if _differs(new[0], old[0]):
            detail = f"The claim says {new[0].text!r}; the evidence says {old[0].text!r}."
            yield Reason("quantifier", detail)


def _held(quantifier: Quantifier, aligned: Aligned) -> list[Quantifier]:
    """Quantifiers the supports put on the same thing, the best sentence first."""
    here = Place.of(aligned.claim, quantifier.start, quantifier.end)
    nearest = _nearest(quantifier, aligned) or _only(quantifier, aligned)
    if nearest is not None:
        return [nearest]
    for support in aligned.supports:
        found = [
            other
            for other in quantifiers(support.text)
            if other.is_time == quantifier.is_time
            and _same_thing(here, Place.of(support, other.start, other.end))
        ]
        if found:
            return found
    return []


def _nearest(quantifier: Quantifier, aligned: Aligned) -> Quantifier | None:
    """Of several, the one whose clause says most of what the claim's says."""
    best, rest = aligned.supports[0], clause_after(aligned.claim, quantifier.end)
    found = [
        (len(rest & clause_after(best, other.end)), -other.start, other)
        for other in quantifiers(best.text)
        if other.is_time == quantifier.is_time
    ]
    found.sort(key=lambda fit: fit[:2], reverse=True)
    if len(found) > 1 and found[0][0] > found[1][0] and found[0][0] >= _SHARED:
        return found[0][2]
    return None


def _only(quantifier: Quantifier, aligned: Aligned) -> Quantifier | None:
    """The one quantifier of a close source, where its clause and the claim's say the same."""
    best = aligned.supports[0]
    found = [q for q in quantifiers(best.text) if q.is_time == quantifier.is_time]
    if len(found) != 1 or aligned.best < _NEAR:
        return None
    theirs = clause_after(best, found[0].end)
    rest = clause_after(aligned.claim, quantifier.end)
    return found[0] if theirs and len(theirs & rest) >= len(theirs) / 2 else None


def _same_thing(here: Place, there: Place) -> bool:
    first, second = here.after[:2], there.after[:2]
    if first and second and set(first) & set(second):
        return True
    return bool(here.before) and here.before == there.before


def _differs(claimed: Quantifier, held: Quantifier) -> bool:
    if claimed.level == held.level:
        return False
    if {claimed.level, held.level} <= {1, 2, 3} and 3 in {claimed.level, held.level}:
        return claimed.level > held.level and held.level <= 2 and not claimed.is_time
    if claimed.level > held.level:
        return True
    return held.level - claimed.level >= 2 or held.level == 7


def _bare(quantifier: Quantifier, aligned: Aligned) -> bool:
    """Whether the evidence speaks of the same thing with no such word at all."""
    if quantifier.text.lower() in {"any", "both", "each", "every", "consistently"}:
        return False
    best = aligned.supports[0]
    if any(q.level == 7 for s in aligned.supports for q in quantifiers(s.text)):
        return False
    after = Place.of(aligned.claim, quantifier.start, quantifier.end).after[:1]
    return bool(after) and after[0] in best.keys and _qualified(best)


def _qualified(sentence: Sentence) -> bool:
    return any(q.level < 7 for q in quantifiers(sentence.text))


def _dropped(aligned: Aligned, claimed: tuple[Quantifier, ...]) -> Iterator[Reason]:
    """A "few" or "some" left out, so that the claim speaks of all."""
    if aligned.best < _NEAR or not is_edited(aligned):
        return
    best = aligned.supports[0]
    keys = aligned.claim.keys
    for quantifier in quantifiers(best.text):
        after = Place.of(best, quantifier.start, quantifier.end).after[:1]
        weak = quantifier.level <= 3 and quantifier.level > 0
        if not weak or not after or after[0] not in keys or _OF_OTHERS.search(best.text):
            continue
        if _ASIDE.search(best.text[: quantifier.start]) and not _ASIDE.search(aligned.claim.text):
            continue
        kept = any(q.is_time == quantifier.is_time for q in claimed) or _has_limit(aligned.claim)
        if _taken_out(aligned, quantifier) or (not kept and _starts_bare(aligned, after[0])):
            yield Reason(
                "quantifier", f"The evidence says {quantifier.text!r}; the claim does not."
            )


def _taken_out(aligned: Aligned, quantifier: Quantifier) -> bool:
    """Whether it is the whole of one change: "for some children" told as "for children"."""
    words = tuple(quantifier.text.lower().split())
    return not quantifier.is_time and any(
        edit.held == words and not edit.claimed and not edit.after[:1].isdigit()
        for edit in edits(aligned)
    )


def _of_a_part(aligned: Aligned, claimed: tuple[Quantifier, ...]) -> Iterator[Reason]:
    """ "All of the money" where the evidence speaks of half of it."""
    for quantifier in claimed:
        thing = keys_after(aligned.claim, quantifier.end, 1)
        if quantifier.is_time or quantifier.level < 6 or not thing:
            continue
        for support in aligned.supports:
            parts = [q for q in quantities(support.text) if q.is_rounded]
            wholes = [q for q in quantifiers(support.text) if q.level >= 6 and not q.is_time]
            for part in () if wholes else parts:
                if keys_after(support, part.end, 1) == thing:
                    detail = f"The claim says {quantifier.text!r}; the evidence says {part.text!r}."
                    yield Reason("quantifier", detail)


def _has_limit(sentence: Sentence) -> bool:
    limits = {"two", "three", "can", "may", "might", "could", "these", "those"}
    return any(t.lower in limits or t.lower[0].isdigit() for t in sentence.tokens)


def _starts_bare(aligned: Aligned, key: str) -> bool:
    """Whether the thing opens the claim or a clause of it with nothing said of how many."""
    text = aligned.claim.tokens
    for position, token in enumerate(text):
        if token.key == key:
            before = [t.lower for t in text[max(0, position - 2) : position]]
            return not set(before) & {"the", "a", "an", "this", "that", "of", "for"}
    return False
