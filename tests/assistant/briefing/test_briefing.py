"""A note made of answers: numbered, footnoted, checkable, and safe to open."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from assistant.answers import Answer, AnswerStatus, ResolvedScope
from assistant.briefing.checking import check_briefing
from assistant.briefing.making import Entry, brief, shortened
from assistant.briefing.note import Briefing
from assistant.briefing.questions import question_list, read_question_list
from assistant.briefing.text_forms import as_html, as_markdown
from assistant.briefing.word import as_word
from assistant.briefing.writing import write_briefing
from ingest.errors import BriefingUnreadable, QuestionSetError, SettingsError
from tests.assistant.chat.library import ShelfCorpus
from tests.assistant.recording.given import TEXTS, answer, document


@pytest.fixture
def note() -> Briefing:
    entries = [
        Entry("Have caseloads fallen?", answer(), before="Our words before."),
        Entry("Are children seen?", answer(2)),
        Entry("How many carers?", Answer(AnswerStatus.NOT_FOUND, "Not found. Nothing says.")),
    ]
    return brief("Norbury <now>", "", entries, ShelfCorpus((document(),)))


def test_every_citation_has_a_footnote_that_reads_as_an_officer_writes_it(note: Briefing) -> None:
    assert [footnote.number for footnote in note.footnotes] == [1, 2]
    assert note.footnotes[0].text == "Ofsted, Norbury, inspection report, 20 August 2024, para 1"


def test_paragraphs_are_numbered_through_and_the_summary_points_to_them(note: Briefing) -> None:
    numbers = [p.number for section in note.sections for p in section.paragraphs]
    assert numbers == [1, 2]
    assert [one.paragraph for one in note.summary] == [1, 2]


def test_what_is_not_said_is_said_apart_and_never_in_the_summary(note: Briefing) -> None:
    assert [one.question for one in note.unsaid] == ["How many carers?"]
    assert len(note.sections) == 2
    assert note.papers == ("Ofsted, Norbury, inspection report, 20 August 2024 (norbury-2024.pdf)",)


def test_a_long_statement_is_cut_after_a_whole_sentence_of_its_quotation() -> None:
    long = "Inspectors (Norbury): “Plans drift. " + "Leaders know it well and act on it. " * 9 + "”"
    assert shortened(long) == "Inspectors (Norbury): “Plans drift.”"
    assert shortened("Short: “One. Two.”") == "Short: “One. Two.”"


def test_word_has_real_footnotes_a_header_row_and_british_english(note: Briefing) -> None:
    content = as_word(note)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = archive.read("word/document.xml").decode()
        notes = archive.read("word/footnotes.xml").decode()
        styles = archive.read("word/styles.xml").decode()
    assert len(re.findall("<w:footnoteReference ", body)) == len(note.footnotes)
    assert notes.count("Ofsted, Norbury, inspection report, 20 August 2024, para") == 2
    assert "w:tblHeader" in body
    assert 'w:val="en-GB"' in styles
    assert 'w:val="en-US"' not in styles


def test_word_opens_and_its_headings_are_headings(note: Briefing) -> None:
    opened = docx.Document(io.BytesIO(as_word(note)))
    heads = [p.text for p in opened.paragraphs if p.style.name.startswith("Heading")]
    assert heads[:3] == ["Purpose", "Summary", "Have caseloads fallen?"]
    assert heads[-1] == "Appendix: every quotation with its address"


def test_the_checker_finds_every_quotation_where_it_says(note: Briefing, tmp_path: Path) -> None:
    path = tmp_path / "note.docx"
    write_briefing(note, path)
    found = check_briefing(path, [document()])
    assert found.faults == ()
    assert found.quotations == found.footnotes == found.marks == 2


def test_the_checker_names_a_quotation_that_no_longer_stands(
    note: Briefing, tmp_path: Path
) -> None:
    path = tmp_path / "note.docx"
    write_briefing(note, path)
    changed = document(TEXTS[0].replace("15", "19"), *TEXTS[1:])
    assert [fault.place for fault in check_briefing(path, [changed]).faults] == ["footnote 1"]
    assert len(check_briefing(path, []).faults) == 2


def test_the_checker_catches_words_put_into_a_quotation(note: Briefing, tmp_path: Path) -> None:
    path = tmp_path / "note.docx"
    opened = docx.Document(io.BytesIO(as_word(note)))
    for paragraph in opened.paragraphs:
        for run in paragraph.runs:
            if "fallen to 15" in run.text:
                run.text = run.text.replace("fallen to 15", "risen to 51")
    opened.save(str(path))
    faults = check_briefing(path, [document()]).faults
    assert [fault.place for fault in faults] == ["the text", "the text"]  # in the summary too


def test_a_file_that_is_no_briefing_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "note.docx"
    path.write_bytes(b"no zip")
    with pytest.raises(BriefingUnreadable, match="assistant brief"):
        check_briefing(path, [])
    docx.Document().save(str(path))
    with pytest.raises(BriefingUnreadable):
        check_briefing(path, [])


def test_markdown_and_html_carry_the_same_footnotes_and_no_live_markup(note: Briefing) -> None:
    markdown, page = as_markdown(note), as_html(note)
    assert "[^1]: Ofsted, Norbury, inspection report, 20 August 2024, para 1" in markdown
    assert "# Norbury \\<now\\>" in markdown
    assert "Norbury &lt;now&gt;" in page
    assert "<now>" not in page
    assert page.count('id="fn') == page.count('id="ref') == 2
    assert '<html lang="en-GB">' in page


def test_a_form_nobody_knows_is_refused(note: Briefing, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"\.docx, \.md or \.html"):
        write_briefing(note, tmp_path / "note.rtf")


def test_questions_are_read_from_lists_and_lines_under_their_headings() -> None:
    text = "# Title\n\nFor the panel.\n\n## Front door\n- How busy is it\n\n1. Is it safe?\nWhy?\nx"
    found = question_list(text)
    assert (found.title, found.purpose) == ("Title", "For the panel.")
    assert [one.question for one in found.questions] == ["How busy is it", "Is it safe?", "Why?"]
    assert {one.heading for one in found.questions} == {"Front door"}


def test_a_file_without_questions_says_how_to_write_them(tmp_path: Path) -> None:
    path = tmp_path / "none.md"
    path.write_text("# Only a title\n")
    with pytest.raises(QuestionSetError, match="one a line"):
        read_question_list(path)


def test_the_scope_of_the_answers_names_the_purpose() -> None:
    given = replace(answer(), scope=ResolvedScope(("Norbury",)))
    made = brief("T", "", [Entry("Q?", given)], ShelfCorpus((document(),)))
    assert "one question about Norbury" in made.purpose
