"""Markdown -> blocks. HTML inside it is read as a page's would be: text in, scripts out."""

import re
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from ingest.blocks import Block, BlockKind, ReadResult
from ingest.errors import WrongFormat
from ingest.reading.characters import decoded, dropped_warning, folded, visible
from ingest.reading.html_blocks import HtmlBlocks
from ingest.reading.html_tree import main_part, markup_tree
from ingest.reading.left_out import LeftOut
from ingest.reading.markers import marker_of
from ingest.reading.nesting import Nesting
from ingest.reading.tables import table_blocks
from ingest.reading.text import text_blocks
from ingest.reading.titles import BOLD_LEVEL, has_finite_verb, reads_as_title

_LONGEST_LINE = 50_000
_DEEPEST = 60
"""Levels of lists and quotations within each other, as the parser counts them."""
_FRONT_MATTER = re.compile(r"---\n(?P<fields>(?:[^\n]*\n){0,60}?)---\n")
_TITLE = re.compile(r"^title:\s*[\"']?(?P<title>.+?)[\"']?\s*$", re.MULTILINE | re.IGNORECASE)
_SILENT = re.compile(r"<(?P<end>/?)(?:script|style|template)\b", re.IGNORECASE)


def read_markdown(path: Path) -> ReadResult:
    """Read a Markdown file; one with a line too long to be Markdown is read as plain text."""
    text, warnings = decoded(path.read_bytes())
    shown, dropped = visible(text)
    left_out = LeftOut()
    title = None
    if max(map(len, shown.split("\n"))) > _LONGEST_LINE:
        result = text_blocks(shown)
        blocks, more = list(result.blocks), result.warnings
    else:
        if matter := _FRONT_MATTER.match(shown):
            named = _TITLE.search(matter["fields"])
            title = folded(named["title"]) if named else None
            shown = shown[matter.end() :]
        blocks, more = MarkdownBlocks(left_out).read(shown), left_out.warnings()
    return ReadResult(
        tuple(blocks), title=title, warnings=(*warnings, *dropped_warning(dropped), *more)
    )


def parsed(text: str) -> list[Token]:
    """The tokens of a Markdown text.

    Raises:
        WrongFormat: nested so deep that the parser drops what is inside.
    """
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    tokens = parser.enable(["table", "strikethrough"]).parse(text)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        raise WrongFormat(
            f"The Markdown nests over {_DEEPEST} levels deep; save its text as .txt instead."
        )
    return tokens


class MarkdownBlocks:
    """Builds the blocks of one Markdown text."""

    def __init__(self, left_out: LeftOut) -> None:
        self._left_out = left_out
        self._blocks: list[Block] = []
        self._nesting = Nesting()

    def read(self, text: str) -> list[Block]:
        """The blocks of a text."""
        self._walk(SyntaxTreeNode(parsed(text)), depth=-1)
        return self._blocks

    def _walk(self, holder: SyntaxTreeNode, depth: int) -> None:
        for node in holder.children:
            self._node(node, depth)

    def _node(self, node: SyntaxTreeNode, depth: int) -> None:
        if node.type == "heading":
            self._heading(self._text(node), int(node.tag[1:]))
        elif node.type == "paragraph":
            self._paragraph(node)
        elif node.type in {"bullet_list", "ordered_list"}:
            self._list(node, depth + 1)
        elif node.type == "table":
            self._table(node)
        elif node.type in {"fence", "code_block"}:
            self._add(Block(BlockKind.PROSE, folded(node.content)))
        elif node.type == "html_block":
            tree = markup_tree(node.content, self._left_out)
            self._blocks += HtmlBlocks().read(main_part(tree))
        else:
            self._walk(node, depth)

    def _list(self, node: SyntaxTreeNode, depth: int) -> None:
        """Items, numbered from where the list starts; further paragraphs stand one deeper."""
        number = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
        for item in node.children:
            begun = False
            for part in item.children:
                if part.type == "paragraph":
                    printed = None if begun or number is None else _printed(number, item.markup)
                    text = self._text(part)
                    level = depth + 1 if begun else depth
                    self._blocks.append(Block(BlockKind.LIST_ITEM, text, level, printed))
                    begun = True
                else:
                    self._node(part, depth)
            number = None if number is None else number + 1

    def _paragraph(self, node: SyntaxTreeNode) -> None:
        text = self._text(node)
        marker = marker_of(text)
        shown = text[marker.width :] if marker else text
        printed = marker.printed if marker else None
        if _is_bold(node) and reads_as_title(shown) and not has_finite_verb(shown):
            self._heading(text, BOLD_LEVEL)
        elif marker is not None and self._nesting.is_item(marker, self._blocks):
            depth = self._nesting.depth(0, marker)
            self._blocks.append(Block(BlockKind.LIST_ITEM, shown, depth, printed))
        else:
            self._add(Block(BlockKind.PROSE, shown, 0, printed))

    def _heading(self, text: str, level: int) -> None:
        marker = marker_of(text)
        printed = marker.printed if marker else None
        shown = text[marker.width :] if marker and printed else text
        self._add(Block(BlockKind.HEADING, shown, level, printed))

    def _table(self, node: SyntaxTreeNode) -> None:
        rows = [
            tuple(self._text(cell) for cell in row.children)
            for part in node.children
            for row in part.children
        ]
        self._nesting.close()
        self._blocks += table_blocks(rows, marked_header=True)

    def _add(self, block: Block) -> None:
        self._nesting.close()
        if block.text:
            self._blocks.append(block)

    def _text(self, node: SyntaxTreeNode) -> str:
        return folded("".join(self._pieces(node)))

    def _pieces(self, node: SyntaxTreeNode) -> list[str]:
        """The visible text of inline nodes; HTML tags are dropped, what is between them stays."""
        if node.type in {"text", "code_inline"}:
            return [node.content]
        if node.type in {"softbreak", "hardbreak"}:
            return [" "]
        if node.type in {"html_inline", "image"}:
            return []
        found: list[str] = []
        silent = False
        for child in node.children:
            if child.type == "html_inline" and (tag := _SILENT.match(child.content)):
                silent = not tag["end"]
            elif not silent:
                found += self._pieces(child)
        if node.type == "s":
            self._left_out.deleted.append("".join(found))
            return []
        return found


def _printed(number: int, markup: str) -> str:
    return f"{number})" if markup == ")" else str(number)


def _is_bold(node: SyntaxTreeNode) -> bool:
    inline = [part for part in node.children[0].children if part.type != "text" or part.content]
    return len(inline) == 1 and inline[0].type == "strong"
