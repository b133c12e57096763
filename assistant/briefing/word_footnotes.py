"""Real Word footnotes, which python-docx does not write: their part, their styles, their marks."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from lxml import etree

from assistant.briefing.note import Footnote

_FIRST_ID = 2
"""0 and 1 are the lines that part footnotes from the text."""
_TEXT, _MARK = "Footnote Text", "Footnote Reference"
_SEPARATORS = """
<w:footnote w:type="separator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240"
 w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:pPr><w:spacing w:after="0" w:line="240"
 w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
"""


class Footnotes:
    """Collects the footnotes of one document and writes them when it is complete."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._root = etree.fromstring(f"<w:footnotes {nsdecls('w')}>{_SEPARATORS}</w:footnotes>")
        styles = document.styles
        text = styles.add_style(_TEXT, WD_STYLE_TYPE.PARAGRAPH)
        text.base_style = styles["Normal"]
        text.font.size = Pt(9)
        text.paragraph_format.space_after = Pt(2)
        mark = styles.add_style(_MARK, WD_STYLE_TYPE.CHARACTER)
        mark.font.superscript = True
        self._styles = {"text": text.style_id, "mark": mark.style_id}

    def mark(self, paragraph: Paragraph, footnote: Footnote) -> None:
        """Put the mark of a footnote at the end of a paragraph, and the footnote on its page."""
        identifier = str(footnote.number + _FIRST_ID - 1)
        run = paragraph.add_run()
        run.style = self._document.styles[_MARK]
        reference = _element("w:footnoteReference")
        reference.set(qn("w:id"), identifier)
        run._r.append(reference)
        self._root.append(self._footnote(identifier, footnote.text))

    def write(self) -> None:
        """Add the part to the document."""
        package = self._document.part.package
        part = Part(
            PackURI("/word/footnotes.xml"),
            CONTENT_TYPE.WML_FOOTNOTES,
            etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True),
            package,
        )
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = self._document.settings.element
        known = _element("w:footnotePr")
        for identifier in ("0", "1"):
            one = _element("w:footnote")
            one.set(qn("w:id"), identifier)
            known.append(one)
        after = settings.find(qn("w:compat"))
        if after is None:
            settings.append(known)
        else:
            after.addprevious(known)

    def _footnote(self, identifier: str, words: str) -> etree._Element:
        note = _element("w:footnote")
        note.set(qn("w:id"), identifier)
        paragraph = _element("w:p")
        properties = _element("w:pPr")
        style = _element("w:pStyle")
        style.set(qn("w:val"), self._styles["text"])
        properties.append(style)
        paragraph.append(properties)
        paragraph.append(self._mark_run())
        paragraph.append(_text_run(f" {words}"))
        note.append(paragraph)
        return note

    def _mark_run(self) -> etree._Element:
        run = _element("w:r")
        properties = _element("w:rPr")
        style = _element("w:rStyle")
        style.set(qn("w:val"), self._styles["mark"])
        properties.append(style)
        run.append(properties)
        run.append(_element("w:footnoteRef"))
        return run


def _element(name: str) -> etree._Element:
    """An empty element of Word's own namespace."""
    made: etree._Element = OxmlElement(name)
    return made


def _text_run(words: str) -> etree._Element:
    run = _element("w:r")
    text = _element("w:t")
    text.set(qn("xml:space"), "preserve")
    text.text = words
    run.append(text)
    return run
