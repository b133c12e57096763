"""The operator's word in a file beside the document: it corrects any field, and wins."""

import json
from pathlib import Path

import pytest

from ingest.documents import DocumentKind, DocumentProfile, Framework
from ingest.errors import SettingsError
from ingest.profile import profile_of
from ingest.profile.sidecar import read_sidecar, sidecar_path
from tests.ingest.profile.sample import document, paragraphs

LINES = (
    "Inspection of Brent local authority children’s services",
    "Inspection dates: 3 to 14 June 2019",
    "Lead inspector: Ann Ash",
    "Overall effectiveness | Good",
)


def stated(**values: object) -> DocumentProfile:
    return profile_of(document(*LINES), paragraphs(*LINES), "brent-2019-07-22.pdf", values)


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("title", "Our inspection", "Our inspection"),
        ("issuing_body", "Another body", "Another body"),
        ("lead_inspector", "Bo Birch", "Bo Birch"),
        ("status", "withdrawn", "withdrawn"),
        ("visit_number", 3, 3),
        ("framework", "sif", Framework.SIF),
        ("kind", "other", DocumentKind.OTHER),
    ],
)
def test_a_stated_field_replaces_what_was_read_and_says_so(
    field: str, value: object, shown: object
) -> None:
    made = stated(**{field: value})
    assert getattr(made, field) == shown
    assert dict(made.derived)[field] == "sidecar"
    assert [name for name, _ in made.derived].count(field) == 1


@pytest.mark.parametrize(
    "field", ["inspected_from", "inspected_to", "letter", "meeting", "published"]
)
def test_each_date_can_be_stated_and_the_others_stay(field: str) -> None:
    made, read = stated(**{field: "2020-02-29"}), stated()
    assert str(getattr(made.dates, field)) == "2020-02-29"
    assert dict(made.derived)[f"dates.{field}"] == "sidecar"
    for other in ("inspected_from", "inspected_to", "published"):
        if other != field:
            assert getattr(made.dates, other) == getattr(read.dates, other)


def test_a_stated_authority_may_be_known_by_any_name_or_be_new() -> None:
    known = stated(authority="LBTH").authority
    assert known is not None
    assert (known.name, known.kind) == ("Tower Hamlets", "london borough")
    new = stated(authority="Alderby County Council", aliases=["The County"]).authority
    assert new is not None
    assert (new.name, new.kind) == ("Alderby", "county")
    assert new.aliases == ("Alderby County Council", "The County")


def test_a_stated_kind_decides_how_the_rest_is_read() -> None:
    made = stated(kind="focused-visit")
    assert made.kind is DocumentKind.FOCUSED_VISIT
    assert made.judgements == ()


def test_nothing_stated_changes_nothing() -> None:
    assert stated() == profile_of(
        document(*LINES), paragraphs(*LINES), "brent-2019-07-22.pdf", None
    )


def test_the_sidecar_is_found_beside_its_document(tmp_path: Path) -> None:
    report = tmp_path / "report.pdf"
    assert read_sidecar(report) is None
    sidecar_path(report).write_text(json.dumps({"title": "Ours"}), encoding="utf-8")
    assert sidecar_path(report).name == "report.pdf.profile.json"
    found = read_sidecar(report)
    assert found is not None
    assert found.title == "Ours"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"titel": "x"}', "unknown key 'titel'; the keys allowed are title, kind"),
        (b'{"published": "2024-13-01"}', "gives a 'published' that does not fit"),
        (b'{"kind": "story"}', "gives a 'kind' that does not fit"),
        (b'{"status": "final-ish"}', "gives a 'status' that does not fit"),
        (b'{"visit_number": 0}', "gives a 'visit_number' that does not fit"),
        (b"[]", "is not a JSON object of profile fields"),
        (b"{", "is not a JSON object of profile fields"),
        (b"\xff\xfe", "make it a UTF-8 file"),
    ],
)
def test_a_sidecar_that_does_not_fit_is_refused_by_name(
    tmp_path: Path, content: bytes, message: str
) -> None:
    report = tmp_path / "report.pdf"
    sidecar_path(report).write_bytes(content)
    with pytest.raises(SettingsError, match=r"report\.pdf\.profile\.json") as refused:
        read_sidecar(report)
    assert message in str(refused.value)
