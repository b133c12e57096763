"""What has become of a source: unchanged, moved, changed, withdrawn."""

from pathlib import Path

import pytest

from assistant.recording.archive import AnswerArchive
from assistant.recording.entries import AnswerEntry
from assistant.recording.verifying import Standing, difference, verify
from ingest.documents import SourceDocument
from tests.assistant.recording.given import TEXTS, answer, document


@pytest.fixture
def entry(tmp_path: Path) -> AnswerEntry:
    archive = AnswerArchive(tmp_path)
    return archive.load(archive.save(answer(), [document()]))


def standing_of(entry: AnswerEntry, *held: SourceDocument) -> tuple[Standing, str]:
    found = verify(entry, held)
    assert len(found.citations) == 1
    assert found.standing is found.citations[0].standing
    return found.standing, found.citations[0].remark


def test_a_source_that_is_as_it_was_is_unchanged(entry: AnswerEntry) -> None:
    assert standing_of(entry, document()) == (Standing.UNCHANGED, "")


def test_a_paragraph_that_moved_is_unchanged_and_its_place_is_told(entry: AnswerEntry) -> None:
    moved = document("A new paragraph at the start.", *TEXTS)
    standing, remark = standing_of(entry, moved)
    assert standing is Standing.UNCHANGED
    assert "now stands at para 2" in remark


def test_a_document_under_another_name_is_known_by_its_bytes(entry: AnswerEntry) -> None:
    renamed = document(doc_id="norbury-inspection")
    assert standing_of(entry, renamed)[0] is Standing.UNCHANGED
    assert standing_of(entry, document(doc_id="x", sha256="other"))[0] is Standing.WITHDRAWN


def test_a_paragraph_that_changed_shows_the_difference(entry: AnswerEntry) -> None:
    changed = document(TEXTS[0].replace("15", "19"), *TEXTS[1:])
    found = verify(entry, [changed])
    assert found.standing is Standing.CHANGED
    assert found.citations[0].difference == ("- 15", "+ 19")
    assert found.citations[0].remark == ""


def test_a_change_beside_the_words_quoted_says_that_they_still_stand(entry: AnswerEntry) -> None:
    changed = document(TEXTS[0].replace("regular", "thin"), *TEXTS[1:])
    standing, remark = standing_of(entry, changed)
    assert standing is Standing.CHANGED
    assert "still stand" in remark


def test_a_paragraph_taken_out_is_a_change_that_shows_all_of_it(entry: AnswerEntry) -> None:
    found = verify(entry, [document(*TEXTS[1:])])
    assert found.standing is Standing.CHANGED
    assert found.citations[0].difference == (f"- {TEXTS[0]}",)


def test_a_document_taken_away_or_marked_so_is_withdrawn(entry: AnswerEntry) -> None:
    assert standing_of(entry)[0] is Standing.WITHDRAWN
    standing, remark = standing_of(entry, document(status="withdrawn"))
    assert standing is Standing.WITHDRAWN
    assert "marked as withdrawn" in remark


def test_a_difference_names_words_taken_out_and_put_in() -> None:
    assert difference("most children wait", "some children do not wait") == (
        "- most",
        "+ some",
        "+ do not",
    )
