"""Which files to read: folders expanded, and each file checked before it is opened."""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import EmptyDocument, NotAFile, ReadError, TooLarge, WrongFormat
from ingest.reading.formats import HEAD_BYTES, Format, agreed_format, format_of_name
from ingest.reading.limits import MEBIBYTE, ReadLimits

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_SIDECARS = (".profile.json", ".sidecar.json")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read, and the folder it must not leave by a link."""

    path: Path
    root: Path


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """What a list of files and folders comes to."""

    files: tuple[FoundFile, ...]
    """In the order given, each folder sorted by name; no file twice."""
    failures: tuple[tuple[Path, ReadError], ...]
    """What was found and cannot be read, with the reason."""


def find_files(paths: Iterable[Path]) -> FoundFiles:
    """Expand folders; skip hidden files and sidecars; list what has no reader as failed."""
    files: dict[Path, FoundFile] = {}
    failures: dict[Path, ReadError] = {}
    for path in paths:
        root = path if path.is_dir() else path.parent
        for candidate in _candidates(path):
            try:
                format_of_name(candidate)
                check_place(candidate, root)
            except ReadError as error:
                failures.setdefault(candidate, error)
            else:
                files.setdefault(candidate, FoundFile(candidate, root))
    return FoundFiles(tuple(files.values()), tuple(failures.items()))


def check_place(path: Path, root: Path) -> None:
    """Refuse what is no regular file inside ``root``, links resolved.

    Raises:
        NotAFile: missing, a folder, a pipe, a device, or a link that leads out of the folder.
    """
    try:
        target = path.resolve(strict=True)
        mode = target.stat().st_mode
    except (OSError, RuntimeError, ValueError) as error:
        raise NotAFile(
            f"The file cannot be opened ({_reason(error)}); check that it exists."
        ) from error
    if not target.is_relative_to(root.resolve()):
        raise NotAFile("The file is a link out of its folder; copy the document itself there.")
    if not stat.S_ISREG(mode):
        raise NotAFile("This is a folder, a pipe or a device, not a file; give a document.")


def check_file(path: Path, root: Path, limits: ReadLimits) -> Format:
    """Check place, size and first bytes; the format name and content agree on.

    Raises:
        NotAFile: not a regular file inside ``root``.
        EmptyDocument: no bytes.
        TooLarge: over the limit of size.
        UnsupportedFormat: no reader for files of that name.
        EncryptedDocument: a password is needed.
        WrongFormat: the content is not what the name says, or cannot be opened.
    """
    format_of_name(path)
    check_place(path, root)
    try:
        with _opened(path) as descriptor:
            size = os.fstat(descriptor).st_size
            head = os.read(descriptor, HEAD_BYTES)
    except OSError as error:
        raise WrongFormat(
            f"The file cannot be read ({_reason(error)}); check its permissions."
        ) from error
    if not head:
        raise EmptyDocument("The file is empty; add it again from its source.")
    if size > limits.file_bytes:
        raise TooLarge(
            f"The file has {size // MEBIBYTE} MB, over the limit of "
            f"{limits.file_bytes // MEBIBYTE} MB; split it or raise the limit."
        )
    return agreed_format(path, head)


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    """A descriptor that never waits, should a pipe have taken the file's place."""
    descriptor = os.open(path, _FLAGS)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _candidates(path: Path) -> Iterator[Path]:
    """A file itself, or what a folder holds, sorted; linked folders are not entered."""
    if not path.is_dir():
        yield path
        return
    for folder, names, files in os.walk(path):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and not name.lower().endswith(_SIDECARS):
                yield Path(folder, name)


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
