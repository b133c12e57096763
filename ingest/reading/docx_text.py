"""The text of a Word paragraph as it prints: insertions in, deletions and hidden text out."""

from dataclasses import dataclass, field

from lxml import etree

from ingest.reading.characters import folded
from ingest.reading.docx_styles import Styles, is_shaded
from ingest.reading.left_out import LeftOut
from ingest.reading.ooxml import attribute, child, children, local, switched_on

_THROUGH = frozenset(
    {"hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "bdo", "dir"}
)
_SPACES = {"tab": "\t", "br": "\n", "cr": "\n", "ptab": "\t", "noBreakHyphen": "-"}
_MATHS = frozenset({"oMath", "oMathPara"})


@dataclass(slots=True)
class ParagraphText:
    """What one paragraph says."""

    text: str = ""
    """White space not yet folded: a leading tab stands between a typed number and its text."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Notes called from it: "footnote" or "endnote", and the note's id."""
    boxes: list[etree._Element] = field(default_factory=list)
    """Text boxes anchored in it."""
    is_bold: bool = False
    """Whether all of its text is bold."""
    goes_on: bool = False
    """Whether its end was deleted under tracked changes, so that the next is part of it."""


class TextReader:
    """Reads paragraphs of one document."""

    def __init__(self, styles: Styles, left_out: LeftOut) -> None:
        self._styles = styles
        self._left_out = left_out

    def read(self, paragraph: etree._Element, on_shade: bool = False) -> ParagraphText:
        """The text of a ``w:p``; ``on_shade`` where its cell or table lays a colour under it."""
        properties = child(paragraph, "pPr")
        found = ParagraphText(goes_on=child(properties, "rPr", "del") is not None)
        bold: list[bool] = []
        self._gather(paragraph, properties, found, bold, on_shade or is_shaded(properties))
        found.is_bold = bool(bold) and all(bold)
        return found

    def _gather(
        self,
        holder: etree._Element,
        properties: etree._Element | None,
        found: ParagraphText,
        bold: list[bool],
        on_shade: bool,
    ) -> None:
        for element in holder:
            name = local(element)
            if name == "r":
                self._run(element, properties, found, bold, on_shade)
            elif name in {"del", "moveFrom"}:
                self._left_out.deleted.append(_all_text(element))
            elif name in {"ins", "moveTo"}:
                self._left_out.inserted += 1
                self._gather(element, properties, found, bold, on_shade)
            elif name in _THROUGH:
                self._gather(element, properties, found, bold, on_shade)
            elif name in _MATHS:
                found.text += _all_text(element)

    def _run(
        self,
        run: etree._Element,
        properties: etree._Element | None,
        found: ParagraphText,
        bold: list[bool],
        on_shade: bool,
    ) -> None:
        text = _run_text(run)
        styles = self._styles
        if any(
            switched_on(styles.run_property(run, properties, name))
            for name in ("strike", "dstrike")
        ):
            self._left_out.deleted.append(text)
            return
        if text.strip() and styles.is_hidden(run, properties, on_shade):
            self._left_out.hidden.append(text)
            return
        found.text += text
        if text.strip():
            bold.append(switched_on(styles.run_property(run, properties, "b")))
        for element in run:
            name = local(element)
            if name in {"footnoteReference", "endnoteReference"}:
                note = attribute(element, "id")
                if note:
                    found.notes.append((name.removesuffix("Reference"), note))
            elif name in {"drawing", "pict", "AlternateContent", "object"}:
                found.boxes += _text_boxes(element)


def _run_text(run: etree._Element) -> str:
    parts = []
    for element in run:
        name = local(element)
        if name == "t":
            parts.append(element.text or "")
        elif name == "sym":
            parts.append(_symbol(attribute(element, "char")))
        else:
            parts.append(_SPACES.get(name, ""))
    return "".join(parts)


def _symbol(code: str | None) -> str:
    """A character of a symbol font, by its code in hexadecimal."""
    try:
        return chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return ""


def _text_boxes(element: etree._Element) -> list[etree._Element]:
    """Text boxes in a drawing; where it is stored twice, its first form."""
    if local(element) == "txbxContent":
        return [element]
    inner = list(element)
    if local(element) == "AlternateContent":
        inner = inner[:1]
    return [box for part in inner for box in _text_boxes(part)]


def _all_text(element: etree._Element) -> str:
    return folded(
        "".join(part.text or "" for part in element.iter() if local(part) in {"t", "delText"})
    )


def note_text(note: etree._Element, reader: TextReader) -> str:
    """The text of a footnote or endnote, its paragraphs joined."""
    return folded(" ".join(reader.read(paragraph).text for paragraph in children(note, "p")))
