"""HTML bytes -> a tree that holds only what a reader of the page sees in its main part."""

import codecs
import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from ingest.errors import WrongFormat
from ingest.reading.characters import decoded
from ingest.reading.html_css import HiddenNames, hidden_by_style, hidden_names
from ingest.reading.left_out import LeftOut

DEEPEST = 200
"""Pages people write nest a few dozen deep; deeper ones are made to break readers."""
_NEVER_READ = (
    "script",
    "style",
    "template",
    "noscript",
    "iframe",
    "frame",
    "object",
    "embed",
    "applet",
    "svg",
    "canvas",
    "audio",
    "video",
    "button",
    "select",
    "input",
    "textarea",
    "head",
)
_FURNITURE = ("nav", "footer", "aside")
_FURNITURE_ROLES = frozenset(
    {
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "complementary",
        "dialog",
        "alertdialog",
        "menu",
        "menubar",
    }
)
_FURNITURE_NAME = re.compile(
    r"(?:^|[-_])(?:cookies?|breadcrumbs?|nav|navbar|navigation|menu|sidebar|skip(?:-?link)?|"
    r"share|social|footer|masthead|advert|ads?|newsletter|popup|modal|pagination)(?:$|[-_])",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)


def page_tree(raw: bytes, left_out: LeftOut) -> tuple[BeautifulSoup, tuple[str, ...]]:
    """The tree of a page, unseen parts removed, and warnings about its encoding.

    Raises:
        WrongFormat: elements nested deeper than any page needs.
    """
    text, warnings = _page_text(raw)
    return markup_tree(text, left_out), warnings


def markup_tree(markup: str, left_out: LeftOut) -> BeautifulSoup:
    """The tree of a page or a piece of one, unseen parts removed.

    Raises:
        WrongFormat: elements nested deeper than any page needs.
    """
    tree = BeautifulSoup(markup.replace("\x00", ""), "lxml")
    _check_depth(tree)
    names = hidden_names(style.get_text() for style in tree.find_all("style"))
    title = tree.title.extract() if tree.title else None
    for element in _live(tree, *_NEVER_READ):
        element.decompose()
    _remove_unseen(tree, names, left_out)
    if title is not None:
        tree.append(title)
    return tree


def main_part(tree: BeautifulSoup) -> Tag:
    """The element that holds the page's own text: its main part, its article, or its body."""
    _remove_furniture(tree)
    for found in (
        tree.find_all("main"),
        tree.find_all(attrs={"role": "main"}),
        tree.find_all("article"),
    ):
        if len(found) == 1 and found[0].get_text(strip=True):
            main: Tag = found[0]
            return main
    return tree.body or tree


def attribute_of(element: Tag, name: str) -> str:
    """An attribute's text; empty where it has none."""
    found = element.get(name)
    return " ".join(found) if isinstance(found, list) else found or ""


def _page_text(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode by byte-order mark, by the encoding the page declares, or by its bytes."""
    declared = _CHARSET.search(raw[:4096])
    if declared and not raw.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            # Browsers read what is declared as Latin-1 as Windows-1252, and so is it written.
            name = codecs.lookup(declared[1].decode("ascii")).name
            return raw.decode("cp1252" if name == "iso8859-1" else name), ()
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(raw)


def _check_depth(tree: BeautifulSoup) -> None:
    depths = {id(tree): 0}
    for element in tree.descendants:
        if isinstance(element, Tag):
            depth = depths[id(element.parent)] + 1
            depths[id(element)] = depth
            if depth > DEEPEST:
                raise WrongFormat(
                    f"The page nests over {DEEPEST} elements in each other; save its text instead."
                )


def _live(tree: BeautifulSoup, *names: str) -> Iterator[Tag]:
    """Elements not yet removed with an element around them."""
    for element in tree.find_all(names or True):
        if not element.decomposed:
            yield element


def _remove_unseen(tree: BeautifulSoup, names: HiddenNames, left_out: LeftOut) -> None:
    for element in _live(tree):
        if element.name in {"del", "s", "strike"}:
            left_out.deleted.append(element.get_text())
        elif _is_hidden(element, names):
            left_out.hidden.append(element.get_text())
        else:
            continue
        element.decompose()


def _is_hidden(element: Tag, names: HiddenNames) -> bool:
    if not element.attrs:
        return False
    if element.has_attr("hidden") or attribute_of(element, "aria-hidden").lower() == "true":
        return True
    if attribute_of(element, "id") in names.ids:
        return True
    if not names.classes.isdisjoint(attribute_of(element, "class").split()):
        return True
    style = attribute_of(element, "style")
    if not style:
        return False
    around = [attribute_of(parent, "style") for parent in element.parents]
    shaded = any(parent.has_attr("bgcolor") for parent in element.parents)
    return hidden_by_style(style, around, on_colour=shaded)


def _remove_furniture(tree: BeautifulSoup) -> None:
    total = len(tree.get_text())
    for element in _live(tree):
        if element.name in {"html", "body", "main", "article", "form"}:
            continue
        if _is_furniture(element) and len(element.get_text()) < 0.5 * total:
            element.decompose()


def _is_furniture(element: Tag) -> bool:
    if element.name in _FURNITURE or attribute_of(element, "role") in _FURNITURE_ROLES:
        return True
    if element.name == "header":
        return element.find_parent(["main", "article"]) is None
    if not element.attrs:
        return False
    named = [*attribute_of(element, "class").split(), attribute_of(element, "id")]
    return any(_FURNITURE_NAME.search(name) for name in named)
