"""Web pages: what a reader sees is read, in its order; what is hidden or around it is not."""

from pathlib import Path

import pytest

from ingest.blocks import Block, ReadResult
from ingest.reading.html import read_html


def page(tmp_path: Path, body: str, head: str = "") -> ReadResult:
    path = tmp_path / "page.html"
    path.write_text(
        f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", encoding="utf-8"
    )
    return read_html(path)


def outline(blocks: tuple[Block, ...]) -> list[tuple[str, int, str | None, str]]:
    return [(block.kind.value, block.level, block.printed, block.text) for block in blocks]


def test_headings_paragraphs_and_nested_lists(tmp_path: Path) -> None:
    result = page(
        tmp_path,
        "<h1>Plan</h1><p>It was<br>noted that:</p>"
        "<ul><li>one<ol type='i' start='2'><li>inner</li><li>last</li></ol></li><li>two</li></ul>",
        "<title>The plan</title>",
    )
    assert result.title == "The plan"
    assert outline(result.blocks) == [
        ("heading", 1, None, "Plan"),
        ("prose", 0, None, "It was noted that:"),
        ("list-item", 0, None, "one"),
        ("list-item", 1, "ii", "inner"),
        ("list-item", 1, "iii", "last"),
        ("list-item", 0, None, "two"),
    ]


def test_lists_pasted_from_word_are_lists(tmp_path: Path) -> None:
    result = page(
        tmp_path,
        "<p>Noted:</p>"
        "<p style='margin-left:36.0pt'>·<span>&nbsp;&nbsp;&nbsp;&nbsp; </span>costs rose;</p>"
        "<p style='margin-left:72.0pt'>o&nbsp;&nbsp; agency staff</p>"
        "<p style='margin-left:36.0pt'>·&nbsp;&nbsp; posts filled.</p>"
        "<p>1.2&nbsp; A numbered paragraph.</p>",
    )
    assert outline(result.blocks) == [
        ("prose", 0, None, "Noted:"),
        ("list-item", 0, None, "costs rose;"),
        ("list-item", 1, None, "agency staff"),
        ("list-item", 0, None, "posts filled."),
        ("prose", 0, "1.2", "A numbered paragraph."),
    ]


def test_a_table_keeps_its_headings_and_spreads_merged_cells(tmp_path: Path) -> None:
    result = page(
        tmp_path,
        "<table><caption>Grades</caption><tr><th>Area</th><th>Year</th><th>Grade</th></tr>"
        "<tr><td rowspan='2'>Care</td><td>2016</td><td>Good</td></tr>"
        "<tr><td>2019</td><td>Inadequate</td></tr>"
        "<tr><td colspan='2'>Overall</td><td>Good</td></tr></table>",
    )
    assert result.blocks[0].text == "Grades"
    assert [row.cells for row in result.blocks[1:]] == [
        ("Care", "2016", "Good"),
        ("Care", "2019", "Inadequate"),
        ("Overall", "", "Good"),
    ]
    assert {row.header for row in result.blocks[1:]} == {("Area", "Year", "Grade")}


def test_a_layout_table_is_read_as_the_paragraphs_in_it(tmp_path: Path) -> None:
    result = page(tmp_path, "<table><tr><td><h2>News</h2><p>Text.</p></td><td></td></tr></table>")
    assert outline(result.blocks) == [("heading", 2, None, "News"), ("prose", 0, None, "Text.")]


def test_only_the_main_part_of_a_page_is_read(tmp_path: Path) -> None:
    result = page(
        tmp_path,
        "<header>Council</header><nav>Home</nav><div class='cookie-banner'>Cookies</div>"
        "<div role='search'>Search</div><main><header><h1>Title</h1></header>"
        "<p>Body of the story, long enough.</p><div class='share-links'>Tweet</div></main>"
        "<aside>Most read</aside><footer>Contact</footer>",
    )
    assert [block.text for block in result.blocks] == ["Title", "Body of the story, long enough."]
    assert result.warnings == ()


def test_a_page_whose_body_is_named_like_furniture_is_still_read(tmp_path: Path) -> None:
    body = "<div class='nav-menu'><p>The whole of the text stands in here.</p></div>"
    assert [block.text for block in page(tmp_path, body).blocks] == [
        "The whole of the text stands in here."
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>SECRET</p>",
        "<p aria-hidden='true'>SECRET</p>",
        "<p style='display: none'>SECRET</p>",
        "<div style='visibility:hidden'><p>SECRET</p></div>",
        "<span style='font-size:0px'>SECRET</span>",
        "<span style='font-size: 0.1pt'>SECRET</span>",
        "<span style='opacity:0'>SECRET</span>",
        "<span style='color:#FFF'>SECRET</span>",
        "<span style='color: white; font-weight:bold'>SECRET</span>",
        "<span style='text-indent:-9999px'>SECRET</span>",
        "<span style='position:absolute; left:-5000px'>SECRET</span>",
        "<p class='gone'>SECRET</p>",
        "<p id='away'>SECRET</p>",
    ],
)
def test_hidden_text_is_left_out_and_named(tmp_path: Path, hidden: str) -> None:
    head = "<style>/* x */ p.gone, .also { display:none } #away{visibility:hidden}</style>"
    result = page(tmp_path, f"<p>Seen.</p>{hidden}", head)
    assert [block.text for block in result.blocks] == ["Seen."]
    assert result.warnings == ("Hidden text was left out: “SECRET”.",)


@pytest.mark.parametrize(
    "shown",
    [
        "<p style='color:white;background:#003366'>SHOWN</p>",
        "<div style='background-color:navy'><p style='color:#fff'>SHOWN</p></div>",
        "<p style='font-size:10px'>SHOWN</p>",
        "<p style='font-size:0.9em'>SHOWN</p>",
        "<p style='opacity:0.8'>SHOWN</p>",
        "<p class='printed'>SHOWN</p>",
        "<details><summary>SHOWN</summary></details>",
    ],
)
def test_text_that_is_seen_is_not_taken_for_hidden(tmp_path: Path, shown: str) -> None:
    head = "<style>@media print { .printed { display:none } } .printed a {display:none}</style>"
    assert [block.text for block in page(tmp_path, shown, head).blocks] == ["SHOWN"]


@pytest.mark.parametrize(
    "silent",
    [
        "<script>text()</script>",
        "<style>p{}</style>",
        "<template><p>text</p></template>",
        "<noscript>text</noscript>",
        "<iframe src='http://evil.example'>text</iframe>",
        "<object data='x'>text</object>",
        "<!-- text -->",
        "<select><option>text</option></select>",
    ],
)
def test_scripts_and_the_like_are_never_read(tmp_path: Path, silent: str) -> None:
    assert [block.text for block in page(tmp_path, f"<p>Seen.</p>{silent}").blocks] == ["Seen."]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Children&rsquo;s &amp; families", "Children’s & families"),
        ("Children&amp;rsquo;s &amp;amp; families", "Children’s & families"),
        ("Children&amp;amp;#39;s", "Children's"),
        ("A&nbsp;B &#x2013; C", "A B – C"),
    ],
)
def test_entities_are_undone_also_when_encoded_twice(
    tmp_path: Path, written: str, read: str
) -> None:
    assert page(tmp_path, f"<p>{written}</p>").blocks[0].text == read


def test_struck_text_is_left_out_and_inserted_text_kept(tmp_path: Path) -> None:
    result = page(tmp_path, "<p>Be <del>noted</del><ins>approved</ins>.</p>")
    assert result.blocks[0].text == "Be approved."
    assert "“noted”" in result.warnings[0]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ('<meta charset="iso-8859-1"><p>caf\xe9 \x96 done'.encode("latin-1"), "café – done"),
        ('<meta charset="utf-8"><p>café'.encode(), "café"),
        ("<p>café</p>".encode("utf-16"), "café"),
        (b"<p>caf\xe9", "café"),
        (b'<meta charset="no-such"><p>plain', "plain"),
    ],
)
def test_pages_are_decoded_as_they_declare_or_as_they_are(
    tmp_path: Path, raw: bytes, text: str
) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(raw)
    assert read_html(path).blocks[0].text == text


def test_words_broken_by_inline_tags_stay_whole(tmp_path: Path) -> None:
    assert page(tmp_path, "<p>re<b>quires</b> im<i>prove</i>ment</p>").blocks[0].text == (
        "requires improvement"
    )
