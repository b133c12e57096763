"""What a page's styles hide: enough of CSS to tell text that nobody sees."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_UNSEEN = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|mso-hide:all|"
    r"(?:^|;)opacity:0(?:\.0+)?(?:;|!|$)|"
    r"(?:text-indent|left|top|right):-\d{3,}"
)
_SIZE = re.compile(r"(?:^|;)font-size:(\d*\.?\d+)(px|pt|em|rem|%)?")
_SMALLEST = {"px": 1.0, "pt": 1.0, "em": 0.1, "rem": 0.1, "%": 10.0}
"""Sizes at and under which text is not meant to be read."""
_WHITE = re.compile(
    r"(?:^|;)color:(?:#fff(?:fff)?|white|rgba?\(255,255,255(?:,[\d.]+)?\)|transparent)(?:;|!|$)"
)
_BACKGROUND = re.compile(r"(?:^|;)background(?:-color|-image)?:(?!none|transparent|#fff\b|white)")
_SELECTOR = re.compile(r"[a-z0-9]*(?P<mark>[.#])(?P<name>[\w-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HiddenNames:
    """Classes and ids that a page's own style sheet hides."""

    classes: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()


def hidden_by_style(style: str, around: Sequence[str] = (), *, on_colour: bool = False) -> bool:
    """Whether a ``style`` attribute hides its element.

    ``around`` are the styles of the elements about it: white text counts as hidden unless it or
    one of them, or an attribute (``on_colour``), lays a colour under it.
    """
    plain = _squeezed(style)
    size = _SIZE.search(plain)
    if _UNSEEN.search(plain) or (size and float(size[1]) <= _SMALLEST.get(size[2] or "px", 0)):
        return True
    if on_colour or not _WHITE.search(plain):
        return False
    return not any(_BACKGROUND.search(_squeezed(other)) for other in (style, *around))


def hidden_names(sheets: Iterable[str]) -> HiddenNames:
    """The classes and ids that style sheets hide by a rule of their own, on every screen."""
    classes: set[str] = set()
    ids: set[str] = set()
    for sheet in sheets:
        for selectors, body in _rules(_COMMENT.sub("", sheet)):
            if not hidden_by_style(body):
                continue
            for selector in selectors.split(","):
                if match := _SELECTOR.fullmatch(selector.strip()):
                    (classes if match["mark"] == "." else ids).add(match["name"])
    return HiddenNames(frozenset(classes), frozenset(ids))


def _rules(sheet: str) -> Iterable[tuple[str, str]]:
    """Selectors and declarations outside at-rules such as ``@media print``."""
    depth, start, selectors, body = 0, 0, "", 0
    for place, mark in enumerate(sheet):
        if mark == "{":
            if depth == 0:
                selectors, body = sheet[start:place], place + 1
            depth += 1
        elif mark == "}" and depth:
            depth -= 1
            if depth == 0:
                start = place + 1
                if "@" not in selectors:
                    yield selectors, sheet[body:place]


def _squeezed(style: str) -> str:
    return re.sub(r"\s+", "", style).lower()
