"""Every paragraph of a store by its address and by its file: what citations are held against."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from ingest.documents import SourceDocument


@dataclass(frozen=True, slots=True)
class StoredParagraph:
    """A paragraph as stored, with what its document is."""

    ref: str
    source: str
    label: str
    text: str
    digest: str
    """SHA-256 of the text, as hexadecimal digits."""
    authorities: frozenset[str]
    """Every name of the document's authority, case folded; empty where it has none."""
    kind: str = "other"
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """The paragraphs of one generation."""

    by_ref: Mapping[str, StoredParagraph]
    by_source: Mapping[str, tuple[StoredParagraph, ...]]
    by_document: Mapping[str, tuple[StoredParagraph, ...]]

    @classmethod
    def of(cls, documents: Iterable[SourceDocument]) -> "Library":
        """Take every paragraph of these documents."""
        stored = {document.doc_id: tuple(_stored(document)) for document in documents}
        by_source: dict[str, list[StoredParagraph]] = {}
        every = [one for held in stored.values() for one in held]
        for one in every:
            by_source.setdefault(one.source, []).append(one)
        return cls(
            {one.ref: one for one in every},
            {source: tuple(held) for source, held in by_source.items()},
            stored,
        )

    def find(self, ref: str) -> StoredParagraph | None:
        """The paragraph at an address, or None."""
        return self.by_ref.get(ref)

    def of_document(self, doc_id: str) -> tuple[StoredParagraph, ...]:
        """The paragraphs of a document, in order."""
        return self.by_document.get(doc_id, ())

    def of_source(self, source: str) -> tuple[StoredParagraph, ...]:
        """The paragraphs of a file, in order; a path is taken by its last part."""
        return self.by_source.get(PurePath(source).name, ())


def _stored(document: SourceDocument) -> Iterable[StoredParagraph]:
    profile = document.profile
    names = (profile.authority.name, *profile.authority.aliases) if profile.authority else ()
    folded = frozenset(name.casefold() for name in names)
    for paragraph in document.paragraphs:
        yield StoredParagraph(
            ref=str(paragraph.ref),
            source=document.source,
            label=paragraph.label,
            text=paragraph.text,
            digest=paragraph.content_hash,
            authorities=folded,
            kind=profile.kind.value,
            date=profile.dates.position,
        )
