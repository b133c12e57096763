"""Standing text is told from what answers a question."""

import pytest

from ingest.blocks import BlockKind
from ingest.boilerplate import is_boilerplate
from ingest.documents import DocumentProfile, Paragraph, ParagraphRef

LETTER = DocumentProfile(title="Focused visit to Fallowgate", lead_inspector="Cal Reed")


def standing(text: str) -> bool:
    paragraph = Paragraph(ParagraphRef("letter", 1), text, BlockKind.PROSE)
    return is_boilerplate(paragraph, LETTER)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill\nDirector of Children’s Services\nTown Hall\nFallowgate FG1 2AB",
        "Ada Quill Director of Children’s Services Town Hall Fallowgate FG1 2AB",
        "Cal Reed\nHis Majesty’s Inspector",
        "Lead inspector: Cal Reed, His Majesty’s Inspector",
        "Ada Quill, Chief Constable, Fallowgate Police",
    ],
)
def test_a_name_in_office_can_be_cited(text: str) -> None:
    assert not standing(text)


@pytest.mark.parametrize(
    "text",
    [
        "Piccadilly Gate\nStore Street\nManchester\nM1 2WD",
        "T 0300 123 1231\nTextphone 0161 618 8524\nenquiries@ofsted.gov.uk",
        "Yours sincerely",
        "Dear Ms Quill",
        "4 March 2019",
        "and",
    ],
)
def test_the_form_of_a_letter_is_standing_text(text: str) -> None:
    assert standing(text)
