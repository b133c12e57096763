"""Which format a file is in: what its name says, what its first bytes say, and whether they agree.

The bytes never widen what is accepted: a file is read only when its name and its content both
allow the reader.
"""

import re
from enum import StrEnum
from pathlib import Path

from ingest.errors import EncryptedDocument, UnsupportedFormat, WrongFormat

HEAD_BYTES = 8192


class Format(StrEnum):
    """Formats with a reader."""

    PDF = "PDF"
    DOCX = "Word (DOCX)"
    HTML = "HTML"
    XML = "XML"
    TEXT = "plain text"
    MARKDOWN = "Markdown"


_BY_SUFFIX = {
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".aspx": Format.HTML,
    ".xml": Format.XML,
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
}
_ADVICE = {
    ".doc": "open it in Word and save it as .docx",
    ".dot": "open it in Word and save it as .docx",
    ".docm": "save it as .docx, without macros",
    ".rtf": "open it in Word and save it as .docx",
    ".odt": "save it as .docx or PDF",
    ".xls": "save the sheet as PDF",
    ".xlsx": "save the sheet as PDF",
    ".ppt": "save the slides as PDF",
    ".pptx": "save the slides as PDF",
    ".eml": "save the message as text or HTML",
    ".msg": "save the message as text or HTML",
    ".zip": "unpack it and add the documents in it",
}
_READABLE = "PDF, DOCX, HTML, XML of a ModernGov meeting, TXT or Markdown"
_ACCEPTS = {
    Format.PDF: {"PDF"},
    Format.DOCX: {"ZIP archive"},
    Format.HTML: {"HTML", "XML", "plain text"},
    Format.XML: {"XML"},
    Format.TEXT: {"plain text"},
    Format.MARKDOWN: {"plain text", "HTML"},
}
_SIGNATURES = (
    (b"PK\x03\x04", "ZIP archive"),
    (b"PK\x05\x06", "empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office document"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"\x89PNG", "PNG picture"),
    (b"\xff\xd8\xff", "JPEG picture"),
    (b"GIF8", "GIF picture"),
    (b"II*\x00", "TIFF picture"),
    (b"MM\x00*", "TIFF picture"),
    (b"\x1f\x8b", "GZIP archive"),
    (b"7z\xbc\xaf", "7-Zip archive"),
    (b"Rar!", "RAR archive"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
    (b"SQLite format 3\x00", "database"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\b")
_SAVED_PAGE = re.compile(r"\.aspx(?:\?.*)?$", re.IGNORECASE)
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def format_of_name(path: Path) -> Format:
    """The format a file's name stands for; a page saved as ``mgAi.aspx?ID=3`` is HTML.

    Raises:
        UnsupportedFormat: there is no reader for such names; the message says what to save as.
    """
    suffix = ".aspx" if _SAVED_PAGE.search(path.name) else path.suffix.lower()
    named = _BY_SUFFIX.get(suffix)
    if named is None:
        advice = _ADVICE.get(suffix, f"save it as {_READABLE}")
        kind = f"{suffix} files" if suffix else "files without an extension"
        raise UnsupportedFormat(f"There is no reader for {kind}; {advice}.")
    return named


def content_of(head: bytes) -> str:
    """What the first bytes of a file look like, in words a message can use."""
    if b"%PDF-" in head[:1024]:
        return "PDF"
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return name
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    if _HTML.search(head[:2048]):
        return "HTML"
    if _XML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "XML"
    return "plain text" if _is_text(head) else "binary data"


def agreed_format(path: Path, head: bytes) -> Format:
    """The format that a file's name and its first bytes agree on.

    Raises:
        UnsupportedFormat: no reader for such names.
        EncryptedDocument: a DOCX that is wrapped in a password.
        WrongFormat: name and content disagree; the message names both.
    """
    named = format_of_name(path)
    content = content_of(head)
    if content in _ACCEPTS[named]:
        return named
    if named is Format.DOCX and content == "old Office document":
        if _ENCRYPTED_PACKAGE in path.read_bytes():
            raise EncryptedDocument(
                "The Word file is protected by a password; save a copy without one."
            )
        raise WrongFormat(
            "The file is named as Word (DOCX) but holds an old Office document; "
            "open it in Word and save it as .docx."
        )
    raise WrongFormat(
        f"The file is named as {named} but holds {content}; rename it or save it again."
    )


def _is_text(head: bytes) -> bool:
    """Whether bytes could be text in UTF-8, UTF-16 or Windows-1252: few controls beyond NUL."""
    if not head:
        return True
    controls = sum(byte < 9 or 13 < byte < 32 for byte in head if byte)
    nulls = head.count(0)
    return controls <= len(head) // 20 and (nulls <= len(head) // 4 or _is_wide(head))


def _is_wide(head: bytes) -> bool:
    """Whether NULs stand in every other byte, as in UTF-16 without a byte-order mark."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    return max(even, odd) > 0.4 * (len(head) / 2) and min(even, odd) < 0.05 * len(head)
