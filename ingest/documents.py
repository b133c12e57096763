"""Documents of record: what is held about a document, and its numbered paragraphs.

Everything here is frozen. A paragraph's address is ``doc_id#p12``: it is the one address used by
citations, eval labels, logs, exports and the page members see.
"""

import datetime as dt
import hashlib
import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from ingest.blocks import BlockKind, Box
from ingest.errors import NoSuchDocument

_ADDRESS = re.compile(r"(?P<doc_id>[a-z0-9][a-z0-9.-]*)#p(?P<number>[1-9][0-9]*)")


@dataclass(frozen=True, slots=True, order=True)
class ParagraphRef:
    """The address of one paragraph; ``number`` is its ordinal in the document, from 1."""

    doc_id: str
    number: int

    def __str__(self) -> str:
        return f"{self.doc_id}#p{self.number}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``doc_id#p12``.

        Raises:
            NoSuchDocument: the text is not such an address.
        """
        match = _ADDRESS.fullmatch(text.strip())
        if match is None:
            raise NoSuchDocument(f"{text!r} is not a paragraph address; write it as document#p12.")
        return cls(match["doc_id"], int(match["number"]))


class DocumentKind(StrEnum):
    """Kinds of document a member tells apart."""

    INSPECTION = "inspection"
    FOCUSED_VISIT = "focused-visit"
    MONITORING_VISIT = "monitoring-visit"
    JTAI = "jtai"
    AREA_SEND = "area-send"
    MINUTES = "minutes"
    OFFICER_REPORT = "officer-report"
    PLAN = "plan"
    NEWS = "news"
    OTHER = "other"


class Framework(StrEnum):
    """Inspection frameworks, each with its own judgements."""

    SIF = "sif"
    """Single inspection framework, November 2013 to 2017."""
    ILACS = "ilacs"
    """Inspection of local authority children's services, from January 2018."""
    JTAI = "jtai"
    AREA_SEND = "area-send"


class Speaker(StrEnum):
    """Who says what a paragraph says."""

    INSPECTOR = "inspector"
    COUNCIL = "council"
    MEMBER = "member"
    RESOLUTION = "resolution"
    PRESS = "press"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Authority:
    """A council with children's services, or a combination of them."""

    name: str
    """Canonical short name: "Hackney", "Kingston upon Hull"."""
    aliases: tuple[str, ...] = ()
    """Other names in use, the full legal one included."""
    kind: str = "unknown"
    """As in "london borough", "metropolitan district", "unitary authority", "county", …"""


@dataclass(frozen=True, slots=True)
class DocumentDates:
    """Each date on its own; None where the document does not say."""

    inspected_from: dt.date | None = None
    inspected_to: dt.date | None = None
    letter: dt.date | None = None
    meeting: dt.date | None = None
    published: dt.date | None = None

    @property
    def position(self) -> dt.date | None:
        """The date a reader quotes the document by: published, else letter, meeting, inspected."""
        return self.published or self.letter or self.meeting or self.inspected_to


@dataclass(frozen=True, slots=True)
class Judgement:
    """One graded judgement, with the paragraph it is printed in."""

    name: str
    """As printed: "Overall effectiveness"."""
    grade: str
    """Normalised: outstanding, good, requires improvement to be good, inadequate."""
    paragraph: int
    """Ordinal of the paragraph that prints it."""


@dataclass(frozen=True, slots=True)
class DocumentProfile:
    """What a document is, of whom and when."""

    title: str
    kind: DocumentKind = DocumentKind.OTHER
    authority: Authority | None = None
    issuing_body: str = "unknown"
    """Ofsted, CQC, the council, a committee, a newspaper."""
    framework: Framework | None = None
    dates: DocumentDates = field(default_factory=DocumentDates)
    lead_inspector: str | None = None
    judgements: tuple[Judgement, ...] = ()
    visit_number: int | None = None
    """Monitoring visits: the ordinal printed ("second monitoring visit" is 2)."""
    status: str = "final"
    """final, draft, approved, superseded or withdrawn."""
    derived: tuple[tuple[str, str], ...] = ()
    """(field, how it was found): "page 1", "file name", "sidecar"."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The unit of record. ``text`` is what is quoted, and never changes within a version."""

    ref: ParagraphRef
    text: str
    kind: BlockKind = BlockKind.PROSE
    heading_path: tuple[str, ...] = ()
    printed: str | None = None
    """The number its author printed, or None."""
    pages: tuple[int, ...] = ()
    boxes: tuple[Box, ...] = ()
    lead_in: int | None = None
    """List items and table rows: ordinal of the paragraph that introduces them."""
    depth: int = 0
    """List items: depth of nesting, 0 outermost."""
    cells: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    speaker: Speaker = Speaker.OTHER
    speaker_name: str | None = None
    """The person quoted, where the document names one."""
    quotes: str | None = None
    """Whom the paragraph itself quotes ("Ofsted"), where the speaker repeats somebody's words."""

    @property
    def label(self) -> str:
        """What a member reads aloud; a derived number is never passed off as a printed one."""
        if self.printed is None:
            return f"¶{self.ref.number} (unnumbered)"
        return f"para {self.printed}"

    @property
    def page(self) -> int | None:
        """The page the paragraph starts on, or None for formats without pages."""
        return self.pages[0] if self.pages else None

    @property
    def content_hash(self) -> str:
        """SHA-256 of the text, as hexadecimal digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One document, read and understood."""

    doc_id: str
    """A readable slug, stable over builds: "hackney-inspection-2024-08-20"."""
    source: str
    """The file's name, as citations and outside scorers know it."""
    sha256: str
    """Of the file's bytes."""
    profile: DocumentProfile
    paragraphs: tuple[Paragraph, ...]
    page_count: int = 0
    warnings: tuple[str, ...] = ()

    def paragraph(self, number: int) -> Paragraph:
        """The paragraph of that ordinal.

        Raises:
            NoSuchDocument: the document has no such paragraph.
        """
        if not 1 <= number <= len(self.paragraphs):
            count = len(self.paragraphs)
            raise NoSuchDocument(
                f"{self.doc_id} has paragraphs 1 to {count}; there is no {number}."
            )
        return self.paragraphs[number - 1]
