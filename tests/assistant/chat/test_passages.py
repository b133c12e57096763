import pytest

from assistant.chat.passages import Segment, segments

TEXT = "Few wait. Most are seen."


def test_exactly_the_quoted_offsets_are_marked() -> None:
    cut = segments(TEXT, [(10, 14)])
    assert cut == (Segment("Few wait. "), Segment("Most", marked=True), Segment(" are seen."))


def test_a_quotation_of_the_whole_paragraph_leaves_nothing_unmarked() -> None:
    assert segments(TEXT, [(0, len(TEXT))]) == (Segment(TEXT, marked=True),)


def test_overlapping_and_touching_quotations_are_marked_once() -> None:
    cut = segments(TEXT, [(4, 9), (0, 3), (2, 6)])
    assert cut == (Segment("Few wait.", marked=True), Segment(" Most are seen."))


@pytest.mark.parametrize("spans", [[], [(3, 3)], [(90, 95)], [(5, 2)]])
def test_an_empty_or_foreign_span_marks_nothing(spans: list[tuple[int, int]]) -> None:
    assert segments(TEXT, spans) == (Segment(TEXT),)


@pytest.mark.parametrize("spans", [[(0, 5), (7, 90)], [(3, 9), (4, 5)], [(-4, 2)]])
def test_the_pieces_joined_are_the_paragraph_again(spans: list[tuple[int, int]]) -> None:
    assert "".join(piece.text for piece in segments(TEXT, spans)) == TEXT
