"""What a Word document's styles say of a paragraph or a run: its level, its list, whether seen."""

import re
from collections.abc import Iterator

from lxml import etree

from ingest.reading.ooxml import attribute, child, children, local, number, switched_on, value

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_BODY_LEVEL = 9
_SMALLEST_SEEN = 2
"""Half points: text of one point or less is not meant to be read."""
_PALE = 0xF8
_DEEPEST = 20


class Styles:
    """The styles part; properties of a paragraph or run are its own, else its style's."""

    def __init__(self, part: etree._Element | None) -> None:
        self._by_id: dict[str, etree._Element] = {}
        self._default: str | None = None
        for style in children(part, "style"):
            name = attribute(style, "styleId")
            if name:
                self._by_id.setdefault(name, style)
            if attribute(style, "type") == "paragraph" and attribute(style, "default") == "1":
                self._default = name

    def heading_level(self, properties: etree._Element | None) -> int | None:
        """0 for a document's title, 1 and up for headings, None for anything else."""
        direct = number(value(properties, "outlineLvl"))
        if direct is not None:
            return direct + 1 if direct < _BODY_LEVEL else None
        for style in self.chain(self._style_id(properties)):
            name = value(style, "name") or ""
            if name.casefold() == "title":
                return 0
            if match := _HEADING.fullmatch(name):
                return int(match[1])
            level = number(value(style, "pPr", "outlineLvl"))
            if level is not None:
                return level + 1 if level < _BODY_LEVEL else None
        return None

    def style_name(self, properties: etree._Element | None) -> str:
        """The name of a paragraph's style, in lower case; empty where it has none."""
        style = next(self.chain(self._style_id(properties)), None)
        return (value(style, "name") or "").casefold()

    def list_of(self, properties: etree._Element | None) -> tuple[str, int] | None:
        """A paragraph's list, by number id and level from 0, or None."""
        found: str | None = None
        level: int | None = None
        for holder in self._paragraph_properties(properties):
            list_properties = child(holder, "numPr")
            if found is None:
                found = value(list_properties, "numId")
            if level is None:
                level = number(value(list_properties, "ilvl"))
        if found is None or found == "0":
            return None
        return found, min(max(level or 0, 0), 8)

    def indent(self, properties: etree._Element | None) -> int | None:
        """A paragraph's left indent in twips, or None where neither it nor its style sets one."""
        for holder in self._paragraph_properties(properties):
            edge = child(holder, "ind")
            found = number(attribute(edge, "left") or attribute(edge, "start"))
            if found is not None:
                return found
        return None

    def run_property(
        self, run: etree._Element, paragraph: etree._Element | None, name: str
    ) -> etree._Element | None:
        """A property of a run: its own, its character style's, its paragraph style's."""
        own = child(run, "rPr")
        holders = [
            own,
            *(child(style, "rPr") for style in self.chain(value(own, "rStyle"))),
            *(child(style, "rPr") for style in self.chain(self._style_id(paragraph))),
        ]
        found = (child(holder, name) for holder in holders)
        return next((element for element in found if element is not None), None)

    def is_hidden(
        self, run: etree._Element, paragraph: etree._Element | None, on_shade: bool
    ) -> bool:
        """Whether a run cannot be seen: hidden, of no size, or white on the white page."""
        if switched_on(self.run_property(run, paragraph, "vanish")):
            return True
        size = number(attribute(self.run_property(run, paragraph, "sz"), "val"))
        if size is not None and size <= _SMALLEST_SEEN:
            return True
        colour = attribute(self.run_property(run, paragraph, "color"), "val")
        return not on_shade and _is_white(colour) and not is_shaded(child(run, "rPr"))

    def chain(self, style_id: str | None) -> Iterator[etree._Element]:
        """A style and the styles it is based on, nearest first."""
        seen: set[str] = set()
        while style_id and style_id not in seen and len(seen) < _DEEPEST:
            seen.add(style_id)
            style = self._by_id.get(style_id)
            if style is None:
                return
            yield style
            style_id = value(style, "basedOn")

    def _style_id(self, properties: etree._Element | None) -> str | None:
        return value(properties, "pStyle") or self._default

    def _paragraph_properties(
        self, properties: etree._Element | None
    ) -> Iterator[etree._Element | None]:
        yield properties
        for style in self.chain(self._style_id(properties)):
            yield child(style, "pPr")


def is_shaded(properties: etree._Element | None) -> bool:
    """Whether properties of a run, paragraph or cell lay a colour under the text."""
    for element in properties if properties is not None else ():
        if local(element) == "highlight":
            return True
        if local(element) == "shd":
            fill = attribute(element, "fill")
            return fill not in {None, "auto"} and not _is_white(fill)
    return False


def _is_white(colour: str | None) -> bool:
    if colour is None or not re.fullmatch(r"[0-9A-Fa-f]{6}", colour):
        return False
    return all(int(colour[place : place + 2], 16) >= _PALE for place in (0, 2, 4))
