"""A model as it was set, opened."""

from dataclasses import dataclass

from llama_index.core.llms import LLM

from assistant.entailment import configured_veto
from assistant.writing.endpoint import EndpointLLM
from assistant.writing.local import LocalServer, serve
from assistant.writing.settings import ModelSettings
from assistant.writing.writer import Limits, ModelWriter


@dataclass(frozen=True)
class OpenModel:
    """A model ready to be asked."""

    llm: LLM
    writer: ModelWriter
    understands: bool
    """Whether it also writes follow-ups out and splits questions."""
    server: LocalServer | None = None


def open_model(settings: ModelSettings) -> OpenModel:
    """Open the model that is set.

    Raises:
        SettingsError: its key is named and not there.
        ModelUnavailable: a model file cannot be served.
    """
    server = None
    if settings.gguf is not None:
        server = serve(settings.gguf, settings.context_tokens)
    llm = EndpointLLM(settings, server.base_url if server else None)
    limits = Limits(settings.passages, settings.context_tokens, settings.reply_tokens)
    writer = ModelWriter(llm, settings.name, limits, veto=configured_veto())
    return OpenModel(llm, writer, settings.understand, server)
