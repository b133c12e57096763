"""The assistant behind llama-index's interfaces: the example of the manual, run."""

import pytest
from llama_index.core.base.embeddings.base import BaseEmbedding

from assistant.answering import CorpusAnswerer
from assistant.answers import Question
from assistant.interop.embedding import LlamaIndexEmbedder
from assistant.interop.query_engine import AssistantQueryEngine
from assistant.interop.retriever import ParagraphRetriever
from evals.held import held_corpus
from ingest.documents import DocumentProfile, Paragraph, ParagraphRef, SourceDocument
from ingest.profile.authorities import AuthorityRegister
from tests.ingest.word_embedder import WordEmbedder

TEXTS = ("Visits to children are late.", "Foster carers are well supported.")


class WordEmbedding(BaseEmbedding):
    """Counts words behind llama-index's interface; not of unit length."""

    def _get_query_embedding(self, query: str) -> list[float]:
        return [2 * value for value in WordEmbedder().embed_query(query)]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_query_embedding(text)


@pytest.fixture(scope="module")
def answerer() -> CorpusAnswerer:
    embedder = LlamaIndexEmbedder(WordEmbedding(model_name="words"), token_limit=60)
    authority = AuthorityRegister.standard().named("Hackney")
    paragraphs = tuple(
        Paragraph(ParagraphRef("hackney", number), text)
        for number, text in enumerate(TEXTS, start=1)
    )
    profile = DocumentProfile("Hackney", authority=authority)
    document = SourceDocument("hackney", "hackney.txt", "0", profile, paragraphs)
    return CorpusAnswerer(held_corpus([document], embedder), embedder)


def test_nodes_carry_our_addresses_and_the_text_verbatim(answerer: CorpusAnswerer) -> None:
    nodes = ParagraphRetriever(answerer, similarity_top_k=2).retrieve("Are visits late in Hackney?")
    assert nodes[0].node.node_id == "hackney#p1"
    assert nodes[0].get_content() == TEXTS[0]
    assert nodes[0].metadata["source"] == "hackney.txt"


def test_what_is_not_held_retrieves_nothing(answerer: CorpusAnswerer) -> None:
    assert ParagraphRetriever(answerer).retrieve("Are visits late in Leeds?") == []


def test_the_query_engine_gives_the_answer_with_the_paragraphs_cited(
    answerer: CorpusAnswerer,
) -> None:
    engine = AssistantQueryEngine(answerer)
    question = "Are foster carers well supported in Hackney?"
    response = engine.query(question)
    answer = answerer.ask(Question(question))
    assert str(response) == answer.text
    assert response.metadata is not None
    assert response.metadata["status"] == answer.status.value
    assert [node.node.node_id for node in response.source_nodes] == response.metadata["cited"]


def test_vectors_of_a_llama_index_model_are_made_unit_length() -> None:
    embedder = LlamaIndexEmbedder(WordEmbedding(model_name="words"), token_limit=60)
    vector = embedder.embed_query("visits are late")
    assert sum(value * value for value in vector) == pytest.approx(1.0)
    assert embedder.name == "llama-index:words"
