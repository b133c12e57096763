"""Exports that other programs read, and that do nothing when a spreadsheet opens them."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.commands.answers import answers
from assistant.commands.verify import verify_answer
from assistant.recording.archive import AnswerArchive
from assistant.recording.entries import Verdict
from assistant.recording.exporting import csv_text, entry_record, safe_cell
from tests.assistant.recording.given import answer, document


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_a_cell_that_could_be_a_formula_is_made_text(start: str) -> None:
    assert safe_cell(start) == f"'{start}"
    assert safe_cell(f"1{start}") == f"1{start}"


def test_a_question_that_is_a_formula_stays_text_in_the_export(tmp_path: Path) -> None:
    archive = AnswerArchive(tmp_path)
    archive.save(answer(question='=HYPERLINK("http://a.example","x")'), [document()])
    rows = list(csv.DictReader(io.StringIO(csv_text(archive.entries(), {}))))
    assert rows[0]["question"] == '\'=HYPERLINK("http://a.example","x")'
    assert rows[0]["sources"] == "Ofsted, Norbury, inspection report, 20 August 2024, para 1"


def test_the_record_of_an_entry_names_hashes_sources_settings_and_feedback(
    tmp_path: Path,
) -> None:
    archive = AnswerArchive(tmp_path)
    name = archive.save(answer(), [document()])
    given = archive.feedback(name, Verdict.WRONG, "old")
    record = json.loads(json.dumps(entry_record(archive.load(name), [given])))
    assert record["paragraphs"] == {"norbury-2024#p1": document().paragraph(1).content_hash}
    assert record["settings"].keys() == {"program", "ranking.json", "sufficiency.json"}
    assert record["feedback"][0]["verdict"] == "wrong"
    assert record["answer"] == name


def test_the_command_lists_and_exports_what_is_kept(tmp_path: Path) -> None:
    name = AnswerArchive(tmp_path).save(answer(), [document()])
    run = CliRunner().invoke
    assert name in run(answers, ["--store", str(tmp_path)]).output
    kept = json.loads(run(answers, ["--json", "--store", str(tmp_path)]).output)
    assert kept["question"] == "Have caseloads fallen?"
    target = tmp_path / "out.csv"
    run(answers, ["--csv", "-o", str(target), "--store", str(tmp_path)])
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")


def test_verifying_an_answer_that_is_not_kept_is_one_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(verify_answer, ["abcdef12", "--store", str(tmp_path)])
    assert result.exit_code == 1
    assert result.output.strip().startswith("Error: No answer is kept")
