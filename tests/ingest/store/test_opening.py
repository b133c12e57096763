import threading
from pathlib import Path

import pytest

from ingest.building import build
from ingest.documents import ParagraphRef
from ingest.errors import EmbedderMismatch, NoSuchDocument, StoreMissing
from ingest.store import LiveCorpus, open_corpus
from ingest.store.folder import StoreFolder
from tests.ingest.word_embedder import WordEmbedder, write_report

WORDS = WordEmbedder()


def test_nothing_built_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="run `ingest build"):
        open_corpus(tmp_path, WORDS)


def test_another_embedder_is_refused_by_name_with_the_way_out(store: Path) -> None:
    with pytest.raises(EmbedderMismatch, match=r"words@1 and words@2 .*ingest build") as raised:
        open_corpus(store, WordEmbedder("words@2"))
    assert str(store) in str(raised.value)


def test_documents_come_sorted_with_their_paragraphs(store: Path) -> None:
    corpus = open_corpus(store, WORDS)
    assert [document.doc_id for document in corpus.documents] == ["alder", "birch", "cedar"]
    assert corpus.paragraph(ParagraphRef("birch", 2)).text == (
        "In birch the work on adoption is steady."
    )
    assert corpus.notices == ()


def test_addresses_that_are_not_held_are_refused(store: Path) -> None:
    corpus = open_corpus(store, WORDS)
    with pytest.raises(NoSuchDocument, match="No document oak"):
        corpus.document("oak")
    with pytest.raises(NoSuchDocument, match="paragraphs 1 to 6"):
        corpus.paragraph(ParagraphRef("alder", 7))


def test_a_paragraph_is_nearest_to_its_own_vector(store: Path) -> None:
    corpus = open_corpus(store, WORDS)
    text = corpus.paragraph(ParagraphRef("cedar", 3)).text
    best = corpus.dense(WORDS.embed_query(f"document\n{text}"), 3)[0]
    assert best.ref == ParagraphRef("cedar", 3)
    assert best.score == pytest.approx(1.0, abs=1e-4)
    assert (best.start, best.end) == (0, len(text))


def test_a_scope_is_searched_and_nothing_else(store: Path) -> None:
    corpus = open_corpus(store, WORDS)
    vector = WORDS.embed_query("the work on adoption in cedar")
    for found in (
        corpus.dense(vector, 50, ["alder"]),
        corpus.lexical("adoption in cedar", 50, ["alder"]),
    ):
        assert {scored.ref.doc_id for scored in found} == {"alder"}


@pytest.mark.parametrize("doc_ids", [[], ["oak"]])
def test_a_scope_that_matches_nothing_finds_nothing(store: Path, doc_ids: list[str]) -> None:
    corpus = open_corpus(store, WORDS)
    assert corpus.dense(WORDS.embed_query("adoption"), 5, doc_ids) == ()
    assert corpus.lexical("adoption", 5, doc_ids) == ()


def test_scoping_to_every_document_ranks_like_no_scope(store: Path) -> None:
    corpus = open_corpus(store, WORDS)
    vector = WORDS.embed_query("how is fostering")
    everything = ["alder", "birch", "cedar"]
    assert corpus.dense(vector, 7) == corpus.dense(vector, 7, everything)
    assert (
        corpus.dense(vector, 3, ["birch"])
        == tuple(scored for scored in corpus.dense(vector, 18) if scored.ref.doc_id == "birch")[:3]
    )


def test_words_are_found_by_their_stem_and_names_by_themselves(store: Path) -> None:
    corpus = open_corpus(store, WORDS)
    found = corpus.lexical("Which birch placement?", 1)
    assert [scored.ref for scored in found] == [ParagraphRef("birch", 3)]
    assert found[0].score > 0


def test_words_that_no_paragraph_has_find_nothing(store: Path) -> None:
    assert open_corpus(store, WORDS).lexical("zeppelin of the", 5) == ()


def test_similarities_are_those_of_the_ranking(store: Path) -> None:
    corpus = open_corpus(store, WORDS)
    vector = WORDS.embed_query("the housing work")
    ranked = {scored.ref: scored.score for scored in corpus.dense(vector, 18)}
    some = [ParagraphRef("alder", 5), ParagraphRef("cedar", 1)]
    near = corpus.similarities(vector, some)
    assert {ref: one.context for ref, one in near.items()} == {ref: ranked[ref] for ref in some}
    assert all(one.sentences and one.text >= max(one.sentences) for one in near.values())
    assert corpus.similarities(vector, [ParagraphRef("oak", 1)]) == {}


def test_a_paragraph_in_windows_is_found_once_by_its_best_window(tmp_path: Path) -> None:
    text = " ".join(f"Sentence {number} is about trams." for number in range(30))
    (tmp_path / "trams.txt").write_text(f"{text} Finally a zebra crossed.\n", encoding="utf-8")
    build([tmp_path / "trams.txt"], tmp_path / "store", WORDS)
    corpus = open_corpus(tmp_path / "store", WORDS)
    (found,) = corpus.lexical("zebra", 5)
    paragraph = corpus.paragraph(found.ref)
    assert "zebra" in paragraph.text[found.start : found.end]
    assert found.start > 0
    assert len(corpus.dense(WORDS.embed_query("trams"), 5)) == len(corpus.documents[0].paragraphs)


def test_a_new_generation_is_picked_up_and_the_old_one_stays_usable(
    store: Path, tmp_path: Path
) -> None:
    live = LiveCorpus(store, WORDS)
    before = live.current
    build([write_report(tmp_path, "dogwood.txt")], store, WORDS)
    assert live.current.generation != before.generation
    assert live.current is live.current
    assert {document.doc_id for document in live.current.documents} > {"dogwood"}
    assert len(before.dense(WORDS.embed_query("fostering"), 3)) == 3


def test_a_generation_in_use_outlives_two_more_builds(store: Path, tmp_path: Path) -> None:
    held = open_corpus(store, WORDS)
    folder = StoreFolder(store).generation(held.generation)
    for name in ("elm.txt", "fir.txt", "gorse.txt"):
        build([write_report(tmp_path, name)], store, WORDS)
    assert folder.is_dir()
    held.close()
    build([write_report(tmp_path, "hazel.txt")], store, WORDS)
    assert not folder.exists()
    assert len(list(StoreFolder(store).generations.iterdir())) == 2


def test_many_threads_may_ask_at_once(store: Path) -> None:
    live = LiveCorpus(store, WORDS)
    vector = WORDS.embed_query("the work on advocacy")
    expected = live.current.dense(vector, 5), live.current.lexical("advocacy", 5)
    answers: list[object] = []

    def ask() -> None:
        answers.extend(
            (live.current.dense(vector, 5), live.current.lexical("advocacy", 5)) for _ in range(20)
        )

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [expected] * 160
