"""Which kinds of document a question means by its wording."""

import pytest

from assistant.understanding.wording import VISITS, wording_of
from ingest.documents import DocumentKind, Speaker


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("What did Ofsted find at the 2020 visit?", VISITS),
        (
            "Did it get better between the 2020 visit and the 2023 inspection?",
            (*VISITS, DocumentKind.INSPECTION),
        ),
        (
            "Did it get better between the focused visit and the 2023 inspection?",
            (DocumentKind.FOCUSED_VISIT, DocumentKind.INSPECTION),
        ),
        ("What did the 2023 inspection find?", ()),
        (
            "Did it get better between the 2022 visit and the inspection at the end of 2023?",
            (*VISITS, DocumentKind.INSPECTION),
        ),
        (
            "How did it go from the 2022 visit to the next full inspection?",
            (*VISITS, DocumentKind.INSPECTION),
        ),
        ("What did the 2022 visit say of progress?", ()),
        ("What has changed since the full inspection in late 2021?", ()),
        ("What did the full inspection of 2021 say?", (DocumentKind.INSPECTION,)),
        ("What came as news to leaders?", ()),
        ("What did the local news say?", (DocumentKind.NEWS,)),
    ],
)
def test_a_visit_and_an_inspection_named_together_are_both_meant(
    text: str, kinds: tuple[DocumentKind, ...]
) -> None:
    assert wording_of(text).kinds == kinds


def test_members_who_are_told_something_are_not_asked_for_their_words() -> None:
    assert wording_of("What share of visits were Hackney councillors told was late?").speakers == ()
    assert Speaker.MEMBER in wording_of("What did councillors say of late visits?").speakers


def test_the_press_shut_out_of_a_meeting_is_no_newspaper() -> None:
    assert wording_of("Were the press and public kept out of the meeting?").kinds == ()
    assert wording_of("Were journalists kept out of the room?").kinds == ()
    assert wording_of("What did the press report on visits?").kinds == (DocumentKind.NEWS,)
