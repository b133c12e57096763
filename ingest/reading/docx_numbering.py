"""The numbers Word prints before paragraphs, which stand in no run of the text."""

import re
from dataclasses import dataclass, field

from lxml import etree

from ingest.reading.counting import formatted
from ingest.reading.docx_styles import Styles
from ingest.reading.ooxml import attribute, child, children, number, value

LEVELS = 9
_TWIPS_A_LEVEL = 360
_HOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    kind: str = "decimal"
    """Word's number format: decimal, lowerLetter, upperRoman, bullet, none …"""
    pattern: str = ""
    """As in "%1.%2" or "(%3)"."""
    start: int = 1
    indent: int = 0
    """Left edge in twips."""
    restarts: bool = True
    all_decimal: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """What Word prints before a paragraph."""

    number: str | None
    """Without its final dot; None for a bullet."""
    indent: int


@dataclass(slots=True)
class _Counters:
    """Numbers reached in one list, by level; None where the level has not begun."""

    reached: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


class Numbering:
    """The numbering part, counting as paragraphs are read in order."""

    def __init__(self, part: etree._Element | None, styles: Styles) -> None:
        self._abstract = {
            found: element
            for element in children(part, "abstractNum")
            if (found := attribute(element, "abstractNumId")) is not None
        }
        self._lists = {
            found: element
            for element in children(part, "num")
            if (found := attribute(element, "numId")) is not None
        }
        self._styles = styles
        self._counters: dict[str, _Counters] = {}
        self._restarted: set[tuple[str, int]] = set()
        self._levels: dict[str, tuple[Level, ...]] = {}

    def next(self, list_id: str, place: int) -> Printed | None:
        """Count one paragraph of a list at level ``place`` from 0; None for an unknown list."""
        levels = self._levels_of(list_id)
        if not levels:
            return None
        level = levels[place]
        counters = self._counters.setdefault(self._abstract_id(list_id) or list_id, _Counters())
        self._count(counters, list_id, place, levels)
        if level.kind == "bullet":
            return Printed(None, level.indent)
        return Printed(_shown(levels, place, counters) or None, level.indent)

    def _count(
        self, counters: _Counters, list_id: str, place: int, levels: tuple[Level, ...]
    ) -> None:
        restart = self._override(list_id, place)
        if restart is not None and (list_id, place) not in self._restarted:
            self._restarted.add((list_id, place))
            counters.reached[place] = restart
        else:
            last = counters.reached[place]
            counters.reached[place] = levels[place].start if last is None else last + 1
        for deeper in range(place + 1, LEVELS):
            if levels[deeper].restarts:
                counters.reached[deeper] = None

    def _override(self, list_id: str, place: int) -> int | None:
        """The number a list starts a level at, where it does not go on from another list."""
        for override in children(self._lists.get(list_id), "lvlOverride"):
            if number(attribute(override, "ilvl")) == place:
                return number(value(override, "startOverride"))
        return None

    def _levels_of(self, list_id: str) -> tuple[Level, ...]:
        if list_id not in self._levels:
            self._levels[list_id] = self._read_levels(list_id)
        return self._levels[list_id]

    def _read_levels(self, list_id: str) -> tuple[Level, ...]:
        abstract = self._abstract.get(self._abstract_id(list_id) or "")
        if abstract is None:
            return ()
        found = {place: Level(indent=_TWIPS_A_LEVEL * (place + 1)) for place in range(LEVELS)}
        overrides = list(children(self._lists.get(list_id), "lvlOverride"))
        for element in (
            *children(abstract, "lvl"),
            *(level for override in overrides for level in children(override, "lvl")),
        ):
            place = number(attribute(element, "ilvl"))
            if place in found:
                found[place] = _level(element, place)
        return tuple(found[place] for place in range(LEVELS))

    def _abstract_id(self, list_id: str) -> str | None:
        """The definition behind a list, a style's list followed once."""
        found = value(self._lists.get(list_id), "abstractNumId")
        link = value(self._abstract.get(found or ""), "numStyleLink")
        if link is not None:
            style = next(self._styles.chain(link), None)
            linked = value(style, "pPr", "numPr", "numId")
            return value(self._lists.get(linked or ""), "abstractNumId") or found
        return found


def _level(element: etree._Element, place: int) -> Level:
    edge = child(element, "pPr", "ind")
    indent = number(attribute(edge, "left") or attribute(edge, "start"))
    start = number(value(element, "start"))
    return Level(
        kind=value(element, "numFmt") or "decimal",
        pattern=value(element, "lvlText") or "",
        start=1 if start is None else start,
        indent=_TWIPS_A_LEVEL * (place + 1) if indent is None else indent,
        restarts=value(element, "lvlRestart") != "0",
        all_decimal=child(element, "isLgl") is not None,
    )


def _shown(levels: tuple[Level, ...], place: int, counters: _Counters) -> str:
    """The number as printed, without its final dot or colon."""

    def figure(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        reached = counters.reached[level]
        kind = "decimal" if levels[place].all_decimal else levels[level].kind
        return formatted(levels[level].start if reached is None else reached, kind)

    return _HOLDER.sub(figure, levels[place].pattern).strip().rstrip(".:").strip()
