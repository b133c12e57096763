"""The options that name a language model, for the commands that answer."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

import click

if TYPE_CHECKING:
    from assistant.writing.opening import OpenModel
    from assistant.writing.settings import ModelSettings

P = ParamSpec("P")


def _keep(context: click.Context, option: click.Parameter, value: str | Path | None) -> None:
    context.meta[f"{__name__}.{option.name}"] = value


def model_options(command: Callable[P, None]) -> Callable[P, None]:
    """Options that name a language model; ``chosen_model`` reads them."""
    file = click.Path(path_type=Path)
    for name, kind, variable, said in (
        (
            "--model-settings",
            file,
            "INSPECTION_MODEL_SETTINGS",
            "A TOML file with a [model] table.",
        ),
        ("--key-env", None, None, "Environment variable that holds the endpoint's key."),
        ("--base-url", None, None, "An OpenAI-compatible endpoint: http://127.0.0.1:11434/v1."),
        ("--model", None, None, "Let this model write; each claim of it is checked."),
    ):
        command = click.option(
            name, type=kind, envvar=variable, help=said, expose_value=False, callback=_keep
        )(command)
    return command


def chosen_model() -> "ModelChoice":
    """The model the running command was given."""
    meta = click.get_current_context().meta
    names = ("model", "base_url", "key_env", "model_settings")
    return ModelChoice(*(meta.get(f"{__name__}.{name}") for name in names))


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """The model options as they were given."""

    model: str | None = None
    base_url: str | None = None
    key_env: str | None = None
    model_settings: Path | None = None

    def settings(self) -> "ModelSettings | None":
        """The settings they name; None where they name none.

        Raises:
            SettingsError: they do not go together, or are out of bounds.
        """
        from assistant.writing.settings import load_model_settings, model_settings

        if self.model is not None or self.base_url is not None:
            return model_settings(self.model or "", self.base_url or "", self.key_env)
        return load_model_settings(self.model_settings) if self.model_settings else None

    def open(self) -> "OpenModel | None":
        """The model, opened; None where none is named.

        Raises:
            AppError: it is not set as it must be, or a model file cannot be served.
        """
        settings = self.settings()
        if settings is None:
            return None
        from assistant.writing.opening import open_model  # llama-index takes seconds to import

        return open_model(settings)
