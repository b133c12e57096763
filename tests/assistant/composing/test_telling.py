"""Which words of a paragraph are quoted: whole thoughts, no scraps, nothing twice."""

import pytest

from assistant.composing.settling import _word
from assistant.composing.telling import is_scrap, repeats
from assistant.terms import content_terms
from assistant.vocabulary import acronyms_in
from ingest.blocks import BlockKind
from ingest.documents import Paragraph, ParagraphRef


def paragraph(text: str, kind: BlockKind = BlockKind.PROSE) -> Paragraph:
    return Paragraph(ParagraphRef("a", 1), text, kind=kind)


@pytest.mark.parametrize(
    ("text", "scrap"),
    [
        ("Ms A Burke, Group Director, Town Hall, 1 Weir Road", True),
        ("Plans drift.", False),
        ("Leaders must:", False),
        ("“We will improve.”", False),
    ],
)
def test_a_line_without_a_sentence_is_a_scrap(text: str, scrap: bool) -> None:
    assert is_scrap(paragraph(text)) is scrap
    assert not is_scrap(paragraph(text, BlockKind.LIST_ITEM))


def test_two_readings_of_one_sentence_are_a_repetition() -> None:
    said = ["Social workers receive regular supervision in small units."]
    assert repeats("Social workers receive regular supervision, in small 'units'.", said)
    assert not repeats("Caseloads are high in the assessment teams.", said)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Care leavers receive their health histories.", "Yes."),
        ("Care leavers do not receive their health histories.", "No."),
        ("Most care leavers receive their health histories.", ""),
        ("Care leavers receive health histories, but not soon enough.", ""),
        ("Care leavers receive visits.", ""),
    ],
)
def test_yes_or_no_only_where_one_plain_sentence_settles_it(sentence: str, word: str) -> None:
    assert (
        _word(frozenset(content_terms("care leavers receive health histories")), sentence) == word
    )


def test_a_word_of_the_same_stem_and_another_sense_settles_nothing() -> None:
    asked = frozenset(content_terms("caseloads manageable"))
    assert not _word(asked, "Leaders managed to cut caseloads.", ("caselo", "managea"))
    assert _word(asked, "Caseloads are manageable.", ("caselo", "managea")) == "Yes."


def test_an_acronym_is_read_with_what_it_stands_for() -> None:
    assert acronyms_in(["The multi-agency safeguarding hub (MASH) is busy."]) == {
        "MASH": "multi-agency safeguarding hub"
    }
