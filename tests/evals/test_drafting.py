"""Questions are proposed from documents, decided on by a person, and asked only then."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.cli import main
from evals.accepting import AcceptModel, Decided, Drafts
from evals.cases import read_cases
from evals.drafting import draft
from evals.gold import stale
from evals.library import Library
from evals.reading import ReadFolder, read_folder
from evals.records import write_lines
from evals.samples.build import DOCUMENTS
from evals.sets import outside
from ingest.errors import QuestionSetError


@pytest.fixture(scope="module")
def read() -> ReadFolder:
    return read_folder(DOCUMENTS)


@pytest.fixture
def drafts(tmp_path: Path, read: ReadFolder) -> Drafts:
    path = tmp_path / "own.jsonl"
    write_lines(path, draft(read.documents, 40))
    return Drafts.read(path)


def test_a_draft_has_every_kind_and_gold_that_stands(drafts: Drafts, read: ReadFolder) -> None:
    cases = read_cases(drafts.path)
    kinds = {case.kind for case in cases}
    assert kinds == {"grade", "list", "number", "date", "wrong-authority", "wrong-period"}
    assert len(cases) == 40
    assert not stale(cases, Library.of(read.documents))


def test_what_a_draft_asks_for_stands_in_its_gold(drafts: Drafts, read: ReadFolder) -> None:
    library = Library.of(read.documents)
    for case in read_cases(drafts.path):
        texts = [library.by_ref[item.ref].text for item in case.evidence]
        if case.kind in {"number", "date"}:
            assert case.facts[0] in texts[0]
            assert case.facts[0] not in case.question.text.partition(": ")[2]


def test_the_same_documents_give_the_same_draft(read: ReadFolder) -> None:
    assert draft(read.documents, 30) == draft(read.documents, 30)


def test_nothing_is_asked_before_it_is_accepted(drafts: Drafts) -> None:
    own = outside(drafts.path, DOCUMENTS)
    with pytest.raises(QuestionSetError, match="only proposed"):
        own.cases()
    first = str(drafts.proposed[0]["id"])
    drafts.accepted(first, Decided("Well?", (" 7 ", ""), "Para 2.")).write()
    (case,) = own.cases()
    assert (case.question.text, case.facts, case.note) == ("Well?", ("7",), "Para 2.")


def test_the_page_takes_proposals_one_by_one(drafts: Drafts, read: ReadFolder) -> None:
    page = AcceptModel(drafts, Library.of(read.documents))
    first, second, third = (str(row["id"]) for row in drafts.proposed[:3])
    assert first in page.shown()[0]
    assert second in page.accept("How good?", "good\n", "Seen.")[0]
    assert third in page.drop()[0]
    assert third not in page.pass_by()[0]
    left = {str(row["id"]): row for row in Drafts.read(drafts.path).rows}
    assert left[first]["proposed"] is False
    assert second not in left
    assert left[third]["proposed"] is True


@pytest.mark.long
def test_the_page_can_be_built(drafts: Drafts) -> None:
    # In a process of its own: Gradio leaves an event loop open behind it.
    build = (
        "import sys; from pathlib import Path; from evals.accept_page import page_of;"
        "from evals.accepting import AcceptModel, Drafts; from evals.library import Library;"
        "page_of(AcceptModel(Drafts.read(Path(sys.argv[1])), Library.of(())))"
    )
    subprocess.run([sys.executable, "-c", build, str(drafts.path)], check=True, timeout=120)


def test_the_command_writes_a_new_file_only(tmp_path: Path) -> None:
    documents, out = tmp_path / "documents", tmp_path / "own.jsonl"
    documents.mkdir()
    (documents / "note.txt").write_text(
        "There were 14 visits to homes in all that year.\n", "utf-8"
    )
    command = ["eval", "draft", str(documents), "-o", str(out), "--most", "9"]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output
    assert any(json.loads(line)["facts"] == ["14"] for line in out.read_text("utf-8").splitlines())
    again = CliRunner().invoke(main, command)
    assert again.exit_code == 1
    assert "is there already" in again.output
