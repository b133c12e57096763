"""From items of evidence to the paragraphs of a store that satisfy them."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evals.cases import Case, EvidenceItem
from evals.library import Library, StoredParagraph
from evals.spans import is_marked, squeezed

Gold = tuple[frozenset[str], ...]
"""For each item the addresses of the paragraphs that satisfy it; empty where none does."""

_SHORTEST_DIGEST = 16


@dataclass(frozen=True, slots=True)
class StaleItem:
    """An item of evidence that the set has wrong: not the assistant's fault."""

    case_id: str
    reason: str


def satisfying(item: EvidenceItem, library: Library) -> tuple[StoredParagraph, ...]:
    """The paragraphs that an item of evidence names.

    By digest: those of its file, or of the document it addresses, whose text has the digest given;
    a paragraph that only moved is found where it now stands. A folder may hold one letter twice,
    as PDF and as text: the same text in the copy serves as well. By quote: those of the file in
    which the words quoted stand.
    """
    if item.digest:
        found = tuple(one for one in _around(item, library) if _matches(item, one))
        return found + tuple(_copies(found, library))
    wanted = squeezed(item.quote)
    return tuple(one for one in library.of_source(item.source) if wanted in squeezed(one.text))


def stood_at(item: EvidenceItem, library: Library) -> tuple[StoredParagraph, ...]:
    """The paragraphs an item names now; one whose text changed is found by its mark."""
    found = satisfying(item, library)
    if found or not item.mark:
        return found
    return tuple(one for one in _around(item, library) if is_marked(item.mark, one.text))


def _around(item: EvidenceItem, library: Library) -> tuple[StoredParagraph, ...]:
    held = library.of_source(item.source) if item.source else ()
    return held or library.of_document(item.ref.partition("#")[0])


def _copies(found: tuple[StoredParagraph, ...], library: Library) -> Iterator[StoredParagraph]:
    """The same texts in other files of the same authority, kind and date."""
    wanted = {_identity(one) for one in found if one.authorities and one.date}
    sources = {one.source for one in found}
    for digest in {one.digest for one in found}:
        for other in library.by_digest.get(digest, ()):
            if other.source not in sources and _identity(other) in wanted:
                yield other


def _identity(one: StoredParagraph) -> tuple[str, frozenset[str], str, dt.date | None]:
    return one.digest, one.authorities, one.kind, one.date


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
    if not item.digest:
        if not library.of_source(item.source):
            return f"{item.source} is not held"
        return f"no paragraph of {item.source} holds “{item.quote}”"
    if not _around(item, library):
        return f"{item.source or item.ref.partition('#')[0]} is not held"
    now = ", ".join(one.ref for one in stood_at(item, library))
    found = f"the words quoted now stand in {now}" if now else "the words quoted are not found"
    return (
        f"no paragraph around {item.ref} has the digest {item.digest[:_SHORTEST_DIGEST]};"
        f" {found}: look, and address the set again with python -m evals.addressing"
    )
