"""Typesets a sample as a page of a council's meetings site."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from evals.samples.markup import Part, PartKind, Source

_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>.mgHide {{ display: none; }} body {{ font-family: Arial, sans-serif; }}</style>
</head>
<body>
<div id="skip"><a class="mgHide" href="#content">Skip to main content</a></div>
<nav><ul><li><a href="#">Home</a></li><li><a href="#">Committees</a></li>
<li><a href="#">Calendar of meetings</a></li><li><a href="#">Your councillors</a></li></ul></nav>
<main id="content" class="mgContent">
{content}
</main>
<footer><p>{foot}</p><p><a href="#">Accessibility</a> <a href="#">Cookies</a></p></footer>
</body>
</html>
"""
_LISTED = {PartKind.BULLET, PartKind.LETTERED}
_TABLED = {PartKind.ROW, PartKind.HEADER_ROW}


def _inline(text: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", escape(text, quote=False))


def _list_tags(parts: Sequence[Part]) -> Iterator[str]:
    """Nested lists; an inner list stands inside the item it belongs to."""
    depth = -1
    for part in parts:
        while depth > part.level:
            yield "</li></ul>"
            depth -= 1
        if depth < part.level:
            yield "<ul>"
            depth += 1
        else:
            yield "</li>"
        yield f"<li>{_inline(part.text)}"
    yield "</li></ul>" * (depth + 1)


def _lettered_tags(parts: Sequence[Part]) -> Iterator[str]:
    yield '<ol type="a">'
    for part in parts:
        yield f"<li>{_inline(part.text)}</li>"
    yield "</ol>"


def _table_tags(rows: Sequence[Part]) -> Iterator[str]:
    yield "<table>"
    for row in rows:
        tag = "th" if row.kind is PartKind.HEADER_ROW else "td"
        cells = "".join(f"<{tag}>{_inline(cell)}</{tag}>" for cell in row.cells)
        yield f"<tr>{cells}</tr>"
    yield "</table>"


def _single_tag(part: Part) -> str:
    text = _inline(part.text)
    if part.kind is PartKind.HEADING:
        return f"<h{part.level}>{text}</h{part.level}>"
    if part.printed:
        return f"<p>{part.printed} {text}</p>"
    return f"<p>{text}</p>"


def _runs(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Neighbours that belong in one list or table together; every other part alone."""
    run: list[Part] = []
    for part in parts:
        same_list = run and part.kind is run[-1].kind and part.kind in _LISTED
        same_table = run and part.kind is PartKind.ROW and run[-1].kind in _TABLED
        if run and not (same_list or same_table):
            yield run
            run = []
        run.append(part)
    if run:
        yield run


def _tags(parts: Sequence[Part]) -> Iterator[str]:
    for run in _runs(parts):
        if run[0].kind is PartKind.BULLET:
            yield from _list_tags(run)
        elif run[0].kind is PartKind.LETTERED:
            yield from _lettered_tags(run)
        elif run[0].kind in _TABLED:
            yield from _table_tags(run)
        else:
            yield _single_tag(run[0])


def typeset(source: Source) -> bytes:
    """The page, encoded as UTF-8."""
    page = _PAGE.format(
        title=escape(source.title),
        content="\n".join(_tags(source.parts)),
        foot=escape(" | ".join(source.foot)),
    )
    return page.encode()
