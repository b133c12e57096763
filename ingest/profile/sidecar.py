"""What the operator says of a document, in a file beside it; it overrides what was read."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.documents import DocumentKind, Framework
from ingest.errors import SettingsError

SUFFIX = ".profile.json"


class Sidecar(BaseModel):
    """The fields of a profile an operator may state; those left out are read from the document."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str | None = Field(default=None, min_length=1)
    kind: DocumentKind | None = None
    authority: str | None = Field(default=None, min_length=1)
    """A name the register knows, or a new one."""
    authority_kind: str | None = None
    aliases: tuple[str, ...] = ()
    issuing_body: str | None = None
    framework: Framework | None = None
    inspected_from: dt.date | None = None
    inspected_to: dt.date | None = None
    letter: dt.date | None = None
    meeting: dt.date | None = None
    published: dt.date | None = None
    lead_inspector: str | None = None
    visit_number: int | None = Field(default=None, ge=1)
    status: str | None = Field(
        default=None, pattern="^(final|draft|approved|superseded|withdrawn)$"
    )


def sidecar_path(document: Path) -> Path:
    """Where a document's sidecar would be: "report.pdf.profile.json" beside "report.pdf"."""
    return document.with_name(document.name + SUFFIX)


def read_sidecar(document: Path) -> Sidecar | None:
    """The sidecar beside a document, or None where there is none.

    Raises:
        SettingsError: it is not JSON, holds an unknown key, or a value that does not fit.
    """
    path = sidecar_path(document)
    try:
        content = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path.name} cannot be read ({error}); make it a UTF-8 file."
        ) from error
    try:
        return Sidecar.model_validate_json(content)
    except ValidationError as error:
        raise SettingsError(_explained(path.name, error)) from error


def sidecar_of(values: Mapping[str, object]) -> Sidecar:
    """The same from values already in hand.

    Raises:
        SettingsError: an unknown key, or a value that does not fit.
    """
    try:
        return Sidecar.model_validate(dict(values))
    except ValidationError as error:
        raise SettingsError(_explained("The profile given", error)) from error


def _explained(where: str, error: ValidationError) -> str:
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        allowed = ", ".join(Sidecar.model_fields)
        return f"{where} holds the unknown key {key!r}; the keys allowed are {allowed}."
    if not key:
        return f"{where} is not a JSON object of profile fields; correct it or remove it."
    return (
        f"{where} gives a {key!r} that does not fit ({first['msg']}); correct it or leave it out."
    )
