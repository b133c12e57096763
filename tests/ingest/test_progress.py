"""What a build says while it runs: stage, document, how far it is."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from ingest.building import build
from ingest.progress_bar import ProgressBar
from ingest.settings import EmbeddingSettings, IngestSettings
from tests.ingest.word_embedder import WordEmbedder, write_report


class Recorder:
    """Keeps what it is told: (stage, what, steps)."""

    def __init__(self) -> None:
        self.totals: dict[str, int] = {}
        self.steps: list[tuple[str, str, int]] = []

    def stage(self, name: str, total: int) -> None:
        self.totals[name] = total

    def step(self, what: str, count: int = 1) -> None:
        self.steps.append((list(self.totals)[-1], what, count))


def told(tmp_path: Path, commit_every: int) -> Recorder:
    for name in ("alder.txt", "birch.txt", "cedar.txt"):
        write_report(tmp_path / "documents", name)
    recorder = Recorder()
    settings = IngestSettings(embedding=EmbeddingSettings(commit_every=commit_every))
    build([tmp_path / "documents"], tmp_path / "store", WordEmbedder(), settings, recorder)
    return recorder


def test_the_document_being_embedded_is_named_before_its_batch_and_after(tmp_path: Path) -> None:
    steps = [step for step in told(tmp_path, 1).steps if step[0] == "embedding"]
    assert steps[0] == ("embedding", steps[1][1], 0)
    assert {what for _, what, _ in steps} == {"alder.txt", "birch.txt", "cedar.txt"}


def test_a_batch_of_several_documents_names_one_and_counts_the_others(tmp_path: Path) -> None:
    whats = {what for stage, what, _ in told(tmp_path, 1000).steps if stage == "embedding"}
    assert len(whats) == 1
    assert whats.pop().endswith(".txt and 2 more documents")


@pytest.mark.parametrize("commit_every", [1, 7, 1000])
def test_every_stage_comes_to_its_end(tmp_path: Path, commit_every: int) -> None:
    recorder = told(tmp_path, commit_every)
    assert list(recorder.totals) == ["reading", "chunking", "embedding", "indexing"]
    for stage, total in recorder.totals.items():
        assert sum(count for name, _, count in recorder.steps if name == stage) == total


def test_the_bar_shows_stage_document_rate_and_time_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = io.StringIO()
    terminal = Console(file=shown, force_terminal=True, width=140, color_system=None)
    monkeypatch.setattr("ingest.progress_bar.Console", lambda **_: terminal)
    with ProgressBar() as progress:
        progress.stage("embedding", 40)
        progress.step("alder-letter.pdf and 2 more documents", 0)
        for _ in range(3):
            progress.step("alder-letter.pdf and 2 more documents", 10)
    said = shown.getvalue()
    for part in ("embedding", "30/40", "/s", "0:00:", "alder-letter.pdf and 2 more documents"):
        assert part in said
