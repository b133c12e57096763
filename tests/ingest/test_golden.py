"""Chosen documents read as they were last seen to read right."""

from pathlib import Path

import pytest

from evals.golden import REAL, documents, golden_of, reading_of


@pytest.mark.parametrize("document", list(documents()), ids=lambda path: path.name)
def test_a_document_reads_as_its_golden_file_says(document: Path) -> None:
    if not document.is_file():
        pytest.skip(f"{document.name} is not in the shared folder beside the checkout")
    expected = golden_of(document).read_text(encoding="utf-8").splitlines()
    found = reading_of(document).splitlines()
    differing = [pair for pair in zip(expected, found, strict=False) if pair[0] != pair[1]]
    assert not differing[:3]
    assert len(found) == len(expected)


def test_at_least_twenty_documents_are_held_and_twelve_are_real() -> None:
    held = [document for document in documents() if golden_of(document).is_file()]
    assert len(held) >= 20
    assert sum(golden_of(Path(name)).is_file() for name in REAL) >= 12
