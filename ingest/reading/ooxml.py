"""Parts of a Word document by local name, so that both of the format's namespaces are read."""

from collections.abc import Iterator

from lxml import etree


def local(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """Children of that name."""
    if element is not None:
        yield from (child for child in element if local(child) == name)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element down a path of names, or None."""
    for name in path:
        element = next(children(element, name), None)
    return element


def attribute(element: etree._Element | None, name: str) -> str | None:
    """An attribute by local name, or None."""
    if element is None:
        return None
    for key, found in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(found)
    return None


def value(element: etree._Element | None, *path: str) -> str | None:
    """The ``val`` attribute of the element down a path, or None."""
    return attribute(child(element, *path), "val")


def number(text: str | None) -> int | None:
    """A whole number, or None where there is none."""
    try:
        return int(float(text)) if text is not None else None
    except (ValueError, OverflowError):
        return None


def switched_on(element: etree._Element | None) -> bool:
    """Whether a property such as ``vanish`` is present and not switched off."""
    if element is None:
        return False
    return attribute(element, "val") not in {"0", "false", "off", "none"}
