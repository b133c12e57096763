"""What a question asks for: words that ask, told from the same words that only join."""

import pytest

from assistant.understanding.asks import Ask, asks_of


@pytest.mark.parametrize(
    "question",
    [
        "Who is the director?",
        "and who signed it?",
        "Caseloads in Leeds: who has the most?",
        "The plan was late - whose was it?",
        "In 2022 who had too many cases?",
    ],
)
def test_who_asks_for_a_person(question: str) -> None:
    assert Ask.PERSON in asks_of(question)


@pytest.mark.parametrize(
    "question",
    [
        "What help is there for children who go missing?",
        "Do teenagers who left care get a flat?",
        "How are young people, those who foster them and schools kept informed?",
    ],
)
def test_who_that_only_joins_asks_for_nobody(question: str) -> None:
    assert Ask.PERSON not in asks_of(question)


@pytest.mark.parametrize("question", ["When was it inspected?", "and when?", "Since when?"])
def test_when_asks_for_a_date(question: str) -> None:
    assert Ask.DATE in asks_of(question)


@pytest.mark.parametrize(
    "question",
    [
        "What is lost when a worker leaves?",
        "What happens at night when a child is in danger?",
        "Leeds - when a child comes to hospital, is there anybody who asks why?",
    ],
)
def test_when_that_only_joins_asks_for_no_date(question: str) -> None:
    assert Ask.DATE not in asks_of(question)
