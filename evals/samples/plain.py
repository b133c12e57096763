"""Typesets a sample as plain text, as an extract from a letter or a meetings site comes."""

import textwrap
from collections.abc import Iterator

from evals.samples.markup import Part, PartKind, Source

_MARKS = ("·         ", "          -    ")


def _filled(text: str, source: Source, first: str = "") -> str:
    if not source.wrap:
        return first + text
    return textwrap.fill(
        text, source.wrap, initial_indent=first, subsequent_indent=" " * len(first)
    )


def _lines(source: Source) -> Iterator[str]:
    previous: Part | None = None
    for part in source.parts:
        if previous and not (part.kind is previous.kind is PartKind.ADDRESS):
            yield ""
        if part.kind is PartKind.BULLET:
            yield _filled(part.plain, source, _MARKS[part.level])
        elif part.printed:
            yield _filled(part.plain, source, f"{part.printed}    ")
        else:
            yield _filled(part.plain, source)
        previous = part


def typeset(source: Source) -> bytes:
    """The text, encoded as UTF-8, ending in a line feed."""
    return ("\n".join(_lines(source)) + "\n").encode()
