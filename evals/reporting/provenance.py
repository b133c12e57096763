"""What a run was made from: program, packages, models, documents, settings."""

import datetime as dt
import hashlib
import importlib.metadata
import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from evals.passes import Pass
from ingest.embedding import SentenceTransformerEmbedder, bundled_model

_ROOT = Path(__file__).parents[2]
_PACKAGES = (
    "bm25s",
    "chromadb",
    "llama-index-core",
    "numpy",
    "pypdfium2",
    "sentence-transformers",
    "tokenizers",
    "torch",
    "transformers",
)
_SETTINGS = ("ranking.json", "sufficiency.json", "glossary.json")
_PREFIX = "INSPECTION_"


@dataclass(frozen=True, slots=True)
class SetRecord:
    """One pass, as the run keeps it."""

    name: str
    questions: str
    questions_sha256: str
    asked: int
    documents: int
    corpus: str
    seconds: float


@dataclass(frozen=True, slots=True)
class RunRecord:
    """The run as a whole."""

    made: str
    """UTC, to the second."""
    commit: str
    dirty: bool
    """Whether the tree had changes that the commit does not hold."""
    python: str
    machine: str
    processors: int
    packages: Mapping[str, str]
    embedder: str
    embedder_sha256: str
    settings: Mapping[str, str]
    """Environment that the program reads, and SHA-256 of the weights that ship."""
    sets: tuple[SetRecord, ...]


def run_record(passes: Sequence[Pass]) -> RunRecord:
    """The provenance of passes made just now."""
    return RunRecord(
        made=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        commit=_git("rev-parse", "HEAD") or "unknown",
        dirty=bool(_git("status", "--porcelain")),
        python=platform.python_version(),
        machine=f"{platform.system()} {platform.machine()}",
        processors=os.cpu_count() or 0,
        packages={name: _version(name) for name in _PACKAGES},
        embedder=SentenceTransformerEmbedder().name,
        embedder_sha256=_digest(bundled_model() / "model.safetensors"),
        settings=_settings(),
        sets=tuple(_set_record(one) for one in passes),
    )


def _set_record(made: Pass) -> SetRecord:
    return SetRecord(
        made.run.name,
        made.eval_set.questions.name,
        _digest(made.eval_set.questions),
        len(made.run.cases),
        made.documents,
        made.corpus,
        round(made.seconds, 1),
    )


def _settings() -> Mapping[str, str]:
    given = {key: value for key, value in os.environ.items() if key.startswith(_PREFIX)}
    data = files("assistant").joinpath("data")
    weights = {
        f"assistant/data/{name}": hashlib.sha256(data.joinpath(name).read_bytes()).hexdigest()
        for name in _SETTINGS
    }
    return dict(sorted(given.items())) | weights


def _digest(path: Path) -> str:
    if not path.is_file():
        return "absent"
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _git(*words: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603
            ["git", *words],  # noqa: S607
            cwd=_ROOT,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
    except OSError:
        return ""
    return done.stdout.strip()


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"
