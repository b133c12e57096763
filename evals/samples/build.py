"""Builds the sample documents: ``python -m evals.samples.build [FOLDER]``.

The built files are committed, so that a set of questions can be run without building anything;
a test checks that they are what their sources say.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from evals.samples import plain, portable, web, word
from evals.samples.markup import Source, read_sources

DOCUMENTS = Path(__file__).parent / "documents"


def _as_written(source: Source) -> bytes:
    return source.body.encode()


_TYPESETTERS: dict[str, Callable[[Source], bytes]] = {
    ".pdf": portable.typeset,
    ".docx": word.typeset,
    ".html": web.typeset,
    ".txt": plain.typeset,
    ".md": _as_written,
}


def typeset(source: Source) -> bytes:
    """The bytes of one document in the format its name asks for."""
    return _TYPESETTERS[Path(source.file).suffix](source)


def build(folder: Path = DOCUMENTS) -> tuple[Path, ...]:
    """Write every sample document to the folder, and return where each was written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for source in read_sources():
        path = folder / source.file
        path.write_bytes(typeset(source))
        written.append(path)
    return tuple(written)


if __name__ == "__main__":
    build(*map(Path, sys.argv[1:2]))
