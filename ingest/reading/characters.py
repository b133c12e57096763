"""Bytes -> text, and text without the characters that no reader sees."""

import codecs
import re
import unicodedata

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NEWLINES = re.compile(r"\r\n|[\r\v\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\U000e0000-\U000e0fff"
    "]"
)
_SOFT_HYPHEN = "\u00ad"


def decoded(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file's bytes, and warnings.

    A byte-order mark decides; else UTF-8 where it fits; else UTF-16 where every other byte is
    NUL; else Windows-1252, which is what older council systems export.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            text = raw[len(mark) :].decode(encoding, "replace")
            damaged = "\ufffd" in text
            return text, (f"Some characters are not valid {encoding}.",) if damaged else ()
    if wide := _wide_encoding(raw):
        return raw.decode(wide, "replace"), ()
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
        return text, ("The text is not UTF-8; it was read as Windows-1252.",)


def visible(text: str) -> tuple[str, int]:
    """Text with line ends as ``\\n``, composed (NFC), and how many unseen characters were dropped.

    Form feeds stay: they mark pages. Dropped are controls, direction overrides, zero-width and
    tag characters, which can hide words or make them read otherwise than they print.
    """
    unified = _NEWLINES.sub("\n", text).replace(_SOFT_HYPHEN, "")
    kept, dropped = _UNSEEN.subn("", unified)
    return unicodedata.normalize("NFC", kept), dropped


def folded(text: str) -> str:
    """Text on one line: unseen characters dropped, every run of white space one space."""
    return " ".join(visible(text)[0].split())


def dropped_warning(count: int) -> tuple[str, ...]:
    """A warning for ``count`` characters left out, or none."""
    return (f"{count} control or invisible characters were left out.",) if count else ()


def _wide_encoding(raw: bytes) -> str | None:
    """UTF-16 without a mark, by where the NULs of Latin text stand; None for anything else."""
    head = raw[:4096]
    half = max(len(head) // 2, 1)
    even, odd = head[::2].count(0) / half, head[1::2].count(0) / half
    if len(raw) < 4 or max(even, odd) < 0.4 or min(even, odd) > 0.1:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"
