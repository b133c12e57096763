"""Paragraphs to chunks: what is embedded and indexed for each paragraph.

A paragraph is one chunk wherever the embedder can read it whole. Only one that is longer than the
embedder's limit is split, at sentence ends, into windows that overlap; nothing is ever cut off.
The context a paragraph is understood in (whose report, of what kind and date, under which heading)
is embedded with it but kept apart from the text that is quoted.
"""

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from ingest.documents import DocumentKind, DocumentProfile, Paragraph, ParagraphRef, SourceDocument
from ingest.sentences import sentence_spans

CHUNKING_VERSION = 2
"""Raise it when the same document would be chunked differently: generations are then rebuilt."""

KIND_IN_WORDS = {
    DocumentKind.INSPECTION: "inspection of children's services",
    DocumentKind.FOCUSED_VISIT: "focused visit to children's services",
    DocumentKind.MONITORING_VISIT: "monitoring visit to children's services",
    DocumentKind.JTAI: "joint targeted area inspection",
    DocumentKind.AREA_SEND: "area SEND inspection",
    DocumentKind.MINUTES: "minutes of a meeting",
    DocumentKind.OFFICER_REPORT: "officers' report",
    DocumentKind.PLAN: "improvement plan",
    DocumentKind.NEWS: "news story",
    DocumentKind.OTHER: "document",
}
_MONTHS = "January February March April May June July August September October November December"
_HEADING_WORDS = 16
_LEAD_IN_WORDS = 30

Span = tuple[int, int]
TokenCount = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A paragraph, or a window of one, with the context it is embedded in."""

    chunk_id: str
    """``doc_id#p12/0``: the paragraph's address and the window's ordinal, from 0."""
    ref: ParagraphRef
    start: int
    """``paragraph.text[start:end] == text``."""
    end: int
    header: str
    text: str

    @property
    def embedded_text(self) -> str:
        """What the embedder and the lexical index read."""
        return f"{self.header}\n{self.text}" if self.header else self.text

    @property
    def embedded_hash(self) -> str:
        """SHA-256 of the embedded text, as hexadecimal digits; keys its vector."""
        return embedded_hash(self.embedded_text)


def embedded_hash(text: str) -> str:
    """SHA-256 of a text that is embedded, as hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def context_header(document: SourceDocument, paragraph: Paragraph) -> str:
    """Whose document, of what kind and date; then heading path, columns and lead-in.

    One line each, those that are empty left out.
    """
    lines = (
        _document_line(document.profile),
        " > ".join(_first_words(heading, _HEADING_WORDS) for heading in paragraph.heading_path),
        ", ".join(name for name in paragraph.header if name.strip()),
        _lead_in(document, paragraph),
    )
    return "\n".join(line for line in lines if line)


def chunks_of(
    document: SourceDocument, count_tokens: TokenCount, limit: int, overlap: int = 1
) -> tuple[Chunk, ...]:
    """Every paragraph of a document as one chunk, or as windows where it is over ``limit``.

    Args:
        document: the document as read.
        count_tokens: tokens of the embedder that will read the chunks.
        limit: tokens the embedder reads of one text, header included.
        overlap: sentences that neighbouring windows share.
    """
    made: list[Chunk] = []
    for paragraph in document.paragraphs:
        header = _fitted(context_header(document, paragraph), count_tokens, limit // 2)
        chunker = _Windows(paragraph.text, header, count_tokens, limit)
        for part, (start, end) in enumerate(chunker.spans(overlap)):
            made.append(
                Chunk(
                    f"{paragraph.ref}/{part}",
                    paragraph.ref,
                    start,
                    end,
                    header,
                    paragraph.text[start:end],
                )
            )
    return tuple(made)


@dataclass(frozen=True, slots=True)
class _Windows:
    """Splits one paragraph's text into spans the embedder can read whole under its header."""

    text: str
    header: str
    count_tokens: TokenCount
    limit: int

    def spans(self, overlap: int) -> list[Span]:
        if self._fits(0, len(self.text)):
            return [(0, len(self.text))]
        pieces = [piece for span in sentence_spans(self.text) for piece in self._pieces(span)]
        windows: list[Span] = []
        first = 0
        while first < len(pieces):
            last = first
            while last + 1 < len(pieces) and self._fits(pieces[first][0], pieces[last + 1][1]):
                last += 1
            windows.append((pieces[first][0], pieces[last][1]))
            if last + 1 == len(pieces):
                break
            first = max(first + 1, self._resume(pieces, last, overlap))
        return windows

    def _resume(self, pieces: list[Span], last: int, overlap: int) -> int:
        """Where the next window starts: as far back as lets it still reach a new sentence."""
        for first in range(last + 1 - overlap, last + 1):
            if self._fits(pieces[max(first, 0)][0], pieces[last + 1][1]):
                return first
        return last + 1

    def _pieces(self, span: Span) -> list[Span]:
        """A sentence, halved between words until each piece fits."""
        start, end = span
        if self._fits(start, end) or end - start <= 1:
            return [span]
        middle = (start + end) // 2
        space = self.text.rfind(" ", start + 1, middle + 1)
        if space < 0:
            return self._pieces((start, middle)) + self._pieces((middle, end))
        return self._pieces((start, space)) + self._pieces((space + 1, end))

    def _fits(self, start: int, end: int) -> bool:
        text = self.text[start:end]
        return self.count_tokens(f"{self.header}\n{text}") <= self.limit


def _document_line(profile: DocumentProfile) -> str:
    issuer = profile.issuing_body if profile.issuing_body != "unknown" else ""
    whose = profile.authority.name if profile.authority else ""
    when = _month(profile.dates.position)
    return ", ".join(part for part in (whose, issuer, KIND_IN_WORDS[profile.kind], when) if part)


def _month(date: dt.date | None) -> str:
    return f"{_MONTHS.split()[date.month - 1]} {date.year}" if date else ""


def _lead_in(document: SourceDocument, paragraph: Paragraph) -> str:
    if paragraph.lead_in is None:
        return ""
    introduction = document.paragraph(paragraph.lead_in).text
    spans = sentence_spans(introduction)
    sentence = introduction[slice(*spans[-1])] if spans else introduction
    return _first_words(sentence, _LEAD_IN_WORDS)


def _first_words(text: str, count: int) -> str:
    words = text.split()
    return " ".join(words[:count]) + (" …" if len(words) > count else "")


def _fitted(header: str, count_tokens: TokenCount, limit: int) -> str:
    """The header cut at a word so that at least half the embedder's window is left for text."""
    while header and count_tokens(header) > limit:
        header = header[: len(header) * 3 // 4].rpartition(" ")[0]
    return header
