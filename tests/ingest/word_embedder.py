"""An embedder whose vectors can be worked out by hand, and documents to build from."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np


class WordEmbedder:
    """Counts words: each falls on the axis of the sum of its letters' code points."""

    dimension = 64
    token_limit = 60

    def __init__(self, name: str = "words@1") -> None:
        self.name = name
        self.texts: list[str] = []
        """Every text embedded as a document, in order."""

    def embed_documents(self, texts: Sequence[str]) -> list[list[float]]:
        self.texts.extend(texts)
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        counts = np.zeros(self.dimension)
        for word in text.lower().split():
            counts[sum(map(ord, word)) % self.dimension] += 1
        counts[0] += not counts.any()
        return [float(number) for number in counts / np.linalg.norm(counts)]

    def count_tokens(self, text: str) -> int:
        return len(text.split())


SUBJECTS = ("fostering", "adoption", "placements", "schooling", "housing", "advocacy")


def write_report(folder: Path, name: str, remark: str = "steady") -> Path:
    """A text of six paragraphs, one a subject, that all make the same remark."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    stem = path.stem
    paragraphs = (f"In {stem} the work on {subject} is {remark}." for subject in SUBJECTS)
    path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return path
