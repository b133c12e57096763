"""Every damaged file is found before anything is answered from it."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.building import build
from ingest.errors import StoreError
from ingest.store import OpenCorpus, open_corpus
from ingest.store.folder import StoreFolder
from ingest.store.verification import faults_of
from ingest.store.worker import verify_in_child
from tests.ingest.faults.damage import unreadable
from tests.ingest.word_embedder import WordEmbedder, write_report

WORDS = WordEmbedder()
FILES = (
    "chroma/chroma.sqlite3",
    "chroma/data_level0.bin",
    "chroma/header.bin",
    "chroma/length.bin",
    "chroma/link_lists.bin",
    "chroma/index_metadata.pickle",
    "vectors.npy",
    "chunks.json",
    "lexical/data.csc.index.npy",
    "lexical/indices.csc.index.npy",
    "lexical/indptr.csc.index.npy",
    "lexical/vocab.index.json",
    "lexical/params.index.json",
)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def halved(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def without_its_last_byte(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def with_one_bit_flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def deleted(path: Path) -> None:
    path.unlink()


DAMAGES = (emptied, halved, without_its_last_byte, with_one_bit_flipped, deleted, unreadable)


def live_folder(store: Path) -> Path:
    folder = StoreFolder(store)
    return folder.generation(folder.live())


def file_of(store: Path, name: str) -> Path:
    """A file by name; those of Chroma's index lie in a folder with a name of its own."""
    folder, _, plain = name.rpartition("/")
    (found,) = (live_folder(store) / folder).rglob(plain)
    return found


def answers_to(corpus: OpenCorpus) -> list[str]:
    dense = corpus.dense(WORDS.embed_query("adoption in birch"), 5)
    return [str(scored.ref) for scored in (*dense, *corpus.lexical("adoption birch", 5))]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_found_at_opening_and_something_right_is_served(
    store: Path, name: str, damage: Callable[[Path], None]
) -> None:
    whole = answers_to(open_corpus(store, WORDS))
    path = file_of(store, name)
    if path.stat().st_size == 0:
        pytest.skip("Chroma leaves this file empty for so few chunks")
    damage(path)
    assert faults_of(live_folder(store))
    corpus = open_corpus(store, WORDS)
    assert "damaged" in corpus.notices[0]
    lexical = [str(scored.ref) for scored in corpus.lexical("adoption birch", 5)]
    assert lexical == whole[5:]
    if name.startswith("chroma/"):
        assert answers_to(corpus) == whole


@pytest.mark.parametrize("damage", [emptied, halved, deleted])
def test_a_damaged_manifest_is_found(store: Path, damage: Callable[[Path], None]) -> None:
    damage(live_folder(store) / "manifest.json")
    assert faults_of(live_folder(store))
    corpus = open_corpus(store, WORDS)
    assert corpus.notices
    assert corpus.lexical("adoption", 1)


def test_the_generation_before_serves_while_the_live_one_is_damaged(
    store: Path, tmp_path: Path
) -> None:
    before = StoreFolder(store).live()
    build([write_report(tmp_path, "dogwood.txt")], store, WORDS)
    deleted(live_folder(store) / "vectors.npy")
    corpus = open_corpus(store, WORDS)
    assert corpus.generation == before
    assert "ingest build" in corpus.notices[0]


def test_without_any_index_words_are_still_found_and_nothing_by_vector(store: Path) -> None:
    deleted(live_folder(store) / "vectors.npy")
    corpus = open_corpus(store, WORDS)
    assert [str(one.ref) for one in corpus.lexical("birch adoption", 1)] == ["birch#p2"]
    assert corpus.dense(WORDS.embed_query("adoption"), 5) == ()
    assert len(corpus.documents) == 3


def test_the_next_build_repairs_a_damaged_index_without_embedding_anything(
    store: Path, tmp_path: Path
) -> None:
    digest = open_corpus(store, WORDS).digest
    with_one_bit_flipped(live_folder(store) / "vectors.npy")
    report = build([tmp_path / "nothing-here"], store, WORDS)
    assert (report.embedded, report.reused) == (0, 18)
    corpus = open_corpus(store, WORDS)
    assert (corpus.digest, corpus.notices) == (digest, ())


def test_a_damaged_generation_is_set_aside_and_never_served_again(
    store: Path, tmp_path: Path
) -> None:
    damaged = StoreFolder(store).live()
    with_one_bit_flipped(live_folder(store) / "vectors.npy")
    build([], store, WORDS)
    aside = {folder.name for folder in StoreFolder(store).generations.iterdir()}
    assert f"{damaged}.damaged" in aside
    deleted(live_folder(store) / "vectors.npy")
    assert "by their words only" in open_corpus(store, WORDS).notices[-1]
    build([], store, WORDS)
    assert not StoreFolder(store).generation(f"{damaged}.damaged").exists()


def test_what_a_killed_build_left_is_cleared_by_the_next_though_nothing_changed(
    store: Path, tmp_path: Path
) -> None:
    folder = StoreFolder(store)
    unfinished = folder.generation("g999999")
    unfinished.mkdir()
    (unfinished / "manifest.json").write_text("{}")
    build([], store, WORDS)
    assert [one.name for one in folder.generations.iterdir()] == [folder.live()]


def test_a_whole_generation_has_no_faults_and_reading_changes_no_byte_of_it(store: Path) -> None:
    for _ in range(2):
        open_corpus(store, WORDS).close()
        assert verify_in_child(live_folder(store), 20_000) == ()


def test_vectors_that_belong_to_other_chunks_are_found_by_the_self_queries(store: Path) -> None:
    from ingest.store.manifest import MANIFEST, file_records, read_manifest

    folder = live_folder(store)
    path = folder / "vectors.npy"
    content = path.read_bytes()
    header = len(content) - 18 * WORDS.dimension * 4
    rows = [content[header + i * 256 : header + (i + 1) * 256] for i in range(18)]
    path.write_bytes(content[:header] + b"".join(rows[1:] + rows[:1]))
    manifest = read_manifest(folder).model_copy(update={"files": file_records(folder)})
    (folder / MANIFEST).write_text(manifest.model_dump_json(), encoding="utf-8")
    assert "not found by their own vector" in " ".join(faults_of(folder))


@pytest.mark.parametrize("damage", [emptied, deleted])
def test_a_lost_catalogue_is_refused_and_never_replaced_by_an_empty_one(
    store: Path, damage: Callable[[Path], None]
) -> None:
    damage(StoreFolder(store).catalogue)
    for act in (lambda: open_corpus(store, WORDS), lambda: build([], store, WORDS)):
        with pytest.raises(StoreError, match=r"restore"):
            act()


def test_a_word_changed_in_the_catalogue_is_not_served(store: Path) -> None:
    connection = sqlite3.connect(StoreFolder(store).catalogue)
    connection.execute("UPDATE paragraphs SET record = replace(record, 'steady', 'superb')")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="no longer holds alder as it was read"):
        open_corpus(store, WORDS)


@pytest.mark.parametrize("text", ["", "nothing that was ever built", "\x00"])
def test_a_damaged_pointer_leaves_the_index_that_was_last_found_whole(
    store: Path, text: str
) -> None:
    folder = StoreFolder(store)
    live = folder.live()
    folder.pointer.write_text(text)
    assert open_corpus(store, WORDS).generation == live
    assert build([], store, WORDS).documents.unchanged == 3
