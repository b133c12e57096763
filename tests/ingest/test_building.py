from pathlib import Path

import pytest

from ingest.building import BuildReport, build
from ingest.building_progress import Silent
from ingest.errors import ModelUnavailable, StoreLocked, StoreMissing
from ingest.store import open_corpus
from ingest.store.folder import StoreFolder
from ingest.store.locking import build_lock
from tests.ingest.word_embedder import WordEmbedder, write_report


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    for name in ("alder.txt", "birch.txt"):
        write_report(folder, name)
    return folder


@pytest.fixture
def fresh(tmp_path: Path, documents: Path) -> Path:
    """A store built from the documents."""
    build([documents], tmp_path / "fresh", WordEmbedder())
    return tmp_path / "fresh"


def counts(report: BuildReport) -> tuple[int, int, int, int, int]:
    found = report.documents
    return found.added, found.changed, found.unchanged, found.removed, found.failed


def contents(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path): (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "build.lock"
    }


def test_the_first_build_adds_everything(tmp_path: Path, documents: Path) -> None:
    report = build([documents], tmp_path / "s", WordEmbedder())
    assert counts(report) == (2, 0, 0, 0, 0)
    assert (report.paragraphs, report.embedded, report.reused) == (12, 12, 0)
    assert report.generation == StoreFolder(tmp_path / "s").live()


def test_building_the_same_again_writes_nothing(fresh: Path, documents: Path) -> None:
    before = contents(fresh / "generations")
    pointer = (fresh / "live").stat().st_mtime_ns
    embedder = WordEmbedder()
    report = build([documents], fresh, embedder)
    assert counts(report) == (0, 0, 2, 0, 0)
    assert (report.paragraphs, report.embedded, report.reused) == (12, 0, 12)
    assert embedder.texts == []
    assert contents(fresh / "generations") == before
    assert (fresh / "live").stat().st_mtime_ns == pointer


def test_a_change_embeds_the_changed_paragraphs_only(fresh: Path, documents: Path) -> None:
    changed = documents / "alder.txt"
    changed.write_text(changed.read_text().replace("housing is steady", "housing is weak"))
    embedder = WordEmbedder()
    report = build([documents], fresh, embedder)
    assert counts(report) == (0, 1, 1, 0, 0)
    assert (report.embedded, report.reused) == (1, 11)
    assert [text for text in embedder.texts if "weak" in text] == embedder.texts


def test_a_file_that_has_gone_is_removed_and_never_found_again(
    fresh: Path, documents: Path
) -> None:
    (documents / "alder.txt").unlink()
    report = build([documents], fresh, WordEmbedder())
    assert counts(report) == (0, 0, 1, 1, 0)
    corpus = open_corpus(fresh, WordEmbedder())
    assert {one.ref.doc_id for one in corpus.lexical("alder work on fostering", 50)} == {"birch"}


def test_a_file_that_comes_back_is_neither_read_nor_embedded_again(
    fresh: Path, documents: Path
) -> None:
    text = (documents / "alder.txt").read_text()
    (documents / "alder.txt").unlink()
    build([documents], fresh, WordEmbedder())
    (documents / "alder.txt").write_text(text)
    report = build([documents], fresh, WordEmbedder())
    assert counts(report) == (1, 0, 1, 0, 0)
    assert report.embedded == 0


def test_other_folders_stay_when_one_is_built(fresh: Path, tmp_path: Path) -> None:
    report = build([write_report(tmp_path / "more", "cedar.txt")], fresh, WordEmbedder())
    assert counts(report) == (1, 0, 2, 0, 0)


def test_a_folder_that_is_not_there_removes_nothing(fresh: Path, documents: Path) -> None:
    documents.rename(documents.with_name("away"))
    report = build([documents], fresh, WordEmbedder())
    assert counts(report) == (0, 0, 2, 0, 1)
    assert "no such file or folder" in report.failures[0].reason


def test_a_moved_folder_keeps_its_documents(fresh: Path, documents: Path) -> None:
    moved = documents.rename(documents.with_name("moved"))
    report = build([moved], fresh, WordEmbedder())
    assert counts(report) == (0, 0, 2, 0, 0)
    assert report.embedded == 0


def test_a_document_that_cannot_be_read_is_listed_and_the_rest_goes_live(
    tmp_path: Path, documents: Path
) -> None:
    (documents / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    (documents / "empty.txt").write_bytes(b"")
    report = build([documents], tmp_path / "s", WordEmbedder())
    assert counts(report) == (2, 0, 0, 0, 2)
    assert [failure.source for failure in report.failures] == ["broken.pdf", "empty.txt"]
    assert all(failure.reason.endswith(".") for failure in report.failures)


def test_a_live_document_that_becomes_unreadable_stays_as_it_was_read(
    fresh: Path, documents: Path
) -> None:
    (documents / "alder.txt").write_bytes(b"")
    report = build([documents], fresh, WordEmbedder())
    assert counts(report) == (0, 0, 1, 0, 1)
    assert len(open_corpus(fresh, WordEmbedder()).document("alder").paragraphs) == 6


def test_nothing_readable_at_all_is_not_live(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    report = build([tmp_path / "empty.txt"], tmp_path / "s", WordEmbedder())
    assert (report.generation, report.documents.failed) == (None, 1)


def test_a_folder_emptied_of_documents_leaves_nothing_live(fresh: Path, documents: Path) -> None:
    for path in documents.iterdir():
        path.unlink()
    report = build([documents], fresh, WordEmbedder())
    assert (report.generation, report.documents.removed) == (None, 2)
    with pytest.raises(StoreMissing):
        open_corpus(fresh, WordEmbedder())


def test_equal_names_in_two_folders_are_two_documents_whatever_the_order(tmp_path: Path) -> None:
    one = write_report(tmp_path / "one", "report.txt")
    two = write_report(tmp_path / "two", "report.txt", remark="weak")
    build([one.parent, two.parent], tmp_path / "s", WordEmbedder())
    build([two.parent, one.parent], tmp_path / "s", WordEmbedder())
    corpus = open_corpus(tmp_path / "s", WordEmbedder())
    assert [document.doc_id for document in corpus.documents] == ["report", "report-2"]
    assert "weak" in corpus.document("report-2").paragraphs[0].text


def test_the_same_bytes_under_two_names_are_held_once_and_named(
    tmp_path: Path, documents: Path
) -> None:
    (documents / "copy.txt").write_bytes((documents / "alder.txt").read_bytes())
    report = build([documents], tmp_path / "s", WordEmbedder())
    assert report.documents.added == 2
    assert report.duplicates == (("copy.txt", "alder.txt"),)


def test_a_file_name_becomes_a_readable_address(tmp_path: Path) -> None:
    write_report(tmp_path / "d", "Kingston’s Plan (2024) – été.txt")
    build([tmp_path / "d"], tmp_path / "s", WordEmbedder())
    (document,) = open_corpus(tmp_path / "s", WordEmbedder()).documents
    assert document.doc_id == "kingstons-plan-2024-ete"
    assert document.source == "Kingston’s Plan (2024) – été.txt"


def test_a_sidecar_changes_the_document_it_stands_beside(fresh: Path, documents: Path) -> None:
    (documents / "alder.txt.profile.json").write_text('{"kind": "plan", "title": "The plan"}')
    report = build([documents], fresh, WordEmbedder())
    assert counts(report) == (0, 1, 1, 0, 0)
    profile = open_corpus(fresh, WordEmbedder()).document("alder").profile
    assert (profile.kind, profile.title) == ("plan", "The plan")


def test_equal_stores_have_equal_digests_wherever_and_however_they_were_built(
    tmp_path: Path, fresh: Path, documents: Path
) -> None:
    for name in ("birch.txt", "alder.txt"):
        build([documents / name], tmp_path / "other", WordEmbedder())
    digests = {open_corpus(place, WordEmbedder()).digest for place in (fresh, tmp_path / "other")}
    assert len(digests) == 1


def test_an_embedder_that_fails_leaves_the_live_index_alone(fresh: Path, tmp_path: Path) -> None:
    class Broken(WordEmbedder):
        def embed_query(self, text: str) -> list[float]:
            return [float("nan")] * self.dimension

    before = StoreFolder(fresh).live()
    with pytest.raises(ModelUnavailable, match="unit vectors"):
        build([write_report(tmp_path, "cedar.txt")], fresh, Broken())
    assert StoreFolder(fresh).live() == before
    assert len(open_corpus(fresh, WordEmbedder()).documents) == 2


def test_a_screen_that_is_closed_stops_no_build(fresh: Path, tmp_path: Path) -> None:
    class Closed(Silent):
        def step(self, what: str, count: int = 1) -> None:
            raise BrokenPipeError(what)

    added = write_report(tmp_path, "cedar.txt")
    assert counts(build([added], fresh, WordEmbedder(), progress=Closed()))[0] == 1
    assert len(open_corpus(fresh, WordEmbedder()).documents) == 3


def test_another_embedder_builds_again_from_the_same_paragraphs(
    fresh: Path, documents: Path
) -> None:
    report = build([documents], fresh, WordEmbedder("words@2"))
    assert counts(report) == (0, 0, 2, 0, 0)
    assert report.embedded == 12
    assert open_corpus(fresh, WordEmbedder("words@2")).notices == ()


def test_a_second_build_is_refused_and_told_who_holds_the_store(
    fresh: Path, documents: Path
) -> None:
    import os

    with (
        build_lock(StoreFolder(fresh)),
        pytest.raises(StoreLocked, match=rf"process {os.getpid()}\)"),
    ):
        build([documents], fresh, WordEmbedder())
    assert counts(build([documents], fresh, WordEmbedder())) == (0, 0, 2, 0, 0)


def test_only_two_generations_are_kept(fresh: Path, tmp_path: Path) -> None:
    for name in ("cedar.txt", "dogwood.txt", "elm.txt"):
        build([write_report(tmp_path, name)], fresh, WordEmbedder())
    assert len(list((fresh / "generations").iterdir())) == 2


def test_a_folder_reached_through_a_link_is_not_read_again(fresh: Path, documents: Path) -> None:
    link = documents.parent / "another way"
    link.symlink_to(documents, target_is_directory=True)
    assert counts(build([link], fresh, WordEmbedder())) == (0, 0, 2, 0, 0)
