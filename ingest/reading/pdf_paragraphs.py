"""Lines into paragraphs: where one ends, and what goes on over a page break."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ingest.reading.pdf_labels import Label, LabelKind, hangs, label_of
from ingest.reading.pdf_layout import Measure, PageFlow, Region
from ingest.reading.pdf_lines import Line
from ingest.reading.pdf_tables import Table

_LARGER_GAP = 1.22
_ALIGNED = 4.0
_HAIR = 2.0
_FIRST_LINE_INDENT = 45.0
_SENTENCE_END = (".", "?", "!", ".’", ".”", '."', ".'", ".)", ":", ";")
_SHORT = 0.12
_FIELD = re.compile(r"[A-Z][\w ’'()-]{0,40}:\s+\S|©|Dear\s")
_HANGING = 8.0
_HALF = 0.6
_SIZE_CHANGE = 0.06


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


def paragraphs(pages: Iterable[PageFlow], usual: Measure) -> Iterator[Paragraph | Table]:
    """Paragraphs and tables in reading order; notes follow the paragraph that is open."""
    waiting: Paragraph | None = None
    held: list[Paragraph] = []
    apart = False
    splitter = _Splitter(usual)
    for page in pages:
        for part in page.parts:
            if isinstance(part, Table):
                yield from _flush(waiting, held)
                waiting, held = None, []
                yield part
                continue
            found = splitter.split(part, waiting)
            between, apart = part.apart or apart, part.apart
            if waiting and found and not between and goes_on(waiting, found[0]):
                waiting = _joined(waiting, found.pop(0))
            for paragraph in found:
                yield from _flush(waiting, held)
                waiting, held = paragraph, []
        held += [Paragraph(list(note), note[-1].right, note=True) for note in page.notes]
    yield from _flush(waiting, held)


def _flush(waiting: Paragraph | None, held: list[Paragraph]) -> Iterator[Paragraph]:
    if waiting is not None:
        yield waiting
    yield from held


class _Splitter:
    """Splits regions, one after the other, and remembers the last number printed."""

    def __init__(self, usual: Measure) -> None:
        self._usual = usual
        self._number = 0
        self._labels: list[Label] = []

    def split(self, region: Region, open_before: Paragraph | None) -> list[Paragraph]:
        """The paragraphs of a region; the first may go on with ``open_before``."""
        found: list[Paragraph] = []
        for index, line in enumerate(region.lines):
            following = region.lines[index + 1] if index + 1 < len(region.lines) else None
            before = found[-1] if found else open_before
            label = label_of(line)
            if label is not None and not self._holds(label, line, following, before):
                label = None
            if label is not None:
                self._number = label.ordinal or self._number
                self._labels.append(label)
            if found and label is None and not _breaks(found[-1], line, self._usual):
                found[-1].lines.append(line)
            else:
                found.append(Paragraph([line], region.rights[line.size], label))
        return found

    def _holds(
        self, label: Label, line: Line, following: Line | None, before: Paragraph | None
    ) -> bool:
        """Whether the word is a label, not a number or dash that belongs to its sentence."""
        in_open_sentence = (
            before is not None and not is_short(before, line) and not _ends(before.last)
        )
        if label.kind is not LabelKind.NUMBER:
            moved = before is None or not _stands_under(before, line)
            return label.sure or label.kind is LabelKind.ITEM or moved or not in_open_sentence
        next_number = label.ordinal is not None and label.ordinal == self._number + 1
        hanging = following is not None and hangs(label, following) and not label_of(following)
        if before is not None and in_open_sentence and _stands_under(before, line):
            return next_number and label.pointed and (label.sure or hanging)
        if label.sure:
            return label.pointed or label.ordinal is None or next_number or hanging
        return label.pointed and (hanging or next_number or self._is_aligned(label))

    def _is_aligned(self, label: Label) -> bool:
        return not label.cut and any(
            abs(other.left - label.left) < _HAIR and abs(other.text_left - label.text_left) < _HAIR
            for other in self._labels
            if other.sure
        )


def _stands_under(before: Paragraph, line: Line) -> bool:
    """Whether the line begins where the next line of ``before`` would."""
    return abs(line.left - before.text_left) <= _ALIGNED


def _breaks(before: Paragraph, line: Line, usual: Measure) -> bool:
    last = before.last
    leading = line.baseline - last.baseline
    size = max(last.size, line.size)
    if leading > _LARGER_GAP * usual.usual_leading(size) or leading <= 0:
        return True
    if abs(last.size - line.size) > _SIZE_CHANGE * size:
        return True
    if _weight_changes(before, line) or _indent_changes(before, line):
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
        return is_short(before, line)
    return line.bold and is_short(before, line)


def _indent_changes(before: Paragraph, line: Line) -> bool:
    shift = line.left - before.text_left
    if abs(shift) <= _ALIGNED:
        return False
    if len(before.lines) == 1 and before.label is None and -_FIRST_LINE_INDENT < shift < 0:
        return False
    if before.label is not None and abs(line.left - before.label.left) <= _ALIGNED:
        return _ends(before.last) or _room_left(before, line) > _SHORT
    return is_short(before, line) or _ends(before.last)


def _ended(before: Paragraph, line: Line) -> bool:
    """Whether the last line stops before the edge although the next word would have fitted."""
    if not is_short(before, line):
        return False
    if _ends(before.last):
        return True
    if _room_left(before, line) < _SHORT:
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


def _ends(line: Line) -> bool:
    return line.text.endswith(_SENTENCE_END)


def goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether ``after``, first on its page or column, continues ``before``."""
    if after.label is not None or before.note:
        return False
    line = after.lines[0]
    if before.last.size != line.size or (after.bold and not before.bold):
        return False
    starts_low = line.text[:1].islower()
    if before.bold and not starts_low:
        return False
    if _ends(before.last) and starts_low:
        return not before.last.text.endswith((".", "?", "!")) or before.label is not None
    if not _ends(before.last):
        return starts_low or not is_short(before, line)
    if _set_under(before, line):
        return True
    # Word processors leave no single line of a paragraph at the top of a page.
    return len(after.lines) > 1 and not is_short(before, line)


def _set_under(before: Paragraph, line: Line) -> bool:
    """Whether the line stands under a hanging text, where only its continuation would stand."""
    if before.label is None or before.text_left - before.label.left < _HANGING:
        return False
    return abs(line.left - before.text_left) <= _ALIGNED


def _joined(before: Paragraph, after: Paragraph) -> Paragraph:
    before.parts.append(len(before.lines))
    before.lines += after.lines
    before.right = after.right
    return before
