"""A page of a PDF as a picture, with the quoted places marked."""

import io
from collections.abc import Iterable
from pathlib import Path

from PIL import Image, ImageDraw

from ingest.blocks import Box
from ingest.errors import NoSuchDocument
from ingest.reading.pdf import open_pdf

_MARK = (255, 214, 0, 90)
_EDGE = (196, 120, 0, 200)
_MARGIN = 2.0
_MOST_PIXELS = 25_000_000


def render_page(path: Path, page: int, boxes: Iterable[Box] = (), scale: float = 1.5) -> bytes:
    """Draw one page as a PNG, ``scale`` pixels a point, with ``boxes`` marked.

    Boxes on other pages are left out. A scale that would give more than 25 million pixels is
    reduced.

    Raises:
        NoSuchDocument: the PDF has no such page.
        EncryptedDocument: a password is needed.
        WrongFormat: no PDF, or damaged beyond reading.
    """
    document = open_pdf(path)
    try:
        if not 1 <= page <= len(document):
            raise NoSuchDocument(f"The PDF has pages 1 to {len(document)}; there is no {page}.")
        shown = document[page - 1]
        width, height = shown.get_size()
        scale = min(scale, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        picture = shown.render(scale=scale).to_pil().convert("RGBA")
        shown.close()
    finally:
        document.close()
    marks = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(marks)
    for box in boxes:
        if box.page == page:
            pen.rectangle(_pixels(box, scale), fill=_MARK, outline=_EDGE)
    buffer = io.BytesIO()
    Image.alpha_composite(picture, marks).convert("RGB").save(buffer, format="PNG")
    return buffer.getvalue()


def _pixels(box: Box, scale: float) -> tuple[float, float, float, float]:
    return (
        (box.left - _MARGIN) * scale,
        (box.top - _MARGIN) * scale,
        (box.right + _MARGIN) * scale,
        (box.bottom + _MARGIN) * scale,
    )
