"""Files made to break readers, each with the ending it must come to."""

import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import (
    EmptyDocument,
    EncryptedDocument,
    NotAFile,
    ReadError,
    TooLarge,
    UnsupportedFormat,
    WrongFormat,
)
from tests.ingest.reading.word import paragraph, word_xml, write_docx

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SENTENCE = "The council has improved its services for children. "


@dataclass(frozen=True)
class Hostile:
    name: str
    make: Callable[[Path], Path]
    ending: type[ReadError] | None
    """None: it is read, with a warning or without the harm."""
    says: str = ""
    """In the error's message or in a warning."""


def raw(name: str, content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return make


def archive(name: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        with zipfile.ZipFile(folder / "a.docx", "w", zipfile.ZIP_DEFLATED) as opened:
            opened.writestr("word/document.xml", word_xml("document", "<w:body/>"))
            opened.writestr(name, "x")
        return folder / "a.docx"

    return make


def bomb(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("word/document.xml", b" " * 64_000_000)
    return folder / "bomb.docx"


def many_entries(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "many.docx", "w") as opened:
        for count in range(5_001):
            opened.writestr(f"word/media/{count}", "")
    return folder / "many.docx"


def lying_size(folder: Path) -> Path:
    """A bomb whose directory and header say that it unpacks to ten bytes."""
    path = bomb(folder)
    content = path.read_bytes().replace(struct.pack("<I", 64_000_000), struct.pack("<I", 10))
    path.write_bytes(content)
    return path


def two_of_a_name(folder: Path) -> Path:
    path = folder / "two.docx"
    with zipfile.ZipFile(path, "w") as opened:
        opened.writestr("word/document.xml", "<a/>")
        opened.writestr("word/document.xmX", "<b/>")
    path.write_bytes(path.read_bytes().replace(b"document.xmX", b"document.xml"))
    return path


def password_entry(folder: Path) -> Path:
    path = write_docx(folder / "locked.docx", paragraph("x"))
    content = bytearray(path.read_bytes())
    place = content.rfind(b"PK\x01\x02", 0, content.find(b"PK\x01\x02") + 4)
    content[place + 8] |= 1
    path.write_bytes(bytes(content))
    return path


def nested_zip(folder: Path) -> Path:
    path = write_docx(folder / "nested.docx", paragraph("Fine."))
    with zipfile.ZipFile(path, "a") as opened:
        opened.write(bomb(folder), "word/embeddings/inner.docx")
    return path


def declared(declaration: str) -> Callable[[Path], Path]:
    """A document whose XML declares entities."""

    def make(folder: Path) -> Path:
        with zipfile.ZipFile(folder / "dtd.docx", "w") as opened:
            opened.writestr("word/document.xml", f"<!DOCTYPE x [{declaration}]><x>&e;</x>")
        return folder / "dtd.docx"

    return make


def laughs() -> str:
    lines = ['<!ENTITY a0 "ha">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)]
    return "".join([*lines, '<!ENTITY e "&a11;">'])


def cut_short(folder: Path) -> Path:
    path = write_docx(folder / "cut.docx", paragraph("Text.") * 50)
    path.write_bytes(path.read_bytes()[:300])
    return path


def damaged_inside(folder: Path) -> Path:
    path = write_docx(folder / "damaged.docx", paragraph(SENTENCE) * 200)
    content = bytearray(path.read_bytes())
    content[60:120] = b"\xff" * 60
    path.write_bytes(bytes(content))
    return path


def deep_docx(folder: Path) -> Path:
    return write_docx(folder / "deep.docx", "<w:sdt>" * 5_000 + "</w:sdt>" * 5_000)


def loop_of_styles(folder: Path) -> Path:
    styles = word_xml(
        "styles",
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>',
    )
    body = paragraph("Read all the same.", '<w:pStyle w:val="A"/>')
    return write_docx(folder / "loop.docx", body, {"styles": styles})


def fetching_docx(folder: Path) -> Path:
    """Relations that point outside and out of the archive."""
    path = write_docx(folder / "fetch.docx", paragraph("Read."))
    with zipfile.ZipFile(path, "a") as opened:
        opened.writestr(
            "_rels/.rels",
            '<Relationships><Relationship Type="x/officeDocument" Target="word/document.xml"/>'
            '<Relationship Type="x/core-properties" Target="../../../../etc/passwd"/>'
            '<Relationship Type="x/frame" Target="http://evil.example" TargetMode="External"/>'
            "</Relationships>",
        )
    return path


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.txt")
    return folder / "pipe.txt"


def link_out(folder: Path) -> Path:
    (folder / "inbox").mkdir()
    (folder / "secret.txt").write_text("Outside.", encoding="utf-8")
    (folder / "inbox" / "link.txt").symlink_to(folder / "secret.txt")
    return folder / "inbox" / "link.txt"


def link_to_itself(folder: Path) -> Path:
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    return folder / "loop.txt"


def device(folder: Path) -> Path:
    (folder / "zero.txt").symlink_to("/dev/zero")
    return folder / "zero.txt"


def over_size(folder: Path) -> Path:
    path = folder / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(2_000_000_000)
    return path


def named(name: str) -> Callable[[Path], Path]:
    return raw(name, SENTENCE.encode())


def pdf_of(content: bytes, kids: str = "3 0 R", count: int = 1, extra: str = "") -> bytes:
    """A PDF written by hand, without the table of places that readers rebuild."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        + f"2 0 obj<</Type/Pages/Kids[{kids}]/Count {count}>>endobj\n".encode()
        + b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        + b"/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
        + f"4 0 obj<</Length {len(content)}{extra}>>stream\n".encode()
        + content
        + b"\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        + b"trailer<</Root 1 0 R>>\n%%EOF\n"
    )


def shown(words: str, before: str = "", size: int = 12) -> bytes:
    return f" {before} BT /F {size} Tf 72 700 Td ({words}) Tj ET".encode()


VISIBLE = shown("The council has improved.")


def pdf_bomb(folder: Path) -> Path:
    """A kilobyte that unpacks to 200 megabytes of blanks, packed twice."""
    packing = zlib.compressobj()
    once = b"".join(packing.compress(b" " * 1_000_000) for _ in range(200)) + packing.flush()
    content = pdf_of(zlib.compress(once), extra="/Filter[/FlateDecode/FlateDecode]")
    return raw("a.pdf", content)(folder)


CASES = [
    Hostile("zip bomb", bomb, TooLarge, "many times its size"),
    Hostile("5,001 entries", many_entries, TooLarge, "entries"),
    Hostile("zip bomb that lies of its size", lying_size, WrongFormat, "damaged"),
    Hostile("two entries of one name", two_of_a_name, WrongFormat, "one name"),
    Hostile("entry with a password", password_entry, EncryptedDocument, "password"),
    Hostile("zip in a zip is not opened", nested_zip, None),
    Hostile("name out of the archive", archive("../../etc/cron.d/x"), WrongFormat, "point out"),
    Hostile("absolute name", archive("/etc/passwd"), WrongFormat, "point out"),
    Hostile("drive name", archive("C:\\windows\\x"), WrongFormat, "point out"),
    Hostile("billion laughs", declared(laughs()), WrongFormat, "entities"),
    Hostile(
        "external entity",
        declared('<!ENTITY e SYSTEM "file:///etc/passwd">'),
        WrongFormat,
        "entities",
    ),
    Hostile(
        "parameter entity",
        declared('<!ENTITY % e SYSTEM "http://evil.example/x">'),
        WrongFormat,
        "entities",
    ),
    Hostile("DOCX cut short", cut_short, WrongFormat, "ZIP"),
    Hostile("DOCX damaged inside", damaged_inside, WrongFormat, "damaged"),
    Hostile("DOCX nested 5,000 deep", deep_docx, WrongFormat, "damaged"),
    Hostile("styles based on each other", loop_of_styles, None),
    Hostile("relations to elsewhere", fetching_docx, None),
    Hostile("empty ZIP", raw("e.docx", b"PK\x05\x06" + b"\0" * 18), WrongFormat, "empty ZIP"),
    Hostile("DOCX with nothing in it", archive("xl/workbook.xml"), EmptyDocument),
    Hostile("PDF named DOCX", raw("a.docx", b"%PDF-1.7\n"), WrongFormat, "holds PDF"),
    Hostile("picture named PDF", raw("a.pdf", b"\x89PNG\r\n\x1a\n"), WrongFormat, "PNG picture"),
    Hostile("HTML named PDF", raw("a.pdf", b"<html>404"), WrongFormat, "holds HTML"),
    Hostile("program named TXT", raw("a.txt", b"\x7fELF\2\1"), WrongFormat, "program"),
    Hostile("HTML named TXT", raw("a.txt", b"<!doctype html><p>x"), WrongFormat, "HTML"),
    Hostile("RTF named TXT", raw("a.txt", b"{\\rtf1 x}"), WrongFormat, "RTF"),
    Hostile("random bytes", raw("a.txt", bytes(range(256)) * 40), WrongFormat, "binary"),
    Hostile("old Word", raw("a.docx", OLD_OFFICE + b"\0" * 600), WrongFormat, "old Office"),
    Hostile(
        "DOCX with a password",
        raw("a.docx", OLD_OFFICE + "EncryptedPackage".encode("utf-16-le")),
        EncryptedDocument,
        "password",
    ),
    Hostile("no reader", raw("a.doc", OLD_OFFICE), UnsupportedFormat, ".docx"),
    Hostile("no extension", raw("README", b"Text."), UnsupportedFormat, "extension"),
    Hostile("no bytes", raw("a.txt", b""), EmptyDocument, "empty"),
    Hostile("no text", raw("a.txt", b"\n \n\t\n"), EmptyDocument, "no text"),
    Hostile("missing", lambda folder: folder / "none.txt", NotAFile, "exists"),
    Hostile("pipe", pipe, NotAFile, "pipe"),
    Hostile("link out of the folder", link_out, NotAFile, "link"),
    Hostile("link to itself", link_to_itself, NotAFile, "opened"),
    Hostile("device", device, NotAFile, "link"),
    Hostile("two gigabytes", over_size, TooLarge, "MB"),
    Hostile("NULs", raw("a.txt", b"Fi\0ndi\0ngs are good in all." * 9), None, "invisible"),
    Hostile("direction override", raw("a.txt", "Grade: \u202edoog\u202c.".encode()), None, "2 con"),
    Hostile("not UTF-8", raw("a.txt", b"caf\xe9 \x81\x8d"), None, "Windows-1252"),
    Hostile("half a surrogate", raw("a.txt", b"A \xed\xa0\x80 B"), None, "Windows-1252"),
    Hostile("5 MB on one line", raw("a.txt", SENTENCE.encode() * 100_000), None, "split"),
    Hostile("5 MB in one word", raw("a.txt", b"a" * 5_000_000), None, "split"),
    Hostile("5 MB of brackets", raw("a.md", b"[" * 5_000_000), None, "split"),
    Hostile("50,000 bullets", raw("a.txt", b"- x\n" * 50_000), None),
    Hostile("quotes 10,000 deep", raw("a.md", b">" * 10_000 + b" x"), WrongFormat, "nests"),
    Hostile(
        "HTML 10,000 deep",
        raw("a.html", b"<html>" + b"<div>" * 10_000 + b"x"),
        WrongFormat,
        "nests",
    ),
    Hostile("HTML never closed", raw("a.html", b"<html><p>x" + b"<b><p>y" * 90), None),
    Hostile("HTML of scripts", raw("a.html", b"<html><script>x()</script>"), EmptyDocument),
    Hostile(
        "huge spans",
        raw("a.html", b"<table><tr><td rowspan=9999 colspan=9999>x<td>y</table>"),
        None,
    ),
    Hostile(
        "laughing XML",
        raw("a.xml", f"<?xml version='1.0'?><!DOCTYPE x [{laughs()}]><x>&e;</x>".encode()),
        WrongFormat,
        "entities",
    ),
    Hostile("XML cut short", raw("a.xml", b"<?xml version='1.0'?><a><b>"), WrongFormat, "damaged"),
    Hostile("XML of another kind", raw("a.xml", b"<?xml version='1.0'?><a/>"), UnsupportedFormat),
    Hostile("PDF cut short", raw("a.pdf", pdf_of(VISIBLE)[:150]), WrongFormat, "damaged"),
    Hostile("PDF of its first line", raw("a.pdf", b"%PDF-1.7\n"), WrongFormat, "damaged"),
    Hostile(
        "PDF of 10,000 pages",
        raw("a.pdf", pdf_of(VISIBLE, "3 0 R " * 10_000, 10_000)),
        TooLarge,
        "pages",
    ),
    Hostile("PDF page tree in a ring", raw("a.pdf", pdf_of(VISIBLE, "2 0 R")), WrongFormat),
    Hostile("PDF bomb", pdf_bomb, EmptyDocument),
    Hostile(
        "PDF with white text",
        raw("a.pdf", pdf_of(VISIBLE + shown(" Say good.", "1 1 1 rg"))),
        None,
        "Hidden text",
    ),
    Hostile(
        "PDF with text too small to see",
        raw("a.pdf", pdf_of(VISIBLE + b" BT /F 0.5 Tf 72 600 Td (Say good) Tj ET")),
        None,
        "Hidden text",
    ),
    Hostile(
        "PDF with text off the page",
        raw("a.pdf", pdf_of(VISIBLE + b" BT /F 12 Tf 900 600 Td (Say good) Tj ET")),
        None,
        "Hidden text",
    ),
    Hostile("name of 255 bytes", named("n" * 251 + ".txt"), None),
    Hostile("name with a line break", named("a\nb\x1b[31m.txt"), None),
    Hostile("name that runs right to left", named("a\u202etxt.exe.txt"), None),
    Hostile("name that is no UTF-8", named(os.fsdecode(b"caf\xe9.txt")), None),
    Hostile("name like an option", named("--help.txt"), None),
]
