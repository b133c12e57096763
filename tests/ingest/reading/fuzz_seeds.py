"""Sound files to damage, and the words of each format that damage is written with."""

import tempfile
from functools import cache
from pathlib import Path

from ingest.reading.formats import Format
from tests.ingest.reading.pdf_press import LEFT, RIGHT, Press, prose
from tests.ingest.reading.word import levels, numbered, paragraph, word_xml, write_docx

SAMPLES = Path(__file__).parents[3] / "evals" / "samples" / "documents"
ENDINGS = {
    Format.PDF: ".pdf",
    Format.DOCX: ".docx",
    Format.HTML: ".html",
    Format.XML: ".xml",
    Format.TEXT: ".txt",
    Format.MARKDOWN: ".md",
}
_LETTERS = (b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\r", b"\t", b"\xc2\xad")
TOKENS: dict[Format, tuple[bytes, ...]] = {
    Format.PDF: (
        *(b"<<", b">>", b"endobj", b"stream\n", b"endstream", b"/Kids [1 0 R]", b"/Length -1"),
        *(b" 0 R", b"[0 0 0 0]", b"/Rotate 90", b"0 0 0 0 0 0 Tm", b"1 0 .9 1 50 50 Tm", b"BT"),
        *(b"3 Tr", b"0 Tf", b"1e38 0 Td", b"-99999 Td", b"ET", b"re f", b"NaN", b"(\\000\\377) Tj"),
    ),
    Format.DOCX: (
        *(b"<w:p>", b"</w:p>", b"<w:tbl>", b"</w:tbl>", b"<w:tr><w:tc>", b"<w:r>", b"<w:t>"),
        *(b'w:val="-1"', b'w:val=""', b'w:val="99999999999"', b"<w:del>", b"<w:vMerge/>"),
        *(b'<w:gridSpan w:val="0"/>', b"<w:tab/>", b"<!--", b"&#0;", b"&lt;", *_LETTERS),
    ),
    Format.HTML: (
        *(b"<table>", b"<tr><td rowspan=99>", b"<td colspan=-1>", b"</table>", b"<ul><li>"),
        *(b"<ol start=x>", b"</ol>", b"<p>", b"<div style='display:none'>", b"<!--", b"-->"),
        *(b"<style>p{", b"<base href=//x>", b"&#x110000;", b"&#xd800;", b"<![CDATA[", *_LETTERS),
    ),
    Format.XML: (
        *(b"<agendaitem>", b"</agendaitem>", b"<minutesitemnumber>", b"<isrestricted>True<"),
        *(b"&amp;lt;p&amp;gt;", b"&#0;", b"&x;", b"<![CDATA[", b"]]>", b"<!DOCTYPE a>", *_LETTERS),
    ),
    Format.TEXT: (
        *(b"\n\n", b"\n1. ", b"\n(a) ", b"\n- ", b"\n\xe2\x80\xa2 ", b"\n\n\x0c", b"|", b"\t\t"),
        *(b"Resolved that:\n", b"Minutes:\n", b"-\n", b"\n" * 40, b" " * 60, b"IX) ", *_LETTERS),
    ),
    Format.MARKDOWN: (
        *(b"# ", b"\n###### ", b"\n- ", b"\n    - ", b"\n1. ", b"\n> ", b"```", b"|---|", b"|"),
        *(b"[a](b)", b"![", b"<b>", b"**", b"\\", b"---\n", b"&#xd800;", b"\n===\n", *_LETTERS),
    ),
}
_MEETING = """<?xml version="1.0" encoding="utf-8"?>
<meeting><meetingid>7</meetingid><meetingdate>03/06/2019</meetingdate>
<committeename>Cabinet</committeename><meetingstatus>Confirmed</meetingstatus><agendaitems>
<agendaitem><agendaitemid>1</agendaitemid><agendaitemtitle>Care &amp; plans</agendaitemtitle>
<agendaitemnumber>12</agendaitemnumber><fulldisplaynumberformat>9.</fulldisplaynumberformat>
<minutesitemnumber>47</minutesitemnumber><isminutepublished>True</isminutepublished>
<isrestricted>False</isrestricted><isdisplayallowed>True</isdisplayallowed>
<minutesnonemptyhtmlbody>&lt;p&gt;Noted that:&lt;/p&gt;&lt;ul&gt;&lt;li&gt;one&lt;/li&gt;
&lt;li&gt;two&lt;/li&gt;&lt;/ul&gt;&lt;p&gt;RESOLVED that (a) it be so.&lt;/p&gt;
</minutesnonemptyhtmlbody></agendaitem>
<agendaitem><agendaitemid>2</agendaitemid><agendaitemtitle>Exempt</agendaitemtitle>
<agendaitemnumber>13</agendaitemnumber><isrestricted>True</isrestricted>
<minutesnonemptyhtmlbody>&lt;p&gt;Not for print.&lt;/p&gt;</minutesnonemptyhtmlbody></agendaitem>
</agendaitems></meeting>
"""


@cache
def seeds_of(kind: Format) -> tuple[bytes, ...]:
    """Sound files of a format: the samples of it, and small ones made for their shapes."""
    samples = sorted(SAMPLES.glob(f"*{ENDINGS[kind]}"))
    sound = [path.read_bytes() for path in samples[:4]]
    if kind is Format.XML:
        sound.append(_MEETING.encode())
    if kind in (Format.PDF, Format.DOCX):
        with tempfile.TemporaryDirectory() as folder:
            make = _pdf if kind is Format.PDF else _docx
            sound += [make(Path(folder))] * 2
    return tuple(sound)


def _pdf(folder: Path) -> bytes:
    """Two pages without compression, so that damage reaches what draws the letters."""
    press = Press(folder / "a.pdf", pageCompression=0)
    press.heading("Findings")
    press.paragraph(prose(40), LEFT + 28, "1.")
    press.leaning("Scrutiny and challenge")
    press.down(28)
    press.ruled((("Judgement", "Grade"), ("Leaders", "Good")), (LEFT, 297.0, RIGHT))
    press.paragraph(prose(80), LEFT + 28, "2.")
    press.turn()
    press.paragraph(prose(20, 200), LEFT + 28)
    return press.done().read_bytes()


def _docx(folder: Path) -> bytes:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Action", "Owner", "Date"))
    body = (
        paragraph("Plan", '<w:pStyle w:val="Heading1"/>')
        + paragraph("The council will:")
        + numbered("do one thing")
        + numbered("do another", level=1)
        + f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>"
    )
    styles = word_xml(
        "styles", '<w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    )
    parts = {"styles": styles, "numbering": levels(("decimal", "%1."), ("lowerLetter", "(%2)"))}
    return write_docx(folder / "a.docx", body, parts).read_bytes()
