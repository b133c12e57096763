"""What a term stands for: the abbreviation asked about, and no other in the question."""

import pytest

from assistant.answering import CorpusAnswerer
from assistant.answers import Question
from evals.held import held_corpus
from ingest.documents import DocumentProfile, Paragraph, ParagraphRef, SourceDocument
from ingest.profile.authorities import AuthorityRegister
from tests.ingest.word_embedder import WordEmbedder


@pytest.fixture(scope="module")
def answerer() -> CorpusAnswerer:
    texts = (
        "Contacts go to the multi-agency safeguarding hub (MASH) of the partnership.",
        "Trigger plans tell the police how to trace a child who has gone missing.",
    )
    paragraphs = tuple(
        Paragraph(ParagraphRef("hackney", number), text)
        for number, text in enumerate(texts, start=1)
    )
    profile = DocumentProfile("Hackney", authority=AuthorityRegister.standard().named("Hackney"))
    document = SourceDocument("hackney", "hackney.txt", "0", profile, paragraphs)
    embedder = WordEmbedder()
    return CorpusAnswerer(held_corpus([document], embedder), embedder)


@pytest.mark.parametrize(
    ("text", "stands_for"),
    [
        ("What does MASH mean in Hackney?", True),
        ("In Hackney, what is meant by 'MASH'?", True),
        ("In the Hackney MASH, what's meant by a 'trigger plan'?", False),
        ("In the Hackney MASH, what is meant by a trigger plan?", False),
    ],
)
def test_an_abbreviation_is_spelt_out_where_it_is_what_is_asked(
    answerer: CorpusAnswerer, text: str, stands_for: bool
) -> None:
    assert ("stands for" in answerer.ask(Question(text)).text) is stands_for
