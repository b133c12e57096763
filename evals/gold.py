"""From items of evidence to the paragraphs of a store that satisfy them."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from evals.cases import Case, EvidenceItem
from evals.library import Library, StoredParagraph

Gold = tuple[frozenset[str], ...]
"""For each item the addresses of the paragraphs that satisfy it; empty where none does."""

_SHORTEST_DIGEST = 16
_SAME = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00ad": None})


@dataclass(frozen=True, slots=True)
class StaleItem:
    """An item of evidence that the set has wrong: not the assistant's fault."""

    case_id: str
    reason: str


def folded(text: str) -> str:
    """Text with runs of whitespace as one space, and one form of quotation mark and dash."""
    return " ".join(text.translate(_SAME).split())


def folded_hash(text: str) -> str:
    """SHA-256 of the folded text, as hexadecimal digits."""
    return hashlib.sha256(folded(text).encode()).hexdigest()


def satisfying(item: EvidenceItem, library: Library) -> tuple[StoredParagraph, ...]:
    """The paragraphs that an item of evidence names.

    By address: that paragraph, where its digest is still the one given. By quote: those of the
    file in whose folded text the folded quote stands.
    """
    if item.ref:
        stored = library.find(item.ref)
        return (stored,) if stored is not None and _matches(item, stored) else ()
    wanted = folded(item.quote)
    return tuple(one for one in library.of_source(item.source) if wanted in folded(one.text))


def gold_of(case: Case, library: Library) -> Gold:
    """What has to be found for a case."""
    return tuple(
        frozenset(stored.ref for stored in satisfying(item, library)) for item in case.evidence
    )


def stale(cases: Iterable[Case], library: Library) -> tuple[StaleItem, ...]:
    """Items that name no paragraph of the store, each with the reason."""
    return tuple(
        StaleItem(case.id, _reason(item, library))
        for case in cases
        for item in case.evidence
        if not satisfying(item, library)
    )


def _matches(item: EvidenceItem, stored: StoredParagraph) -> bool:
    return len(item.digest) >= _SHORTEST_DIGEST and stored.digest.startswith(item.digest)


def _reason(item: EvidenceItem, library: Library) -> str:
    if item.ref:
        if library.find(item.ref) is None:
            return f"{item.ref} is not held"
        return f"{item.ref} no longer has the digest {item.digest[:_SHORTEST_DIGEST]}"
    if not library.of_source(item.source):
        return f"{item.source} is not held"
    return f"no paragraph of {item.source} holds “{item.quote}”"
