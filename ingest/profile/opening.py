"""The first page of a document, where it says what it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ingest.blocks import Block, BlockKind, ReadResult

_LONGEST_OPENING = 6000
_FEWEST_BLOCKS = 12
Value = TypeVar("Value")

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Derived(Generic[Value]):
    """A value and how it was come by: "page 1", "file name"."""

    value: Value
    how: str


@dataclass(frozen=True, slots=True)
class Opening:
    """What a reader sees before turning the page."""

    lines: tuple[str, ...]
    """Each block's text, whitespace folded."""
    headings: tuple[str, ...]
    declared_title: str | None
    where: str
    """How to cite it: "page 1", or "opening" for formats without pages."""

    @property
    def text(self) -> str:
        """The lines, one below the other."""
        return "\n".join(self.lines)

    @property
    def flat(self) -> str:
        """The lines run together, for phrases broken over several."""
        return " ".join(self.lines)


def opening_of(read: ReadResult) -> Opening:
    """The first page and a little more: the blocks that open the document."""
    first: list[Block] = []
    length = 0
    for block in read.blocks:
        beyond = length > _LONGEST_OPENING or (block.pages and block.pages[0] > 1)
        if beyond and len(first) >= _FEWEST_BLOCKS:
            break
        first.append(block)
        length += len(block.text)
    return Opening(
        lines=tuple(_folded(block.text) for block in first),
        headings=_texts(first, BlockKind.HEADING),
        declared_title=_folded(read.title) if read.title else None,
        where="page 1" if read.page_count else "opening",
    )


def whole_text(read: ReadResult) -> str:
    """Every block's text, one a line."""
    return "\n".join(_folded(block.text) for block in read.blocks)


def _texts(blocks: Sequence[Block], kind: BlockKind) -> tuple[str, ...]:
    return tuple(_folded(block.text) for block in blocks if block.kind is kind)


def _folded(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
