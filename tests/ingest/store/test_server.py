"""The same contract over a Chroma server, the pointer to the live one in the catalogue."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.building import build
from ingest.documents import ParagraphRef
from ingest.settings import IndexSettings, IngestSettings
from ingest.store import LiveCorpus, open_corpus
from ingest.store.dense_clients import server_client
from ingest.store.folder import StoreFolder
from ingest.store.manifest import read_manifest
from ingest.store.worker import verify_in_child
from tests.ingest.word_embedder import WordEmbedder, write_report

pytestmark = pytest.mark.long
WORDS = WordEmbedder()
PREFIX = "inspection-"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real server on loopback, started by Chroma's own command over a temporary folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("chroma")
    # Chroma's command of this environment, wherever the shell's PATH points.
    chroma = Path(sys.executable).with_name("chroma")
    command: list[str | Path] = [
        chroma,
        "run",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--path",
        folder,
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/api/v2/heartbeat")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def wait_for(address: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=1):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("The Chroma server did not start.")


def settings(url: str | None) -> IngestSettings:
    return IngestSettings(index=IndexSettings(chroma_url=url))


def collections(url: str) -> set[str]:
    client = server_client(url)
    return {one.name for one in client.list_collections()}


@pytest.fixture
def served(tmp_path: Path, url: str) -> Path:
    for name in ("alder.txt", "cedar.txt"):
        write_report(tmp_path / "documents", name)
    build([tmp_path / "documents"], tmp_path / "store", WORDS, settings(url))
    return tmp_path / "store"


def test_a_generation_is_a_collection_and_the_catalogue_points_to_it(
    served: Path, url: str
) -> None:
    folder = StoreFolder(served)
    live = folder.live()
    assert not folder.pointer.exists()
    assert f"{PREFIX}{live}" in collections(url)
    assert not (folder.generation(live) / "chroma").exists()
    assert verify_in_child(folder.generation(live), 1_000) == ()


def test_a_served_store_answers_as_one_in_a_folder_does(served: Path, tmp_path: Path) -> None:
    build([tmp_path / "documents"], tmp_path / "local", WORDS)
    vector = WORDS.embed_query("document\nIn cedar the work on adoption is steady.")
    served_hits = open_corpus(served, WORDS).dense(vector, 5)
    assert served_hits == open_corpus(tmp_path / "local", WORDS).dense(vector, 5)
    assert served_hits[0].ref == ParagraphRef("cedar", 2)


def test_a_running_reader_picks_up_a_new_collection_and_old_ones_go(
    served: Path, tmp_path: Path, url: str
) -> None:
    live = LiveCorpus(served, WORDS)
    for remark in ("better", "good", "outstanding"):
        write_report(tmp_path / "documents", "alder.txt", remark)
        build([tmp_path / "documents"], served, WORDS, settings(url))
        assert remark in live.current.paragraph(ParagraphRef("alder", 1)).text
    ours = {name for name in collections(url) if name.startswith(PREFIX)}
    assert len(ours) == 2


def test_moving_between_a_folder_and_a_server_embeds_nothing(
    served: Path, tmp_path: Path, url: str
) -> None:
    embedder = WordEmbedder()
    report = build([tmp_path / "documents"], served, embedder, settings(None))
    folder = StoreFolder(served)
    assert read_manifest(folder.generation(folder.live())).server is None
    assert embedder.texts == []
    assert report.reused == 12


def test_a_server_that_is_gone_leaves_exact_search_and_a_notice(
    tmp_path: Path, served: Path
) -> None:
    folder = StoreFolder(served)
    place = folder.generation(folder.live())
    manifest = read_manifest(place)
    assert manifest.server is not None
    away = manifest.server.model_copy(update={"url": "http://127.0.0.1:9"})
    (place / "manifest.json").write_text(
        manifest.model_copy(update={"server": away}).model_dump_json()
    )
    corpus = open_corpus(served, WORDS)
    assert "server does not serve" in corpus.notices[0]
    assert corpus.dense(WORDS.embed_query("document\nIn cedar the work on adoption is steady."), 1)
