"""Answers are kept, found again, counted, given feedback and deleted in time."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answers import Answer, Question, Timings
from assistant.recording.answerer import RecordingAnswerer
from assistant.recording.archive import AnswerArchive
from assistant.recording.entries import Verdict
from assistant.recording.settings import Keep, RecordingSettings, recording_settings
from assistant.records import answer_id, answer_record
from assistant.service import Progress
from ingest.corpus import Corpus
from ingest.documents import ParagraphRef, SourceDocument
from ingest.errors import NoSuchAnswer, SettingsError
from tests.assistant.recording.given import answer, document

FAR = dt.timedelta(days=400)


@pytest.fixture
def archive(tmp_path: Path) -> AnswerArchive:
    return AnswerArchive(tmp_path)


def test_an_answer_comes_back_as_it_was_given(archive: AnswerArchive) -> None:
    given = answer()
    name = archive.save(given, [document()])
    entry = archive.load(name)
    assert entry.answer.claims == given.claims
    assert entry.question == "Have caseloads fallen?"
    assert entry.answer.corpus == "c0ffee"
    assert [source.name for source in entry.sources] == [
        "Ofsted, Norbury, inspection report, 20 August 2024"
    ]


def test_cited_paragraphs_are_kept_whole_and_the_others_by_their_hash(
    archive: AnswerArchive,
) -> None:
    entry = archive.load(archive.save(answer(), [document()]))
    assert entry.cited == (document().paragraph(1),)
    assert [one.ref for one in entry.considered] == ["norbury-2024#p2", "norbury-2024#p3"]
    assert entry.considered[0].content_hash == document().paragraph(2).content_hash


def test_the_same_answer_given_twice_is_one_entry_given_twice(archive: AnswerArchive) -> None:
    archive.save(answer(), [document()])
    archive.save(replace(answer(), seconds=Timings(1, 2, 3)), [document()])
    (entry,) = archive.entries()
    assert entry.times_given == 2


def test_the_id_of_an_answer_is_in_its_record_and_hangs_on_what_it_says() -> None:
    assert answer_record(answer(), "q1")["answer"] == answer_id(answer())
    assert answer_id(replace(answer(), seconds=Timings(9, 9, 9))) == answer_id(answer())
    assert answer_id(answer(2)) != answer_id(answer())
    assert answer_id(replace(answer(), corpus="dead")) != answer_id(answer())


def test_an_answer_is_found_by_the_first_letters_of_its_id(archive: AnswerArchive) -> None:
    name = archive.save(answer(), [document()])
    archive.save(answer(2), [document()])
    assert archive.load(name[:8]).id == name
    for unusable in (name[:3], "ffffffffff", "%"):
        with pytest.raises(NoSuchAnswer, match="assistant answers"):
            archive.load(unusable)


def test_a_question_is_kept_out_where_the_setting_says_so(tmp_path: Path) -> None:
    archive = AnswerArchive(tmp_path, RecordingSettings(Keep.WITHOUT_QUESTIONS))
    entry = archive.load(archive.save(answer(question="A name not to keep?"), [document()]))
    assert entry.question is None
    assert b"A name not to keep" not in (tmp_path / "catalogue.sqlite3").read_bytes()


def test_nothing_is_kept_where_the_setting_says_so(tmp_path: Path) -> None:
    archive = AnswerArchive(tmp_path, RecordingSettings(Keep.NOTHING))
    assert archive.save(answer(), [document()]) == answer_id(answer())
    assert list(archive.entries()) == []


def test_answers_are_deleted_with_their_feedback_when_their_days_are_over(tmp_path: Path) -> None:
    archive = AnswerArchive(tmp_path, RecordingSettings(days=365))
    archive.feedback(archive.save(answer(), [document()]), Verdict.USEFUL)
    today = dt.datetime.now(dt.UTC).date()
    assert archive.expire(today) == 0
    assert archive.expire(today + FAR) == 1
    assert list(archive.entries()) == []
    assert archive.feedback_on() == ()


def test_feedback_is_kept_with_its_reason(archive: AnswerArchive) -> None:
    name = archive.save(answer(), [document()])
    archive.feedback(name, Verdict.WRONG, "  The figure is\nof 2022. ")
    (given,) = archive.feedback_on(name)
    assert (given.verdict, given.reason) == (Verdict.WRONG, "The figure is of 2022.")
    with pytest.raises(NoSuchAnswer):
        archive.feedback("0" * 16, Verdict.USEFUL)


def test_settings_are_read_from_the_environment_and_refused_when_wrong() -> None:
    read = recording_settings({"INSPECTION_RECORD": "nothing", "INSPECTION_RECORD_DAYS": "30"})
    assert read == RecordingSettings(Keep.NOTHING, 30)
    assert recording_settings({}) == RecordingSettings(Keep.FULL, None)
    for wrong in ({"INSPECTION_RECORD": "some"}, {"INSPECTION_RECORD_DAYS": "-1"}):
        with pytest.raises(SettingsError, match="set it to"):
            recording_settings(wrong)


class _Corpus:
    documents = (document(),)
    generation, digest = "1", "c0ffee"

    def document(self, doc_id: str) -> SourceDocument:
        raise NotImplementedError

    def paragraph(self, ref: ParagraphRef) -> object:
        raise NotImplementedError


class _Answerer:
    corpus: Corpus = _Corpus()  # type: ignore[assignment]

    def ask(self, question: Question, progress: Progress | None = None) -> Answer:
        return answer(question=question.text)


def test_every_answer_is_recorded_before_it_is_shown(archive: AnswerArchive) -> None:
    shown = RecordingAnswerer(_Answerer(), archive).ask(Question("Fewer cases?"))
    assert archive.load(answer_id(shown)).question == "Fewer cases?"


def test_an_answer_that_cannot_be_recorded_is_still_given(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "catalogue.sqlite3").write_text("not a catalogue, and longer than a header" * 9)
    shown = RecordingAnswerer(_Answerer(), AnswerArchive(tmp_path)).ask(Question("Fewer?"))
    assert shown.question == "Fewer?"
    assert "not recorded" in caplog.text
