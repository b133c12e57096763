"""The sample documents are what their sources say, and the sample questions fit them."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import NotRequired, TypedDict

import pytest

from assistant.answers import AnswerStatus
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


class Item(TypedDict):
    source: str
    quote: str


class Case(TypedDict):
    id: str
    question: str
    answerable: bool
    evidence: list[Item]
    facts: list[str]
    must_not: NotRequired[list[str]]
    kind: str
    status: str | list[str]
    note: str
    split: str
    history: NotRequired[list[dict[str, str]]]
    filters: NotRequired[dict[str, str | list[str]]]


QUESTIONS = DOCUMENTS.parents[1] / "data" / "sample_questions.jsonl"
CASES: list[Case] = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]


def paragraphs_holding(item: Item) -> list[str]:
    """Texts of the paragraphs of the item's source in which its quote occurs."""
    return [
        part.plain
        for part in SOURCES[item["source"]].parts
        if part.kind not in NOT_PARAGRAPHS and item["quote"] in part.plain
    ]


def test_question_ids_and_questions_are_unique() -> None:
    assert max(Counter(case["id"] for case in CASES).values()) == 1
    answered = [case["question"] for case in CASES if "history" not in case]
    filtered = [json.dumps(case.get("filters")) for case in CASES if "history" not in case]
    assert max(Counter(zip(answered, filtered, strict=True)).values()) == 1


def test_there_are_enough_questions_of_every_kind_and_a_third_is_set_aside() -> None:
    kinds = Counter(case["kind"] for case in CASES)
    assert len(CASES) >= 120
    assert sum(not case["answerable"] for case in CASES) >= 45
    assert min(kinds.values()) >= 3
    aside = sum(case["split"] == "aside" for case in CASES)
    assert 0.28 <= aside / len(CASES) <= 0.38


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_each_piece_of_evidence_is_found_once_in_its_source(case: Case) -> None:
    assert case["evidence"] or not case["answerable"]
    for item in case["evidence"]:
        assert len(item["quote"].split()) <= 25
        assert len(paragraphs_holding(item)) == 1, item


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_each_case_is_one_the_assistant_could_get_right(case: Case) -> None:
    listed = [case["status"]] if isinstance(case["status"], str) else case["status"]
    best = AnswerStatus(listed[0])
    assert [AnswerStatus(status) for status in listed]
    assert best.is_answer if case["answerable"] else best is not AnswerStatus.ANSWERED
    assert case["note"]
    assert case["split"] in {"develop", "aside"}
    gold = " ".join(text for item in case["evidence"] for text in paragraphs_holding(item))
    for barred in case.get("must_not", []):
        assert barred.casefold() not in gold.casefold()


@pytest.mark.parametrize(
    "case", [case for case in CASES if case["evidence"]], ids=lambda case: case["id"]
)
def test_each_fact_is_written_in_a_source_of_its_case(case: Case) -> None:
    written = " ".join(
        part.plain for item in case["evidence"] for part in SOURCES[item["source"]].parts
    ).casefold()
    for fact in set(case["facts"]) - {"Yes.", "No."}:  # the answer's own words
        assert any(option.casefold() in written for option in fact.split("|")), fact


def runs_of_words(text: str, length: int) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_question_is_not_put_in_the_words_of_its_evidence(case: Case) -> None:
    gold = " ".join(text for item in case["evidence"] for text in paragraphs_holding(item))
    assert not runs_of_words(case["question"], 6) & runs_of_words(gold, 6)
