"""A small store, built once and copied for each test that wants one."""

import shutil
from pathlib import Path

import pytest

from ingest.building import build
from tests.ingest.word_embedder import WordEmbedder, write_report


@pytest.fixture(scope="session")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("built")
    for name in ("alder.txt", "birch.txt", "cedar.txt"):
        write_report(place / "documents", name)
    build([place / "documents"], place / "store", WordEmbedder())
    return place


@pytest.fixture
def store(_built: Path, tmp_path: Path) -> Path:
    """A store with the documents alder, birch and cedar, six paragraphs each."""
    return Path(shutil.copytree(_built / "store", tmp_path / "store"))
