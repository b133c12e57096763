"""What may have been read wrong is listed; what reads right is not."""

import pytest

from evals.reading_faults import suspects
from ingest.blocks import BlockKind
from ingest.documents import DocumentProfile, Paragraph, ParagraphRef, SourceDocument


def signs(*texts: str, kind: BlockKind = BlockKind.PROSE) -> list[tuple[str, ...]]:
    paragraphs = tuple(
        Paragraph(ParagraphRef("report", number), text, kind)
        for number, text in enumerate(texts, 1)
    )
    document = SourceDocument("report", "report.pdf", "0", DocumentProfile("Report"), paragraphs)
    return [suspect.signs for suspect in suspects(document)]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("and were visited by the workers they knew.", "starts in lower case"),
        ("Workers visit the children whom they", "no stop"),
        ("Workers are com- mitted to the children they visit.", "broken word"),
    ],
)
def test_a_sign_of_a_wrong_reading_is_named(text: str, sign: str) -> None:
    assert signs(text) == [(sign,)]


def test_a_line_on_every_page_is_named() -> None:
    head = "Report on the services of Fallowgate for its children."
    assert signs(head, head, head) == [("repeated",)] * 3


def test_a_whole_sentence_and_a_list_item_are_not_named() -> None:
    assert signs("Workers visit children often.") == []
    assert signs("the quality of plans", kind=BlockKind.LIST_ITEM) == []
