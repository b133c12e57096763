import datetime as dt

from assistant.answers import AnswerStatus, ResolvedScope
from assistant.chat.wording import (
    HEADINGS,
    dates_in_words,
    kinds_in_words,
    scope_in_words,
    speaker_in_words,
)
from ingest.documents import DocumentDates, DocumentKind
from tests.assistant.chat.library import NORBURY, minutes


def test_every_way_a_question_can_end_has_its_words() -> None:
    assert set(HEADINGS) == set(AnswerStatus)


def test_kinds_are_put_in_the_plural() -> None:
    kinds = (DocumentKind.MINUTES, DocumentKind.FOCUSED_VISIT, DocumentKind.NEWS)
    assert kinds_in_words(kinds) == "minutes, focused visit letters and news stories"


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
    assert said == "Council’s statement (the director), quoting Ofsted"


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
