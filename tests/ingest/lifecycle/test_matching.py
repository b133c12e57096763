"""What became of each paragraph of a document that changed."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.documents import Paragraph, ParagraphRef
from ingest.lifecycle.matching import Became, Match, what_became_of, worse


def version(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(ParagraphRef("plan", number), text) for number, text in enumerate(texts, 1)
    )


def became(old: tuple[str, ...], new: tuple[str, ...]) -> list[tuple[int | None, str]]:
    found = what_became_of(version(*old), version(*new))
    return [(found[number].number, found[number].match.value) for number in sorted(found)]


HELP = "Early help reaches most families in good time."
CARE = "Care leavers are visited by their advisers each month."
HOMES = "Placements are too few for children with complex needs."


def test_the_same_words_are_the_same_paragraph_wherever_they_stand() -> None:
    new = ("A foreword.", HELP, CARE)
    assert became((HELP, CARE), new) == [(2, "moved"), (3, "moved")]
    assert became((HELP, CARE), (HELP, HOMES, CARE)) == [(1, "same"), (3, "moved")]


def test_an_edited_paragraph_is_a_changed_one() -> None:
    edited = CARE.replace("each month", "every six weeks")
    assert became((HELP, CARE, HOMES), (HELP, edited, HOMES))[1] == (2, "changed")


def test_a_paragraph_that_nothing_resembles_is_gone() -> None:
    assert became((HELP, CARE), (HELP, HOMES))[1] == (None, "gone")


def test_both_halves_of_two_that_were_joined_lead_to_the_whole() -> None:
    assert became((HELP, CARE), (f"{HELP} {CARE}",)) == [(1, "changed"), (1, "changed")]


def test_of_a_paragraph_cut_in_two_the_longer_half_is_what_it_became() -> None:
    assert became((f"{HELP} {CARE}",), (HELP, CARE)) == [(2, "changed")]


def test_repeated_texts_are_matched_in_their_order() -> None:
    found = became(("Good", "Good", CARE), ("Good", CARE, "Good"))
    assert found == [(1, "same"), (3, "moved"), (2, "moved")]


def test_two_steps_come_to_the_worse_of_both() -> None:
    assert worse(Match.MOVED, Match.CHANGED) is Match.CHANGED
    assert worse(Match.CHANGED, Match.SAME) is Match.CHANGED


@given(st.lists(st.sampled_from((HELP, CARE, HOMES, "Good", "x")), max_size=12), st.data())
def test_every_paragraph_comes_to_something_and_equal_words_win(
    old: list[str], data: st.DataObject
) -> None:
    new = data.draw(st.permutations(old))
    found = what_became_of(version(*old), version(*new))
    for number, text in enumerate(old, 1):
        one = found[number]
        assert one != Became(None, Match.GONE)
        assert one.number is not None
        assert new[one.number - 1] == text
        assert (one.match is Match.SAME) == (one.number == number)
