"""Walls of text: stretches without paragraph breaks that no author meant as one paragraph."""

import re
from dataclasses import replace

from ingest.blocks import Block, BlockKind, ReadResult

_WALL_WORDS = 1000
_PART_WORDS = 150
_WALL_CHARACTERS = 10_000
_PART_CHARACTERS = 1000
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[\"'“‘(]?[A-Z0-9])")


def with_walls_split(result: ReadResult) -> ReadResult:
    """Cut walls at sentence ends, with a warning; a long paragraph stays the author's.

    The longest paragraph of the reports held has under 400 words; a wall has over 1,000.
    """
    blocks: list[Block] = []
    warnings = list(result.warnings)
    for block in result.blocks:
        parts = _parts(block)
        blocks += parts
        if len(parts) > 1:
            warnings.append(
                f"A stretch without paragraph breaks was split into {len(parts)} parts; "
                "its paragraphs are not the author's."
            )
    return replace(result, blocks=tuple(blocks), warnings=tuple(warnings))


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
