"""Imports point one way, and each heavy library is known to one place only."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "ingest": {"ingest"},
    "prompts": {"prompts"},
    "assistant": {"assistant", "ingest", "prompts"},
    "evals": {"evals", "assistant", "ingest", "prompts"},
}
OURS = {*MAY_IMPORT, "tests"}
ONLY_HOME: dict[str, str | tuple[str, ...]] = {
    "chromadb": "ingest/store/dense",
    "bm25s": "ingest/store/lexical.py",
    "sentence_transformers": (
        "ingest/embedding.py",
        "assistant/reranking.py",
        "assistant/entailment.py",
    ),
    "gradio": "assistant/chat",
    "pypdfium2": "ingest/reading/pdf",
    "docx": "assistant/briefing/word",
    "tiktoken": "assistant/tokens.py",
}


def imported_names(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module.split(".")[0])
    return names


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


@pytest.mark.parametrize("package", sorted(MAY_IMPORT))
def test_imports_point_one_way(package: str) -> None:
    for path in modules(package):
        foreign = (imported_names(path) & OURS) - MAY_IMPORT[package]
        assert not foreign, f"{path.relative_to(ROOT)} imports {sorted(foreign)}"


@pytest.mark.parametrize("library", sorted(ONLY_HOME))
def test_a_heavy_library_is_imported_in_its_home_only(library: str) -> None:
    for package in ("assistant", "ingest", "prompts"):
        for path in modules(package):
            place = path.relative_to(ROOT).as_posix()
            if library in imported_names(path):
                assert place.startswith(ONLY_HOME[library]), f"{place} imports {library}"


def test_no_module_is_longer_than_250_lines() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): count
        for package in MAY_IMPORT
        for path in modules(package)
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 250
    }
    assert not long
