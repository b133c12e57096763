"""A GGUF file served in this process, over the same interface as any endpoint.

The server listens on the loopback address only. It needs the extra ``local-model``.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import ModelUnavailable

_LOOPBACK = "127.0.0.1"


def _threads() -> int:
    """All cores but one: the threads wait for each other at every token, and one that has to share
    its core with another process holds all of them up (measured: 20 times as slow)."""
    return max(1, (os.cpu_count() or 2) - 1)


@dataclass(frozen=True)
class LocalServer:
    """A model being served; it stops with the process."""

    base_url: str
    server: object
    """Kept so that the server lives as long as this."""


def serve(path: Path, context_tokens: int, replies: int = 1) -> LocalServer:
    """Serve a model file and say where.

    ``replies`` is how many may be written at once; they share the context.

    Raises:
        ModelUnavailable: the extra is not installed, or the file is no model.
    """
    try:
        import xllamacpp  # a model runtime of tens of megabytes
    except ImportError as error:
        raise ModelUnavailable(
            "Serving a model file needs the extra local-model; install inspection-assistant"
            "[local-model], or name an endpoint by base_url."
        ) from error
    if not path.is_file():
        raise ModelUnavailable(f"There is no model file {path}; give the path of a GGUF file.")
    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.hostnames = [_LOOPBACK]
    params.ui = False
    params.port = 0
    params.n_ctx = context_tokens
    params.n_parallel = replies
    params.kv_unified = replies > 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = _threads()
    try:
        server = xllamacpp.Server(params)
    except RuntimeError as error:
        raise ModelUnavailable(f"{path.name} cannot be served: {error}.") from error
    return LocalServer(f"{server.listening_address}/v1", server)
