"""Topics a report may be silent on, and every way in which one is mentioned."""

import pytest

from assistant.terms import content_terms
from assistant.topics import load_topics, mentions, topics_in


def told(question: str, sentence: str) -> bool:
    """Whether a sentence mentions every topic of a question."""
    found = topics_in(question)
    assert found
    return all(mentions(content_terms(sentence), topic.told) for topic in found)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What was said about young carers?", "Young carers are well supported."),
        ("Do kids get taxis to school?", "Travel to school is arranged late."),
        ("how is the youth justice service doing", "Children who offend are seen promptly."),
        ("Are there short breaks for disabled children?", "Respite is offered to few families."),
        ("What help is there for deaf children?", "The sensory team is small."),
    ],
)
def test_a_topic_is_mentioned_in_other_words_for_it(question: str, sentence: str) -> None:
    assert told(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What was said about young carers?", "Parents and carers of young children agree."),
        ("Is private fostering checked on time?", "Foster carers are checked on time."),
        ("Are care leavers exempt from council tax?", "Care leavers know what the council offers."),
        ("Do kids get taxis to school?", "Children enjoy going to school."),
    ],
)
def test_its_words_apart_do_not_mention_it(question: str, sentence: str) -> None:
    assert not told(question, sentence)


def test_a_question_without_a_listed_topic_names_none() -> None:
    assert topics_in("How well do leaders know their services?") == ()


def test_every_topic_is_asked_in_words_that_mention_it_too() -> None:
    assert all(topic.asked & topic.told for topic in load_topics())


def test_a_word_of_the_same_stem_does_not_mention_a_topic() -> None:
    (topic,) = topics_in("How are children kept from extremism?")
    assert not mentions(content_terms("Workers are extremely proud of it."), topic.told)
    assert mentions(content_terms("Staff know the signs of radicalisation."), topic.told)
