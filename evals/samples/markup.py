"""The sources of the sample documents: TOML between ``+++`` lines, then one part a line.

The body is a small subset of Markdown. ``# `` to ``### `` are headings, ``- `` a list item (two
spaces deeper for each nesting), ``12. `` or ``3.2 `` a paragraph with its printed number, ``a) `` a
lettered item, ``| a | b |`` a table row, ``> `` one line of an address block, ``~~~`` a page
break; anything else is a paragraph. ``**bold**`` is the only inline mark.
"""

import re
import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

SOURCES = Path(__file__).parent / "sources"

_FENCE = "+++"
_NUMBERED = re.compile(r"(?P<printed>\d+\.(?:\d+\.?)*) +(?P<text>.+)")
_LETTERED = re.compile(r"(?P<printed>[a-z]\)) +(?P<text>.+)")
_HEADING = re.compile(r"(?P<marks>#{1,3}) +(?P<text>.+)")
_BULLET = re.compile(r"(?P<indent> *)- +(?P<text>.+)")
_RULE = re.compile(r"\|[-| ]+\|")


class PartKind(StrEnum):
    """What a line of a source is."""

    HEADING = "heading"
    PROSE = "prose"
    NUMBERED = "numbered"
    LETTERED = "lettered"
    BULLET = "bullet"
    ROW = "row"
    HEADER_ROW = "header-row"
    ADDRESS = "address"
    PAGE_BREAK = "page-break"


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a source; ``level`` is 1 for the highest heading and 0 for an outer bullet."""

    kind: PartKind
    text: str
    level: int = 0
    printed: str = ""
    cells: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        """The text without the marks for bold."""
        return self.text.replace("**", "")


@dataclass(frozen=True, slots=True)
class Source:
    """One sample document before it is typeset."""

    file: str
    """Name of the file to build; its ending chooses the format."""
    title: str
    foot: tuple[str, ...] = ()
    """Lines of the running foot."""
    numbering: str = "typed"
    """DOCX only: "typed" or "automatic"."""
    wrap: int = 0
    """TXT only: width to wrap at; 0 leaves one line a paragraph."""
    body: str = ""
    parts: tuple[Part, ...] = field(default=())


def _row(line: str) -> Part:
    cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
    return Part(PartKind.ROW, "\t".join(cells), cells=cells)


def _part(line: str) -> Part:
    if match := _HEADING.fullmatch(line):
        return Part(PartKind.HEADING, match["text"], level=len(match["marks"]))
    if match := _BULLET.fullmatch(line):
        return Part(PartKind.BULLET, match["text"], level=len(match["indent"]) // 2)
    for kind, pattern in ((PartKind.NUMBERED, _NUMBERED), (PartKind.LETTERED, _LETTERED)):
        if match := pattern.fullmatch(line):
            return Part(kind, match["text"], printed=match["printed"])
    if line.startswith("> "):
        return Part(PartKind.ADDRESS, line[2:])
    return Part(PartKind.PROSE, line)


def parse_body(body: str) -> tuple[Part, ...]:
    """The parts of a body, in order; a rule under a table row makes that row the header."""
    parts: list[Part] = []
    for line in body.splitlines():
        if not line.strip():
            continue
        if line == "~~~":
            parts.append(Part(PartKind.PAGE_BREAK, ""))
        elif _RULE.fullmatch(line):
            head = parts.pop()
            parts.append(Part(PartKind.HEADER_ROW, head.text, cells=head.cells))
        elif line.startswith("|"):
            parts.append(_row(line))
        else:
            parts.append(_part(line))
    return tuple(parts)


def read_source(path: Path) -> Source:
    """Read one source file.

    Raises:
        ValueError: the settings are missing or are not TOML.
    """
    _, settings, body = path.read_text(encoding="utf-8").split(_FENCE + "\n", 2)
    values = tomllib.loads(settings)
    return Source(
        file=values["file"],
        title=values["title"],
        foot=tuple(values.get("foot", ())),
        numbering=values.get("numbering", "typed"),
        wrap=values.get("wrap", 0),
        body=body.strip() + "\n",
        parts=parse_body(body),
    )


def read_sources(folder: Path = SOURCES) -> tuple[Source, ...]:
    """Every source in the folder, by name."""
    return tuple(read_source(path) for path in sorted(folder.glob("*.md")))
