"""The labels ModernGov prints over the parts of an agenda item, in pages and in text copied off."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.blocks import Block, BlockKind

AGENDA_ITEM = "agenda item"
_PARTS = frozenset(
    {
        "minutes",
        "decision",
        "decisions",
        "supporting documents",
        "additional documents",
        "background documents",
        "background papers",
    }
)
_LINES = frozenset({BlockKind.HEADING, BlockKind.PROSE})
_TITLE_LEVEL, _PART_LEVEL = 2, 3


def label_of(text: str) -> str | None:
    """The label a line is, in lower case without its colon, or None."""
    label = text.rstrip(": ").casefold()
    return label if label in _PARTS or label == AGENDA_ITEM else None


def labelled(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks with labels as headings, each at the level that puts it under its item's title."""
    is_title_due = False
    for block in blocks:
        label = label_of(block.text) if block.kind in _LINES else None
        if label == AGENDA_ITEM:
            yield Block(BlockKind.HEADING, block.text.rstrip(": "), 1)
            is_title_due = True
        elif label is not None:
            yield Block(BlockKind.HEADING, block.text.rstrip(": "), _PART_LEVEL)
        elif is_title_due and block.kind in _LINES:
            yield Block(BlockKind.HEADING, block.text, _TITLE_LEVEL, block.printed)
            is_title_due = False
        elif block.kind is BlockKind.HEADING and block.level > _TITLE_LEVEL:
            yield replace(block, level=block.level + 1)
        else:
            yield block
