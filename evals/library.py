"""Every paragraph of a store by its address and by its file: what citations are held against."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from assistant.chain import document_days
from assistant.naming import date_words, document_name
from ingest.documents import Paragraph, SourceDocument, Speaker

_VOICES = {
    Speaker.INSPECTOR: "Inspectors found; Ofsted judged",
    Speaker.COUNCIL: "The council said",
    Speaker.MEMBER: "A member said",
    Speaker.RESOLUTION: "Resolved",
    Speaker.PRESS: "Press; the newspaper reported",
    Speaker.OTHER: "The document says",
}


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
    """The date readers quote the document by."""
    days: tuple[dt.date, dt.date] | None = None
    """First and last day the document is about or of; None where it carries no date."""
    authority: str = ""
    speaker: str = "other"
    page: int | None = None
    row: str = ""
    """A row of a table as an answer shows it, each cell under its column's name; else empty."""
    context: str = ""
    """What a citation says of the paragraph besides its words: whose document, of what kind and
    dates, whose words, under which headings and lead-in, which grade, and its label."""


@dataclass(frozen=True, slots=True)
class Library:
    """The paragraphs of one generation."""

    by_ref: Mapping[str, StoredParagraph]
    by_source: Mapping[str, tuple[StoredParagraph, ...]]
    by_document: Mapping[str, tuple[StoredParagraph, ...]]
    by_digest: Mapping[str, tuple[StoredParagraph, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, documents: Iterable[SourceDocument]) -> "Library":
        """Take every paragraph of these documents."""
        stored = {document.doc_id: tuple(_stored(document)) for document in documents}
        by_source: dict[str, list[StoredParagraph]] = {}
        by_digest: dict[str, list[StoredParagraph]] = {}
        every = [one for held in stored.values() for one in held]
        for one in every:
            by_source.setdefault(one.source, []).append(one)
            by_digest.setdefault(one.digest, []).append(one)
        return cls(
            {one.ref: one for one in every},
            {source: tuple(held) for source, held in by_source.items()},
            stored,
            {digest: tuple(held) for digest, held in by_digest.items()},
        )

    @property
    def authorities(self) -> frozenset[str]:
        """Every name of every authority that a document is about, case folded."""
        held = (stored[0].authorities for stored in self.by_document.values() if stored)
        return frozenset().union(*held)

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
            days=document_days(document),
            authority=profile.authority.name if profile.authority else "",
            speaker=paragraph.speaker.value,
            page=paragraph.page,
            row=_row(paragraph),
            context=_context(document, paragraph),
        )


def _row(paragraph: Paragraph) -> str:
    cells = [" ".join(cell.split()) for cell in paragraph.cells or paragraph.text.split("\t")]
    if len(paragraph.header) != len(cells) or not any(paragraph.header):
        return ""
    pairs = zip(paragraph.header, cells, strict=True)
    return "; ".join(f"{head}: {cell}" if head else cell for head, cell in pairs if cell)


def _context(document: SourceDocument, paragraph: Paragraph) -> str:
    profile, dates = document.profile, document.profile.dates
    days = (
        ("inspected from", dates.inspected_from),
        ("inspected to", dates.inspected_to),
        ("letter of", dates.letter),
        ("meeting of", dates.meeting),
        ("published", dates.published),
    )
    parts = (
        document_name(document),
        profile.title,
        profile.issuing_body,
        *(f"{what} {date_words(day)}" for what, day in days if day),
        f"Lead inspector {profile.lead_inspector}" if profile.lead_inspector else "",
        _VOICES[paragraph.speaker],
        paragraph.speaker_name or "",
        " > ".join(paragraph.heading_path),
        ", ".join(paragraph.header),
        *(
            f"{one.name}: {one.grade}"
            for one in profile.judgements
            if one.paragraph == paragraph.ref.number
        ),
        document.paragraph(paragraph.lead_in).text if paragraph.lead_in else "",
        paragraph.label,
    )
    return "\n".join(part for part in parts if part)
