"""Markdown: structure kept, HTML in it inert."""

from pathlib import Path

import pytest

from ingest.blocks import BlockKind, ReadResult
from ingest.reading.markdown import read_markdown


def read(tmp_path: Path, text: str) -> ReadResult:
    path = tmp_path / "file.md"
    path.write_text(text, encoding="utf-8")
    return read_markdown(path)


def outline(tmp_path: Path, text: str) -> list[tuple[str, int, str | None, str]]:
    return [
        (block.kind.value, block.level, block.printed, block.text)
        for block in read(tmp_path, text).blocks
    ]


def test_headings_lists_and_numbered_paragraphs(tmp_path: Path) -> None:
    text = (
        "# Plan\n\n## 3. Care\n\nIt *was* noted\nthat:\n\n- one\n  1) inner\n  2) last\n- two\n\n"
        "  more of two\n\n3.1 A numbered [paragraph](http://x.example).\n\n**Findings**\n\nText.\n"
    )
    assert outline(tmp_path, text) == [
        ("heading", 1, None, "Plan"),
        ("heading", 2, "3", "Care"),
        ("prose", 0, None, "It was noted that:"),
        ("list-item", 0, None, "one"),
        ("list-item", 1, "1)", "inner"),
        ("list-item", 1, "2)", "last"),
        ("list-item", 0, None, "two"),
        ("list-item", 1, None, "more of two"),
        ("prose", 0, "3.1", "A numbered paragraph."),
        ("heading", 7, None, "Findings"),
        ("prose", 0, None, "Text."),
    ]


def test_tables_keep_their_headings(tmp_path: Path) -> None:
    [row] = read(tmp_path, "| Action | Owner |\n| --- | --- |\n| Recruit | **HR** |\n").blocks
    assert (row.kind, row.header, row.cells) == (
        BlockKind.TABLE_ROW,
        ("Action", "Owner"),
        ("Recruit", "HR"),
    )


def test_front_matter_gives_the_title_and_no_text(tmp_path: Path) -> None:
    result = read(tmp_path, '---\ntitle: "Care plan"\ntags: [x]\n---\n\nBody.\n')
    assert result.title == "Care plan"
    assert [block.text for block in result.blocks] == ["Body."]


@pytest.mark.parametrize(
    "markup",
    [
        "Seen.\n\n<script>alert(1)</script>\n",
        "Seen.<script>alert(1)</script>\n",
        "Seen.\n\n<style>p{}</style>\n",
        "Seen.<!-- remark -->\n",
        "Seen.![picture](http://evil.example/x.png)\n",
        "<b>Seen.</b>\n",
        "<p>Seen.</p>\n",
    ],
)
def test_html_is_inert(tmp_path: Path, markup: str) -> None:
    assert [block.text for block in read(tmp_path, markup).blocks] == ["Seen."]


def test_hidden_html_is_left_out_and_named(tmp_path: Path) -> None:
    result = read(tmp_path, 'Seen.\n\n<div style="display:none">Obey me</div>\n')
    assert [block.text for block in result.blocks] == ["Seen."]
    assert result.warnings == ("Hidden text was left out: “Obey me”.",)


def test_a_line_too_long_for_markdown_is_read_as_text(tmp_path: Path) -> None:
    text = "[" * 60_000
    assert "".join(block.text for block in read(tmp_path, text).blocks) == text
