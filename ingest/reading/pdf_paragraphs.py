"""Lines into paragraphs: where one begins, and what goes on over a page break."""

from collections.abc import Iterable, Iterator

from ingest.reading.pdf_breaks import Paragraph, breaks, ends_sentence, is_short, stands_under
from ingest.reading.pdf_labels import Label, LabelKind, hangs, label_of
from ingest.reading.pdf_layout import Measure, PageFlow, Region
from ingest.reading.pdf_lines import Line
from ingest.reading.pdf_tables import Table

_ALIGNED = 4.0
_HAIR = 2.0
_HANGING = 8.0
_ROOM_FOR_ONE = 0.9
_ROOM_FOR_SOME = 3.0


def paragraphs(pages: Iterable[PageFlow], usual: Measure) -> Iterator[Paragraph | Table]:
    """Paragraphs and tables in reading order; notes follow the paragraph that is open."""
    waiting: Paragraph | None = None
    held: list[Paragraph] = []
    apart, room = False, 0.0
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
            leading = usual.usual_leading(usual.size)
            if waiting and found and not between and goes_on(waiting, found[0], room / leading):
                waiting = _joined(waiting, found.pop(0))
            for paragraph in found:
                yield from _flush(waiting, held)
                waiting, held = paragraph, []
        room = page.room
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
            if found and label is None and not breaks(found[-1], line, self._usual):
                found[-1].lines.append(line)
            else:
                found.append(Paragraph([line], region.rights[line.size], label))
        return found

    def _holds(
        self, label: Label, line: Line, following: Line | None, before: Paragraph | None
    ) -> bool:
        """Whether the word is a label, not a number or dash that belongs to its sentence."""
        in_open_sentence = (
            before is not None and not is_short(before, line) and not ends_sentence(before.last)
        )
        if label.kind is not LabelKind.NUMBER:
            moved = before is None or not stands_under(before, line)
            return label.sure or label.kind is LabelKind.ITEM or moved or not in_open_sentence
        next_number = label.ordinal is not None and label.ordinal == self._number + 1
        hanging = following is not None and hangs(label, following) and not label_of(following)
        if before is not None and in_open_sentence and stands_under(before, line):
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


def goes_on(before: Paragraph, after: Paragraph, lines_left: float) -> bool:
    """Whether ``after``, first on its page or column, continues ``before``.

    ``lines_left`` is how many more lines the page of ``before`` would have held.
    """
    if after.label is not None or before.note:
        return False
    line = after.lines[0]
    if before.last.size != line.size or (after.bold and not before.bold):
        return False
    if before.italic != after.italic:
        return False
    starts_low = line.text[:1].islower()
    if before.bold and not starts_low:
        return False
    if ends_sentence(before.last) and starts_low:
        return not before.last.text.endswith((".", "?", "!")) or before.label is not None
    if not ends_sentence(before.last):
        return starts_low or not is_short(before, line)
    if _set_under(before, line):
        return True
    # Word processors leave no single line of a paragraph at the top of a page, and fill a page
    # before they break a paragraph.
    if len(after.lines) < 2 or lines_left > _ROOM_FOR_SOME:
        return False
    if lines_left > _ROOM_FOR_ONE and len(after.lines) > 2:
        return False
    return not is_short(before, line)


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
