"""What an operator may set about building an index, and its bounds."""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.errors import SettingsError


class EmbeddingSettings(BaseModel):
    """Which embedding model to load and how much to hand it at a time."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: Path | None = None
    """A folder saved by sentence-transformers; None takes the one that is installed with us."""
    batch_size: int = Field(default=32, ge=1, le=1024)
    """Texts in one pass of the model."""
    commit_every: int = Field(default=256, ge=1, le=16_384)
    """Texts whose vectors are written to the catalogue at once: what a killed build may lose."""


class IndexSettings(BaseModel):
    """How a generation is made, checked and kept."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    overlap_sentences: int = Field(default=1, ge=0, le=10)
    """Sentences two neighbouring windows of an over-long paragraph share."""
    chroma_url: str | None = Field(default=None, pattern=r"^https?://[^/?#@\s]+$")
    """A Chroma server that holds the vectors; None keeps them in the store's own folder."""
    chroma_prefix: str = Field(default="inspection-", pattern=r"^[a-z][a-z0-9-]{2,30}$")
    """With which the names of our collections on that server begin; one a store."""
    keep_generations: int = Field(default=2, ge=1, le=20)
    verify_at_most: int = Field(default=20_000, ge=1)
    """Chunks up to which each must be found by its own vector before a generation goes live; of
    more, a sample of so many, and of those carried over from one that was verified a tenth."""


class IngestSettings(BaseModel):
    """Everything that can be set about `ingest`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    embedding: EmbeddingSettings = EmbeddingSettings()
    index: IndexSettings = IndexSettings()


def load_settings(path: Path | None) -> IngestSettings:
    """Read a TOML file; None gives the defaults.

    Raises:
        SettingsError: the file cannot be read, or a key is unknown or out of bounds.
    """
    if path is None:
        return IngestSettings()
    try:
        return IngestSettings.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"{path.name}: {key}: {first['msg']}; correct that key.") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path.name} cannot be read as TOML: {error}.") from error
