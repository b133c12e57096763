"""What a marked paragraph is, a list item or a numbered paragraph, and how deep it is nested.

Shared by the formats in which a list is only paragraphs with something printed before them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.blocks import Block, BlockKind
from ingest.reading.markers import Marker, follows

_LEAD_IN_ENDS = (":", ":-", ":–", ": -")


@dataclass(slots=True)
class Nesting:
    """The list under way in one document."""

    tolerance: float = 1
    """Indents that differ by no more stand level: columns, points or twips, as the format has."""
    _open: list[tuple[float, str, str | None]] = field(default_factory=list)
    """Indent, style and last printed number of each open list, outermost first."""

    def close(self) -> None:
        """End the list: something else than an item follows."""
        self._open.clear()

    def is_item(self, marker: Marker, before: Sequence[Block]) -> bool:
        """Whether a marker makes a list item rather than a numbered paragraph.

        "3.2" numbers a paragraph, a bullet or "(a)" an item; "4." numbers items after a colon or
        after such an item, and paragraphs elsewhere.
        """
        if marker.is_section:
            return False
        if not marker.is_point:
            return True
        last = before[-1] if before else None
        if last is None or last.kind is BlockKind.HEADING:
            return False
        counting = any(style == marker.style for _, style, _ in self._open)
        return counting or last.text.endswith(_LEAD_IN_ENDS)

    def depth(self, indent: float, marker: Marker) -> int:
        """The depth of the next item, 0 outermost; it becomes part of the list under way."""
        style = marker.style
        for place in range(len(self._open) - 1, -1, -1):
            known_indent, known_style, last = self._open[place]
            level = abs(known_indent - indent) <= self.tolerance
            continued = last and marker.printed and follows(last, marker.printed)
            if level and (known_style == style or continued):
                style = known_style
                del self._open[place:]
                break
            if indent < known_indent - self.tolerance:
                del self._open[place:]
        self._open.append((indent, style, marker.printed))
        return len(self._open) - 1
