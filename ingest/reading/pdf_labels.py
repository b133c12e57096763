"""Printed numbers and bullets that hang before a paragraph."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from ingest.reading.pdf_lines import Line, Word

_BULLETS = frozenset("•◦▪▫■□◼◾●○‣⁃∙·➢➤►▶❖✓✔★♦◆–—―─-*§Øü¨\u2212\ufffd")
_GLUED_BULLETS = frozenset("•◦▪▫■□◼◾●○‣⁃➢➤►▶❖✓✔")
_SYMBOL_FONTS = ("wingdings", "symbol", "webdings", "dingbat")
_NUMBER = re.compile(r"(\d{1,3})\.{0,2}")
_DOTTED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})\.?")
_BRACKET = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[A-Z])\)")
_LETTER = re.compile(r"([a-z]|[ivx]{2,5})\.")
_GLUED = re.compile(r"(\d{1,3})\.{1,2}(?=[^\W\d])")
_SURE_GAP = 0.55
_LEAST_GAP = 0.2
_LEAST_GAP_AFTER_POINT = 0.05
_ALIGNED = 3.0
_LEAST_HANG = 6.0


class LabelKind(Enum):
    """What a label makes of its paragraph."""

    NUMBER = auto()
    BULLET = auto()
    ITEM = auto()
    """A letter or bracketed number, which marks an item of a list."""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before the text of a paragraph's first line, and where both begin."""

    kind: LabelKind
    printed: str | None
    left: float
    text_left: float
    sure: bool
    """Whether the gap after it alone shows it to be a label."""
    pointed: bool = False
    """Whether a full stop follows the number."""
    cut: int = 0
    """Characters it takes of the first word where no blank follows it; 0 for the whole word."""

    @property
    def ordinal(self) -> int | None:
        """A plain number's value."""
        return int(self.printed) if self.printed is not None and self.printed.isdigit() else None


def label_of(line: Line) -> Label | None:
    """The label a line starts with, sure or not; None where the first word cannot be one."""
    first = line.words[0]
    glued = _glued(first)
    if glued is not None or len(line.words) < 2:
        return glued
    second = line.words[1]
    read = _read(first)
    if read is None:
        return None
    kind, printed = read
    gap = (second.box.left - first.box.right) / max(second.size, 1.0)
    pointed = first.text.endswith(".")
    easy = pointed or kind is LabelKind.BULLET
    if gap < (_LEAST_GAP_AFTER_POINT if easy else _LEAST_GAP):
        return None
    sure = gap >= _SURE_GAP or (kind is LabelKind.BULLET and _is_symbol(first))
    return Label(kind, printed, first.box.left, second.box.left, sure, pointed)


def hangs(label: Label, following: Line) -> bool:
    """Whether the next line is set under the text rather than under the label."""
    if following.left - label.left < _LEAST_HANG:
        return False
    return label.cut > 0 or abs(following.left - label.text_left) <= _ALIGNED


def without_label(line: Line, label: Label | None) -> Line:
    """The line less its label."""
    if label is None:
        return line
    first = line.words[0]
    kept = (first._replace(text=first.text[label.cut :]),) if label.cut else ()
    return Line(line.page, line.baseline, (*kept, *line.words[1:]), line.marker)


def _glued(word: Word) -> Label | None:
    """A label with no blank after it, as in "17.Services"."""
    cut = 0
    if match := _GLUED.match(word.text):
        cut = match.end()
    elif len(word.text) > 1 and word.text[0] in _GLUED_BULLETS:
        cut = 1
    if not cut:
        return None
    box = word.box
    text_left = box.left + (box.right - box.left) * cut / len(word.text)
    if match:
        return Label(LabelKind.NUMBER, match[1], box.left, text_left, False, True, cut)
    return Label(LabelKind.BULLET, None, box.left, text_left, True, False, cut)


def _read(word: Word) -> tuple[LabelKind, str | None] | None:
    text = word.text
    if _is_symbol(word) or text in _BULLETS or (text == "o" and "courier" in word.font.lower()):
        return LabelKind.BULLET, None
    if match := _NUMBER.fullmatch(text) or _DOTTED.fullmatch(text):
        return LabelKind.NUMBER, match[1]
    if _BRACKET.fullmatch(text):
        return LabelKind.ITEM, text
    if match := _LETTER.fullmatch(text):
        return LabelKind.ITEM, match[1]
    return None


def _is_symbol(word: Word) -> bool:
    if len(word.text) != 1:
        return False
    private = "\ue000" <= word.text <= "\uf8ff"
    return private or any(name in word.font.lower() for name in _SYMBOL_FONTS)
