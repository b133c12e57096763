"""An answer explained, and the step to blame where a paragraph was lost."""

import pytest

from assistant.answering import CorpusAnswerer
from assistant.answers import Question
from assistant.explaining import Explained, Step, explanation, step_to_blame
from evals.held import held_corpus
from ingest.documents import DocumentProfile, Paragraph, ParagraphRef, SourceDocument
from ingest.profile.authorities import AuthorityRegister
from tests.ingest.word_embedder import WordEmbedder

TEXTS = {"hackney": "Visits to children are late.", "essex": "Foster carers are well supported."}


@pytest.fixture(scope="module")
def engine() -> CorpusAnswerer:
    documents = []
    for doc_id, text in TEXTS.items():
        authority = AuthorityRegister.standard().named(doc_id)
        profile = DocumentProfile(doc_id, authority=authority)
        paragraph = Paragraph(ParagraphRef(doc_id, 1), text)
        documents.append(SourceDocument(doc_id, f"{doc_id}.txt", "0", profile, (paragraph,)))
    embedder = WordEmbedder()
    return CorpusAnswerer(held_corpus(documents, embedder), embedder)


def explained(engine: CorpusAnswerer, text: str) -> Explained:
    search = engine.search(Question(text))
    return Explained(search, engine.answer(search), engine.weights, engine.sufficiency)


def test_an_explanation_shows_what_was_understood_searched_and_found(
    engine: CorpusAnswerer,
) -> None:
    text = explanation(explained(engine, "Are visits late in Hackney?"))
    assert "authorities: Hackney" in text
    assert "Scope: 1 documents" in text
    assert "1. hackney#p1" in text


@pytest.mark.parametrize(
    ("text", "expected", "step"),
    [
        ("Are visits to children late in Hackney?", "essex#p1", Step.SCOPE),
        ("Are visits to children late in Hackney?", "leeds#p1", Step.HELD),
        ("Should we worry about visits in Hackney?", "hackney#p1", Step.REMIT),
    ],
)
def test_the_step_that_lost_a_paragraph_is_named(
    engine: CorpusAnswerer, text: str, expected: str, step: Step
) -> None:
    found = step_to_blame(explained(engine, text), ParagraphRef.parse(expected), engine.corpus)
    assert found is step
