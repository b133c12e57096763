"""`python -m tests.ingest.building_child STORE FOLDER`: one build that says where it is."""

import sys
from pathlib import Path

import click

from ingest.building import build
from ingest.settings import EmbeddingSettings, IngestSettings
from tests.ingest.word_embedder import WordEmbedder


class Spoken:
    """Writes each stage and step to standard output at once."""

    def stage(self, name: str, total: int) -> None:
        click.echo(f"stage {name}")

    def step(self, what: str, count: int = 1) -> None:
        click.echo(f"step {what}")


if __name__ == "__main__":
    click.echo("started")
    settings = IngestSettings(embedding=EmbeddingSettings(commit_every=4))
    build([Path(sys.argv[2])], Path(sys.argv[1]), WordEmbedder(), settings, Spoken())
    click.echo("built")
