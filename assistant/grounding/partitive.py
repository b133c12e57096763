"""Parts of a whole: "23 of its 310 shops" is not 310 shops, nor "most of the 450 staff" the 450."""

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.grounding.alignment import Aligned
from assistant.grounding.quantities import Quantity, key_before, keys_after, quantities
from assistant.grounding.sentences import Sentence
from assistant.grounding.slots import clause_after
from assistant.grounding.verdicts import Reason

_OF = r"(?:out )?of (?:the |its |their |these |those |his |her |our |all )*(?:\w+'s )?$"
_PART = re.compile(
    r"\b(?P<part>most|many|some|few|several|half|all but \w+|majority|minority|proportion|number)\s+"
    + _OF,
    re.I,
)
_BETWEEN = re.compile(rf"\s*(?:[a-z]+\s+){{0,2}}?{_OF}", re.I)
_SHARED = 2


def failures(aligned: Aligned) -> Iterator[Reason]:
    """A whole of which the claim says what the evidence says of a part of it."""
    claimed = quantities(aligned.claim.text)
    if not aligned.supports or aligned.is_verbatim or not claimed:
        return
    best = aligned.supports[0]
    values = {quantity.value for quantity in claimed}
    held = quantities(best.text)
    for quantity in claimed:
        same = [q for q in held if q.value == quantity.value and q.kind == quantity.kind]
        if len(same) != 1 or _is_part(aligned.claim, quantity):
            continue
        part = _part_before(best, same[0], held)
        if part is None or part.value in values:
            continue
        if _says_the_same(aligned.claim, quantity, best, same[0]) or _does_the_same(
            aligned.claim, quantity, best, part
        ):
            detail = f"The evidence says this of {part.text!r} of the {same[0].text}."
            yield Reason("number", detail)


def _is_part(sentence: Sentence, whole: Quantity) -> bool:
    """Whether a part of it is spoken of: "of the 310 shops, few close"."""
    return sentence.text[: whole.start].rstrip().lower().endswith(("of", "of the", "of its"))


def _part_before(
    sentence: Sentence, whole: Quantity, held: tuple[Quantity, ...]
) -> Quantity | None:
    """The part that a sentence takes of a whole just before it."""
    for one, other in pairwise(held):
        if other is whole and _BETWEEN.fullmatch(sentence.text[one.end : other.start]):
            return one
    match = _PART.search(sentence.text[: whole.start])
    if match is None:
        return None
    return Quantity(whole.kind, -1.0, match["part"], match.start(), match.end())


def _says_the_same(claim: Sentence, ours: Quantity, best: Sentence, theirs: Quantity) -> bool:
    """Whether what follows the whole is the same: "… staff affected … be offered other roles"."""
    noun = set(keys_after(best, theirs.end)[:1])
    rest = clause_after(best, theirs.end) - noun
    return len(rest & clause_after(claim, ours.end)) >= _SHARED


def _does_the_same(claim: Sentence, ours: Quantity, best: Sentence, part: Quantity) -> bool:
    """Whether the verb before the whole is the one before the part: "will close"."""
    before = key_before(claim, ours.start)
    return bool(before) and before == key_before(best, part.start)
