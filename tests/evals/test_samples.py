"""The sample documents are what their sources say, and the sample questions fit them."""

from collections import Counter
from pathlib import Path

import pytest

from evals.samples.build import DOCUMENTS, build, typeset
from evals.samples.markup import PartKind, Source, parse_body, read_sources

SOURCES = {source.file: source for source in read_sources()}
NOT_PARAGRAPHS = {PartKind.HEADING, PartKind.ADDRESS, PartKind.PAGE_BREAK}


def test_the_committed_documents_equal_a_rebuild(tmp_path: Path) -> None:
    build(tmp_path)
    rebuilt = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    committed = {path.name: path.read_bytes() for path in DOCUMENTS.iterdir()}
    assert sorted(rebuilt) == sorted(committed)
    changed = [name for name in rebuilt if rebuilt[name] != committed[name]]
    assert changed == []


def test_there_are_at_least_450_paragraphs_in_five_formats() -> None:
    parts = [part for source in SOURCES.values() for part in source.parts]
    assert sum(part.kind not in NOT_PARAGRAPHS for part in parts) >= 450
    formats = Counter(Path(name).suffix for name in SOURCES)
    assert set(formats) == {".pdf", ".docx", ".html", ".md", ".txt"}


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_every_document_says_that_it_is_invented(name: str) -> None:
    opening = " ".join(part.text for part in SOURCES[name].parts[:5])
    assert "nvented" in opening
    assert "sample for testing" in opening


def test_a_rule_under_a_row_makes_it_the_header() -> None:
    header, row = parse_body("| Judgement | Grade |\n|---|---|\n| Overall | Good |")
    assert header.kind is PartKind.HEADER_ROW
    assert row.cells == ("Overall", "Good")


def test_a_deeper_bullet_is_an_item_of_the_list_inside() -> None:
    parts = parse_body("- outer\n  - inner")
    assert [part.level for part in parts] == [0, 1]


def test_a_printed_number_is_kept_apart_from_the_text() -> None:
    assert [(part.printed, part.text) for part in parse_body("3.2 Text\n12. More")] == [
        ("3.2", "Text"),
        ("12.", "More"),
    ]


def test_a_nested_list_stands_inside_its_item_on_a_web_page() -> None:
    source = Source("page.html", "Page", parts=parse_body("- outer\n  - inner\n- next"))
    page = typeset(source).decode()
    joined = "".join(page.split("\n"))
    assert "<li>outer<ul><li>inner</li></ul></li><li>next</li></ul>" in joined


def test_a_bare_number_at_the_start_of_a_sentence_is_not_a_printed_number() -> None:
    (part,) = parse_body("64 per cent agreed")
    assert part.kind is PartKind.PROSE
