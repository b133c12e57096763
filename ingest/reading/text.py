"""Plain text -> blocks: extracts, minutes copied from a page, letters saved without layout."""

from dataclasses import replace
from pathlib import Path

from ingest.blocks import ReadResult
from ingest.reading.characters import decoded, dropped_warning, visible
from ingest.reading.text_lines import lines_of, without_running_heads
from ingest.reading.text_pieces import mended, pieces_of
from ingest.reading.text_roles import blocks_of


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
    blocks = blocks_of(pieces)
    breaks = text.rstrip().count("\f")
    pages = breaks + 1 if "\f" in text else 0
    if not pages:
        blocks = tuple(replace(block, pages=()) for block in blocks)
    return ReadResult(blocks, page_count=pages, warnings=tuple(warnings))
