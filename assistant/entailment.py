"""The entailment model that an operator may name, to veto what the grounding rules pass.

Off unless ``INSPECTION_ENTAILMENT`` names a folder that sentence-transformers loads as a
cross-encoder with a label "entailment". ``INSPECTION_ENTAILMENT_LEAST`` is the belief, 0 to 1,
below which a claim is vetoed. Any object with the two members of ``Entailment`` serves as well.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from assistant.grounding.veto import LEAST, Veto
from ingest.errors import ModelUnavailable, SettingsError

SETTING = "INSPECTION_ENTAILMENT"
LEAST_SETTING = "INSPECTION_ENTAILMENT_LEAST"


class CrossEncoderEntailment:
    """A sentence-transformers cross-encoder in a folder."""

    def __init__(self, folder: Path) -> None:
        """Load the model.

        Raises:
            ModelUnavailable: the folder is not there, or its model has no label "entailment".
        """
        if not (folder / "config.json").is_file():
            raise ModelUnavailable(f"{folder} holds no model; set {SETTING} to a folder that does.")
        os.environ["HF_HUB_OFFLINE"] = "1"
        from sentence_transformers import CrossEncoder  # seconds to import

        self.name = folder.resolve().name
        self._model = CrossEncoder(str(folder), device="cpu", local_files_only=True)
        labels = {str(label).lower(): int(at) for at, label in self._model.config.id2label.items()}
        if "entailment" not in labels:
            raise ModelUnavailable(
                f"{folder} tells no entailment ({', '.join(sorted(labels))}); name another model."
            )
        self._at = labels["entailment"]

    def carries(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        """The model's belief in each pair."""
        found = self._model.predict(list(pairs), apply_softmax=True, show_progress_bar=False)
        return [float(row[self._at]) for row in found]


def configured_veto() -> Veto | None:
    """The veto that the environment names, or None.

    Raises:
        ModelUnavailable: it names a folder that holds no such model.
        SettingsError: the least belief is no number from 0 to 1.
    """
    folder = os.environ.get(SETTING, "").strip()
    if not folder:
        return None
    least = _least(os.environ.get(LEAST_SETTING, "").strip())
    return Veto(CrossEncoderEntailment(Path(folder)), least)


def _least(text: str) -> float:
    try:
        least = float(text) if text else LEAST
    except ValueError:
        least = -1.0
    if not 0 <= least <= 1:
        raise SettingsError(f"{LEAST_SETTING} is {text!r}; set it to a number from 0 to 1.")
    return least
