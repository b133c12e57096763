"""Documents written for the tests, in a shorthand: "# " heading, "- " list item, "|" cells."""

from ingest.blocks import Block, BlockKind, ReadResult
from ingest.documents import DocumentProfile, Paragraph
from ingest.profile import profile_of
from ingest.speakers import with_speakers
from ingest.structure import paragraphs_of


def block(line: str) -> Block:
    if line.startswith("# "):
        return Block(BlockKind.HEADING, line[2:], level=1)
    if line.startswith("- "):
        return Block(BlockKind.LIST_ITEM, line[2:])
    if "|" in line:
        cells = tuple(cell.strip() for cell in line.split("|"))
        return Block(BlockKind.TABLE_ROW, "\t".join(cells), cells=cells)
    return Block(BlockKind.PROSE, line)


def document(*lines: str) -> ReadResult:
    return ReadResult(tuple(block(line) for line in lines))


def paragraphs(*lines: str) -> tuple[Paragraph, ...]:
    return paragraphs_of("sample", document(*lines).blocks)


def profile(*lines: str, source: str = "sample.txt") -> DocumentProfile:
    return profile_of(document(*lines), paragraphs(*lines), source, None)


def spoken(*lines: str, source: str = "sample.txt") -> tuple[Paragraph, ...]:
    return with_speakers(paragraphs(*lines), profile(*lines, source=source))
