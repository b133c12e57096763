"""Plain text -> blocks: extracts, minutes copied from a page, letters saved without layout."""

import re
from dataclasses import replace
from pathlib import Path

from ingest.blocks import Block, BlockKind, ReadResult
from ingest.reading.characters import decoded, dropped_warning, visible
from ingest.reading.text_lines import lines_of, without_running_heads
from ingest.reading.text_pieces import mended, pieces_of
from ingest.reading.text_roles import blocks_of

_WALL_WORDS = 1000
_PART_WORDS = 150
_WALL_CHARACTERS = 10_000
_PART_CHARACTERS = 1000
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[\"'“‘(]?[A-Z0-9])")


def read_text(path: Path) -> ReadResult:
    """Read a text file in any encoding a council is likely to have saved it in."""
    text, warnings = decoded(path.read_bytes())
    shown, dropped = visible(text)
    result = text_blocks(shown)
    return replace(result, warnings=(*warnings, *dropped_warning(dropped), *result.warnings))


def text_blocks(text: str) -> ReadResult:
    """The blocks of a text already decoded."""
    lines, furniture = without_running_heads(lines_of(text))
    pieces, strays = mended(pieces_of(lines))
    warnings = []
    if furniture:
        warnings.append(f"{furniture} page numbers and running heads were left out.")
    if strays:
        warnings.append(f"Page numbers inside a sentence were left out: {', '.join(strays)}.")
    blocks: list[Block] = []
    for block in blocks_of(pieces):
        parts = _parts(block)
        blocks += parts
        if len(parts) > 1:
            warnings.append(
                f"A stretch without paragraph breaks was split into {len(parts)} parts; "
                "its paragraphs are not the author's."
            )
    breaks = text.rstrip().count("\f")
    pages = breaks + 1 if "\f" in text else 0
    if not pages:
        blocks = [replace(block, pages=()) for block in blocks]
    return ReadResult(tuple(blocks), page_count=pages, warnings=tuple(warnings))


def _parts(block: Block) -> list[Block]:
    """A wall of text cut at sentence ends; any other block as it is."""
    is_wall = len(block.text) > _WALL_CHARACTERS or len(block.text.split()) > _WALL_WORDS
    if block.kind is BlockKind.TABLE_ROW or not is_wall:
        return [block]
    parts: list[str] = []
    held: list[str] = []
    words = characters = 0
    for sentence in _sentences(block.text):
        count = sentence.count(" ") + 1
        if held and (words + count > _PART_WORDS or characters + len(sentence) > _PART_CHARACTERS):
            parts.append(" ".join(held))
            held, words, characters = [], 0, 0
        held.append(sentence)
        words += count
        characters += len(sentence)
    parts.append(" ".join(held))
    first = replace(block, text=parts[0])
    return [first, *(Block(BlockKind.PROSE, part, pages=block.pages) for part in parts[1:])]


def _sentences(text: str) -> list[str]:
    """Sentences of a wall; what is too long to be one is cut between words, or anywhere."""
    found: list[str] = []
    for sentence in _SENTENCE.split(text):
        if len(sentence) <= _PART_CHARACTERS:
            found.append(sentence)
            continue
        for word in sentence.split(" "):
            found += [
                word[start : start + _PART_CHARACTERS]
                for start in range(0, len(word), _PART_CHARACTERS)
            ]
    return found
