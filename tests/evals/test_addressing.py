"""Quoted words become addresses, no copied sentence is left, and what is not placed is named."""

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from evals.addressing import address, main
from evals.cases import read_cases
from evals.gold import satisfying, stale
from evals.library import Library
from ingest.documents import (
    Authority,
    DocumentDates,
    DocumentProfile,
    Paragraph,
    ParagraphRef,
    SourceDocument,
)

VISITS = "Visits to children were late in nine cases of the twenty that inspectors read."
HUB = "The hub answers the telephone “within a day” – and far sooner at night."
LONG = (
    "Leaders know that the plans which were written last winter have not been read by the people"
    " who were meant to follow them."
)


def document(texts: list[str], doc_id: str = "marlowe-2024") -> SourceDocument:
    return SourceDocument(
        doc_id=doc_id,
        source=f"{doc_id}.txt",
        sha256="0" * 64,
        profile=DocumentProfile(
            "Marlowe",
            authority=Authority("Marlowe"),
            dates=DocumentDates(letter=dt.date(2024, 5, 1)),
        ),
        paragraphs=tuple(
            Paragraph(ParagraphRef(doc_id, number), text)
            for number, text in enumerate(texts, start=1)
        ),
    )


def library(*texts: str) -> Library:
    return Library.of([document(list(texts))])


def question(quote: str, source: str = "marlowe-2024.txt", **more: object) -> dict[str, object]:
    return {
        "id": "m1",
        "question": "How late?",
        "answerable": True,
        "evidence": [{"source": source, "quote": quote}],
        "facts": ["nine"],
        "kind": "number",
        "note": "Paragraph 1.",
        "group": "g1",
        "split": "aside",
        "author": "kept though unknown",
        **more,
    }


def written(folder: Path, *rows: dict[str, object]) -> Path:
    path = folder / "set.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_quote_becomes_an_address_and_is_left_out(tmp_path: Path) -> None:
    held = library(VISITS, HUB)
    found = address(written(tmp_path, question("late in nine cases")), held)
    row = json.loads(found.lines[0])
    assert not found.unplaced
    assert row["evidence"][0]["ref"] == "marlowe-2024#p1"
    assert row["evidence"][0]["digest"] == held.by_ref["marlowe-2024#p1"].digest
    assert "late in nine cases" not in found.lines[0]
    assert row["author"] == "kept though unknown"


def test_spaces_quotation_marks_and_dashes_make_no_difference(tmp_path: Path) -> None:
    asked = question('telephone "within a\nday" -  and far')
    assert not address(written(tmp_path, asked), library(VISITS, HUB)).unplaced


@pytest.mark.parametrize(
    ("quote", "texts", "said"),
    [
        ("on time in nine", [VISITS], "no paragraph of marlowe-2024.txt"),
        ("nine cases", [VISITS, f"{VISITS} {HUB}"], "stands in 2 paragraphs"),
        ("twenty that inspectors read. The hub", [VISITS, HUB], "no paragraph"),
    ],
)
def test_what_is_not_in_one_paragraph_is_named(
    tmp_path: Path, quote: str, texts: list[str], said: str
) -> None:
    (one,) = address(written(tmp_path, question(quote)), library(*texts)).unplaced
    assert one.case_id == "m1"
    assert said in one.reason


def test_equal_paragraphs_are_one_place(tmp_path: Path) -> None:
    found = address(written(tmp_path, question("nine cases")), library(VISITS, HUB, VISITS))
    assert not found.unplaced


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    (one,) = address(written(tmp_path, question("nine", "elsewhere.pdf")), library(VISITS)).unplaced
    assert "elsewhere.pdf is not among the documents" in one.reason


@pytest.mark.parametrize("field", ["note", "question"])
def test_a_sentence_copied_into_another_field_is_named(tmp_path: Path, field: str) -> None:
    asked = question("Leaders know", **{field: f"It says: {LONG.casefold()}"})
    (one,) = address(written(tmp_path, asked), library(LONG)).unplaced
    assert f"{field} copies a document" in one.reason


def test_a_paragraph_that_only_moved_is_still_gold(tmp_path: Path) -> None:
    found = address(written(tmp_path, question("nine cases")), library(VISITS, HUB))
    (case,) = read_cases(written(tmp_path, json.loads(found.lines[0])))
    moved = library("A new opening.", HUB, VISITS)
    assert not stale([case], moved)
    assert [one.ref for one in satisfying(case.evidence[0], moved)] == ["marlowe-2024#p3"]


def test_a_document_of_another_address_is_found_by_its_file(tmp_path: Path) -> None:
    found = address(written(tmp_path, question("nine cases")), library(VISITS))
    (case,) = read_cases(written(tmp_path, json.loads(found.lines[0])))
    other = document([VISITS], "marlowe-2024")
    renamed = Library.of([SourceDocument("m", other.source, "", other.profile, other.paragraphs)])
    assert not stale([case], renamed)


def test_a_changed_paragraph_is_stale_by_name_and_addressed_again(tmp_path: Path) -> None:
    found = address(written(tmp_path, question("nine cases")), library(VISITS))
    path = written(tmp_path, json.loads(found.lines[0]))
    changed = library(HUB, f"12. {VISITS}")
    (one,) = stale(read_cases(path), changed)
    assert one.case_id == "m1"
    assert "now stand in marlowe-2024#p2" in one.reason
    again = address(path, changed)
    assert not again.unplaced
    row = json.loads(again.lines[0])
    assert row["evidence"][0]["ref"] == "marlowe-2024#p2"
    assert not stale(read_cases(written(tmp_path, row)), changed)


def test_words_that_are_gone_are_stale_and_cannot_be_addressed_again(tmp_path: Path) -> None:
    found = address(written(tmp_path, question("nine cases")), library(VISITS))
    path = written(tmp_path, json.loads(found.lines[0]))
    changed = library(VISITS.replace("nine", "ten"))
    (one,) = stale(read_cases(path), changed)
    assert "not found" in one.reason
    assert address(path, changed).unplaced


class TestCommand:
    """``python -m evals.addressing``."""

    @pytest.fixture
    def documents(self, tmp_path: Path) -> Path:
        folder = tmp_path / "documents"
        folder.mkdir()
        (folder / "marlowe-2024.txt").write_text(f"{VISITS}\n\n{HUB}\n", encoding="utf-8")
        return folder

    def test_it_writes_the_set_with_addresses(self, tmp_path: Path, documents: Path) -> None:
        asked, out = written(tmp_path, question("nine cases")), tmp_path / "out.jsonl"
        done = CliRunner().invoke(main, [str(asked), str(documents), "-o", str(out)])
        assert done.exit_code == 0, done.output
        (case,) = read_cases(out)
        assert case.evidence[0].ref.startswith("marlowe-2024#p")

    def test_it_writes_nothing_while_an_item_is_not_placed(
        self, tmp_path: Path, documents: Path
    ) -> None:
        wrong = question("nine hundred cases", id="m2")
        asked, out = written(tmp_path, question("nine cases"), wrong), tmp_path / "out.jsonl"
        done = CliRunner().invoke(main, [str(asked), str(documents), "-o", str(out)])
        assert done.exit_code == 1
        assert "m2: no paragraph" in done.stderr
        assert not out.exists()
        arguments = [str(asked), str(documents), "-o", str(out), "--leave-out"]
        left = CliRunner().invoke(main, arguments)
        assert left.exit_code == 1
        assert [case.id for case in read_cases(out)] == ["m1"]
