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
_NEXT_NUMBER = re.compile(
    r"(?<!\bof)(?<!\bin)(?<!\bto)(?<!\bby)(?<!from)(?<!than)(?<!\bis)(?<!\bat)(?<!\band)(?<!para)"
    r"(?<!page)(?<!level)(?<!stage)(?<!number)(?<!ection)(?<!was)(?<!are)\s+\d{1,2}[.)]$"
)
_LISTED = 9
"""Most words of a sentence that may be a list item with the next one's number behind it."""


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
        for stop in _STOP.finditer(block):
            if _ABBREVIATION.search(block[start : stop.start()]):
                continue
            found.append(block[start : stop.end()].strip())
            start = stop.end()
        if block[start:].strip():
            found.append(block[start:].strip())
    kept = (_without_next_number(sentence, found) for sentence in found)
    return tuple(sentence for sentence in kept if any(map(str.isalpha, sentence)))


def _without_next_number(sentence: str, found: list[str]) -> str:
    """A sentence without the number of the list item after it: "Drugs 4." """
    listed = len(sentence.split()) <= _LISTED
    if not listed or sentence == found[-1] or not _NEXT_NUMBER.search(sentence):
        return sentence
    return _NEXT_NUMBER.sub("", sentence)


@lru_cache(maxsize=2048)
def read(text: str, passage: int = 0) -> tuple[Sentence, ...]:
    """The sentences of a passage."""
    return tuple(Sentence.of(part, passage) for part in split(text))
