from pathlib import Path

import numpy as np
import pytest

from ingest.corpus import embed_queries
from ingest.embedding import SentenceTransformerEmbedder, bundled_model
from ingest.errors import ModelUnavailable
from tests.ingest.word_embedder import WordEmbedder

SENTENCES = (
    "Inspectors found that care leavers are well supported.",
    "Young people who leave care receive good help.",
    "The council repaired eleven bridges.",
)


@pytest.fixture(scope="module")
def embedder() -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder()


def cosine(one: list[float], other: list[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def test_the_name_tells_the_model_and_its_weights(embedder: SentenceTransformerEmbedder) -> None:
    assert embedder.name == "all-minilm-l6-v2@53aa5117"


def test_vectors_are_unit_length_and_in_order(embedder: SentenceTransformerEmbedder) -> None:
    vectors = embedder.embed_documents(SENTENCES)
    assert [len(vector) for vector in vectors] == [embedder.dimension] * 3
    assert [cosine(vector, vector) for vector in vectors] == pytest.approx([1.0] * 3, abs=1e-5)
    assert embedder.embed_documents(SENTENCES[2:])[0] == pytest.approx(vectors[2], abs=1e-5)
    assert embedder.embed_documents([]) == []


def test_a_question_is_nearer_to_what_it_asks_about(
    embedder: SentenceTransformerEmbedder,
) -> None:
    vectors = embedder.embed_documents(SENTENCES)
    question = embedder.embed_query("How well are young adults leaving care helped?")
    scores = [cosine(question, vector) for vector in vectors]
    assert min(scores[:2]) > scores[2] + 0.2


def test_tokens_are_counted_beyond_the_limit_without_special_ones(
    embedder: SentenceTransformerEmbedder,
) -> None:
    assert embedder.token_limit == 254
    assert embedder.count_tokens("good") == 1
    assert embedder.count_tokens("good " * 1000) == 1000


def test_what_is_beyond_the_limit_would_be_cut_without_a_word(
    embedder: SentenceTransformerEmbedder,
) -> None:
    within = "good " * embedder.token_limit
    assert embedder.embed_query(within) == embedder.embed_query(within + "inadequate " * 50)


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"holds no model\.safetensors; set embedding"):
        SentenceTransformerEmbedder(tmp_path)


def test_a_model_that_cannot_be_loaded_is_named(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"no weights")
    with pytest.raises(ModelUnavailable, match=r"check embedding\.model"):
        _ = SentenceTransformerEmbedder(tmp_path).dimension


def test_the_bundled_model_is_a_folder_of_the_installed_package() -> None:
    assert (bundled_model() / "model.safetensors").is_file()


def test_questions_embedded_at_once_have_the_vectors_they_have_alone(
    embedder: SentenceTransformerEmbedder,
) -> None:
    texts = ["Are visits timely?", "Who leads the service, and since when?"]
    together = embed_queries(embedder, texts)
    alone = [embedder.embed_query(text) for text in texts]
    assert np.allclose(together, alone, atol=1e-6)


def test_an_embedder_that_takes_one_question_at_a_time_is_asked_one_after_another() -> None:
    words = WordEmbedder()
    assert embed_queries(words, ["a plan", "a visit"]) == [
        words.embed_query("a plan"),
        words.embed_query("a visit"),
    ]
