import datetime as dt

from assistant.answers import AnswerStatus, ResolvedScope
from assistant.chat.wording import (
    HEADINGS,
    KINDS,
    SPEAKERS,
    date_in_words,
    dates_in_words,
    kinds_in_words,
    listed,
    scope_in_words,
    speaker_in_words,
)
from ingest.documents import DocumentDates, DocumentKind, Speaker
from tests.assistant.chat.library import NORBURY, minutes


def test_every_status_kind_and_speaker_has_words() -> None:
    assert set(HEADINGS) == set(AnswerStatus)
    assert set(KINDS) == set(DocumentKind)
    assert set(SPEAKERS) == set(Speaker)


def test_a_date_is_written_as_it_is_read_aloud() -> None:
    assert date_in_words(dt.date(2024, 8, 1)) == "1 August 2024"


def test_words_are_joined_as_in_a_sentence() -> None:
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_kinds_are_put_in_the_plural() -> None:
    kinds = (DocumentKind.MINUTES, DocumentKind.FOCUSED_VISIT, DocumentKind.OFFICER_REPORT)
    assert kinds_in_words(kinds) == "minutes, focused visit letters and officers’ reports"


def test_the_scope_says_whose_which_when_and_how_many() -> None:
    assert scope_in_words(NORBURY) == (
        "Norbury · inspection reports · 1 January 2021 to 20 August 2024 · 2 documents"
    )


def test_an_open_scope_says_that_everything_was_searched() -> None:
    scope = ResolvedScope(start=dt.date(2020, 1, 1), documents_searched=1)
    assert scope_in_words(scope) == (
        "every authority held · every kind of document · from 1 January 2020 · 1 document"
    )


def test_a_council_repeating_the_inspectorate_is_not_passed_off_as_the_inspectorate() -> None:
    said = speaker_in_words(minutes().paragraph(1))
    assert said == "The council’s own statement (the director), quoting Ofsted"


def test_each_date_of_a_document_is_named() -> None:
    dates = DocumentDates(
        inspected_from=dt.date(2024, 7, 1),
        inspected_to=dt.date(2024, 7, 1),
        letter=dt.date(2024, 8, 2),
    )
    assert dates_in_words(dates) == (
        ("Letter dated", "2 August 2024"),
        ("Inspected", "1 July 2024"),
    )
