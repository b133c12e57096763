"""Where a paragraph ends: what a line of type tells about the line before it."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.reading.letters import is_person_in_office
from ingest.reading.pdf_labels import Label
from ingest.reading.pdf_layout import Measure
from ingest.reading.pdf_lines import Line

_LARGER_GAP = 1.22
_ALIGNED = 4.0
_FIRST_LINE_INDENT = 45.0
_SENTENCE_END = (".", "?", "!", ".’", ".”", '."', ".'", ".)", ":", ";")
_SHORT = 0.12
_FIELD = re.compile(r"[A-Z][\w ’'()-]{0,40}:\s+\S|©|Dear\s")
_REFERENCE = re.compile(r"\([^()]{4,60}\)\.?")
"""As "(Paragraph 106)", which closes a recommendation on a line of its own."""
_HALF = 0.6
_SIZE_CHANGE = 0.06
_LONGEST_SET_LINE = 90
_ROOM = 1.0


@dataclass(slots=True)
class Paragraph:
    """Lines that read as one, perhaps over several pages."""

    lines: list[Line]
    right: float
    """The edge the last line is set to."""
    label: Label | None = None
    parts: list[int] = field(default_factory=lambda: [0])
    """Where in ``lines`` each stretch on one page or column begins."""
    note: bool = False

    @property
    def last(self) -> Line:
        """The line it ends with so far."""
        return self.lines[-1]

    @property
    def text_left(self) -> float:
        """Where its lines after the first begin."""
        if len(self.lines) > 1 and len(self.parts) == 1:
            return self.lines[1].left
        return self.label.text_left if self.label else self.last.left

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)

    @property
    def italic(self) -> bool:
        """Whether all of it is italic."""
        return all(line.italic for line in self.lines)

    @property
    def by_line(self) -> bool:
        """Whether its author ended each line, as in an address or a list of names.

        Every line then leaves room for the next one's first word, and none begins in lower case.
        """
        if len(self.lines) < 2 or len(self.parts) > 1 or self.label is not None or self.note:
            return False
        if any(len(line.text) > _LONGEST_SET_LINE for line in self.lines):
            return False
        return all(
            not below.text[0].islower()
            and not line.text.endswith("-")
            and line.right + _first_width(below) < self.right - _ROOM * below.size
            for line, below in pairwise(self.lines)
        )


def breaks(before: Paragraph, line: Line, usual: Measure) -> bool:
    """Whether a line without a label begins a new paragraph."""
    last = before.last
    leading = line.baseline - last.baseline
    size = max(last.size, line.size)
    if leading > _LARGER_GAP * usual.usual_leading(size) or leading <= 0:
        return True
    if abs(last.size - line.size) > _SIZE_CHANGE * size:
        return True
    if _weight_changes(before, line) or _indent_changes(before, line):
        return True
    if before.italic != line.italic and is_short(before, line):
        return True
    if before.label is not None and _REFERENCE.fullmatch(line.text):
        return False
    if is_person_in_office(last.text) and is_person_in_office(line.text):
        return True
    return _ended(before, line) or (is_short(before, line) and starts_field(line.text))


def starts_field(text: str) -> bool:
    """Whether a line reads "Lead inspector: …" or "© …", which stand on lines of their own."""
    return _FIELD.match(text) is not None


def _weight_changes(before: Paragraph, line: Line) -> bool:
    """A bold line over plain text, or plain text over a bold line, when the first is not full."""
    if before.bold == line.bold:
        return before.bold and before.last.colour != line.colour
    if before.bold and not line.words[0].bold:
        return is_short(before, line) or is_person_in_office(line.text)
    return line.bold and is_short(before, line)


def _indent_changes(before: Paragraph, line: Line) -> bool:
    shift = line.left - before.text_left
    if abs(shift) <= _ALIGNED:
        return False
    if len(before.lines) == 1 and before.label is None and -_FIRST_LINE_INDENT < shift < 0:
        return False
    if before.label is not None and abs(line.left - before.label.left) <= _ALIGNED:
        return ends_sentence(before.last) or _room_left(before, line) > _SHORT
    return is_short(before, line) or ends_sentence(before.last)


def _ended(before: Paragraph, line: Line) -> bool:
    """Whether the last line stops before the edge although the next word would have fitted."""
    if not is_short(before, line):
        return False
    if ends_sentence(before.last):
        return True
    if line.text[0].islower() or _room_left(before, line) < _SHORT:
        return False
    width = before.right - before.text_left
    heading = before.bold and line.bold
    both_short = line.right - line.left < _HALF * width and before.last.right < before.right
    return not (both_short or heading)


def is_short(before: Paragraph, line: Line) -> bool:
    """Whether the first word of ``line`` would have fitted on the line before it."""
    return before.last.right + _first_width(line) < before.right - 1.0


def _room_left(before: Paragraph, line: Line) -> float:
    """How much of its width the last line leaves empty once the next word is put on it."""
    width = max(before.right - before.text_left, 1.0)
    return (before.right - before.last.right - _first_width(line)) / width


def _first_width(line: Line) -> float:
    box = line.words[0].box
    return box.right - box.left + 0.3 * line.size


def ends_sentence(line: Line) -> bool:
    """Whether the line closes a sentence or introduces a list."""
    return line.text.endswith(_SENTENCE_END)


def stands_under(before: Paragraph, line: Line) -> bool:
    """Whether the line begins where the next line of ``before`` would."""
    return abs(line.left - before.text_left) <= _ALIGNED
