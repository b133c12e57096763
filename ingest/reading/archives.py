"""ZIP archives opened with care: judged by their directory before anything is unpacked."""

import zipfile
import zlib
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from lxml import etree

from ingest.errors import EncryptedDocument, TooLarge, WrongFormat
from ingest.reading.limits import MEBIBYTE, ArchiveLimits

_SMALL = MEBIBYTE
_ENCRYPTED_FLAG = 0x1
_PIECE = 65_536
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


class Archive:
    """A checked archive of XML parts; use it in a ``with`` statement.

    Raises:
        WrongFormat: no ZIP archive, damaged, or with names that point out of it.
        EncryptedDocument: an entry needs a password.
        TooLarge: over a limit of entries, size or ratio.
    """

    def __init__(self, path: Path, limits: ArchiveLimits | None = None) -> None:
        self._limits = limits or ArchiveLimits()
        try:
            self._zip = zipfile.ZipFile(path)
        except _DAMAGE as error:
            raise WrongFormat(
                f"The file is no whole ZIP archive ({error}); save it again."
            ) from error
        try:
            _check(self._zip.infolist(), self._limits)
        except Exception:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def names(self) -> frozenset[str]:
        """The names of all entries."""
        return frozenset(self._zip.namelist())

    def xml(self, name: str) -> etree._Element | None:
        """The root of an XML part, or None where there is no such part."""
        raw = self._bytes(name)
        return None if raw is None else parsed_xml(raw)

    def _bytes(self, name: str) -> bytes | None:
        """An entry's bytes, counted while they unpack: the directory may have lied."""
        try:
            with self._zip.open(name) as stream:
                found = bytearray()
                while piece := stream.read(_PIECE):
                    found += piece
                    if len(found) > self._limits.entry_bytes:
                        raise TooLarge(
                            "A part of the archive unpacks to more than its directory says; "
                            "save the file again."
                        )
                return bytes(found)
        except KeyError:
            return None
        except _DAMAGE as error:
            raise WrongFormat(
                f"A part of the archive is damaged ({error}); save the file again."
            ) from error


def parsed_xml(raw: bytes) -> etree._Element:
    """The root of an XML text that declares no entities; nothing is fetched.

    Raises:
        WrongFormat: not well formed, nested too deep, or with a document type declaration.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    if b"<!DOCTYPE" in raw or "<!DOCTYPE".encode("utf-16-le") in raw:
        raise WrongFormat("The XML declares entities of its own; save the file again without them.")
    try:
        return etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise WrongFormat(f"The XML is damaged ({error}); save the file again.") from error


def _check(entries: list[zipfile.ZipInfo], limits: ArchiveLimits) -> None:
    if len(entries) > limits.entries:
        raise TooLarge(f"The archive has {len(entries)} entries; save the text in a new document.")
    if len({entry.filename for entry in entries}) < len(entries):
        raise WrongFormat("The archive holds two entries of one name; save the file again.")
    for entry in entries:
        _check_entry(entry, limits)
    if sum(entry.file_size for entry in entries) > limits.total_bytes:
        raise TooLarge(
            f"The archive unpacks to over {limits.total_bytes // MEBIBYTE} MB; "
            "save it again with smaller pictures."
        )


def _check_entry(entry: zipfile.ZipInfo, limits: ArchiveLimits) -> None:
    name = PurePosixPath(entry.filename.replace("\\", "/"))
    if name.is_absolute() or ".." in name.parts or ":" in name.parts[0]:
        raise WrongFormat("The archive holds names that point out of it; do not use this file.")
    if entry.flag_bits & _ENCRYPTED_FLAG:
        raise EncryptedDocument("The file is protected by a password; save a copy without one.")
    swollen = entry.file_size > _SMALL and entry.file_size > limits.ratio * entry.compress_size
    if entry.file_size > limits.entry_bytes or swollen:
        raise TooLarge(
            "A part of the archive unpacks to many times its size; save the text in a new document."
        )
