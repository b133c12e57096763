"""Texts cut into sentences and clauses, as both the claim and its evidence are read."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self

from assistant.grounding.words import Token, fold, tokens

_LIST_MARK = re.compile(r"(?m)^[ \t]*(?:[-*+•◼■▪●o]|\(?\d{1,2}[.)]|\(?[a-z]\)|#{1,6})[ \t]+(?=\S)")
_MARKDOWN = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)|^#+\s*", re.M)
_PARAGRAPH = re.compile(r"\n\s*\n")
_STOP = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9£$€])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Cllr|St|No|Nos|vs?|approx|Prof|Jr|Sr|Inc|Ltd|Co|Corp|Gen|Rev|Hon|Lt|Sgt"
    r"|Capt|Col|Fig|para|paras|pp?|ed|Vol|e\.g|i\.e|etc|cf|al|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov"
    r"|Dec|U\.S|U\.K|[A-Z])\.)$"
)
_ITEM_NUMBER = re.compile(r"(?:(?<=\s)|^)(\d{1,2})[.)]\s+(?=[\"'*A-Z])")
_LEAST_ITEMS = 2
_BREAK = "\x1e"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its words, and which passage it is from."""

    text: str
    tokens: tuple[Token, ...] = field(compare=False, repr=False)
    """Follow from the text, and are left out of comparisons."""
    passage: int = 0
    keys: tuple[str, ...] = field(init=False, compare=False, repr=False)
    """The keys of its content words, in order."""

    def __post_init__(self) -> None:
        keys = tuple(token.key for token in self.tokens if token.key)
        object.__setattr__(self, "keys", keys)

    @classmethod
    def of(cls, text: str, passage: int = 0) -> Self:
        """Read one sentence."""
        return cls(text, tokens(text), passage)


def _lines(text: str) -> list[str]:
    """Paragraphs, list items and headings; lines an author's layout wrapped are joined."""
    marked = _MARKDOWN.sub("", _LIST_MARK.sub("\n\n", text))
    blocks: list[str] = []
    for paragraph in _PARAGRAPH.split(marked):
        current = ""
        for line in paragraph.splitlines():
            piece = " ".join(line.split())
            if not piece:
                continue
            if current and _ends_block(current, piece):
                blocks.append(current)
                current = piece
            else:
                current = f"{current} {piece}".strip()
        if current:
            blocks.append(current)
    return blocks


def _ends_block(line: str, following: str) -> bool:
    """Whether a line break is a heading's or a row's end and not a wrapped line's."""
    short = len(line) < 60 and line[-1] not in ",;-"
    return short and not following[0].islower() and line[-1] not in ".!?:"


def split(text: str) -> tuple[str, ...]:
    """The sentences of a text, folded; list marks and Markdown taken off."""
    found: list[str] = []
    for block in _lines(fold(text)):
        start = 0
        block = _without_item_numbers(block)
        for stop in _STOP.finditer(block):
            if _ABBREVIATION.search(block[start : stop.start()]):
                continue
            found.append(block[start : stop.end()].strip())
            start = stop.end()
        if block[start:].strip():
            found.append(block[start:].strip())
    pieces = (piece.strip() for sentence in found for piece in sentence.split(_BREAK))
    return tuple(piece for piece in pieces if any(map(str.isalpha, piece)))


def _without_item_numbers(block: str) -> str:
    """A list run on in one line, "1. Drugs 2. Radiation", cut at its numbers.

    The numbers must count up from 1, so that "It averaged 18. Ten left." keeps its figure.
    """
    marks: list[re.Match[str]] = []
    following = 1
    for match in _ITEM_NUMBER.finditer(block):
        if int(match[1]) in {following, 1}:
            marks.append(match)
            following = int(match[1]) + 1
    if len(marks) < _LEAST_ITEMS:
        return block
    parts, start = [], 0
    for match in marks:
        parts.append(block[start : match.start()])
        start = match.end()
    return _BREAK.join((*parts, block[start:]))


@lru_cache(maxsize=2048)
def read(text: str, passage: int = 0) -> tuple[Sentence, ...]:
    """The sentences of a passage."""
    return tuple(Sentence.of(part, passage) for part in split(text))
