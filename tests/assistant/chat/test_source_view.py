from dataclasses import replace

import pytest

from assistant.chat.source_view import SourceView, view_source
from ingest.documents import ParagraphRef
from ingest.errors import NoSuchDocument
from tests.assistant.chat.library import ShelfCorpus, caseloads, report

REPORT = "norbury-inspection-2024-08-20"


def marked(view: SourceView) -> list[str]:
    return [piece.text for piece in view.passage.segments if piece.marked]


def test_exactly_what_the_answer_quotes_is_marked() -> None:
    view = view_source(ParagraphRef(REPORT, 3), ShelfCorpus(), caseloads())
    assert marked(view) == [
        "Social workers visit children often and see them alone.",
        "Caseloads have fallen to 15 from 22 since the last inspection.",
    ]


def test_two_neighbours_on_either_side_can_be_read_and_are_not_marked() -> None:
    view = view_source(ParagraphRef(REPORT, 3), ShelfCorpus(), caseloads())
    around = (*view.before, *view.after)
    assert [item.ref.number for item in around] == [1, 2, 4, 5]
    assert not any(piece.marked for item in around for piece in item.segments)


@pytest.mark.parametrize(("number", "previous", "following"), [(1, None, 2), (7, 6, None)])
def test_the_ends_of_a_document_have_one_neighbour(
    number: int, previous: int | None, following: int | None
) -> None:
    view = view_source(ParagraphRef(REPORT, number), ShelfCorpus(), None)
    steps = [ref.number if ref else None for ref in (view.previous, view.following)]
    assert steps == [previous, following]


def test_the_panel_names_the_document_and_the_place() -> None:
    view = view_source(ParagraphRef(REPORT, 5), ShelfCorpus(), None)
    assert view.place == "¶5 (unnumbered), page 2"
    assert view.headings == ("Norbury children’s services", "What needs to improve?")
    assert dict(view.facts) == {
        "About": "Norbury",
        "Kind": "Inspection report",
        "Issued by": "Ofsted",
        "Published": "20 August 2024",
        "Inspected": "1 July 2024 to 12 July 2024",
        "File": "Norbury 2024.pdf",
    }
    assert view.reference == (
        "Ofsted, Norbury, inspection report, 20 August 2024, ¶5 (unnumbered), page 2"
    )


def test_a_passage_changed_since_the_answer_is_shown_as_it_was_quoted() -> None:
    paragraphs = list(report().paragraphs)
    paragraphs[2] = replace(paragraphs[2], text="Something else stands here now.")
    rebuilt = ShelfCorpus(documents=(replace(report(), paragraphs=tuple(paragraphs)),))
    view = view_source(ParagraphRef(REPORT, 3), rebuilt, caseloads())
    assert "rebuilt" in view.warning
    assert "Caseloads have fallen to 15" in marked(view)[1]


def test_a_withdrawn_document_can_still_be_read_as_it_was_quoted() -> None:
    view = view_source(ParagraphRef(REPORT, 3), ShelfCorpus(documents=()), caseloads())
    assert (view.title, view.before, view.following) == ("Norbury 2024.pdf", (), None)


def test_an_address_that_is_not_held_is_refused() -> None:
    with pytest.raises(NoSuchDocument, match="paragraphs 1 to 7"):
        view_source(ParagraphRef(REPORT, 8), ShelfCorpus(), caseloads())
