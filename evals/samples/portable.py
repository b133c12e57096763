"""Typesets a sample as PDF, the way inspection reports and letters are laid out."""

import io
import re
from collections.abc import Sequence
from html import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from evals.samples.markup import Part, PartKind, Source

_BODY = ParagraphStyle(
    "body", fontName="Helvetica", fontSize=12, leading=15.6, spaceAfter=9, allowOrphans=1
)
_NUMBERED = ParagraphStyle("numbered", parent=_BODY, leftIndent=30, bulletIndent=4)
_ADDRESS = ParagraphStyle("address", parent=_BODY, spaceAfter=0)
_CELL = ParagraphStyle("cell", parent=_BODY, spaceAfter=0)
_HEADINGS = {
    1: ParagraphStyle("h1", parent=_BODY, fontName="Helvetica-Bold", fontSize=20, leading=25),
    2: ParagraphStyle(
        "h2", parent=_BODY, fontName="Helvetica-Bold", fontSize=14, leading=18, keepWithNext=1
    ),
    3: ParagraphStyle("h3", parent=_BODY, fontName="Helvetica-Bold", keepWithNext=1),
}
_WIDTHS = {2: (95 * mm, 70 * mm), 3: (55 * mm, 55 * mm, 55 * mm)}


def _bullet_style(level: int) -> ParagraphStyle:
    return ParagraphStyle(
        f"bullet{level}",
        parent=_BODY,
        leftIndent=22 + 18 * level,
        bulletIndent=6 + 18 * level,
        spaceAfter=4,
    )


def _inline(text: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(text, quote=False))


def _table(rows: Sequence[Part]) -> Table:
    cells = [[Paragraph(_inline(cell), _CELL) for cell in row.cells] for row in rows]
    rules = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.grey),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    if rows[0].kind is PartKind.HEADER_ROW:
        rules.append(("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey))
    width = len(rows[0].cells)
    return Table(cells, colWidths=_WIDTHS.get(width, (165 * mm / width,) * width), style=rules)


def _flowable(part: Part) -> Flowable:
    if part.kind is PartKind.PAGE_BREAK:
        return PageBreak()
    text = _inline(part.text)
    if part.kind is PartKind.HEADING:
        return Paragraph(text, _HEADINGS[part.level])
    if part.kind is PartKind.BULLET:
        mark = "•" if part.level == 0 else "–"
        return Paragraph(text, _bullet_style(part.level), bulletText=mark)
    if part.kind in {PartKind.NUMBERED, PartKind.LETTERED}:
        return Paragraph(text, _NUMBERED, bulletText=part.printed)
    return Paragraph(text, _ADDRESS if part.kind is PartKind.ADDRESS else _BODY)


def _story(parts: Sequence[Part]) -> list[Flowable]:
    story: list[Flowable] = []
    rows: list[Part] = []
    previous: Part | None = None
    for part in parts:
        if rows and part.kind is not PartKind.ROW:
            story += [_table(rows), Spacer(1, 10)]
            rows = []
        if part.kind in {PartKind.ROW, PartKind.HEADER_ROW}:
            rows.append(part)
        else:
            if previous and previous.kind is PartKind.ADDRESS is not part.kind:
                story.append(Spacer(1, 10))
            story.append(_flowable(part))
        previous = part
    return story + ([_table(rows)] if rows else [])


def typeset(source: Source) -> bytes:
    """The PDF's bytes: the same for the same source, uncompressed, with no date of making."""

    def draw_foot(canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 9)
        for place, line in enumerate(reversed(source.foot)):
            canvas.drawString(22 * mm, (12 + 4 * place) * mm, line)
        canvas.drawRightString(A4[0] - 22 * mm, 12 * mm, str(canvas.getPageNumber()))

    buffer = io.BytesIO()
    document = BaseDocTemplate(
        buffer,
        pagesize=A4,
        title=source.title,
        author="Invented sample",
        invariant=1,
        pageCompression=0,
    )
    frame = Frame(20 * mm, 24 * mm, A4[0] - 40 * mm, A4[1] - 46 * mm)
    document.addPageTemplates([PageTemplate(frames=[frame], onPage=draw_foot)])
    document.build(_story(source.parts))
    return buffer.getvalue()
