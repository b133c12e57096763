"""Printed numbers and bullets that hang before a paragraph."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from ingest.reading.pdf_lines import Line, Word

_BULLETS = frozenset("•◦▪▫■□◼◾●○‣⁃∙·➢➤►▶❖✓✔★♦◆–—-*§Øü¨\u2212")
_SYMBOL_FONTS = ("wingdings", "symbol", "webdings", "dingbat")
_NUMBER = re.compile(r"(\d{1,3})(\.?)")
_DOTTED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})\.?")
_BRACKET = re.compile(
    r"\((?:\d{1,3}|[a-z]|[ivx]{1,5}|[A-Z])\)|(?:\d{1,3}|[a-z]|[ivx]{1,5}|[A-Z])\)"
)
_LETTER = re.compile(r"([a-z]|[ivx]{2,5})\.")
_STRONG_GAP = 0.55
_WEAK_GAP = 0.2
_HANGS = 3.0


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


def label_of(line: Line) -> Label | None:
    """The label a line starts with, sure or not; None where the first word cannot be one."""
    if len(line.words) < 2:
        return None
    first, second = line.words[:2]
    read = _read(first)
    if read is None:
        return None
    kind, printed = read
    gap = (second.box.left - first.box.right) / max(second.size, 1.0)
    if gap < _WEAK_GAP:
        return None
    sure = gap >= _STRONG_GAP or (kind is LabelKind.BULLET and _is_symbol(first))
    return Label(kind, printed, first.box.left, second.box.left, sure)


def hangs(label: Label, following: Line) -> bool:
    """Whether the next line is set under the text rather than under the label."""
    return (
        abs(following.left - label.text_left) <= _HANGS
        and label.text_left - label.left > 2 * _HANGS
    )


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
