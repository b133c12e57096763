"""Whether a briefing in Word still says what the documents say: each quotation, each footnote."""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from assistant.briefing.wording import HEADS, QUOTATION_HEADS
from ingest.documents import Paragraph, ParagraphRef, SourceDocument
from ingest.errors import BriefingUnreadable, NoSuchDocument

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_BYTES = 50_000_000
_QUOTED = re.compile(r"(?<!under )“([^“”]{12,})")
_SPECIAL = frozenset({"separator", "continuationSeparator"})


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing in a briefing that the catalogue does not bear out."""

    place: str
    """As in "footnote 3" or "the text"."""
    reason: str


@dataclass(frozen=True, slots=True)
class BriefingCheck:
    """What a check of one briefing came to."""

    quotations: int
    """Rows of the appendix."""
    footnotes: int
    """Footnotes in the document's own part."""
    marks: int
    """Marks in the text that point to a footnote."""
    faults: tuple[Fault, ...]


def check_briefing(path: Path, documents: Sequence[SourceDocument]) -> BriefingCheck:
    """Hold every quotation of a briefing against the documents held now.

    Raises:
        BriefingUnreadable: the file is no Word document with a table of quotations.
    """
    body, notes = _parts(path)
    rows = _appendix(body)
    if rows is None:
        raise BriefingUnreadable(
            f"{path.name} has no table of quotations; check a file made by `assistant brief`."
        )
    held = {document.doc_id: document for document in documents}
    footnotes = [n for n in notes.iter(f"{_W}footnote") if n.get(f"{_W}type") not in _SPECIAL]
    marks = [mark.get(f"{_W}id") for mark in body.iter(f"{_W}footnoteReference")]
    faults = [fault for row in rows for fault in _row_faults(row, held)]
    if not len(rows) == len(footnotes) == len(marks) == len(set(marks)):
        counted = f"{len(rows)} quotations, {len(footnotes)} footnotes, {len(marks)} marks"
        faults.append(Fault("the whole", f"The counts differ: {counted}."))
    faults += _loose(body, rows)
    faults += _retold(footnotes, rows)
    return BriefingCheck(len(rows), len(footnotes), len(marks), tuple(faults))


def _parts(path: Path) -> tuple[etree._Element, etree._Element]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        with zipfile.ZipFile(path) as archive:
            names = ("word/document.xml", "word/footnotes.xml")
            if sum(archive.getinfo(name).file_size for name in names) > _MOST_BYTES:
                raise BriefingUnreadable(f"{path.name} is too large to be a briefing.")
            body, notes = (etree.fromstring(archive.read(name), parser) for name in names)
    except (OSError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise BriefingUnreadable(
            f"{path.name} cannot be read as a briefing ({error}); name a .docx made by"
            " `assistant brief`."
        ) from error
    return body, notes


@dataclass(frozen=True, slots=True)
class _Row:
    number: str
    address: str
    place: str
    quote: str


def _appendix(body: etree._Element) -> list[_Row] | None:
    for table in body.iter(f"{_W}tbl"):
        rows = [[_text(c) for c in r.iter(f"{_W}tc")] for r in table.iter(f"{_W}tr")]
        if rows and tuple(rows[0]) == QUOTATION_HEADS:
            return [_Row(*row) for row in rows[1:]]
    return None


def _row_faults(row: _Row, held: Mapping[str, SourceDocument]) -> Iterator[Fault]:
    paragraph = _paragraph(row.address, held)
    place = f"footnote {row.number}"
    if paragraph is None:
        yield Fault(place, f"{row.address} is not held.")
    elif not row.quote or row.quote not in paragraph.text:
        yield Fault(place, f"{row.address} does not say “{row.quote}”.")


def _paragraph(address: str, held: Mapping[str, SourceDocument]) -> Paragraph | None:
    try:
        ref = ParagraphRef.parse(address)
        return held[ref.doc_id].paragraph(ref.number)
    except (NoSuchDocument, KeyError):
        return None


def _loose(body: etree._Element, rows: Sequence[_Row]) -> Iterator[Fault]:
    """Quotations in the text that no row of the appendix holds.

    Headings, notes, and what is said of questions without an answer quote questions.
    """
    known = [_folded(row.quote) for row in rows]
    heading = ""
    for paragraph in body.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        words = _text(paragraph)
        if style is not None and str(style.get(f"{_W}val", "")).startswith("Heading"):
            heading = words
            continue
        if heading == HEADS.unsaid or words.startswith("Note: "):
            continue
        for match in _QUOTED.finditer(words):
            folded = _folded(match[1])
            if not any(folded in quote for quote in known) and not _in_pieces(match[1], known):
                yield Fault("the text", f"No footnote bears out “{match[1][:80]}”.")


def _in_pieces(words: str, known: Sequence[str]) -> bool:
    """Whether a row of a table is quoted, its cells behind their column heads."""
    pieces = [piece.rpartition(": ")[2] for piece in words.split("; ")]
    return len(pieces) > 1 and all(any(_folded(p) in quote for quote in known) for p in pieces)


def _retold(footnotes: Sequence[etree._Element], rows: Sequence[_Row]) -> Iterator[Fault]:
    """Footnotes that read otherwise than the appendix."""
    for note, row in zip(footnotes, rows, strict=False):
        if _text(note).strip() != row.place.strip():
            yield Fault(f"footnote {row.number}", "It reads otherwise than the appendix.")


def _text(element: etree._Element) -> str:
    """The text of a paragraph or cell, tabs and line breaks as they were written."""
    paragraphs = list(element.iter(f"{_W}p"))
    if element.tag != f"{_W}p" and len(paragraphs) > 1:
        return "\n".join(_text(paragraph) for paragraph in paragraphs)
    words = []
    for node in element.iter(f"{_W}t", f"{_W}tab", f"{_W}br"):
        if node.tag == f"{_W}t":
            words.append(node.text or "")
        elif (parent := node.getparent()) is not None and parent.tag == f"{_W}r":
            words.append("\t" if node.tag == f"{_W}tab" else "\n")
    return "".join(words)


def _folded(text: str) -> str:
    """Letters and digits only: a line is laid out otherwise than a paragraph, and says the same."""
    return "".join(character for character in text.casefold() if character.isalnum())
