"""A second look at the first candidates by a model that reads question and paragraph together.

Off unless one is configured: ``INSPECTION_RERANKER`` names a folder that sentence-transformers
loads as a cross-encoder. Any object with the two members of ``Reranker`` serves as well.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from ingest.errors import ModelUnavailable

SETTING = "INSPECTION_RERANKER"


class Reranker(Protocol):
    """Scores paragraphs for a question."""

    @property
    def name(self) -> str:
        """As records have it."""

    def scores(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        """One score a text, the higher the better; log-odds that the text answers."""


class CrossEncoderReranker:
    """A sentence-transformers cross-encoder in a folder, loaded when first needed."""

    def __init__(self, folder: Path) -> None:
        """Find the model.

        Raises:
            ModelUnavailable: the folder is not there or cannot be loaded.
        """
        if not (folder / "config.json").is_file():
            raise ModelUnavailable(f"{folder} holds no model; set {SETTING} to a folder that does.")
        os.environ["HF_HUB_OFFLINE"] = "1"
        from sentence_transformers import CrossEncoder  # seconds to import

        self.name = folder.resolve().name
        self._model = CrossEncoder(str(folder), device="cpu", local_files_only=True)

    def scores(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        """The model's raw score of each pair."""
        pairs = [(question, text) for text in texts]
        found = self._model.predict(pairs, show_progress_bar=False, convert_to_numpy=True)
        return [float(score) for score in found]


def configured_reranker() -> Reranker | None:
    """The reranker that the environment names, or None.

    Raises:
        ModelUnavailable: it names a folder that holds no model.
    """
    folder = os.environ.get(SETTING, "").strip()
    return CrossEncoderReranker(Path(folder)) if folder else None
