"""The drawing as files to take away: SVG, PNG, and the figures as a CSV that does no harm."""

import csv
import io
from collections.abc import Iterable, Sequence

from PIL import Image, ImageDraw, ImageFont

from assistant.chat.grades import Grade
from assistant.chat.plot import HEIGHT, WIDTH, Drawing, Line, Mark, Word
from assistant.chat.rendering import render

SERIES = ("#0b5563", "#b3541e", "#5b3f8c", "#1f7a3f", "#9c2f5f", "#5f5a00")
"""Told apart by people who see colours differently, and 4.5 to 1 on white."""
_INK, _SOFT, _RULE = "#14212b", "#465661", "#c9d1d3"
_SCALE = 2
_DASH, _GAP = 7, 5
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_svg(drawing: Drawing) -> str:
    """A picture that stands on its own."""
    values = {"drawing": drawing, "colours": SERIES, "width": WIDTH, "height": HEIGHT}
    return render("plot_file.svg", values)


def as_png(drawing: Drawing) -> bytes:
    """The same as pixels, on white."""
    picture = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), "white")
    pen = ImageDraw.Draw(picture)
    for line in drawing.lines:
        _draw_line(pen, line)
    for word in drawing.words:
        _draw_word(pen, word)
    for mark in drawing.marks:
        pen.polygon(_outline(mark), fill=SERIES[mark.series % len(SERIES)], outline="white")
    _draw_word(pen, Word(WIDTH / 2, 22, drawing.title, "middle"))
    kept = io.BytesIO()
    picture.save(kept, format="PNG")
    return kept.getvalue()


def as_csv(grades: Iterable[Grade]) -> str:
    """One row a judgement."""
    kept = io.StringIO()
    rows = csv.writer(kept)
    rows.writerow(("authority", "date", "framework", "judgement", "grade", "reference", "address"))
    for one in grades:
        day = one.date.isoformat() if one.date else ""
        row = (one.authority, day, one.framework, one.name, one.grade, one.reference, str(one.ref))
        rows.writerow([harmless(cell) for cell in row])
    return kept.getvalue()


def harmless(cell: str) -> str:
    """A cell no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _draw_line(pen: ImageDraw.ImageDraw, line: Line) -> None:
    colour = _RULE if line.series is None else SERIES[line.series % len(SERIES)]
    if line.series is None and line.dashed:
        colour = _SOFT
    width = _SCALE * (1 if line.series is None else 2)
    for start, end in zip(line.points, line.points[1:], strict=False):
        pieces = _dashes(start, end) if line.dashed else [(start, end)]
        for (x1, y1), (x2, y2) in pieces:
            pen.line([x1 * _SCALE, y1 * _SCALE, x2 * _SCALE, y2 * _SCALE], colour, width)


def _dashes(
    start: tuple[float, float], end: tuple[float, float]
) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    (x1, y1), (x2, y2) = start, end
    length = max(1.0, ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5)
    pieces = []
    for at in range(0, int(length), _DASH + _GAP):
        one, two = at / length, min(1.0, (at + _DASH) / length)
        pieces.append(
            (
                (x1 + one * (x2 - x1), y1 + one * (y2 - y1)),
                (x1 + two * (x2 - x1), y1 + two * (y2 - y1)),
            )
        )
    return pieces


def _draw_word(pen: ImageDraw.ImageDraw, word: Word) -> None:
    colour = _INK if word.series is None else SERIES[word.series % len(SERIES)]
    font = ImageFont.load_default(13 * _SCALE)
    anchor = {"start": "ls", "middle": "ms", "end": "rs"}[word.anchor]
    pen.text((word.x * _SCALE, word.y * _SCALE), word.text, colour, font, anchor)


def _outline(mark: Mark) -> Sequence[tuple[float, float]]:
    return [((mark.x + dx) * _SCALE, (mark.y + dy) * _SCALE) for dx, dy in OUTLINES[mark.shape]]


OUTLINES: dict[str, tuple[tuple[float, float], ...]] = {
    "circle": ((7, 0), (5, 5), (0, 7), (-5, 5), (-7, 0), (-5, -5), (0, -7), (5, -5)),
    "square": ((-6, -6), (6, -6), (6, 6), (-6, 6)),
    "triangle": ((0, -8), (7, 6), (-7, 6)),
    "diamond": ((0, -8), (8, 0), (0, 8), (-8, 0)),
}
