"""Web pages -> blocks; a page of ModernGov, which councils publish minutes with, by its shape."""

from pathlib import Path

from ingest.blocks import ReadResult
from ingest.reading import moderngov
from ingest.reading.html_blocks import HtmlBlocks, plain
from ingest.reading.html_tree import main_part, page_tree
from ingest.reading.left_out import LeftOut


def read_html(path: Path) -> ReadResult:
    """Read a saved page: its main part, as a reader of the page sees it. Nothing is fetched.

    Raises:
        WrongFormat: elements nested deeper than any page needs.
    """
    left_out = LeftOut()
    tree, warnings = page_tree(path.read_bytes(), left_out)
    title = plain(tree.title.get_text()) if tree.title else ""
    if tree.title:
        tree.title.extract()
    is_council_page = moderngov.is_page(tree)
    if is_council_page:
        moderngov.mark_items(tree)
    blocks = HtmlBlocks().read(main_part(tree))
    if is_council_page:
        blocks = moderngov.with_minute_numbers(blocks)
    return ReadResult(
        tuple(blocks), title=title or None, warnings=(*warnings, *left_out.warnings())
    )
