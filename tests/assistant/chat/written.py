"""A store of one report that is written for a test."""

from pathlib import Path

from ingest.building import build
from ingest.embedding import SentenceTransformerEmbedder


def written_store(folder: Path, text: str) -> Path:
    """The store over one report of Hackney, made in a folder with the model that ships."""
    (folder / "papers").mkdir()
    (folder / "papers" / "hackney-inspection-2024-08-20.txt").write_text(text, encoding="utf-8")
    build([folder / "papers"], folder / "store", SentenceTransformerEmbedder())
    return folder / "store"
