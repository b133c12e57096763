"""Word documents (DOCX) -> blocks.

The parts are read as XML rather than through python-docx, which knows neither the numbers Word
prints, nor tracked changes, nor footnotes, and loads every picture.
"""

from pathlib import Path, PurePosixPath

from lxml import etree

from ingest.blocks import Block, BlockKind, ReadResult
from ingest.errors import WrongFormat
from ingest.reading.archives import Archive
from ingest.reading.characters import folded
from ingest.reading.docx_blocks import DocxBlocks
from ingest.reading.docx_numbering import Numbering
from ingest.reading.docx_styles import Styles
from ingest.reading.docx_text import TextReader, note_text
from ingest.reading.left_out import LeftOut
from ingest.reading.ooxml import attribute, child, children

_OFFICE = {"ppt": "slides (PPTX)", "xl": "a spreadsheet (XLSX)", "mimetype": "OpenDocument"}


def read_docx(path: Path) -> ReadResult:
    """Read a Word document.

    Raises:
        WrongFormat: damaged, or another kind of archive.
        EncryptedDocument: an entry needs a password.
        TooLarge: it unpacks to more than the limits.
    """
    with Archive(path) as archive:
        parts = _Parts(archive)
        left_out = LeftOut(comments=len(list(children(parts.related("comments"), "comment"))))
        styles = Styles(parts.related("styles"))
        text = TextReader(styles, left_out)
        notes = {
            (kind, found): note_text(note, text)
            for kind in ("footnote", "endnote")
            for note in children(parts.related(f"{kind}s"), kind)
            if (found := attribute(note, "id")) and attribute(note, "type") in {None, "normal"}
        }
        reader = DocxBlocks(text, styles, Numbering(parts.related("numbering"), styles), notes)
        blocks = reader.read(parts.body)
        return ReadResult(
            tuple(_with_title_first(blocks)),
            title=parts.title(),
            warnings=(*left_out.warnings(), *reader.warnings()),
        )


class _Parts:
    """The document part and what it is related to inside the archive; nothing outside is read."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        package = self._relations(PurePosixPath("_rels/.rels"), PurePosixPath())
        name = package.get("officeDocument", PurePosixPath("word/document.xml"))
        root = archive.xml(str(name))
        body = child(root, "body")
        if body is None:
            raise WrongFormat(_other_archive(archive.names()))
        self.body = body
        self._core = package.get("core-properties")
        self._related = self._relations(name.parent / "_rels" / f"{name.name}.rels", name.parent)

    def related(self, kind: str) -> etree._Element | None:
        """The part of that kind: "styles", "numbering", "footnotes", "comments"."""
        name = self._related.get(kind)
        return self._archive.xml(str(name)) if name else None

    def title(self) -> str | None:
        """The title in the document's properties."""
        core = self._archive.xml(str(self._core)) if self._core else None
        found = child(core, "title")
        return folded(found.text or "") or None if found is not None else None

    def _relations(self, name: PurePosixPath, folder: PurePosixPath) -> dict[str, PurePosixPath]:
        found: dict[str, PurePosixPath] = {}
        for relation in children(self._archive.xml(str(name)), "Relationship"):
            kind = (attribute(relation, "Type") or "").rpartition("/")[2]
            target = attribute(relation, "Target") or ""
            if attribute(relation, "TargetMode") != "External" and kind:
                inside = target.lstrip("/") if target.startswith("/") else str(folder / target)
                found.setdefault(kind, PurePosixPath(inside))
        return found


def _other_archive(names: frozenset[str]) -> str:
    """What an archive holds that is no Word document."""
    tops = {name.partition("/")[0] for name in names}
    held = next((kind for top, kind in _OFFICE.items() if top in tops), "other files")
    return f"The file is named as Word (DOCX) but holds {held}; save it as .docx or PDF."


def _with_title_first(blocks: list[Block]) -> list[Block]:
    """Headings counted from 1: those of style "Title", read as 0, put every other one deeper."""
    if not any(block.kind is BlockKind.HEADING and block.level == 0 for block in blocks):
        return blocks
    return [
        Block(block.kind, block.text, block.level + 1, block.printed)
        if block.kind is BlockKind.HEADING
        else block
        for block in blocks
    ]
