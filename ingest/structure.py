"""Blocks of one document -> its numbered paragraphs.

Every block but a heading becomes a paragraph, numbered from 1 in reading order, with the headings
it stands under and the paragraph that introduces it. The text is the block's, to the character.
A heading becomes one too where it says what stands nowhere else: a grade, or what follows of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.blocks import Block, BlockKind
from ingest.documents import Paragraph, ParagraphRef
from ingest.profile.graded_headings import states_finding
from ingest.reading.markers import follows

_CONTENTS = re.compile(r"(?:table of )?contents\W*", re.IGNORECASE)


def paragraphs_of(doc_id: str, blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """Number the paragraphs of a document and tie each to its headings and its lead-in.

    A heading with nothing under it, or one that states a finding ("…: good", "… requires
    improvement because"), becomes a paragraph of kind ``HEADING``, so that no text is out of reach
    of a citation. What stands under the second kind has it in its heading path all the same.
    """
    held = [block for block in blocks if block.text.strip()]
    numbering = _Numbering(doc_id)
    for place, block in enumerate(held):
        following = held[place + 1] if place + 1 < len(held) else None
        if block.kind is BlockKind.HEADING:
            stated = states_finding(block.text)
            if stated or following is None or _closes(block, following):
                numbering.add(block)
            numbering.open(block, introduces=stated)
        else:
            numbering.add(block)
    return tuple(numbering.paragraphs)


def _closes(heading: Block, following: Block) -> bool:
    """Whether the block after a heading shows that nothing stands under that heading."""
    return following.kind is BlockKind.HEADING and following.level <= heading.level


@dataclass(slots=True)
class _Numbering:
    """Paragraphs so far, and what the next one stands under."""

    doc_id: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    _headings: list[Block] = field(default_factory=list)
    _intro: int | None = None
    """Ordinal of the prose that introduces the list or table under way."""
    _items: list[tuple[int, int]] = field(default_factory=list)
    """Open list items, outermost first: depth and ordinal."""
    _previous: Block | None = None
    """The paragraph before, or None directly under a heading."""
    _last_item: tuple[str, int | None] | None = None
    """Printed number and lead-in of the section's last numbered outermost item."""

    def open(self, heading: Block, *, introduces: bool) -> None:
        """Start a section: what follows stands under ``heading``, and may be introduced by it."""
        above = self._above(heading)
        if above and above[-1].text.casefold() == heading.text.casefold():
            above.pop()
        self._headings = [*above, heading]
        self._items.clear()
        self._intro = self._last_item = None
        self._previous = heading if introduces else None

    def add(self, block: Block) -> None:
        """Append a block as the next paragraph."""
        ordinal = len(self.paragraphs) + 1
        above = self._above(block) if block.kind is BlockKind.HEADING else self._headings
        self.paragraphs.append(
            Paragraph(
                ref=ParagraphRef(self.doc_id, ordinal),
                text=block.text,
                kind=block.kind,
                heading_path=tuple(heading.text for heading in above),
                printed=block.printed,
                pages=block.pages,
                boxes=block.boxes,
                lead_in=self._lead_in(block, ordinal),
                depth=block.level if block.kind is BlockKind.LIST_ITEM else 0,
                cells=block.cells,
                header=block.header,
            )
        )
        self._previous = block

    def _above(self, heading: Block) -> list[Block]:
        """The open headings that stay open; nothing but the list stands under "Contents"."""
        return [
            other
            for other in self._headings
            if other.level < heading.level and not _CONTENTS.fullmatch(other.text)
        ]

    def _lead_in(self, block: Block, ordinal: int) -> int | None:
        """Ordinal of the paragraph that introduces ``block``, which becomes number ``ordinal``."""
        if block.kind in (BlockKind.PROSE, BlockKind.HEADING):
            self._items.clear()
            return None
        if self._starts_run(block):
            self._items.clear()
            self._intro = self._introduction(block, ordinal)
        if block.kind is BlockKind.TABLE_ROW:
            return self._intro
        while self._items and self._items[-1][0] >= block.level:
            self._items.pop()
        parent = self._items[-1][1] if self._items else self._intro
        self._items.append((block.level, ordinal))
        if block.printed and len(self._items) == 1:
            self._last_item = (block.printed, parent)
        return parent

    def _introduction(self, block: Block, ordinal: int) -> int | None:
        """What introduces a list or table that begins with ``block``.

        The prose right before it; but where "(b)" follows "(a)" with prose between, what
        introduced "(a)".
        """
        if block.printed and self._last_item and follows(self._last_item[0], block.printed):
            return self._last_item[1]
        before = self._previous
        introduces = (BlockKind.PROSE, BlockKind.HEADING)
        return ordinal - 1 if before and before.kind in introduces else None

    def _starts_run(self, block: Block) -> bool:
        """Whether a list item or row begins another list or table than the block before."""
        before = self._previous
        if before is None or before.kind is not block.kind:
            return True
        return block.kind is BlockKind.TABLE_ROW and before.header != block.header
