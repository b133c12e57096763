"""Do the wordings of one question get one answer? And is a list whole and in order?"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from evals.records import ClaimRecord

_ITEM = "item"


@dataclass(frozen=True, slots=True)
class Ending:
    """What is compared of two answers."""

    status: str
    cited: frozenset[str]


def status_agreement(endings: Sequence[Ending]) -> float | None:
    """Pairs that end in the same status / pairs; None for fewer than two wordings."""
    pairs = list(itertools.combinations(endings, 2))
    if not pairs:
        return None
    return sum(one.status == other.status for one, other in pairs) / len(pairs)


def citation_agreement(endings: Sequence[Ending]) -> float | None:
    """Mean over pairs of |cited by both| / |cited by either|; None for fewer than two wordings.

    Two that cite nothing agree. (Jaccard, Bulletin de la Société vaudoise 37, 1901.)
    """
    pairs = list(itertools.combinations(endings, 2))
    if not pairs:
        return None
    return sum(_jaccard(one.cited, other.cited) for one, other in pairs) / len(pairs)


def list_order(claims: Sequence[ClaimRecord]) -> float | None:
    """Neighbouring items that stand in the document's order / neighbouring items of one document.

    An item stands at the ordinal of the first paragraph it cites. None where no two neighbouring
    items cite one document.
    """
    places = [_place(claim) for claim in claims if claim.form == _ITEM and claim.citations]
    pairs = [(one, other) for one, other in itertools.pairwise(places) if one[0] == other[0]]
    if not pairs:
        return None
    return sum(one < other for one, other in pairs) / len(pairs)


def _place(claim: ClaimRecord) -> tuple[str, int, int]:
    first = claim.citations[0]
    document, _, ordinal = first.ref.partition("#p")
    return document, int(ordinal) if ordinal.isdigit() else 0, first.start


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    if not one and not other:
        return 1.0
    return len(one & other) / len(one | other)
