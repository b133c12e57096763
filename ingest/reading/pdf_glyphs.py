"""What stands on the pages of a PDF: visible characters, ruled edges, and what is hidden.

All coordinates are points from the top left corner of the page as it is shown.
"""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_NEAR_WHITE = 240
_LEAST_SIZE = 1.0
_THIN = 3.0
_INVISIBLE_MODES = {3, 7}
_BOLD_WEIGHT = 600
_LEAST_SLANT = 0.1
_BREAKS = {10, 13, 0xFFFE}
_SOFT_HYPHENS = {0x02: "-", 0xAD: "\u00ad"}


class Rect(NamedTuple):
    """A rectangle on a page."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Style(NamedTuple):
    """How a run of characters is set; ``size`` is in points as shown."""

    size: float
    bold: bool
    colour: tuple[int, int, int]
    font: str
    visible: bool
    italic: bool = False
    slant: float = 0.0
    """Of upright letters leant over to look italic: how far right the top of a line leans, as a
    share of its height."""


class Glyph(NamedTuple):
    """One character where it stands."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    style: Style


@dataclass(frozen=True, slots=True)
class PageContent:
    """One page: ``invisible`` holds characters drawn in no ink, ``hidden`` counts all left out."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    edges: tuple[Rect, ...]
    """Thin rectangles: the ruled lines and the sides of boxes."""
    images: tuple[Rect, ...]
    invisible: tuple[Glyph, ...]
    hidden: int


def page_content(page: pdfium.PdfPage, number: int) -> PageContent:
    """Read one page. Characters nobody can see are counted, not handed on."""
    view = _View(page)
    edges, fills, images = _drawings(page, view)
    shown: list[Glyph] = []
    invisible: list[Glyph] = []
    hidden = 0
    for glyph in _glyphs(page, view):
        if _can_be_seen(glyph, view, (*fills, *images)):
            shown.append(glyph)
        elif not glyph.text.isspace():
            hidden += 1
            if not glyph.style.visible:
                invisible.append(glyph)
    return PageContent(
        number, view.width, view.height, tuple(shown), edges, images, tuple(invisible), hidden
    )


class _View:
    """Turns PDF coordinates, which start bottom left before rotation, into shown ones."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        left, bottom, right, top = page.get_cropbox()
        self._left, self._bottom, self._right, self._top = left, bottom, right, top
        self._turns = (page.get_rotation() // 90) % 4
        across, down = right - left, top - bottom
        self.width, self.height = (across, down) if self._turns % 2 == 0 else (down, across)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The shown place of a PDF point."""
        if self._turns == 0:
            return x - self._left, self._top - y
        if self._turns == 1:
            return y - self._bottom, x - self._left
        if self._turns == 2:
            return self._right - x, y - self._bottom
        return self._top - y, self._right - x

    def rect(self, left: float, bottom: float, right: float, top: float) -> Rect:
        """The shown rectangle of a PDF one."""
        if self._turns == 0:
            return Rect(left - self._left, self._top - top, right - self._left, self._top - bottom)
        (a, b), (c, d) = self.point(left, bottom), self.point(right, top)
        return Rect(min(a, c), min(b, d), max(a, c), max(b, d))


def _can_be_seen(glyph: Glyph, view: _View, backgrounds: tuple[Rect, ...]) -> bool:
    style = glyph.style
    if not style.visible or style.size < _LEAST_SIZE:
        return False
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    if not (0 <= x <= view.width and 0 <= y <= view.height):
        return False
    if min(style.colour) < _NEAR_WHITE:
        return True
    return any(background.holds(x, y) for background in backgrounds)


def _glyphs(page: pdfium.PdfPage, view: _View) -> Iterator[Glyph]:
    """Characters in content order; blanks that pdfium makes up are left out."""
    text = page.get_textpage()
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium_c.FS_RECTF()
    raw = text.raw
    styles: dict[int | None, Style] = {}
    for index in range(text.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(raw, index)
        if code in _BREAKS or pdfium_c.FPDFText_IsGenerated(raw, index) == 1:
            continue
        owner = pdfium_c.FPDFText_GetTextObject(raw, index)
        key = ctypes.addressof(owner.contents) if owner else None
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(text, index, owner)
        pdfium_c.FPDFText_GetCharOrigin(raw, index, x, y)
        pdfium_c.FPDFText_GetLooseCharBox(raw, index, box)
        lean = style.slant * (box.top - box.bottom)
        rect = view.rect(box.left, box.bottom, max(box.right - lean, box.left), box.top)
        character = _SOFT_HYPHENS.get(code) or _character(code)
        yield Glyph(character, *rect, view.point(x.value, y.value)[1], style)


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code <= 0xDFFF else "\ufffd"


def _style(text: pdfium.PdfTextPage, index: int, owner: object) -> Style:
    matrix = pdfium_c.FS_MATRIX()
    scale, slant = 1.0, 0.0
    if pdfium_c.FPDFText_GetMatrix(text, index, matrix):
        scale, slant = _shape(matrix.a, matrix.b, matrix.c, matrix.d)
    size = pdfium_c.FPDFText_GetFontSize(text, index) * scale
    name = ctypes.create_string_buffer(128)
    pdfium_c.FPDFText_GetFontInfo(text, index, name, 128, ctypes.c_int())
    font = name.value.decode("utf-8", "replace")
    weight = pdfium_c.FPDFText_GetFontWeight(text, index)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium_c.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
    mode = pdfium_c.FPDFTextObj_GetTextRenderMode(owner) if owner else 0
    bold = weight >= _BOLD_WEIGHT or "bold" in font.lower() or "black" in font.lower()
    visible = mode not in _INVISIBLE_MODES and alpha.value > 0
    italic = slant > _LEAST_SLANT or any(word in font.lower() for word in ("italic", "oblique"))
    colour = (red.value, green.value, blue.value)
    return Style(round(size, 1), bold, colour, font, visible, italic, slant)


def _shape(a: float, b: float, c: float, d: float) -> tuple[float, float]:
    """How tall a text matrix sets its letters, and how far it leans them over."""
    along = math.hypot(a, b)
    height = abs(a * d - b * c) / along if along else 0.0
    if not height:
        return math.hypot(c, d), 0.0
    slant = (a * c + b * d) / along / height
    return height, slant if b == 0 and 0 < slant < 1 else 0.0


def _drawings(
    page: pdfium.PdfPage, view: _View
) -> tuple[tuple[Rect, ...], tuple[Rect, ...], tuple[Rect, ...]]:
    """Ruled edges, coloured areas and images of the page."""
    edges: list[Rect] = []
    fills: list[Rect] = []
    images: list[Rect] = []
    kinds = (pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE)
    for drawn in page.get_objects(filter=kinds, max_depth=2):
        rect = view.rect(*drawn.get_bounds())
        if drawn.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            images.append(rect)
            continue
        filled, stroked = _paint(drawn)
        across, down = rect.right - rect.left, rect.bottom - rect.top
        if min(across, down) <= _THIN:
            if (filled or stroked) and max(across, down) > 0:
                edges.append(rect)
        elif filled or stroked:
            edges += _sides(rect)
            if filled:
                fills.append(rect)
    return tuple(edges), tuple(fills), tuple(images)


def _sides(rect: Rect) -> Iterator[Rect]:
    yield Rect(rect.left, rect.top, rect.right, rect.top)
    yield Rect(rect.left, rect.bottom, rect.right, rect.bottom)
    yield Rect(rect.left, rect.top, rect.left, rect.bottom)
    yield Rect(rect.right, rect.top, rect.right, rect.bottom)


def _paint(drawn: pdfium.PdfObject) -> tuple[bool, bool]:
    """Whether a path is filled with something other than white, and whether it is stroked."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(drawn, mode, stroke)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium_c.FPDFPageObj_GetFillColor(drawn, red, green, blue, alpha)
    coloured = min(red.value, green.value, blue.value) < _NEAR_WHITE and alpha.value > 0
    return mode.value != 0 and coloured, stroke.value != 0
