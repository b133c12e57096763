"""A figure that takes what is told of the next one, the words between them left out.

"From 640 in March to 678 at the inspection" says nothing of 640 at the inspection.
"""

from collections.abc import Iterator

from assistant.grounding.alignment import Aligned
from assistant.grounding.quantities import Quantity, keys_after, quantities
from assistant.grounding.verdicts import Reason


def failures(aligned: Aligned) -> Iterator[Reason]:
    """Each figure followed by what follows only a later one, itself left out, in the source."""
    claimed = quantities(aligned.claim.text)
    if not aligned.supports or aligned.is_verbatim or not claimed:
        return
    best = aligned.supports[0]
    held = quantities(best.text)
    for quantity in claimed:
        same = [q for q in held if _equal(q, quantity)]
        told = keys_after(aligned.claim, quantity.end)
        if len(same) != 1 or not told or keys_after(best, same[0].end)[:1] == told[:1]:
            continue
        for other in held:
            left_out = other.start > same[0].end and not any(_equal(other, q) for q in claimed)
            if left_out and other.kind == quantity.kind and keys_after(best, other.end) == told:
                detail = f"The evidence says this of {other.text!r}, not of {quantity.text!r}."
                yield Reason("number", detail)


def _equal(one: Quantity, other: Quantity) -> bool:
    return one.kind == other.kind and one.value == other.value
