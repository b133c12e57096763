"""A briefing as a Word document that a council can send out: headings, tables, real footnotes."""

import io
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from assistant.briefing.note import Briefing, Line, Paragraph, Section
from assistant.briefing.text_forms import is_table
from assistant.briefing.word_footnotes import Footnotes
from assistant.briefing.wording import (
    APPENDIX,
    HEADS,
    QUOTATION_HEADS,
    rows_lead,
    split_row,
    table_heads,
    with_headings,
)

_LANGUAGE = "en-GB"
_INDENT = Cm(1.0)
_GRID = "Table Grid"
_JUDGEMENT_HEADS = ("Authority", "Judgement", "Grade", "Published")
_WIDTHS = {2: (4.5, 11.5), 4: (3.0, 7.0, 3.5, 2.5)}
_APPENDIX_WIDTHS = (1.6, 3.8, 3.8, 6.8)


def as_word(briefing: Briefing) -> bytes:
    """The note as the bytes of a .docx file."""
    document = docx.Document()
    _prepare(document, briefing)
    writer = _Writer(document, Footnotes(document))
    writer.write(briefing)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


class _Writer:
    """Writes the parts of a note in the order in which their footnotes are numbered."""

    def __init__(self, document: Document, footnotes: Footnotes) -> None:
        self._document = document
        self._footnotes = footnotes

    def write(self, briefing: Briefing) -> None:
        """Write everything."""
        self._document.add_heading(briefing.title, 0)
        self._heading(HEADS.purpose)
        self._document.add_paragraph(briefing.purpose)
        self._summary(briefing)
        for section, heading in with_headings(briefing.sections):
            if heading:
                self._heading(heading)
            self._section(section)
        self._judgements(briefing)
        self._unsaid(briefing)
        self._heading(HEADS.papers)
        for paper in briefing.papers:
            self._document.add_paragraph(paper, style="List Bullet")
        self._appendix(briefing)
        self._footnotes.write()

    def _heading(self, text: str, level: int = 1) -> None:
        self._document.add_heading(text, level)

    def _summary(self, briefing: Briefing) -> None:
        self._heading(HEADS.summary)
        for one in briefing.summary:
            text = f"{one.text} (paragraph {one.paragraph})"
            self._document.add_paragraph(text, style="List Bullet")
        if briefing.summed_by:
            self._document.add_paragraph().add_run(briefing.summed_by).italic = True
        if briefing.as_at:
            self._document.add_paragraph(f"Position as at {briefing.as_at}.")

    def _section(self, section: Section) -> None:
        self._heading(section.question, 2 if section.heading else 1)
        if section.before:
            self._document.add_paragraph(section.before)
        for paragraph in section.paragraphs:
            self._paragraph(paragraph)
        for note in section.notes:
            self._document.add_paragraph().add_run(f"Note: {note}").italic = True
        if section.after:
            self._document.add_paragraph(section.after)

    def _paragraph(self, paragraph: Paragraph) -> None:
        lead = paragraph.lead.text if paragraph.lead else rows_lead(paragraph)
        written = self._document.add_paragraph(f"{paragraph.number}.\t{lead}")
        written.paragraph_format.left_indent = _INDENT
        written.paragraph_format.first_line_indent = -_INDENT
        written.paragraph_format.tab_stops.add_tab_stop(_INDENT)
        if paragraph.lead:
            self._marks(written, paragraph.lead)
        written.paragraph_format.keep_with_next = bool(paragraph.under)
        if is_table(paragraph):
            rows = [split_row(line.text) for line in paragraph.under]
            table = self._table(table_heads(paragraph), rows, "Rows of the paragraph above")
            for line, row in zip(paragraph.under, table.rows[1:], strict=True):
                self._marks(row.cells[1].paragraphs[-1], line)
            self._document.add_paragraph()
            return
        for line in paragraph.under:
            item = self._document.add_paragraph(line.text, style="List Bullet 2")
            self._marks(item, line)

    def _judgements(self, briefing: Briefing) -> None:
        if not briefing.judgements:
            return
        self._heading(HEADS.judgements)
        rows = [(r.authority, r.judgement, r.grade, r.published) for r in briefing.judgements]
        table = self._table(_JUDGEMENT_HEADS, rows, "Latest judgements by authority")
        for one, row in zip(briefing.judgements, table.rows[1:], strict=True):
            self._footnotes.mark(row.cells[2].paragraphs[-1], one.footnote)

    def _unsaid(self, briefing: Briefing) -> None:
        if not briefing.unsaid:
            return
        self._heading(HEADS.unsaid)
        for one in briefing.unsaid:
            written = self._document.add_paragraph(style="List Bullet")
            written.add_run(one.question).bold = True
            written.add_run(f" {one.why}")

    def _appendix(self, briefing: Briefing) -> None:
        self._document.add_page_break()
        self._heading(HEADS.appendix)
        self._document.add_paragraph(APPENDIX)
        rows = [
            (str(one.number), str(one.citation.ref), one.text, one.citation.quote)
            for one in briefing.footnotes
        ]
        table = self._table(QUOTATION_HEADS, rows, "Every quotation with its address")
        _set_widths(table, _APPENDIX_WIDTHS)
        for row in table.rows:
            for cell in row.cells:
                _small(cell)
        recorded = [(s.question, s.answer) for s in briefing.sections if s.answer]
        words = "; ".join(name for _, name in recorded)
        self._document.add_paragraph(f"Answers as recorded: {words}. Corpus: {briefing.corpus}.")

    def _marks(self, paragraph: WordParagraph, line: Line) -> None:
        for at, footnote in enumerate(line.footnotes):
            if at:
                paragraph.add_run(",").font.superscript = True
            self._footnotes.mark(paragraph, footnote)

    def _table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], caption: str) -> Table:
        table = self._document.add_table(rows=1, cols=len(heads))
        table.style = self._document.styles[_GRID]
        _describe(table, caption)
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            cell.paragraphs[0].add_run(head).bold = True
        _repeat_as_header(table)
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        for line in table.rows:
            for cell in line.cells:
                cell.paragraphs[-1].paragraph_format.space_after = Pt(2)
        _set_widths(table, _WIDTHS[len(heads)])
        _keep_whole(table)
        return table


def _prepare(document: Document, briefing: Briefing) -> None:
    """Language, page, fonts and properties."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    normal.paragraph_format.space_after = Pt(8)
    for name in ("Title", "Heading 1", "Heading 2"):
        style = document.styles[name]
        style.font.color.rgb = RGBColor(0x1F, 0x2A, 0x44)
        _set_font(style.element, "Arial")
    document.styles["Title"].font.size = Pt(22)
    document.styles["Heading 1"].font.size = Pt(14)
    document.styles["Heading 2"].font.size = Pt(12)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
    for section in document.sections:
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
    properties = document.core_properties
    properties.title, properties.language = briefing.title, _LANGUAGE
    properties.author = properties.comments = ""
    properties.subject = f"corpus {briefing.corpus}"


def _set_font(style: OxmlElement, name: str) -> None:
    fonts = style.rPr.rFonts if style.rPr is not None else None
    if fonts is not None:
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), name)


def _keep_whole(table: Table) -> None:
    """No row is broken over two pages."""
    for row in table.rows:
        whole = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().insert(0, whole)


def _repeat_as_header(table: Table) -> None:
    """Mark the first row as the header, for screen readers and on every page."""
    row = table.rows[0]._tr.get_or_add_trPr()
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    row.append(header)


def _describe(table: Table, caption: str) -> None:
    words = OxmlElement("w:tblCaption")
    words.set(qn("w:val"), caption)
    table._tbl.tblPr.append(words)


def _set_widths(table: Table, widths: Sequence[float]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)


def _small(cell: _Cell) -> None:
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.space_after = Pt(0)
        for run in paragraph.runs:
            run.font.size = Pt(8)
