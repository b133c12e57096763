"""Files are checked, read in a child process, and never take the job down."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.blocks import ReadResult
from ingest.errors import NotAFile, ReadError, TooLarge, UnsupportedFormat, WrongFormat
from ingest.reading import (
    FoundFile,
    ReadingRoom,
    ReadLimits,
    find_files,
    read_file,
    read_files,
)
from ingest.reading.formats import Format
from ingest.reading.worker import run_reader
from tests.ingest.reading.hostile import CASES, SENTENCE, Hostile

LIMITS = ReadLimits(
    file_bytes=50_000_000, memory_bytes=1_000_000_000, cpu_seconds=20, wall_seconds=60
)


@pytest.fixture(scope="module")
def room() -> Iterator[ReadingRoom]:
    with ReadingRoom(LIMITS) as opened:
        yield opened


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_hostile_file_comes_to_a_named_ending(
    case: Hostile, room: ReadingRoom, tmp_path: Path
) -> None:
    path = case.make(tmp_path)
    file = FoundFile(path, path.parent)
    if case.ending is None:
        result = room.read(file)
        assert result.blocks
        assert any(case.says in warning for warning in (*result.warnings, ""))
        return
    with pytest.raises(ReadError) as caught:
        room.read(file)
    assert type(caught.value) is case.ending
    message = str(caught.value)
    assert case.says in message
    assert "\n" not in message
    assert message.endswith(".")


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    assert [block.text for block in read_file(path).blocks] == [SENTENCE.strip()]


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    slow = tmp_path / "a-slow.txt"
    slow.write_text("word\n" * 400_000, encoding="utf-8")
    (tmp_path / "b-next.txt").write_text(SENTENCE, encoding="utf-8")
    found = find_files([tmp_path])
    limits = ReadLimits(cpu_seconds=1, wall_seconds=1.5)
    outcomes = dict(read_files(found.files, limits))
    assert isinstance(outcomes[slow], TooLarge)
    assert isinstance(outcomes[tmp_path / "b-next.txt"], ReadResult)


@pytest.mark.skipif(sys.platform == "win32", reason="memory is limited on Unix only")
def test_a_file_that_needs_too_much_memory_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "wide.txt"
    path.write_text("word\n" * 600_000, encoding="utf-8")
    limits = ReadLimits(memory_bytes=150_000_000, cpu_seconds=60)
    with pytest.raises(TooLarge, match="memory"):
        read_file(path, limits=limits)


def test_an_answer_over_its_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(SENTENCE * 100, encoding="utf-8")
    with pytest.raises(TooLarge, match="more text"):
        read_file(path, limits=ReadLimits(reply_bytes=1000))


def test_one_bad_file_among_many_is_one_failure(tmp_path: Path) -> None:
    for name, content in {
        "a.txt": SENTENCE,
        "b.docx": "not a word file",
        "c.md": f"# Title\n\n{SENTENCE}",
        "d.html": f"<html><p>{SENTENCE}</p>",
    }.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    outcomes = [type(outcome) for _, outcome in read_files(find_files([tmp_path]).files, LIMITS)]
    assert outcomes == [ReadResult, WrongFormat, ReadResult, ReadResult]


def test_a_link_inside_the_folder_is_followed_and_one_out_of_it_is_not(tmp_path: Path) -> None:
    root = tmp_path / "inbox"
    (root / "data").mkdir(parents=True)
    (root / "data" / "real.txt").write_text(SENTENCE, encoding="utf-8")
    (root / "data" / "in.txt").symlink_to(root / "data" / "real.txt")
    (tmp_path / "out.txt").write_text("Outside.", encoding="utf-8")
    (root / "out.txt").symlink_to(tmp_path / "out.txt")
    found = find_files([root])
    assert [file.path.name for file in found.files] == ["in.txt", "real.txt"]
    assert [(path.name, type(error)) for path, error in found.failures] == [("out.txt", NotAFile)]
    assert all(isinstance(outcome, ReadResult) for _, outcome in read_files(found.files, LIMITS))


def test_folders_are_expanded_sorted_without_hidden_files_and_sidecars(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.pdf",
        ".hidden.txt",
        "a.pdf.profile.json",
        "b.sidecar.json",
        "old.doc",
        "sub/c.md",
        ".git/d.txt",
        "mgAi.aspx?ID=3",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    found = find_files([tmp_path, tmp_path / "b.txt"])
    names = [file.path.relative_to(tmp_path).as_posix() for file in found.files]
    assert names == ["a.pdf", "b.txt", "mgAi.aspx?ID=3", "sub/c.md"]
    [(path, error)] = found.failures
    assert path.name == "old.doc"
    assert isinstance(error, UnsupportedFormat)


def test_a_path_that_does_not_exist_is_a_failure_with_a_reason(tmp_path: Path) -> None:
    found = find_files([tmp_path / "none.pdf"])
    assert found.files == ()
    assert isinstance(found.failures[0][1], NotAFile)


READERS = [kind for kind in Format if kind is not Format.PDF]


@given(kind=st.sampled_from(READERS), raw=st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_bytes_end_in_blocks_or_a_named_error(
    tmp_path_factory: pytest.TempPathFactory, kind: Format, raw: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz"
    path.write_bytes(raw)
    try:
        result = run_reader(path, kind)
    except ReadError:
        return
    assert isinstance(result, ReadResult)
