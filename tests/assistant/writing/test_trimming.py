"""A model's claim is a sentence of those quoted, whole or trimmed where nothing turns on it."""

import pytest

from assistant.grounding import GroundingEvidence
from assistant.writing.trimming import not_trimmed

SOURCE = GroundingEvidence(
    "Since the last visit, more assessments are made by partner agencies, such as schools, because"
    " the trust has hired support workers. Senior leaders are taking action to address this."
    " The response to children in emergencies out of hours is effective."
    " The GETSAFE team, led by Ann Example, works with boys which need help."
)


@pytest.mark.parametrize(
    "text",
    [
        "Senior leaders are taking action to address this.",
        "More assessments are made by partner agencies.",
        "Since the last visit, more assessments are made by partner agencies, because the trust has"
        " hired support workers.",
        "The GETSAFE team works with boys that need help.",
        "Inspectors found that senior leaders are taking action to address this.",
        "Senior leaders are taking action to address this. The response to children in emergencies"
        " out of hours is effective.",
    ],
)
def test_a_sentence_may_be_cut_at_marks_and_joints(text: str) -> None:
    assert not_trimmed(text, SOURCE) is None


@pytest.mark.parametrize(
    "text",
    [
        "More assessments are made by the support workers of the trust.",
        "Partner agencies are taking action to address this.",
        "The response to children in emergencies is effective.",
        "The GetSafer team works with boys that need help.",
        "Senior leaders are taking action because the trust has hired support workers.",
        "Senior leaders were taking action to address this.",
        "Agencies, such as schools, because the trust has hired support workers.",
    ],
)
def test_no_word_takes_another_place_and_nothing_goes_from_between_words_kept(text: str) -> None:
    assert "no sentence of those quoted" in str(not_trimmed(text, SOURCE))
