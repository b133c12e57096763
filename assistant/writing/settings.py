"""What an operator may set about a language model. None is used unless one is named."""

import os
import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from ingest.errors import SettingsError


class ReplyFormat(StrEnum):
    """How the endpoint is asked to keep to JSON."""

    SCHEMA = "schema"
    """By the schema of the reply: most servers, and the surest."""
    JSON = "json"
    """By asking for a JSON object."""
    PLAIN = "plain"
    """By the prompt alone."""


class ModelSettings(BaseModel):
    """One language model: an OpenAI-compatible endpoint, or a GGUF file served in this process."""

    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=())

    name: str = Field(min_length=1, max_length=200)
    """The model's name as the endpoint knows it; shown with every answer it helped to write."""
    base_url: str | None = None
    """As in http://127.0.0.1:11434/v1."""
    gguf: Path | None = None
    """A model file to serve in this process; needs the extra ``local-model``."""
    key_env: str | None = Field(default=None, pattern=r"^[A-Z_][A-Z0-9_]*$")
    """Name of the environment variable that holds the key. The key itself is never a setting."""
    key_file: Path | None = None
    """A file that holds the key and nothing else."""
    reply_format: ReplyFormat = ReplyFormat.SCHEMA
    stream: bool = True
    """Check each claim as it comes in."""
    understand: bool = False
    """Also let the model write follow-ups out in full and split questions."""
    passages: int = Field(default=8, ge=1, le=12)
    """Most paragraphs the model is given."""
    context_tokens: int = Field(default=8192, ge=1024, le=1_000_000)
    reply_tokens: int = Field(default=700, ge=64, le=8192)
    timeout_seconds: float = Field(default=30.0, gt=0, le=600)
    """Longest silence of the endpoint."""
    deadline_seconds: float = Field(default=120.0, gt=0, le=3600)
    """Longest time one question may take the model, retries included."""
    retries: int = Field(default=2, ge=0, le=5)
    input_price: float = Field(default=0.0, ge=0)
    """Price of a million tokens read, in any currency."""
    output_price: float = Field(default=0.0, ge=0)
    """Price of a million tokens written."""

    @field_validator("base_url")
    @classmethod
    def _is_http(cls, value: str | None) -> str | None:
        parts = urlsplit(value or "")
        if value is None:
            return None
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("write it as http://host:port/v1")
        if parts.username or parts.password or parts.query:
            raise ValueError("leave user, key and query out; name the key by key_env or key_file")
        return value.rstrip("/")

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.base_url is None) == (self.gguf is None):
            raise ValueError("give either base_url or gguf")
        if self.key_env and self.key_file:
            raise ValueError("give the key by key_env or by key_file, not both")
        if self.reply_tokens * 2 > self.context_tokens:
            raise ValueError("reply_tokens leaves no room for passages; raise context_tokens")
        return self

    def key(self) -> str | None:
        """The key, read now; None where none is named.

        Raises:
            SettingsError: the variable or the file named has none.
        """
        if self.key_env:
            held = os.environ.get(self.key_env, "").strip()
            if not held:
                raise SettingsError(f"{self.key_env} is empty; put the model's key in it.")
            return held
        if self.key_file is None:
            return None
        try:
            held = self.key_file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"{self.key_file} cannot be read; put the key in it.") from error
        if not held or "\n" in held:
            raise SettingsError(f"{self.key_file} must hold the key and nothing else.")
        return held


def load_model_settings(path: Path) -> ModelSettings:
    """Read the [model] table of a TOML file.

    Raises:
        SettingsError: it cannot be read, has no [model], or a key is unknown or out of bounds.
    """
    try:
        held = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path.name} cannot be read as TOML: {error}.") from error
    if set(held) != {"model"}:
        raise SettingsError(f"{path.name} must have one table, [model], and nothing else.")
    return _validated(held["model"], path.name)


def model_settings(name: str, base_url: str, key_env: str | None = None) -> ModelSettings:
    """Settings from the command line.

    Raises:
        SettingsError: one of them is not usable.
    """
    return _validated({"name": name, "base_url": base_url, "key_env": key_env}, "the model")


def _validated(values: object, where: str) -> ModelSettings:
    try:
        settings = ModelSettings.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        said = first["msg"].removeprefix("Value error, ")
        raise SettingsError(f"{where}: {key + ': ' if key else ''}{said}.") from error
    settings.key()  # a key that is named and not there is said now, not under a question
    return settings
