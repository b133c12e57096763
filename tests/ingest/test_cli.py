import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ingest.cli import main
from ingest.store.folder import StoreFolder
from ingest.store.locking import build_lock
from tests.ingest.word_embedder import write_report

ROOT = Path(__file__).parents[2]


def run(*arguments: str | Path, **environment: str) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments], env=environment)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store built by the command, with the real embedder."""
    place = tmp_path_factory.mktemp("cli")
    write_report(place / "documents", "alder.txt")
    (place / "documents" / "empty.txt").write_bytes(b"")
    result = run("build", place / "documents", "--store", place / "store", "--json")
    assert result.exit_code == 0, result.output
    (place / "report.json").write_text(result.stdout, encoding="utf-8")
    return place


def test_build_prints_the_record_that_scorers_read(built: Path) -> None:
    report = json.loads((built / "report.json").read_text())
    assert report["documents"] == {
        "added": 1,
        "changed": 0,
        "unchanged": 0,
        "removed": 0,
        "failed": 1,
    }
    assert report["generation"] == StoreFolder(built / "store").live()
    assert (report["paragraphs"], report["embedded"], report["reused"]) == (6, 6, 0)
    assert report["seconds"] >= 0
    (failure,) = report["failures"]
    assert failure["source"] == "empty.txt"
    assert failure["reason"]


def test_status_prints_the_record_that_scorers_read(built: Path) -> None:
    status = json.loads(run("status", "--store", built / "store", "--json").stdout)
    assert status.keys() == {
        "generation",
        "verified_at",
        "documents",
        "paragraphs",
        "embedder",
        "corpus",
    }
    assert (status["documents"], status["paragraphs"]) == (1, 6)
    assert status["embedder"] == "all-minilm-l6-v2@53aa5117"
    assert status["verified_at"].endswith("+00:00")


def test_show_lists_documents_and_prints_one(built: Path) -> None:
    (listed,) = json.loads(run("show", "--store", built / "store", "--json").stdout)
    assert listed.keys() == {
        "doc_id",
        "source",
        "title",
        "authority",
        "kind",
        "dates",
        "paragraphs",
    }
    assert (listed["doc_id"], listed["source"], listed["paragraphs"]) == ("alder", "alder.txt", 6)
    shown = json.loads(run("show", "alder", "--store", built / "store", "--json").stdout)
    assert shown.keys() >= {"doc_id", "source", "profile", "paragraphs"}
    second = shown["paragraphs"][1]
    assert second.keys() >= {"ref", "label", "page", "heading", "lead_in", "speaker", "text"}
    assert second["ref"] == "alder#p2"
    assert second["text"] == "In alder the work on adoption is steady."


def test_show_reads_to_people_by_address_or_by_file_name(built: Path) -> None:
    for name in ("alder", "alder.txt"):
        result = run("show", name, "--store", built / "store")
        assert "[#p2, ¶2 (unnumbered)" in result.stdout
        assert "In alder the work on adoption is steady." in result.stdout


def test_show_tells_people_how_each_field_was_found(built: Path) -> None:
    shown = run("show", "alder", "--store", built / "store").stdout
    assert "\n  kind: other [nothing found]\n" in shown
    assert "\n  status: final\n" in shown
    assert "authority: " not in shown


def test_the_store_can_be_named_by_the_environment(built: Path) -> None:
    result = run("status", INSPECTION_STORE=str(built / "store"))
    assert result.exit_code == 0
    assert "1 documents, 6 paragraphs" in result.stdout


def test_verify_says_whole(built: Path) -> None:
    result = run("verify", "--store", built / "store")
    assert (result.exit_code, "whole" in result.stdout) == (0, True)


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (("status",), "Nothing has been built"),
        (("show",), "Nothing has been built"),
        (("verify",), "Nothing has been built"),
    ],
)
def test_an_error_is_one_line_on_stderr(
    tmp_path: Path, command: tuple[str, ...], expected: str
) -> None:
    result = run(*command, "--store", tmp_path)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith(f"ingest: {expected}")
    assert result.stderr.count("\n") == 1


def test_a_document_that_is_not_held_is_refused(built: Path) -> None:
    result = run("show", "oak", "--store", built / "store")
    assert result.exit_code == 1
    assert result.stderr == "ingest: No document oak is held; `ingest show` lists those that are.\n"


def test_verify_exits_1_on_damage(built: Path, tmp_path: Path) -> None:
    import shutil

    store = Path(shutil.copytree(built / "store", tmp_path / "store"))
    folder = StoreFolder(store)
    (folder.generation(folder.live()) / "vectors.npy").unlink()
    result = run("verify", "--store", store, "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["faults"] == ["vectors.npy is missing or changed"]


def test_nothing_readable_exits_1(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run("build", tmp_path / "empty.txt", "--store", tmp_path / "store", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["generation"] is None


def test_a_locked_store_exits_3_naming_the_holder(built: Path) -> None:
    with build_lock(StoreFolder(built / "store")):
        result = run("build", built / "documents", "--store", built / "store")
    assert result.exit_code == 3
    assert f"process {os.getpid()}" in result.stderr


def test_an_unknown_setting_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text("[index]\nkeep_generation = 3\n")
    result = run("build", tmp_path, "--store", tmp_path / "s", "--settings", tmp_path / "s.toml")
    assert result.exit_code == 1
    assert "s.toml: index.keep_generation" in result.stderr


def _hear_ctrl_c() -> None:
    """A shell that runs the tests in the background has its children ignore the key."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_ctrl_c_prints_one_line_and_leaves_the_live_index(built: Path) -> None:
    live = StoreFolder(built / "store").live()
    write_report(built / "more", "birch.txt")
    with subprocess.Popen(
        [sys.executable, "-m", "ingest", "build", str(built / "more")],
        cwd=ROOT,
        env={**os.environ, "INSPECTION_STORE": str(built / "store")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_hear_ctrl_c,
    ) as child:
        lock = built / "store" / "build.lock"
        while child.poll() is None and lock.read_text() != str(child.pid):
            pass
        child.send_signal(signal.SIGINT)
        _, said = child.communicate()
    assert child.returncode == 130
    assert said == (
        "ingest: stopped; the live index is as it was, and the next build resumes here.\n"
    )
    assert StoreFolder(built / "store").live() == live


def test_coverage_counts_what_is_held_for_people_and_programs(built: Path) -> None:
    record = json.loads(run("coverage", "--store", built / "store", "--json").stdout)
    assert record.keys() == {
        "held",
        "missing",
        "mentioned",
        "to_follow",
        "superseded",
        "approved",
    }
    (held,) = record["held"]
    assert (held["kind"], held["documents"]) == ("other", 1)
    shown = run("coverage", "--store", built / "store")
    assert (shown.exit_code, shown.stdout) == (0, "no authority, other, no date: 1\n")


def test_an_old_citation_is_resolved_with_the_kind_of_match(tmp_path: Path) -> None:
    document = write_report(tmp_path / "documents", "alder.txt")
    store = tmp_path / "store"
    run("build", tmp_path / "documents", "--store", store)
    document.write_text("A foreword for members.\n\n" + document.read_text())
    run("build", tmp_path / "documents", "--store", store)
    today, before = json.loads(run("resolve", "alder#p2", "--store", store, "--json").stdout)
    assert (today["match"], today["now"]) == ("same", "alder#p2")
    assert (before["match"], before["now"]) == ("moved", "alder#p3")
    shown = run("resolve", "alder#p2", "--digest", before["digest"][:12], "--store", store)
    assert "moved: alder#p3, ¶3 (unnumbered): In alder the work on adoption" in shown.stdout
    refused = run("resolve", "alder", "--store", store)
    assert (refused.exit_code, refused.stderr.count("\n")) == (1, 1)
