"""Typesets a sample as DOCX, with real headings and with numbers typed or automatic."""

import datetime as dt
import io
import zipfile
from collections.abc import Sequence

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from evals.samples.markup import Part, PartKind, Source

_MADE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_LIST_ID = 90
_TABLE_STYLES = {"Normal Table", "Table Grid"}


def _element(tag: str, value: str, *children: BaseOxmlElement) -> BaseOxmlElement:
    element = OxmlElement(tag)
    if value:
        element.set(qn("w:val"), value)
    element.extend(children)
    return element


def _level(depth: int, pattern: str) -> BaseOxmlElement:
    level = _element(
        "w:lvl",
        "",
        _element("w:start", "1"),
        _element("w:numFmt", "decimal"),
        _element("w:lvlText", pattern),
    )
    level.set(qn("w:ilvl"), str(depth))
    return level


def _add_outline_numbering(document: WordDocument) -> None:
    """Add a list "1." over "1.1" to the numbering part (ECMA-376 part 1, section 17.9)."""
    numbering = document.part.numbering_part.element
    outline = _element("w:abstractNum", "", _level(0, "%1."), _level(1, "%1.%2"))
    outline.set(qn("w:abstractNumId"), str(_LIST_ID))
    numbering.insert(0, outline)
    number = _element("w:num", "", _element("w:abstractNumId", str(_LIST_ID)))
    number.set(qn("w:numId"), str(_LIST_ID))
    numbering.append(number)


def _number(paragraph: Paragraph, depth: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        _element("w:numPr", "", _element("w:ilvl", str(depth)), _element("w:numId", str(_LIST_ID)))
    )


def _write_runs(paragraph: Paragraph, text: str) -> None:
    for place, piece in enumerate(text.split("**")):
        if piece:
            paragraph.add_run(piece).bold = True if place % 2 else None


def _add_table(document: WordDocument, rows: Sequence[Part]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0].cells), style="Table Grid")
    for row in rows:
        added = table.add_row()
        for cell, text in zip(added.cells, row.cells, strict=True):
            run = cell.paragraphs[0].add_run(text)
            run.bold = True if row.kind is PartKind.HEADER_ROW else None
        if row.kind is PartKind.HEADER_ROW:
            added._tr.get_or_add_trPr().append(_element("w:tblHeader", "true"))


def _add_part(document: WordDocument, part: Part, automatic: bool) -> None:
    if part.kind is PartKind.PAGE_BREAK:
        document.add_page_break()
    elif part.kind is PartKind.HEADING:
        heading = document.add_heading(part.text, level=part.level - 1)
        if automatic and part.level == 2:
            _number(heading, 0)
    elif part.kind is PartKind.BULLET:
        style = "List Bullet" if part.level == 0 else "List Bullet 2"
        _write_runs(document.add_paragraph(style=style), part.text)
    elif part.kind is PartKind.NUMBERED and automatic:
        paragraph = document.add_paragraph()
        _write_runs(paragraph, part.text)
        _number(paragraph, 1)
    elif part.printed:
        _write_runs(document.add_paragraph(), f"{part.printed}\t{part.text}")
    else:
        _write_runs(document.add_paragraph(), part.text)


def _drop_unused_styles(document: WordDocument) -> None:
    """Leave out the library's hundred table styles and their copy: nine tenths of the file."""
    for style in list(document.styles.element.findall(qn("w:style"))):
        name = style.find(qn("w:name")).get(qn("w:val"))
        if style.get(qn("w:type")) == "table" and name not in _TABLE_STYLES:
            document.styles.element.remove(style)
    for key, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            del document.part.rels[key]


def _without_clock(archive: bytes) -> bytes:
    """The same archive with no time of writing, stored uncompressed in the order of its names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            new.writestr(zipfile.ZipInfo(name, _ZIP_EPOCH), old.read(name))
    return buffer.getvalue()


def typeset(source: Source) -> bytes:
    """The DOCX's bytes: the same for the same source."""
    document = Document()
    _drop_unused_styles(document)
    automatic = source.numbering == "automatic"
    if automatic:
        _add_outline_numbering(document)
    rows: list[Part] = []
    for part in (*source.parts, None):
        if part and part.kind in {PartKind.ROW, PartKind.HEADER_ROW}:
            rows.append(part)
            continue
        if rows:
            _add_table(document, rows)
            rows = []
        if part:
            _add_part(document, part, automatic)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = source.title, "Invented sample", ""
    properties.created = properties.modified = _MADE
    document.sections[0].footer.paragraphs[0].text = " | ".join(source.foot)
    buffer = io.BytesIO()
    document.save(buffer)
    return _without_clock(buffer.getvalue())
