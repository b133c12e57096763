"""Which kinds of document a question means by its wording."""

import pytest

from assistant.understanding.wording import VISITS, wording_of
from ingest.documents import DocumentKind


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
    ],
)
def test_a_visit_and_an_inspection_named_together_are_both_meant(
    text: str, kinds: tuple[DocumentKind, ...]
) -> None:
    assert wording_of(text).kinds == kinds
