from dataclasses import replace

from assistant.chat.examples import example_questions
from ingest.documents import DocumentProfile
from tests.assistant.chat.library import ShelfCorpus, documents, minutes


def test_examples_name_only_authorities_that_are_held() -> None:
    assert example_questions(ShelfCorpus()) == (
        "How was Norbury judged overall in 2024?",
        "How have Norbury’s judgements changed over time?",
        "How do Norbury and Ashmere compare on overall effectiveness?",
        "What needs to improve in Ashmere?",
    )


def test_one_inspection_gives_nothing_to_compare() -> None:
    questions = example_questions(ShelfCorpus(documents()[:1]))
    assert questions == (
        "How was Ashmere judged overall in 2023?",
        "What needs to improve in Ashmere?",
    )


def test_without_inspections_the_authorities_held_are_offered() -> None:
    assert example_questions(ShelfCorpus((minutes(),))) == (
        "What is said about Norbury’s children’s services?",
    )


def test_nothing_is_offered_where_nothing_is_known() -> None:
    unknown = replace(minutes(), profile=DocumentProfile(title="A text"))
    assert example_questions(ShelfCorpus((unknown,))) == ()
    assert example_questions(ShelfCorpus(())) == ()
