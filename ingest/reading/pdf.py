"""The reader for PDF files."""

from pathlib import Path

import pypdfium2 as pdfium

from ingest.blocks import ReadResult
from ingest.errors import EmptyDocument, EncryptedDocument, TooLarge, WrongFormat
from ingest.reading.characters import folded
from ingest.reading.pdf_blocks import blocks
from ingest.reading.pdf_furniture import without_furniture
from ingest.reading.pdf_glyphs import PageContent, page_content
from ingest.reading.pdf_layout import measure, page_flow
from ingest.reading.pdf_lines import page_lines
from ingest.reading.pdf_paragraphs import paragraphs
from ingest.reading.pdf_scan import with_scans
from ingest.reading.pdf_text import hyphenation

MOST_PAGES = 2_000


def read_pdf(path: Path, most_pages: int = MOST_PAGES) -> ReadResult:
    """Read a PDF as blocks in reading order.

    Raises:
        EncryptedDocument: a password is needed.
        WrongFormat: no PDF, or damaged beyond reading.
        TooLarge: more than ``most_pages`` pages.
        NeedsOcr: only images of pages, and no OCR program is installed.
        EmptyDocument: no page holds text.
    """
    document = open_pdf(path)
    try:
        count = len(document)
        if count > most_pages:
            raise TooLarge(
                f"The PDF has {count} pages, over the limit of {most_pages}; split it first."
            )
        contents = [_content(document, index) for index in range(count)]
        contents, warnings = with_scans(document, contents)
        title = folded(document.get_metadata_value("Title")) or None
    finally:
        document.close()
    if not any(content.width for content in contents):
        raise WrongFormat("The pages of the PDF are damaged; download it again from its source.")
    lines = [page_lines(content) for content in contents]
    pages = list(zip(contents, lines, strict=True))
    kept = without_furniture(pages, measure(lines).size)
    usual = measure(kept)
    flows = [page_flow(content, page, usual) for content, page in zip(contents, kept, strict=True)]
    hyphens = hyphenation([line.text for page in kept for line in page])
    found = blocks(tuple(paragraphs(flows, usual)), usual, hyphens)
    if not found:
        raise EmptyDocument("The PDF holds no text; export it again from its source.")
    return ReadResult(found, title, count, (*_hidden(contents), *warnings))


def open_pdf(path: Path) -> pdfium.PdfDocument:
    """Open a PDF.

    Raises:
        EncryptedDocument: a password is needed.
        WrongFormat: no PDF, or damaged beyond reading.
    """
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedDocument(
                "The PDF is protected by a password; save a copy without it."
            ) from error
        raise WrongFormat(
            "The file is not a PDF or is damaged; download it again from its source."
        ) from error


def _content(document: pdfium.PdfDocument, index: int) -> PageContent:
    """One page; a damaged one is empty, so that the others can be read."""
    try:
        page = document[index]
        try:
            return page_content(page, index + 1)
        finally:
            page.close()
    except pdfium.PdfiumError:
        return PageContent(index + 1, 0.0, 0.0, (), (), (), (), 0)


def _hidden(contents: list[PageContent]) -> tuple[str, ...]:
    """One warning that names the pages with text nobody can see."""
    pages = [str(content.number) for content in contents if content.hidden]
    if not pages:
        return ()
    count = sum(content.hidden for content in contents)
    return (f"Hidden text was left out: {count} characters on page {', '.join(pages)}.",)
