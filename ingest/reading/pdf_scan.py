"""Pages that are images: their own text layer, or OCR by the ``tesseract`` command."""

import csv
import io
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace

import pypdfium2 as pdfium

from ingest.errors import NeedsOcr
from ingest.reading.pdf_glyphs import Glyph, PageContent, Rect, Style

_PAGE_SHARE = 0.5
_FEW = 20
_DOTS_PER_POINT = 300 / 72
_SECONDS_A_PAGE = 120
_LEAST_CONFIDENCE = 30.0
_CAP_TO_SIZE = 0.75


def with_scans(
    document: pdfium.PdfDocument, contents: Sequence[PageContent]
) -> tuple[list[PageContent], tuple[str, ...]]:
    """Give image pages their text, and say on which pages none could be had.

    Raises:
        NeedsOcr: no page has text, some are images, and no OCR program is installed.
    """
    program = shutil.which("tesseract")
    read: list[PageContent] = []
    layered: list[int] = []
    scanned: list[int] = []
    silent: list[int] = []
    for content in contents:
        given = content
        if not _has_text(content) and _is_image(content):
            if len(content.invisible) >= _FEW:
                given = replace(content, glyphs=content.invisible, hidden=0)
                layered.append(content.number)
            elif program is not None:
                given = replace(content, glyphs=_recognised(document, content, program))
                scanned.append(content.number)
        if not _has_text(given):
            silent.append(content.number)
        read.append(given)
    images = any(_is_image(content) for content in contents)
    if len(silent) == len(contents) and images and program is None:
        raise NeedsOcr("The pages are images without text; install Tesseract and build again.")
    return read, _warnings(layered, scanned, silent)


def _warnings(layered: list[int], scanned: list[int], silent: list[int]) -> tuple[str, ...]:
    said = (
        (layered, "is an image; the text layer that came with it was read"),
        (scanned, "is an image; its text was read by OCR and may have errors"),
        (silent, "holds no text that can be read"),
    )
    return tuple(f"Page {_list(pages)} {what}." for pages, what in said if pages)


def _list(pages: list[int]) -> str:
    return ", ".join(str(page) for page in pages)


def _has_text(content: PageContent) -> bool:
    return any(glyph.text.isalnum() for glyph in content.glyphs)


def _is_image(content: PageContent) -> bool:
    area = sum((i.right - i.left) * (i.bottom - i.top) for i in content.images)
    return area > _PAGE_SHARE * content.width * content.height


def _recognised(
    document: pdfium.PdfDocument, content: PageContent, program: str
) -> tuple[Glyph, ...]:
    page = document[content.number - 1]
    image = page.render(scale=_DOTS_PER_POINT, grayscale=True).to_pil()
    page.close()
    buffer = io.BytesIO()
    image.save(buffer, format="PNG")
    try:
        # Fixed arguments; the picture goes in by standard input, so no name is interpreted.
        finished = subprocess.run(  # noqa: S603
            [program, "stdin", "stdout", "--dpi", "300", "tsv"],
            input=buffer.getvalue(),
            capture_output=True,
            check=True,
            timeout=_SECONDS_A_PAGE,
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    return tuple(_glyphs_of(finished.stdout.decode("utf-8", "replace")))


def _glyphs_of(table: str) -> list[Glyph]:
    """Characters of Tesseract's table of words, each word's width shared out evenly."""
    rows = [
        row
        for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
        if row["text"] and row["text"].strip() and float(row["conf"]) >= _LEAST_CONFIDENCE
    ]
    lines: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in rows:
        lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(row)
    return [glyph for line in lines.values() for glyph in _line_glyphs(line)]


def _line_glyphs(words: list[dict[str, str]]) -> list[Glyph]:
    bottoms = sorted(float(w["top"]) + float(w["height"]) for w in words)
    baseline = bottoms[len(bottoms) // 2] / _DOTS_PER_POINT
    heights = sorted(float(w["height"]) for w in words)
    size = round(2 * heights[len(heights) // 2] / _DOTS_PER_POINT / _CAP_TO_SIZE / 2, 0)
    style = Style(max(size, 1.0), False, (0, 0, 0), "ocr", True)
    glyphs: list[Glyph] = []
    for word in words:
        text = word["text"].strip()
        left, width = float(word["left"]) / _DOTS_PER_POINT, float(word["width"]) / _DOTS_PER_POINT
        step = width / len(text)
        box = Rect(left, baseline - size, left + width, baseline + 0.2 * size)
        glyphs += [
            Glyph(c, left + i * step, box.top, left + (i + 1) * step, box.bottom, baseline, style)
            for i, c in enumerate(text)
        ]
        glyphs.append(Glyph(" ", box.right, box.top, box.right + 1, box.bottom, baseline, style))
    return glyphs
