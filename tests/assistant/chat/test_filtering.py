import datetime as dt

import pytest

from assistant.answers import Filters
from assistant.chat.filtering import filters_from
from ingest.documents import DocumentKind
from ingest.errors import QuestionRefused


def test_what_a_form_sends_becomes_filters() -> None:
    sent = {"authorities": ["Norbury"], "kinds": "minutes", "from": "2020-01-02", "to": ""}
    assert filters_from(sent) == Filters(
        ("Norbury",), (DocumentKind.MINUTES,), start=dt.date(2020, 1, 2)
    )
    assert filters_from({}) == filters_from({"authorities": 7, "as_at": None}) == Filters()


@pytest.mark.parametrize("sent", [{"kinds": ["leaflet"]}, {"as_at": "20/08/2024"}])
def test_what_cannot_be_read_is_refused_with_what_to_write(sent: dict[str, object]) -> None:
    with pytest.raises(QuestionRefused, match=r"choose from|write it as 2024-08-20"):
        filters_from(sent)
