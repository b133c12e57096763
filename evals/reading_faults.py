"""Paragraphs that may have been read wrong: ``python -m evals.reading_faults FOLDER``.

A paragraph is listed with its address and the signs it shows, worst first. It is a list to read by
eye: an author may end without a stop, and a list item may begin in lower case.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from evals.reading import read_folder
from ingest.blocks import BlockKind
from ingest.boilerplate import is_boilerplate
from ingest.documents import Paragraph, SourceDocument

_STOPPED = re.compile(r"[.!?:;][\"'”’)\]]*$")
_BROKEN = re.compile(
    r"[a-z]{2,}- [a-z]{2,}|\ufffd|[\ufb00-\ufb06]|[a-z][A-Z][a-z]{3}|\bpara note\b"
)
_FEW = 12
_REPEATED = 3


@dataclass(frozen=True, slots=True)
class Suspect:
    """A paragraph and the signs that speak against its reading."""

    ref: str
    signs: tuple[str, ...]


def suspects(document: SourceDocument) -> Iterator[Suspect]:
    """The suspicious paragraphs of one document, in order."""
    held = [p for p in document.paragraphs if not is_boilerplate(p, document.profile)]
    seen = Counter(paragraph.text for paragraph in held)
    for paragraph in held:
        signs = tuple(_signs(paragraph, seen))
        if signs:
            yield Suspect(str(paragraph.ref), signs)


def _signs(paragraph: Paragraph, seen: Counter[str]) -> Iterator[str]:
    text = paragraph.text
    if seen[text] >= _REPEATED:
        yield "repeated"
    if _BROKEN.search(text):
        yield "broken word"
    if paragraph.kind is not BlockKind.PROSE or "\n" in text:
        return
    if text[0].islower():
        yield "starts in lower case"
    if not _STOPPED.search(text):
        yield "no stop"
    if len(text) < _FEW:
        yield "very short"


def worst(documents: Sequence[SourceDocument]) -> list[Suspect]:
    """All suspects, those with most signs first."""
    found = [suspect for document in documents for suspect in suspects(document)]
    return sorted(found, key=lambda suspect: (-len(suspect.signs), suspect.ref))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def main(folder: Path) -> None:
    """Print every suspect, and how many show each sign."""
    listed = worst(read_folder(folder).documents)
    for suspect in listed:
        click.echo(f"{suspect.ref}\t{', '.join(suspect.signs)}")
    for sign, count in Counter(s for one in listed for s in one.signs).most_common():
        click.echo(f"{count}\t{sign}", err=True)


if __name__ == "__main__":
    main()
