import time
from pathlib import Path

import pytest

from assistant.chat.adding import Adding, Shelf, plain_name
from ingest.errors import UnsupportedFormat
from ingest.store.inspecting import live_documents

MINUTES = """# Minutes of the scrutiny committee of Fallowgate Council

Meeting of 3 October 2024

1. The director said that 14 children were waiting for a social worker.
"""


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Report 2024.PDF", "Report 2024.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("..\\x.html", "x.html"),
        (".htaccess.md", "htaccess.md"),
        ("<b>.txt", "b.txt"),
        ("...txt", "document.txt"),
    ],
)
def test_a_file_is_kept_under_a_name_that_leads_nowhere(name: str, kept: str) -> None:
    assert plain_name(name) == kept


@pytest.mark.parametrize("name", ["x.exe", "x.svg", "pdf", "x.pdf/", ""])
def test_a_file_of_another_kind_is_refused_with_the_kinds_that_are_read(name: str) -> None:
    with pytest.raises(UnsupportedFormat, match="PDF, DOCX"):
        plain_name(name)


def test_how_far_it_is_is_said_in_one_line() -> None:
    assert Adding().words == "Nothing is being added"
    assert Adding(running=True, stage="Reading", done=2, total=5).words == "Reading: 2 of 5"
    assert Adding(finished=True, error="The disk is full.").words == "The disk is full."


def live_generation(store: Path) -> str:
    pointer = store / "live"
    return pointer.read_text("utf-8") if pointer.exists() else ""


@pytest.mark.long
def test_a_document_that_was_added_is_held_and_one_that_cannot_be_read_is_told(
    tmp_path: Path,
) -> None:
    shelf = Shelf(tmp_path, lambda: live_generation(tmp_path))
    shelf.put({"minutes.md": MINUTES.encode(), "broken.pdf": b"not a PDF"})
    deadline = time.monotonic() + 240
    while shelf.state.running and time.monotonic() < deadline:
        time.sleep(0.2)
    state = shelf.state
    assert (state.finished, state.error, state.added, state.opened) == (True, "", 1, True)
    assert [name for name, _ in state.failures] == ["broken.pdf"]
    (held,) = live_documents(tmp_path)
    assert "14 children" in " ".join(paragraph.text for paragraph in held.paragraphs)
