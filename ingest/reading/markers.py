"""Bullets and printed numbers at the start of a line, and what they make of it."""

import re
from dataclasses import dataclass

_BULLETS = "•◦▪▫■□◼◾●○‣⁃∙·➢➤►▶❖✓✔\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf02d"
_BULLET = re.compile(
    rf"(?P<glyph>[{_BULLETS}])\s*(?=\S)|(?P<dash>[-–—*+])\s+(?=\S)|(?P<o>o)\s{{2,}}"
)
_NUMBER = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,3})+)\.?\s+(?=\S)"
    r"|(?P<point>\d{1,3})\.\s+(?=\S)"
    r"|(?P<bracket>\(?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[A-Z])\))\s+(?=\S)"
    r"|(?P<letter>[a-z]|[ivx]{2,5})\.\s+(?=\S)"
)
_ROMAN = re.compile(r"[ivx]+")


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands before a line's text."""

    style: str
    """One word a kind of marker: the glyph, "1.", "1.1", "(a)"; siblings share it."""
    printed: str | None
    """The number without its final dot, or None for a bullet."""
    width: int
    """Characters it takes, white space after it included."""

    @property
    def is_section(self) -> bool:
        """A number such as "3.2", which authors give to paragraphs rather than list items."""
        return self.style.startswith("1.1")

    @property
    def is_point(self) -> bool:
        """A number such as "12.", given to paragraphs and to list items alike."""
        return self.style == "1."


def marker_of(line: str) -> Marker | None:
    """The bullet or printed number that ``line`` starts with; None where there is none."""
    if match := _BULLET.match(line):
        glyph = match["glyph"] or match["dash"] or match["o"]
        return Marker(glyph, None, match.end())
    match = _NUMBER.match(line)
    if match is None:
        return None
    printed = next(group for group in match.groups() if group)
    return Marker(_style(match, printed), printed, match.end())


def _style(match: re.Match[str], printed: str) -> str:
    if match["number"]:
        return ".".join("1" for _ in printed.split("."))
    if match["point"]:
        return "1."
    core = printed.strip("()")
    if core.isdigit():
        kind = "1"
    elif core.isupper():
        kind = "A"
    else:
        kind = "i" if _ROMAN.fullmatch(core) and (len(core) > 1 or core == "i") else "a"
    return printed.replace(core, kind) if match["bracket"] else f"{kind}."


def follows(printed: str, other: str) -> bool:
    """Whether ``other`` is the number printed right after ``printed``: "(h)" and "(i)"."""
    first, second = printed.strip("()").split("."), other.strip("()").split(".")
    if first[:-1] != second[:-1]:
        return False
    last, new = first[-1], second[-1]
    if last.isdigit() and new.isdigit():
        return int(new) == int(last) + 1
    return len(last) == len(new) == 1 and ord(new) == ord(last) + 1
