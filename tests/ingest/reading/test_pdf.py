"""What the PDF reader makes of prose, headings, lists, numbers and notes."""

from pathlib import Path

import pytest

from ingest.blocks import Block, BlockKind
from ingest.reading.pdf import read_pdf
from tests.ingest.reading.pdf_press import FILLER, LEFT, RIGHT, Press, filled, prose

LONG = prose(90)


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(tmp_path / "report.pdf")


def read(press: Press) -> tuple[Block, ...]:
    return read_pdf(press.done()).blocks


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks]


def run_over(press: Press, pages: int, label: str = "") -> str:
    """Print one paragraph over several pages, each with a running head, foot and number."""
    lines = filled(prose(250), RIGHT - LEFT - 28)
    press.line(label, LEFT)
    for number in range(pages):
        press.y = 40
        press.line("Inspection of Anywhere children’s services", size=8)
        press.y = 800
        press.line(f"1 to 12 July 2024 {number + 1}", size=8)
        press.y = 90
        press.lines(lines[number * 4 : number * 4 + 4], LEFT + 28)
        if number < pages - 1:
            press.turn()
    return " ".join(lines[: pages * 4])


def test_a_paragraph_split_by_running_feet_is_one_with_a_box_a_page(press: Press) -> None:
    text = run_over(press, 3, label="7.")
    (block,) = read(press)
    assert (block.text, block.printed, block.pages) == (text, "7", (1, 2, 3))
    assert [box.page for box in block.boxes] == [1, 2, 3]


def test_a_box_is_in_points_from_the_top_left(press: Press) -> None:
    press.y = 100
    end = press.line("A short line.")
    (block,) = read(press)
    (box,) = block.boxes
    assert box.left == pytest.approx(LEFT, abs=1)
    assert box.right == pytest.approx(end, abs=1)
    assert 85 < box.top < 92
    assert 100 < box.bottom < 106


def test_a_new_paragraph_after_a_page_break_stays_its_own(press: Press) -> None:
    press.paragraph(f"{FILLER} It ends here.")
    press.turn()
    press.paragraph("Another matter begins on this page.")
    assert len(read(press)) == 2


def test_printed_numbers_leave_the_text(press: Press) -> None:
    for number in (1, 2, 3):
        press.paragraph(FILLER * 2, LEFT + 28, label=f"{number}.")
    assert [block.printed for block in read(press)] == ["1", "2", "3"]


def test_a_number_with_no_blank_after_it_is_still_a_number(press: Press) -> None:
    press.paragraph(FILLER * 2, LEFT + 28, label="16.")
    first, *rest = filled("17.Services for children are good. " + FILLER, RIGHT - LEFT)
    press.line(first)
    press.down()
    press.lines(rest, LEFT + 28)
    block = read(press)[1]
    assert (block.printed, block.text.split()[0]) == ("17", "Services")


@pytest.mark.parametrize("start", ["2020 was a hard year", "19 young people had left", "12. That"])
def test_a_figure_at_a_line_start_in_running_text_stays(press: Press, start: str) -> None:
    press.lines(["Social workers visit children often and write down what they heard in", start])
    (block,) = read(press)
    assert block.printed is None
    assert block.text.endswith(start)


def test_headings_rank_by_size_and_weight(press: Press) -> None:
    press.heading("Inspection of Anywhere", 26)
    press.heading("What needs to improve", 14)
    press.heading("Health", 12)
    press.paragraph(FILLER)
    blocks = read(press)
    assert [b.kind for b in blocks] == [BlockKind.HEADING] * 3 + [BlockKind.PROSE]
    assert [b.level for b in blocks] == [1, 2, 3, 0]


def test_a_heading_of_two_lines_is_one(press: Press) -> None:
    press.line("The experiences and progress of children who need", size=14, bold=True)
    press.down(17)
    press.heading("help and protection: good")
    press.paragraph(FILLER)
    assert read(press)[0].text.endswith("who need help and protection: good")


def test_a_line_that_only_begins_bold_is_prose(press: Press) -> None:
    end = press.line("Lead inspector:", bold=True)
    press.line("Margaret Smith", end + 4)
    press.down(30)
    press.paragraph(FILLER)
    assert read(press)[0].kind is BlockKind.PROSE


@pytest.mark.parametrize("bullet", ["•", "–", "-"])
def test_bullets_make_list_items_nested_by_indent(press: Press, bullet: str) -> None:
    press.paragraph("The council should:")
    press.paragraph(FILLER * 2, LEFT + 18, label=bullet)
    press.paragraph("in schools", LEFT + 64, label=bullet, label_x=LEFT + 46)
    press.paragraph("in homes", LEFT + 18, label=bullet)
    items = read(press)[1:]
    assert [block.kind for block in items] == [BlockKind.LIST_ITEM] * 3
    assert [block.level for block in items] == [0, 1, 0]
    assert items[1].text == "in schools"


@pytest.mark.parametrize("labels", [("(a)", "(b)"), ("(i)", "(ii)"), ("1)", "2)")])
def test_lettered_items_keep_what_the_author_printed(press: Press, labels: tuple[str, str]) -> None:
    press.paragraph("The board resolved:")
    for label in labels:
        press.paragraph("to note the report", LEFT + 28, label=label)
    items = read(press)[1:]
    assert [(b.kind, b.printed) for b in items] == [(BlockKind.LIST_ITEM, la) for la in labels]


def test_a_footnote_follows_its_paragraph_and_leaves_no_figure(press: Press) -> None:
    end = press.line("The review was led by the Board")
    press.y -= 5
    press.line("1", end, size=7)
    press.y += 5
    press.line("and was thorough.", end + 8)
    press.down(30)
    press.paragraph(FILLER)
    press.y = 750
    press.canvas.line(LEFT, 842 - 740, LEFT + 144, 842 - 740)
    press.y -= 3
    press.line("1", size=6)
    press.y += 3
    press.line("Set up under the Children Act.", LEFT + 8, size=9)
    first, second, note = read(press)
    assert first.text == "The review was led by the Board and was thorough."
    assert second.text == FILLER
    assert (note.kind, note.printed, note.text) == (
        BlockKind.PROSE,
        None,
        "Set up under the Children Act.",
    )


def test_a_footnote_waits_for_a_paragraph_that_goes_on_overleaf(press: Press) -> None:
    press.lines(filled(LONG, RIGHT - LEFT)[:3])
    press.y = 750
    press.y -= 3
    press.line("1", size=6)
    press.y += 3
    press.line("Set up under the Children Act.", LEFT + 8, size=9)
    press.turn()
    press.lines(filled(LONG, RIGHT - LEFT)[3:6])
    paragraph, note = read(press)
    assert paragraph.pages == (1, 2)
    assert note.text.startswith("Set up")


def test_a_compound_keeps_its_hyphen_over_a_line_end(press: Press) -> None:
    press.lines(["Children benefit from timely whole-", "family help, and whole-family plans."])
    assert texts(read(press)) == [
        "Children benefit from timely whole-family help, and whole-family plans."
    ]


def test_a_word_divided_at_a_line_end_is_joined(press: Press) -> None:
    press.lines(["Every assessment is checked, and each assess-", "ment is shared with parents."])
    assert "each assessment is shared" in texts(read(press))[0]


def test_ligatures_are_spelled_out_and_quotes_kept(tmp_path: Path) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    press = Press(tmp_path / "ligature.pdf")
    press.canvas.setFont("Vera", 12)
    press.canvas.drawString(LEFT, 700, "The o\ufb03ce is ‘quick’ – and kind.")
    (block,) = read(press)
    assert block.text in (
        "The office is ‘quick’ – and kind.",
        "The o\ufffdce is ‘quick’ – and kind.",
    )


def test_lines_of_an_address_are_kept_apart_and_not_merged_with_the_letter(press: Press) -> None:
    press.lines(["Jo Smith", "Director of Children’s Services", "Town Hall", "Anywhere AN1 1AN"])
    press.lines(["Dear Jo"])
    press.paragraph(LONG)
    address, salutation, letter = read(press)
    assert address.text == "Jo Smith\nDirector of Children’s Services\nTown Hall\nAnywhere AN1 1AN"
    assert salutation.text == "Dear Jo"
    assert letter.text == LONG


def test_a_signature_in_bold_opens_no_section(press: Press) -> None:
    press.paragraph(LONG)
    press.lines(["Yours sincerely"])
    press.line("Ann Other", bold=True)
    press.down()
    press.line("National Director", bold=True)
    press.down(40)
    press.paragraph(prose(40))
    assert [(block.kind, block.text) for block in read(press)][2] == (
        BlockKind.PROSE,
        "Ann Other\nNational Director",
    )


def test_prose_in_a_narrow_box_is_running_text(press: Press) -> None:
    press.paragraph(LONG)
    press.lines(filled(prose(60), 200))
    assert read(press)[1].text == prose(60)


def test_the_same_file_reads_the_same_twice(press: Press) -> None:
    run_over(press, 3, label="1.")
    path = press.done()
    assert read_pdf(path) == read_pdf(path)
