"""Files to documents of record in the catalogue; one that fails is listed and the rest goes on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ingest.blocks import ReadResult
from ingest.building_files import (
    DocumentFile,
    doc_ids_for,
    fingerprint_of,
    origin_of,
    readable_name,
)
from ingest.building_progress import Progress
from ingest.documents import SourceDocument
from ingest.errors import AppError, ReadError, WrongFormat
from ingest.profile.document import profile_of
from ingest.profile.sidecar import read_sidecar
from ingest.reading.finding import FoundFile, find_files
from ingest.reading.reading import read_files
from ingest.speakers import with_speakers
from ingest.store.catalogue import Catalogue
from ingest.structure import paragraphs_of


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and why."""

    source: str
    reason: str


@dataclass(slots=True)
class Survey:
    """What a build found: a version for every document that could be read."""

    versions: dict[str, int] = field(default_factory=dict)
    """Version by ``doc_id``."""
    failures: list[Failure] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)
    """Documents whose file is there and cannot be read."""
    duplicates: list[tuple[str, str]] = field(default_factory=list)
    """(file left out, file with the very same bytes)."""


def survey_documents(paths: Sequence[Path], catalogue: Catalogue, progress: Progress) -> Survey:
    """Find files, and read those whose bytes, sidecar or reader are new; each is committed."""
    survey = Survey()
    for path in paths:
        if not path.exists():
            reason = "There is no such file or folder; check the path that was given."
            survey.failures.append(Failure(readable_name(path), reason))
    found = find_files([path for path in paths if path.exists()])
    for path, error in found.failures:
        survey.failures.append(Failure(readable_name(path), str(error)))
    known = catalogue.origins()
    survey.failed.update(
        known[origin_of(path)] for path, _ in found.failures if origin_of(path) in known
    )
    unread: list[DocumentFile] = []
    for file in _documents_of(found.files, catalogue, survey):
        version = catalogue.find_version(file.doc_id, file.source, file.fingerprint)
        if version is None:
            unread.append(file)
        else:
            survey.versions[file.doc_id] = version
    _read(unread, catalogue, survey, progress)
    return survey


def _documents_of(
    files: Sequence[FoundFile], catalogue: Catalogue, survey: Survey
) -> Iterator[DocumentFile]:
    """Each file once, with the document it is; equal bytes under two names are held once."""
    ids = doc_ids_for([file.path for file in files], catalogue.origins())
    first_with: dict[tuple[str, str], Path] = {}
    for file in files:
        name = readable_name(file.path)
        try:
            fingerprint = fingerprint_of(file.path)
        except OSError as error:
            reason = f"The file cannot be opened ({error.strerror}); check its permissions."
            survey.failures.append(Failure(name, reason))
            survey.failed.add(ids[file.path])
            continue
        same = first_with.setdefault((fingerprint.sha256, fingerprint.sidecar), file.path)
        if same != file.path:
            survey.duplicates.append((name, readable_name(same)))
            continue
        catalogue.register(ids[file.path], origin_of(file.path))
        yield DocumentFile(file, ids[file.path], fingerprint)


def _read(
    files: Sequence[DocumentFile], catalogue: Catalogue, survey: Survey, progress: Progress
) -> None:
    progress.stage("reading", len(files))
    outcomes = read_files([file.file for file in files])
    for file, (_, outcome) in zip(files, outcomes, strict=True):
        try:
            document = _document_of(file, outcome)
            survey.versions[file.doc_id] = catalogue.add_version(document, file.fingerprint)
        except AppError as error:
            survey.failures.append(Failure(file.source, str(error)))
            survey.failed.add(file.doc_id)
        progress.step(file.source)


def _document_of(file: DocumentFile, outcome: ReadResult | ReadError) -> SourceDocument:
    if isinstance(outcome, ReadError):
        raise outcome
    if fingerprint_of(file.file.path) != file.fingerprint:
        raise WrongFormat("The file changed while it was read; build again.")
    paragraphs = paragraphs_of(file.doc_id, outcome.blocks)
    sidecar = read_sidecar(file.file.path)
    profile = profile_of(outcome, paragraphs, file.source, sidecar)
    return SourceDocument(
        doc_id=file.doc_id,
        source=file.source,
        sha256=file.fingerprint.sha256,
        profile=profile,
        paragraphs=with_speakers(paragraphs, profile),
        page_count=outcome.page_count,
        warnings=outcome.warnings,
    )
