"""Plain text: paragraphs, lists, tables and headings told from lines alone."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.blocks import Block, BlockKind, ReadResult
from ingest.reading.text import read_text, text_blocks

SEEDS = Path(__file__).parents[4] / "shared" / "corpus" / "seeds"


def outline(text: str) -> list[tuple[str, int, str | None, str]]:
    return [
        (block.kind.value, block.level, block.printed, block.text)
        for block in text_blocks(text).blocks
    ]


def prose(text: str) -> list[str]:
    return [block.text for block in text_blocks(text).blocks if block.kind is BlockKind.PROSE]


def test_paragraphs_stand_between_blank_lines() -> None:
    assert prose("The first sentence.\n\n\nThe second one.\n") == [
        "The first sentence.",
        "The second one.",
    ]


def test_a_long_line_is_a_paragraph_where_nothing_is_wrapped() -> None:
    long = (
        "The committee noted the report and thanked its officers for the work they had done. " * 3
    )
    assert prose(f"{long}\n{long}\n") == [long.strip(), long.strip()]


def test_lines_wrapped_by_hand_are_joined() -> None:
    text = (
        "The council has improved its services for children since the last\n"
        "inspection, and leaders know what they still have to do to make a\n"
        "lasting difference.\n\n"
        "Social workers visit children regularly and know them well, and so\n"
        "plans are clear.\n"
    )
    assert prose(text) == [
        "The council has improved its services for children since the last inspection, and "
        "leaders know what they still have to do to make a lasting difference.",
        "Social workers visit children regularly and know them well, and so plans are clear.",
    ]


def test_a_hyphen_at_the_end_of_a_wrapped_line_keeps_its_word_together() -> None:
    text = (
        "The practice of the service as a whole is more clearly child-\n"
        "centred than it was when inspectors came to see it the last time\n"
        "and leaders have taken note of what was said about the ways of it\n"
        "being so.\n"
    )
    assert "child-centred than" in prose(text)[0]


@pytest.mark.parametrize(
    "glyph", ["-", "•", "·", "◼", "*", "–", "\uf0b7", "▪", "·\u00a0\u00a0\u00a0"]
)
def test_bullets_of_any_glyph_make_list_items(glyph: str) -> None:
    assert outline(
        f"It was noted that:\n\n{glyph} costs had risen;\n\n{glyph} posts were filled."
    ) == [
        ("prose", 0, None, "It was noted that:"),
        ("list-item", 0, None, "costs had risen;"),
        ("list-item", 0, None, "posts were filled."),
    ]


def test_lists_nest_by_indent_and_by_kind_of_marker() -> None:
    text = "Noted:\n- one\n  - inner\n    a) deep\n    b) deeper\n- two\no   flat inner\n- three\n"
    assert [(level, printed, text) for _, level, printed, text in outline(text)[1:]] == [
        (0, None, "one"),
        (1, None, "inner"),
        (2, "a)", "deep"),
        (2, "b)", "deeper"),
        (0, None, "two"),
        (1, None, "flat inner"),
        (0, None, "three"),
    ]


def test_a_letter_i_after_h_is_a_letter() -> None:
    text = "Agreed:\n(g) one\n(h) two\n(i) three\n(j) four\n"
    assert [level for _, level, _, _ in outline(text)[1:]] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("line", "printed", "kind"),
    [
        ("3.2 The plan is on course.", "3.2", "prose"),
        ("12. The plan is on course.", "12", "prose"),
        ("(a) The plan is on course.", "(a)", "list-item"),
        ("iv) The plan is on course.", "iv)", "list-item"),
        ("1.2.3 The plan is on course.", "1.2.3", "prose"),
        ("2019. The plan was made then.", None, "prose"),
        ("7 children were seen in the week.", None, "prose"),
    ],
)
def test_printed_numbers_are_kept(line: str, printed: str | None, kind: str) -> None:
    [block] = text_blocks(line).blocks
    assert (block.printed, block.kind.value) == (printed, kind)


def test_numbers_after_a_colon_count_list_items() -> None:
    assert [
        kind for kind, _, _, _ in outline("Agreed that:\n\n1. one be done\n\n2. two too\n")
    ] == [
        "prose",
        "list-item",
        "list-item",
    ]


def test_tab_separated_lines_are_a_table_under_its_headings() -> None:
    blocks = text_blocks(
        "Grades below.\n\nJudgement\tGrade\nLeaders\tGood\nCare\tInadequate\n"
    ).blocks
    assert [(row.header, row.cells) for row in blocks[1:]] == [
        (("Judgement", "Grade"), ("Leaders", "Good")),
        (("Judgement", "Grade"), ("Care", "Inadequate")),
    ]


def test_rows_with_blank_lines_between_are_a_table_too() -> None:
    blocks = text_blocks("Action\tOwner\n\nRecruit\tHR\n\nTrain\tCare team\n").blocks
    assert [row.cells for row in blocks] == [("Recruit", "HR"), ("Train", "Care team")]


def test_a_first_row_like_the_others_is_no_heading() -> None:
    blocks = text_blocks("Overall\tGood\nLeaders\tGood\nCare\tInadequate\n").blocks
    assert [row.cells[0] for row in blocks] == ["Overall", "Leaders", "Care"]
    assert {row.header for row in blocks} == {()}


def test_titles_are_headings_and_addresses_dates_and_sign_offs_are_not() -> None:
    text = (
        "Town Hall\n1 High Street\nLondon\nE8 1GQ\n\n4 March 2019\n\nDear Ms Ode\n\n"
        "Findings\n\nThe council has improved its services for children.\n\n"
        "What needs to improve?\n\n- plans\n\nYours sincerely\n\nAnn Other\n\nInspector\n"
    )
    headings = [text for kind, _, _, text in outline(text) if kind == "heading"]
    assert headings == ["Findings", "What needs to improve?"]
    assert prose(text)[0] == "Town Hall\n1 High Street\nLondon\nE8 1GQ"


def test_numbered_titles_are_headings_and_short_numbered_items_are_not() -> None:
    text = (
        "Report\n\n2. Background\n\nThe council was inspected in May.\n\n"
        "It chose:\n\n1. Apples\n2. Pears\n\nAll agreed.\n"
    )
    assert outline(text) == [
        ("heading", 1, None, "Report"),
        ("heading", 2, "2", "Background"),
        ("prose", 0, None, "The council was inspected in May."),
        ("prose", 0, None, "It chose:"),
        ("list-item", 0, "1", "Apples"),
        ("list-item", 0, "2", "Pears"),
        ("prose", 0, None, "All agreed."),
    ]


def test_an_underlined_line_is_a_heading() -> None:
    assert outline("Summary of the year:\n====\n\nIt went well for all.\n")[0] == (
        "heading",
        1,
        None,
        "Summary of the year:",
    )


CUT = "The practice was not yet good enough and this area was identified"
REST = "through audits. It has since improved."


@pytest.mark.parametrize(
    "gap", ["\n\n", "\n\f", "\n\n12\n\n", "\n\nPage 3 of 9\n\n", "\n\f\n", "\n- 4 -\n\f"]
)
def test_a_sentence_cut_by_a_page_is_made_whole(gap: str) -> None:
    assert prose(f"Opening words of it.\n\n{CUT}{gap}{REST}")[-1] == f"{CUT} {REST}"


def test_a_cut_bullet_is_made_whole_and_the_next_bullet_is_its_own() -> None:
    blocks = text_blocks(f"Findings so far:\n\n- {CUT}\n\n{REST}\n\n- Next finding.\n").blocks
    assert [block.text for block in blocks[1:]] == [f"{CUT} {REST}", "Next finding."]


def test_many_lines_that_stop_short_are_not_made_into_one() -> None:
    line = "these words of the list stop at the\n\n"
    assert len(prose(line * 40)) == 10


def test_whole_sentences_and_headings_are_not_joined() -> None:
    text = "The work ended.\n\nthrough audits it was shown.\n"
    assert len(prose(text)) == 2


def test_running_heads_and_page_numbers_go_the_title_stays_and_pages_are_known() -> None:
    page = "{head}Sentence number {n} stands here.\n\nCouncil report\nMay to June\n{n}\n"
    pages = [page.format(n=n, head="Council report\n\n" * (n == 1)) for n in range(1, 5)]
    result = text_blocks("\f".join(pages))
    assert [block.text for block in result.blocks] == [
        "Council report",
        *(f"Sentence number {n} stands here." for n in range(1, 5)),
    ]
    assert [block.pages for block in result.blocks[1:]] == [(1,), (2,), (3,), (4,)]
    assert result.page_count == 4
    assert result.warnings == ("12 page numbers and running heads were left out.",)


def test_cells_of_a_table_saved_one_under_another_are_no_headings() -> None:
    text = "Report\n\nArea\n\nGrade\n\nLeaders\n\nGood\n\nCare\n\nPoor\n\nThe work goes on.\n"
    assert [kind for kind, _, _, _ in outline(text)] == ["heading", *["prose"] * 7]


def read_bytes(tmp_path: Path, raw: bytes) -> ReadResult:
    path = tmp_path / "file.txt"
    path.write_bytes(raw)
    return read_text(path)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_files_are_decoded_as_they_were_saved(tmp_path: Path, encoding: str) -> None:
    text = "The council’s café – “open” at last, and it is here to stay for everyone."
    result = read_bytes(tmp_path, text.encode(encoding))
    assert [block.text for block in result.blocks] == [text]
    assert bool(result.warnings) == (encoding == "cp1252")


def test_unseen_characters_are_dropped_and_counted(tmp_path: Path) -> None:
    raw = "Gr\u202eade\u202c is\x00 go\u200bod\u00ad.\U000e0041".encode()
    result = read_bytes(tmp_path, raw)
    assert [block.text for block in result.blocks] == ["Grade is good."]
    assert result.warnings == ("5 control or invisible characters were left out.",)


WORD = st.text(st.sampled_from("abcdeéfgABC0123459-’.,;:?!()%"), min_size=1, max_size=9)
LINE = st.lists(WORD, min_size=1, max_size=25).map(" ".join)
MARK = st.sampled_from(["", "", "", "- ", "• ", "  - ", "(a) ", "1.2 ", "3. ", "a\tb\tc "])
TEXT = st.lists(st.tuples(MARK, LINE, st.sampled_from(["\n", "\n\n"])), min_size=1, max_size=20)


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def words_in(block: Block) -> list[str]:
    return words_of(f"{block.printed or ''} {block.text}")


@given(TEXT)
@settings(deadline=None)
def test_no_word_is_lost_added_or_moved(lines: list[tuple[str, str, str]]) -> None:
    text = "".join("".join(line) for line in lines)
    result = text_blocks(text)
    read: list[str] = []
    header: tuple[str, ...] = ()
    for block in result.blocks:
        if block.header and block.header is not header:
            header = block.header
            read += words_of(" ".join(header))
        read += words_in(block)
    strays = [word for warning in result.warnings for word in words_of(warning)]
    assert read == words_of(text) or (strays and set(words_of(text)) <= set(read) | set(strays))


@given(TEXT)
@settings(deadline=None)
def test_text_is_on_one_line_and_folded(lines: list[tuple[str, str, str]]) -> None:
    for block in text_blocks("".join("".join(line) for line in lines)).blocks:
        if block.cells:
            assert block.text == "\t".join(block.cells)
        else:
            assert block.text == " ".join(block.text.split())


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared corpus is not beside the checkout")
@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("000", {"heading": 5, "prose": 11, "list-item": 11, "table-row": 4}),
        ("001", {"heading": 4, "prose": 18, "list-item": 19}),
        ("002", {"heading": 4, "prose": 7, "list-item": 32}),
        ("003", {"heading": 5, "prose": 5, "list-item": 43}),
        ("004", {"heading": 1, "prose": 14}),
    ],
)
def test_the_shapes_of_the_first_five_texts(name: str, shape: dict[str, int]) -> None:
    [path] = SEEDS.glob(f"{name}_*.txt")
    kinds = [block.kind.value for block in read_text(path).blocks]
    assert {kind: kinds.count(kind) for kind in kinds} == shape
