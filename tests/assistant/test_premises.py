"""Premises that the source contradicts are put right; those that hold are left."""

import pytest

from assistant.answering import CorpusAnswerer
from assistant.answers import AnswerStatus, Question
from assistant.composing.draft import Draft, Matter, quoted
from assistant.composing.premises import correct_premise
from evals.held import held_corpus
from ingest.documents import DocumentProfile, Paragraph, ParagraphRef, SourceDocument
from ingest.profile.authorities import AuthorityRegister
from tests.ingest.word_embedder import WordEmbedder

TEXTS = (
    "Most pathway plans are written without the young person.",
    "No child is living in unregistered homes.",
    "None of the schools were closed completely.",
    "Since then the quality of visits has declined.",
    "The level of staff turnover has reduced significantly.",
    "Managers have separated early help from social work.",
    "No individual audits have taken place in the leaving care service.",
    "The service saw four changes of director in two years.",
    "Patients are helped until the age of 18.",
    "Cabinet approved the plan and sent it to Ofsted.",
    "The fund pays for two extra social work teams and three additional advisers.",
    "The local authority does not operate any children's homes.",
    "The decision not to employ agency staff has kept social workers in post.",
)


@pytest.fixture(scope="module")
def answerer() -> CorpusAnswerer:
    authority = AuthorityRegister.standard().named("Hackney")
    paragraphs = tuple(
        Paragraph(ParagraphRef("hackney", number), text)
        for number, text in enumerate(TEXTS, start=1)
    )
    profile = DocumentProfile("Hackney", authority=authority)
    document = SourceDocument("hackney", "hackney.txt", "0", profile, paragraphs)
    embedder = WordEmbedder()
    return CorpusAnswerer(held_corpus([document], embedder), embedder)


@pytest.mark.parametrize(
    ("text", "paragraph", "status"),
    [
        ("Why are all pathway plans in Hackney written without them?", 1, "corrected"),
        ("Why are most pathway plans in Hackney written without them?", 1, "answered"),
        ("Are all pathway plans in Hackney written without them?", 1, "answered"),
        ("Why has Hackney got a child in unregistered homes?", 2, "corrected"),
        ("Why is no child in Hackney in unregistered homes?", 2, "answered"),
        ("Which schools in Hackney closed completely?", 3, "corrected"),
        ("Which schools in Hackney stayed open?", 3, "answered"),
        ("What made the quality of visits in Hackney better?", 4, "corrected"),
        ("What made the quality of visits in Hackney worse?", 4, "answered"),
        ("What effect did Hackney's rising staff turnover have?", 5, "corrected"),
        ("What effect did Hackney's falling staff turnover have?", 5, "answered"),
        ("Why did managers in Hackney merge early help into social work?", 6, "corrected"),
        ("Why did managers in Hackney split early help from social work?", 6, "answered"),
        ("What did the audits in Hackney's leaving care service show?", 7, "corrected"),
        ("Why were no audits made in Hackney's leaving care service?", 7, "answered"),
        ("Hackney went through six directors. What did that do?", 8, "corrected"),
        ("Hackney went through four directors. What did that do?", 8, "answered"),
        ("Why do patients in Hackney lose help at the age of 16?", 9, "corrected"),
        ("Why do patients in Hackney lose help at the age of 18?", 9, "answered"),
        ("Why did Hackney's cabinet refuse to send the plan to Ofsted?", 10, "corrected"),
        ("Why did Hackney's cabinet send the plan to Ofsted?", 10, "answered"),
        ("How long is there money for Hackney's two additional social work teams?", 11, "answered"),
        ("How long is there money for Hackney's four extra social work teams?", 11, "corrected"),
        ("Why does Hackney operate children's homes?", 12, "corrected"),
        ("What was the impact of Hackney relying on agency staff?", 13, "corrected"),
        ("What was the impact of Hackney not employing agency staff?", 13, "answered"),
    ],
)
def test_a_premise_is_put_right_only_where_its_source_contradicts_it(
    answerer: CorpusAnswerer, text: str, paragraph: int, status: str
) -> None:
    search = answerer.search(Question(text))
    assert search.retrieval is not None
    document = answerer.corpus.documents[0]
    draft = Draft(AnswerStatus.ANSWERED, (quoted(document, document.paragraph(paragraph)),))
    matter = Matter(search.understood, search.scope, search.retrieval)
    assert correct_premise(matter, draft).status.value == status
