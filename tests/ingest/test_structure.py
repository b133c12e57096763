"""Blocks become numbered paragraphs that know their headings and what introduces them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.blocks import Block, BlockKind, Box
from ingest.documents import Paragraph
from ingest.structure import paragraphs_of


def heading(text: str, level: int = 1) -> Block:
    return Block(BlockKind.HEADING, text, level)


def prose(text: str, printed: str | None = None) -> Block:
    return Block(BlockKind.PROSE, text, printed=printed)


def item(text: str, depth: int = 0, printed: str | None = None) -> Block:
    return Block(BlockKind.LIST_ITEM, text, depth, printed)


def row(*cells: str, header: tuple[str, ...] = ()) -> Block:
    return Block(BlockKind.TABLE_ROW, "\t".join(cells), cells=cells, header=header)


def paragraphs(*blocks: Block) -> tuple[Paragraph, ...]:
    return paragraphs_of("plan", blocks)


def lead_ins(*blocks: Block) -> list[int | None]:
    return [paragraph.lead_in for paragraph in paragraphs(*blocks)]


def test_paragraphs_count_from_one_and_keep_what_the_author_printed() -> None:
    first, second = paragraphs(heading("Plan"), prose("One.", "3.2"), prose("Two."))
    assert (str(first.ref), first.label) == ("plan#p1", "para 3.2")
    assert (str(second.ref), second.label) == ("plan#p2", "¶2 (unnumbered)")


def test_the_heading_path_follows_the_levels() -> None:
    found = paragraphs(
        heading("Plan", 1),
        heading("Care", 2),
        prose("a"),
        heading("Homes", 4),
        prose("b"),
        heading("Money", 2),
        prose("c"),
        heading("Annex", 1),
        prose("d"),
    )
    assert [paragraph.heading_path for paragraph in found] == [
        ("Plan", "Care"),
        ("Plan", "Care", "Homes"),
        ("Plan", "Money"),
        ("Annex",),
    ]


def test_a_heading_said_twice_over_stands_once_in_the_path() -> None:
    found = paragraphs(
        heading("Report", 1), heading("Findings", 2), heading("FINDINGS", 3), prose("a")
    )
    assert found[0].heading_path == ("Report", "FINDINGS")


def test_list_items_are_led_in_by_the_prose_before_them() -> None:
    assert lead_ins(prose("Noted that:"), item("a"), item("b"), prose("Also:"), item("c")) == [
        None,
        1,
        1,
        None,
        4,
    ]


def test_a_nested_item_is_led_in_by_its_parent() -> None:
    found = lead_ins(
        prose("Noted:"), item("a"), item("a1", 1), item("a11", 2), item("a2", 1), item("b")
    )
    assert found == [None, 1, 2, 3, 2, 1]


def test_a_numbered_list_goes_on_after_prose_between_its_items() -> None:
    found = lead_ins(
        prose("Resolved that:"),
        item("one", printed="(a)"),
        prose("A remark."),
        item("two", printed="(b)"),
        prose("Noted that:"),
        item("other", printed="(a)"),
    )
    assert found == [None, 1, None, 1, None, 5]


def test_a_list_right_under_a_heading_has_the_heading_only() -> None:
    blocks = (prose("Before:"), heading("What needs to improve?"), item("a"), item("b", 1))
    found = paragraphs(*blocks)
    assert [paragraph.lead_in for paragraph in found] == [None, None, 2]
    assert found[1].heading_path == ("What needs to improve?",)


def test_a_list_after_a_table_is_not_led_in_by_what_led_in_the_table() -> None:
    assert lead_ins(prose("Grades:"), row("Care", "Good"), item("a")) == [None, 1, None]


def test_rows_are_led_in_by_the_prose_before_their_table() -> None:
    header = ("Judgement", "Grade")
    found = paragraphs(
        prose("The judgements are below."),
        row("Care", "Good", header=header),
        row("Leaders", "Good", header=header),
        row("Other", "table", header=("A", "B")),
    )
    assert [paragraph.lead_in for paragraph in found] == [None, 1, 1, None]
    assert found[1].header == header
    assert found[1].cells == ("Care", "Good")


def test_a_heading_with_nothing_under_it_is_a_paragraph() -> None:
    found = paragraphs(heading("Report", 1), heading("Summary", 1), prose("a"), heading("End", 2))
    assert [(paragraph.text, paragraph.kind) for paragraph in found] == [
        ("Report", BlockKind.HEADING),
        ("a", BlockKind.PROSE),
        ("End", BlockKind.HEADING),
    ]
    assert found[2].heading_path == ("Summary",)


def test_a_document_of_headings_alone_has_paragraphs() -> None:
    found = paragraphs(heading("A", 1), heading("B", 2), heading("C", 3))
    assert [paragraph.text for paragraph in found] == ["C"]
    assert found[0].heading_path == ("A", "B")


def test_a_heading_that_states_a_grade_is_a_paragraph_as_well() -> None:
    found = paragraphs(
        heading("Findings", 1), heading("Care leavers: good", 2), prose("They are helped.", "7")
    )
    assert [(p.text, p.kind, p.label) for p in found] == [
        ("Care leavers: good", BlockKind.HEADING, "¶1 (unnumbered)"),
        ("They are helped.", BlockKind.PROSE, "para 7"),
    ]
    assert found[0].heading_path == ("Findings",)
    assert found[1].heading_path == ("Findings", "Care leavers: good")


def test_a_heading_that_names_a_topic_is_no_paragraph() -> None:
    found = paragraphs(heading("What the inspection judgements mean"), prose("a"))
    assert [paragraph.text for paragraph in found] == ["a"]


def test_a_heading_that_begins_a_reason_leads_in_the_list_under_it() -> None:
    blocks = heading("The board requires improvement because:"), item("a"), item("b")
    assert lead_ins(*blocks) == [None, 1, 1]


def test_nothing_but_its_list_stands_under_contents() -> None:
    found = paragraphs(heading("Contents", 1), row("Care", "3"), heading("Care", 2), prose("a"))
    assert [paragraph.heading_path for paragraph in found] == [("Contents",), ("Care",)]


def test_pages_and_boxes_are_kept() -> None:
    box = Box(2, 10, 20, 30, 40)
    [found] = paragraphs(Block(BlockKind.PROSE, "a", pages=(2, 3), boxes=(box,)))
    assert (found.pages, found.boxes, found.page) == ((2, 3), (box,), 2)


def test_empty_blocks_take_no_number() -> None:
    assert [paragraph.ref.number for paragraph in paragraphs(prose(" "), prose("a"))] == [1]


BLOCKS = st.lists(
    st.builds(
        Block,
        kind=st.sampled_from(BlockKind),
        text=st.text(min_size=1, max_size=20).filter(str.strip),
        level=st.integers(0, 5),
        printed=st.none() | st.just("3.2"),
    ),
    max_size=30,
)


@given(BLOCKS)
@settings(deadline=None)
def test_every_text_is_kept_exactly_in_order_as_a_paragraph_or_a_heading_over_one(
    blocks: list[Block],
) -> None:
    found = paragraphs_of("d", blocks)
    bodies = [block.text for block in blocks if block.kind is not BlockKind.HEADING]
    kept = [paragraph.text for paragraph in found if paragraph.kind is not BlockKind.HEADING]
    assert kept == bodies
    headings = {block.text for block in blocks if block.kind is BlockKind.HEADING}
    reachable = {text for paragraph in found for text in (*paragraph.heading_path, paragraph.text)}
    assert headings <= reachable


@given(BLOCKS)
@settings(deadline=None)
def test_numbers_are_consecutive_and_lead_ins_stand_before(blocks: list[Block]) -> None:
    found = paragraphs_of("d", blocks)
    assert [paragraph.ref.number for paragraph in found] == list(range(1, len(found) + 1))
    assert all(
        paragraph.lead_in is None or paragraph.lead_in < paragraph.ref.number for paragraph in found
    )
