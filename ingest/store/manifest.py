"""What a generation says it holds, and whether its files are still those that were verified."""

import hashlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from ingest.errors import GenerationDamaged, StoreOutdated

FORMAT = 2
MANIFEST = "manifest.json"
CHUNKS = "chunks.json"
VECTORS = "vectors.npy"
LEXICAL = "lexical"
CHROMA = "chroma"
_AT_ONCE = 2
"""Files hashed at a time: the largest two are most of a generation."""


class ChunkingRecord(BaseModel):
    """Parameters that decide how paragraphs are chunked and indexed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int
    lexical_version: int
    overlap_sentences: int


class FileRecord(BaseModel):
    """One file as it was when the generation was verified."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int
    sha256: str


class VersionRecord(BaseModel):
    """One document of the generation."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    doc_id: str
    version: int
    digest: str


class ServerRecord(BaseModel):
    """Where a generation's collection is, for a store whose Chroma is a server."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: str
    """Of the server, such as ``http://127.0.0.1:8000``."""
    prefix: str
    """With which the names of all our collections begin."""
    collection: str = ""

    def __str__(self) -> str:
        return f"{self.collection or self.prefix} at {self.url}"

    def of_generation(self, name: str) -> "ServerRecord":
        """The collection of one generation."""
        return self.model_copy(update={"collection": f"{self.prefix}{name}"})


class Manifest(BaseModel):
    """Everything needed to open a generation, and to tell that it is whole."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int = FORMAT
    name: str
    digest: str
    embedder: str
    dimension: int
    token_limit: int
    chunking: ChunkingRecord
    documents: tuple[VersionRecord, ...]
    paragraphs: int
    chunks: int
    server: ServerRecord | None = None
    """None where Chroma's files are in the generation's own folder."""
    files: dict[str, FileRecord] = {}


class ChunkTable(BaseModel):
    """The chunks of a generation, one a row of its vectors and of its lexical index."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    chunk_ids: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    hashes: tuple[str, ...]
    """SHA-256 of each embedded text."""


def corpus_digest(
    documents: Iterable[VersionRecord], embedder: str, chunking: ChunkingRecord
) -> str:
    """SHA-256 over the documents' digests, the embedder and the chunking parameters."""
    digest = hashlib.sha256(f"{FORMAT}\n{embedder}\n{chunking.model_dump_json()}\n".encode())
    for document in sorted(documents, key=lambda one: one.doc_id):
        digest.update(f"{document.doc_id} {document.digest}\n".encode())
    return digest.hexdigest()


def read_manifest(folder: Path) -> Manifest:
    """Read a generation's manifest.

    Raises:
        GenerationDamaged: there is none, or it cannot be read.
        StoreOutdated: another version of this program wrote it.
    """
    try:
        manifest = Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except (OSError, ValidationError) as error:
        raise GenerationDamaged(
            f"{folder.name} has no readable manifest; run `ingest build` to make it again."
        ) from error
    if manifest.format != FORMAT:
        raise StoreOutdated(
            f"{folder.name} has format {manifest.format} and this program reads {FORMAT};"
            " run `ingest build` to make it again."
        )
    return manifest


def read_chunk_table(folder: Path) -> ChunkTable:
    """Read a generation's chunks; raises GenerationDamaged where it cannot."""
    try:
        return ChunkTable.model_validate_json((folder / CHUNKS).read_bytes())
    except (OSError, ValidationError) as error:
        raise GenerationDamaged(
            f"{folder.name} has no readable list of chunks; run `ingest build` to make it again."
        ) from error


def file_records(folder: Path) -> dict[str, FileRecord]:
    """Size and hash of every file of a generation but its manifest, by path, sorted."""
    found = [
        path for path in sorted(folder.rglob("*")) if path.is_file() and path != folder / MANIFEST
    ]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        records = pool.map(_file_record, found)
        return {
            path.relative_to(folder).as_posix(): record
            for path, record in zip(found, records, strict=True)
        }


def damaged_files(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """Paths of files that are missing or not as they were when the generation was verified."""
    paths = [folder / name for name in manifest.files]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        whole = pool.map(_unchanged, paths, manifest.files.values())
        return tuple(name for name, same in zip(manifest.files, whole, strict=True) if not same)


def _unchanged(path: Path, record: FileRecord) -> bool:
    try:
        return path.stat().st_size == record.size and _file_record(path) == record
    except OSError:
        return False


def _file_record(path: Path) -> FileRecord:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return FileRecord(size=path.stat().st_size, sha256=digest)
