import hashlib
import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from assistant.chat.page_images import StoredPages
from ingest.blocks import Box
from ingest.building_files import origin_of
from ingest.documents import ParagraphRef, SourceDocument
from ingest.store.catalogue import Catalogue
from ingest.store.folder import StoreFolder
from tests.assistant.chat.library import ShelfCorpus, report

FIRST = ParagraphRef("norbury-inspection-2024-08-20", 1)


@pytest.fixture
def original(tmp_path: Path) -> Path:
    path = tmp_path / "Norbury 2024.pdf"
    canvas = Canvas(str(path), pagesize=(200, 100))
    canvas.drawString(20, 50, "Overall effectiveness: good")
    canvas.save()
    return path


def held(original: Path, sha256: str = "") -> SourceDocument:
    digest = sha256 or hashlib.sha256(original.read_bytes()).hexdigest()
    first = replace(report().paragraphs[0], boxes=(Box(1, 20, 40, 150, 60),))
    return replace(report(), sha256=digest, paragraphs=(first, *report().paragraphs[1:]))


def pages(store: Path, document: SourceDocument, original: Path | None) -> StoredPages:
    with Catalogue.open(StoreFolder(store).catalogue) as catalogue:
        if original is not None:
            catalogue.register(document.doc_id, origin_of(original))
    return StoredPages(store, lambda: ShelfCorpus((document,)))


def test_the_page_is_drawn_with_the_passage_marked(tmp_path: Path, original: Path) -> None:
    drawn = pages(tmp_path, held(original), original)
    assert drawn.has(FIRST)
    picture = Image.open(io.BytesIO(drawn.png(FIRST) or b"")).convert("RGB")
    assert picture.size == (300, 150)
    red, _, blue = picture.getpixel((200, 85))  # type: ignore[misc]
    assert blue < 200 < red
    assert picture.getpixel((280, 140)) == (255, 255, 255)


def test_a_file_that_changed_is_not_drawn(tmp_path: Path, original: Path) -> None:
    drawn = pages(tmp_path, held(original, sha256="0" * 64), original)
    assert not drawn.has(FIRST)
    assert drawn.png(FIRST) is None


def test_a_file_the_catalogue_does_not_know_is_not_drawn(tmp_path: Path, original: Path) -> None:
    assert not pages(tmp_path, held(original), None).has(FIRST)


def test_what_stands_on_no_page_or_is_not_held_has_no_picture(
    tmp_path: Path, original: Path
) -> None:
    drawn = pages(tmp_path, held(original), original)
    assert not drawn.has(ParagraphRef("elsewhere-2020", 1))
    assert not drawn.has(ParagraphRef(FIRST.doc_id, 99))
