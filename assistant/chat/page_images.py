"""Pictures of printed pages with the passage marked, of files the catalogue knows and no others."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from ingest.building_files import path_of
from ingest.corpus import Corpus
from ingest.documents import ParagraphRef, SourceDocument
from ingest.errors import AppError
from ingest.reading.pdf_page import render_page
from ingest.store.catalogue import Catalogue
from ingest.store.folder import StoreFolder

_KEPT = 64
_DRAWING = threading.Lock()
"""PDFium draws one page at a time."""


class StoredPages:
    """Draws pages of the originals, where they lie where they were read and have not changed."""

    def __init__(self, store: Path, corpus: Callable[[], Corpus]) -> None:
        self._catalogue = StoreFolder(store).catalogue
        self._corpus = corpus
        self._drawn: OrderedDict[tuple[str, ParagraphRef], bytes] = OrderedDict()
        self._paths: dict[str, Path | None] = {}

    def has(self, ref: ParagraphRef) -> bool:
        """Whether the paragraph stands on a page of a PDF that can still be found."""
        try:
            document = self._corpus().document(ref.doc_id)
            on_a_page = document.paragraph(ref.number).page is not None
            return on_a_page and self._path(document) is not None
        except AppError:
            return False

    def png(self, ref: ParagraphRef) -> bytes | None:
        """The page a paragraph starts on, with its lines marked."""
        document = self._corpus().document(ref.doc_id)
        paragraph = document.paragraph(ref.number)
        path = self._path(document)
        if path is None or paragraph.page is None:
            return None
        key = (document.sha256, ref)
        with _DRAWING:
            if key not in self._drawn:
                self._drawn[key] = render_page(path, paragraph.page, paragraph.boxes)
                while len(self._drawn) > _KEPT:
                    self._drawn.popitem(last=False)
            return self._drawn[key]

    def _path(self, document: SourceDocument) -> Path | None:
        if document.sha256 not in self._paths:
            self._paths[document.sha256] = self._find(document)
        return self._paths[document.sha256]

    def _find(self, document: SourceDocument) -> Path | None:
        if not document.source.lower().endswith(".pdf"):
            return None
        with Catalogue.open(self._catalogue) as catalogue:
            origins = catalogue.origins()
        origin = next((at for at, doc_id in origins.items() if doc_id == document.doc_id), None)
        path = path_of(origin) if origin else None
        if path is None or not path.is_file():
            return None
        with path.open("rb") as file:
            same = hashlib.file_digest(file, "sha256").hexdigest() == document.sha256
        return path if same else None
