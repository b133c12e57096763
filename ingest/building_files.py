"""Which files a build has to do with, which document each is, and which must be read."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from ingest.profile.sidecar import sidecar_path
from ingest.reading.finding import FoundFile
from ingest.store.catalogue import Fingerprint

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG = 80
_HASH_LETTERS = 12
_READING_CODE = (
    "reading/**/*.py",
    "profile/**/*",
    "speakers*.py",
    "boilerplate*.py",
    "structure*.py",
    "sentences.py",
    "blocks.py",
    "documents.py",
)
_READING_LIBRARIES = ("pdfplumber", "pypdfium2", "python-docx", "lxml", "beautifulsoup4")


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A file and the document it is."""

    file: FoundFile
    doc_id: str
    fingerprint: Fingerprint

    @property
    def source(self) -> str:
        """The file's name, as citations show it."""
        return readable_name(self.file.path)


def origin_of(path: Path) -> str:
    """The address of a file as the catalogue keeps it, safe for any bytes in its name.

    Links on the way to it are followed, so that a folder reached by two paths is read once.
    """
    return path.resolve().as_uri()


def path_of(origin: str) -> Path:
    """The file an address stands for."""
    return Path(unquote_to_bytes(urlsplit(origin).path).decode(errors="surrogateescape"))


def readable_name(path: Path) -> str:
    """A file's name as text; bytes that are none are shown as U+FFFD."""
    name = path.name.encode(errors="surrogateescape").decode(errors="replace")
    return unicodedata.normalize("NFC", name)


def fingerprint_of(path: Path) -> Fingerprint:
    """Hashes of a file and of its sidecar, and the version of the code that reads it.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        content = hashlib.file_digest(file, "sha256").hexdigest()
    beside = sidecar_path(path)
    sidecar = hashlib.sha256(beside.read_bytes()).hexdigest() if beside.is_file() else ""
    return Fingerprint(content, sidecar, reader_version())


@cache
def reader_version() -> str:
    """Hash over the code that reads documents, and the versions of the libraries it reads with.

    Nobody has to remember to raise a number: a changed reader reads every file again.
    """
    home = Path(__file__).parent
    digest = hashlib.sha256()
    for pattern in _READING_CODE:
        for path in sorted(home.glob(pattern)):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.read_bytes())
    for library in _READING_LIBRARIES:
        digest.update(f"{library} {_installed(library)}\n".encode())
    return digest.hexdigest()[:_HASH_LETTERS]


def doc_ids_for(files: Sequence[Path], known: Mapping[str, str]) -> dict[Path, str]:
    """A document for each file: the one it already is, or a new readable address.

    A file that is new where an equally named one has gone is that document, moved. Equal names
    are told apart by a number, in the order of the files.

    Args:
        files: the files of a build, in order.
        known: ``doc_id`` by origin, of every document there has ever been.
    """
    taken = set(known.values())
    origins = {origin_of(path) for path in files}
    moved = _gone_by_name(known, origins)
    ids: dict[Path, str] = {}
    for path in files:
        doc_id = known.get(origin_of(path)) or moved.pop(path.name, None)
        if doc_id is None:
            doc_id = _free(_slug(path), taken)
            taken.add(doc_id)
        ids[path] = doc_id
    return ids


def is_within(origin: str, paths: Iterable[Path]) -> bool:
    """Whether a document was read from one of these files or folders."""
    place = path_of(origin)
    return any(place.is_relative_to(path.resolve()) for path in paths)


def _gone_by_name(known: Mapping[str, str], origins: set[str]) -> dict[str, str]:
    gone: dict[str, str] = {}
    for origin, doc_id in sorted(known.items()):
        place = path_of(origin)
        if origin not in origins and not place.exists():
            gone[place.name] = doc_id
    return gone


def _slug(path: Path) -> str:
    plain = unicodedata.normalize("NFKD", readable_name(path.with_suffix(""))).encode(
        "ascii", "ignore"
    )
    return (
        _NOT_SLUG.sub("-", plain.decode().lower()).strip("-")[:_LONGEST_SLUG].strip("-")
        or "document"
    )


def _free(slug: str, taken: set[str]) -> str:
    number = 2
    candidate = slug
    while candidate in taken:
        candidate = f"{slug}-{number}"
        number += 1
    return candidate


def _installed(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "absent"
