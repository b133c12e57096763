"""Golden readings: how each paragraph of chosen documents reads, without its words.

``make golden`` (``python -m evals.golden``) writes them anew; the difference is then read before
it is kept. One line a paragraph: ordinal, printed number, page, headings above, ordinal of the
lead-in, kind, and the first 16 digits of the SHA-256 of the text.
"""

from collections.abc import Iterator
from pathlib import Path

import click

from ingest.documents import Paragraph
from ingest.reading.reading import read_file
from ingest.structure import paragraphs_of

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "ingest" / "golden"
SHARED = ROOT.parent / "shared"
SAMPLES = ROOT / "evals" / "samples" / "documents"
REAL = (
    "corpus/hackney/hackney-inspection-2016-09-21.pdf",
    "corpus/hackney/hackney-inspection-2024-08-20.pdf",
    "corpus/hackney/hackney-focused-visit-2022-10-26.pdf",
    "corpus/herefordshire/herefordshire-area-send-2025-02-07.pdf",
    "corpus/herefordshire/herefordshire-inspection-2014-06-30.pdf",
    "corpus/herefordshire/herefordshire-inspection-2026-01-12.pdf",
    "corpus/tower-hamlets/tower-hamlets-inspection-2017-04-07.pdf",
    "corpus/seeds/000_a1673336d9844460.txt",
    "corpus/seeds/001_08c661ef1fa93ef4.txt",
    "corpus/seeds/002_e95ac735ff5be21a.txt",
    "corpus/seeds/003_405ad5bb8916795b.txt",
    "corpus/seeds/004_56b5f95c5daf5ccb.txt",
    "corpus-wide/bristol-jtai-2017-12-01.pdf",
    "corpus-wide/doncaster-inspection-2018-01-19.pdf",
    "corpus-wide/leeds-jtai-2024-05-16.pdf",
)
"""Under the shared folder: every kind of document and framework held."""
HEADER = "ordinal\tprinted\tpage\theadings\tlead-in\tkind\tdigest\n"


def documents() -> Iterator[Path]:
    """Every document that has a golden reading, whether or not it is on this machine."""
    yield from (SHARED / name for name in REAL)
    yield from sorted(path for path in SAMPLES.iterdir() if not path.name.startswith("."))


def golden_of(document: Path) -> Path:
    """Where the golden reading of a document is kept."""
    return GOLDEN / f"{document.name}.tsv"


def reading_of(document: Path) -> str:
    """A document's reading as it is kept.

    Raises:
        ReadError: the document cannot be read.
    """
    read = read_file(document)
    return HEADER + "".join(map(_line, paragraphs_of("golden", read.blocks)))


def _line(paragraph: Paragraph) -> str:
    fields = (
        paragraph.ref.number,
        paragraph.printed or "-",
        paragraph.page or "-",
        len(paragraph.heading_path),
        paragraph.lead_in or "-",
        paragraph.kind.value,
        paragraph.content_hash[:16],
    )
    return "\t".join(map(str, fields)) + "\n"


@click.command()
def main() -> None:
    """Write every golden reading whose document is here; say which are not."""
    GOLDEN.mkdir(exist_ok=True)
    for document in documents():
        if document.is_file():
            golden_of(document).write_text(reading_of(document), encoding="utf-8")
        else:
            click.echo(f"{document} is not here; its golden reading stays as it is.", err=True)


if __name__ == "__main__":
    main()
