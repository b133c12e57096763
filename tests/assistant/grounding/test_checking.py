"""Files of claims, as ``assistant check`` reads and answers them."""

import json
from pathlib import Path

import pytest

from assistant.grounding.checking import as_json, check_file, check_lines
from ingest.errors import QuestionSetError

EVIDENCE = {"text": "The team has 12 staff.", "authority": "Ashdown", "date": "2023-03-10"}


def line(claim: str, **more: object) -> str:
    return json.dumps({"id": "c1", "claim": claim, "evidence": [EVIDENCE], **more})


def test_verdicts_come_in_the_order_of_the_claims(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(
        line("The team has 12 staff.") + "\n\n" + line("The team has 13 staff.", id=7) + "\n"
    )
    results = list(check_file(path))
    assert [(r.id, r.verdict.supported) for r in results] == [("c1", True), ("7", False)]


def test_a_verdict_is_written_with_every_reason() -> None:
    (result,) = check_lines([line("The team has 13 staff.")])
    written = json.loads(as_json(result))
    assert list(written) == ["id", "supported", "score", "reasons"]
    assert written["reasons"][0]["check"] == "number"


def test_fields_that_are_not_known_are_passed_over() -> None:
    (result,) = check_lines([line("The team has 12 staff.", label=1)])
    assert result.verdict.supported


@pytest.mark.parametrize("date", ["2023", "March 2023", "10 March 2023", "not known", ""])
def test_a_date_in_any_style_or_none_is_taken(date: str) -> None:
    evidence = [{**EVIDENCE, "date": date}]
    (result,) = check_lines([line("The team has 12 staff.", evidence=evidence)])
    assert result.verdict.supported


def test_evidence_may_be_bare_text() -> None:
    (result,) = check_lines([line("The team has 12 staff.", evidence="The team has 12 staff.")])
    assert result.verdict.supported


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"id": 1}', '{"claim": "a", "evidence": [{"authority": "b"}]}']
)
def test_a_line_that_is_no_claim_is_refused_with_its_number(text: str) -> None:
    with pytest.raises(QuestionSetError, match="Line 1"):
        list(check_lines([text]))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match="cannot be read"):
        list(check_file(tmp_path / "absent.jsonl"))
