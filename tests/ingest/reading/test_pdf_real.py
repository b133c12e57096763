"""The PDF reader over the real reports, by their structure."""

import hashlib
from itertools import pairwise
from pathlib import Path

import pytest

from ingest.blocks import Block, BlockKind
from ingest.reading.pdf import read_pdf

SHARED = Path(__file__).parents[4] / "shared"
REPORTS = sorted(SHARED.glob("corpus*/**/*.pdf"))
NAMED = {path.stem: path for path in REPORTS}
GRADES = {
    "outstanding",
    "good",
    "requires improvement",
    "requires improvement to be good",
    "inadequate",
    "not judged",
}
MISNUMBERED = {"windsor-and-maidenhead-inspection-2020-02-24"}
"""Reports whose author left a number out."""

pytestmark = pytest.mark.skipif(not REPORTS, reason="the shared corpus is not beside the checkout")


def blocks(name: str) -> tuple[Block, ...]:
    return read_pdf(NAMED[name]).blocks


def numbers(found: tuple[Block, ...]) -> list[int]:
    printed = [b.printed for b in found if b.kind is BlockKind.PROSE and b.printed]
    return [int(number) for number in printed if number.isdigit()]


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("hackney-inspection-2024-08-20", 59),
        ("hackney-inspection-2016-09-21", 135),
        ("doncaster-inspection-2018-01-19", 47),
        ("durham-inspection-2025-05-13", 68),
    ],
)
def test_findings_are_numbered_from_one_without_a_gap(name: str, last: int) -> None:
    assert numbers(blocks(name)) == list(range(1, last + 1))


def test_letters_have_no_paragraph_numbers() -> None:
    assert numbers(blocks("hackney-focused-visit-2022-10-26")) == []


def test_a_finding_printed_over_two_pages_is_whole() -> None:
    (finding,) = [b for b in blocks("hackney-inspection-2024-08-20") if b.printed == "14"]
    assert finding.pages == (4, 5)
    assert hashlib.sha256(finding.text.encode()).hexdigest()[:16] == "df6c94fa89f4f848"


def test_the_judgements_of_a_report_are_five_rows_of_two_cells() -> None:
    rows = [b for b in blocks("hackney-inspection-2024-08-20") if b.kind is BlockKind.TABLE_ROW]
    assert [row.cells[1] for row in rows] == [
        "Good",
        "Good",
        "Good",
        "Requires improvement to be good",
        "Good",
    ]
    assert {row.header for row in rows} == {("Judgement", "Grade")}


@pytest.mark.long
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_report_reads_soundly(path: Path) -> None:
    result = read_pdf(path)
    found = result.blocks
    assert all(len(block.text.split()) < 450 for block in found if block.kind is BlockKind.PROSE)
    assert all(block.text == "\t".join(block.cells) for block in found if block.cells)
    assert all(block.pages and block.boxes for block in found)
    assert {box.page for block in found for box in block.boxes} <= set(
        range(1, result.page_count + 1)
    )
    sequence = numbers(found)
    if len(sequence) >= 8 and path.stem not in MISNUMBERED:
        assert [(a, b) for a, b in pairwise(sequence) if b not in (a + 1, 1)] == []
    if "-inspection-" in path.stem:
        graded = [b for b in found if b.cells and b.cells[-1].lower() in GRADES and b.pages == (1,)]
        assert len(graded) in (4, 5)
        assert all(len(row.cells) == 2 for row in graded)
