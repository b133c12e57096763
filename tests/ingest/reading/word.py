"""Word documents made for a test: python-docx for the shell, XML for what it cannot say."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def word_xml(tag: str, inner: str) -> str:
    return f'<w:{tag} xmlns:w="{NAMESPACE}">{inner}</w:{tag}>'


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    return (
        f"<w:p><w:pPr>{properties}</w:pPr>"
        f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def numbered(text: str, list_id: int = 1, level: int = 0) -> str:
    return paragraph(
        text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    )


def levels(*patterns: tuple[str, str]) -> str:
    """A numbering part with one list, 1, of (format, pattern) levels, and list 2 restarting it."""
    body = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for place, (kind, pattern) in enumerate(patterns)
    )
    return word_xml(
        "numbering",
        f'<w:abstractNum w:abstractNumId="7">{body}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
    )


def write_docx(path: Path, body: str, parts: Mapping[str, str] | None = None) -> Path:
    """A document of a body and further parts ("styles", "numbering", "footnotes" …)."""
    others = parts or {}
    relations = "".join(
        f'<Relationship Id="r{count}" Type="{RELATIONS}/{name}" Target="{name}.xml"/>'
        for count, name in enumerate(others)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", word_xml("document", f"<w:body>{body}</w:body>"))
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>',
        )
        for name, xml in others.items():
            archive.writestr(f"word/{name}.xml", xml)
    return path
