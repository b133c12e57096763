"""A wall of text is cut where sentences end; an author's paragraph is not."""

from ingest.blocks import Block, BlockKind, ReadResult
from ingest.reading.walls import with_walls_split


def split(text: str, kind: BlockKind = BlockKind.PROSE) -> ReadResult:
    return with_walls_split(ReadResult((Block(kind, text, printed="3.2"),)))


def test_a_wall_is_split_at_sentence_ends_with_a_warning() -> None:
    wall = " ".join(["This sentence is one of very many that follow each other."] * 200)
    result = split(wall)
    assert " ".join(block.text for block in result.blocks) == wall
    assert all(block.text.endswith(".") for block in result.blocks)
    assert [block.printed for block in result.blocks[:2]] == ["3.2", None]
    assert "not the author's" in result.warnings[0]


def test_a_wall_without_sentences_is_cut_between_words_and_a_word_anywhere() -> None:
    words = " ".join(["word"] * 1500)
    assert " ".join(block.text for block in split(words).blocks) == words
    letters = "x" * 25_000
    assert "".join(block.text for block in split(letters).blocks) == letters


def test_a_long_paragraph_stays_the_authors() -> None:
    text = " ".join(["This sentence is one of many in a paragraph."] * 60)
    assert split(text) == ReadResult((Block(BlockKind.PROSE, text, printed="3.2"),))
