"""Documents to JSON and back, for the catalogue's columns."""

import hashlib
from collections.abc import Iterable

from pydantic import TypeAdapter, ValidationError

from ingest.documents import DocumentProfile, Paragraph, SourceDocument
from ingest.errors import StoreOutdated

_PROFILE = TypeAdapter(DocumentProfile)
_PARAGRAPH = TypeAdapter(Paragraph)
_WARNINGS = TypeAdapter(tuple[str, ...])


def profile_to_json(profile: DocumentProfile) -> str:
    """A profile as one JSON object."""
    return _PROFILE.dump_json(profile).decode()


def paragraph_to_json(paragraph: Paragraph) -> str:
    """A paragraph as one JSON object, its text under ``text``."""
    return _PARAGRAPH.dump_json(paragraph).decode()


def warnings_to_json(warnings: Iterable[str]) -> str:
    """Warnings as a JSON list."""
    return _WARNINGS.dump_json(tuple(warnings)).decode()


def profile_from_json(record: str) -> DocumentProfile:
    """Read a profile; raises StoreOutdated where it was written by another version."""
    try:
        return _PROFILE.validate_json(record)
    except ValidationError as error:
        raise StoreOutdated(
            "A document's profile was written by another version; run `ingest build` again."
        ) from error


def paragraph_from_json(record: str) -> Paragraph:
    """Read a paragraph; raises StoreOutdated where it was written by another version."""
    try:
        return _PARAGRAPH.validate_json(record)
    except ValidationError as error:
        raise StoreOutdated(
            "A paragraph was written by another version; run `ingest build` again."
        ) from error


def warnings_from_json(record: str) -> tuple[str, ...]:
    """Read a list of warnings."""
    return _WARNINGS.validate_json(record)


def document_digest(document: SourceDocument) -> str:
    """SHA-256 over everything held about a document, as hexadecimal digits."""
    digest = hashlib.sha256()
    for part in (document.doc_id, document.source, document.sha256):
        digest.update(part.encode() + b"\0")
    digest.update(profile_to_json(document.profile).encode() + b"\0")
    for paragraph in document.paragraphs:
        digest.update(paragraph_to_json(paragraph).encode() + b"\n")
    return digest.hexdigest()
