import datetime as dt

from assistant.answers import AnswerStatus, Filters
from assistant.chat.wording import (
    HEADINGS,
    dates_in_words,
    filters_in_words,
    kinds_in_words,
    speaker_in_words,
)
from ingest.documents import DocumentDates, DocumentKind
from tests.assistant.chat.library import AUGUST, minutes


def test_every_way_a_question_can_end_has_its_words() -> None:
    assert set(HEADINGS) == set(AnswerStatus)


def test_kinds_are_put_in_the_plural() -> None:
    kinds = (DocumentKind.MINUTES, DocumentKind.FOCUSED_VISIT, DocumentKind.NEWS)
    assert kinds_in_words(kinds) == "minutes, focused visit letters and news stories"


def test_a_scope_set_by_hand_is_said_on_one_line() -> None:
    filters = Filters(("Norbury",), (DocumentKind.INSPECTION,), dt.date(2021, 1, 1), as_at=AUGUST)
    assert filters_in_words(filters) == (
        "Norbury · inspection reports · from 1 January 2021 · as at 20 August 2024"
    )
    assert filters_in_words(Filters()) == ""


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
