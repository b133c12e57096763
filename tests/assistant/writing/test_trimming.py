"""A model's claim is a sentence of those quoted, whole or trimmed where nothing turns on it."""

import pytest

from assistant.grounding import GroundingEvidence
from assistant.writing.trimming import not_trimmed

SOURCE = GroundingEvidence(
    "Since the last visit, more assessments are made by partner agencies, such as schools, because"
    " the trust has hired support workers. Senior leaders are taking action to address this."
    " The response to children in emergencies out of hours is effective."
    " Outcomes had, prior to the last inspection, not been put first."
    " When children's circumstances do not change and risks escalate, help is swift."
    " The GETSAFE team, led by Ann Example, works with boys which need help."
    " Despite money for better work in the teams, the council has made little progress."
    " When children need a plan, too few workers in the teams, together with demand, cause delay."
    " Ann Example, who leads it, said of the visit in March: “We are proud of our staff.”"
)


@pytest.mark.parametrize(
    "text",
    [
        "Senior leaders are taking action to address this.",
        "More assessments are made by partner agencies.",
        "Since the last visit, more assessments are made by partner agencies, because the trust has"
        " hired support workers.",
        "The GETSAFE team works with boys that need help.",
        "When children's circumstances do not change and risks escalate, help is swift.",
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
        "The response to children in emergencies out of hours is effectively.",
        "Agencies, such as schools, because the trust has hired support workers.",
        "When children's circumstances do not change and risks escalate.",
        "Outcomes had not been put first.",
        "Despite money for better work in the teams.",
        "When children need a plan, too few workers in the teams.",
        "Ann Example, who leads it, said of the visit.",
    ],
)
def test_no_word_takes_another_place_and_nothing_goes_from_between_words_kept(text: str) -> None:
    assert "no sentence of those quoted" in str(not_trimmed(text, SOURCE))


CUTS = GroundingEvidence(
    "In March, 12 of the homes had a full team and a manager, and 5 of the homes had no manager."
    " Delay makes it harder for some families of older children to be heard."
    " Fees rose, by 4%, in all homes."
)


@pytest.mark.parametrize(
    "text",
    [
        "In March, 12 of the homes had no manager.",
        "Delay makes it harder for families of older children to be heard.",
        "Delay makes it harder for older children to be heard.",
    ],
)
def test_a_figure_or_a_some_is_not_cut_out_between_words_that_are_kept(text: str) -> None:
    assert not_trimmed(text, CUTS) is not None


def test_a_part_that_marks_set_off_may_go() -> None:
    assert not_trimmed("Fees rose in all homes.", CUTS) is None
    assert not_trimmed("In March, 12 of the homes had a full team and a manager.", CUTS) is None
