"""Other words for what is asked: acronyms of the documents and the glossary, both ways."""

from assistant.ranking import QueryTerms
from assistant.terms import TermStatistics, content_terms
from assistant.vocabulary import acronyms_in, vocabulary_of

TEXT = "The multi-agency safeguarding hub (MASH) works well."


def test_an_acronym_is_read_where_a_text_spells_it_out() -> None:
    assert acronyms_in([TEXT]) == {"MASH": "multi-agency safeguarding hub"}


def test_words_are_widened_from_the_short_form_to_the_long_and_back() -> None:
    vocabulary = vocabulary_of([TEXT])
    assert "multi-agency safeguarding hub" in vocabulary.phrases("Is the MASH quick?")
    assert "MASH" in vocabulary.phrases("Is the multi-agency safeguarding hub quick?")


def test_a_word_is_met_by_itself_or_by_a_whole_phrase_that_says_the_same() -> None:
    query = QueryTerms.of("Is the MASH quick?", vocabulary_of([TEXT]), TermStatistics.of([TEXT]))
    hub = frozenset(content_terms("the multi-agency safeguarding hub"))
    assert query.is_met("mash", hub)
    assert not query.is_met("mash", frozenset(content_terms("a safeguarding matter")))
