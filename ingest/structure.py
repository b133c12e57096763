"""Blocks of one document -> its numbered paragraphs.

Every block but a heading becomes a paragraph, numbered from 1 in reading order, with the headings
it stands under and the paragraph that introduces it. The text is the block's, to the character.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.blocks import Block, BlockKind
from ingest.documents import Paragraph, ParagraphRef
from ingest.reading.markers import follows


def paragraphs_of(doc_id: str, blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """Number the paragraphs of a document and tie each to its headings and its lead-in.

    A heading with nothing under it becomes a paragraph of kind ``HEADING``, so that no text is
    out of reach of a citation.
    """
    held = [block for block in blocks if block.text.strip()]
    numbering = _Numbering(doc_id)
    for place, block in enumerate(held):
        following = held[place + 1] if place + 1 < len(held) else None
        if block.kind is BlockKind.HEADING:
            if following is None or _closes(block, following):
                numbering.add(block)
            numbering.open(block)
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

    def open(self, heading: Block) -> None:
        """Start a section: what follows stands under ``heading``."""
        self._headings = [*self._above(heading), heading]
        self._items.clear()
        self._intro = self._previous = self._last_item = None

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
        return [other for other in self._headings if other.level < heading.level]

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
        return ordinal - 1 if before and before.kind is BlockKind.PROSE else None

    def _starts_run(self, block: Block) -> bool:
        """Whether a list item or row begins another list or table than the block before."""
        before = self._previous
        if before is None or before.kind is not block.kind:
            return True
        return block.kind is BlockKind.TABLE_ROW and before.header != block.header
