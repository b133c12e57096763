"""A question that turns to another matter takes nothing from the turn before."""

import pytest

from assistant.answers import Question, Turn
from assistant.remit import outside_remit
from assistant.understanding.understanding import Understanding, understand
from ingest.profile.authorities import AuthorityRegister

REGISTER = AuthorityRegister.standard()


def after(earlier: str, question: str) -> Understanding:
    history = (Turn("user", earlier), Turn("assistant", "It is so."))
    return understand(Question(question, history), REGISTER)


def test_another_authority_and_a_matter_of_its_own_keep_no_kind_of_document() -> None:
    found = after(
        "What did the news say about Hackney?",
        "How quickly do children come into care in Herefordshire when they need to?",
    )
    assert (found.authorities, found.wording.kinds, found.inherited) == (("Herefordshire",), (), ())


def test_another_authority_alone_is_still_about_the_matter_before() -> None:
    found = after("How is neglect handled in Hackney?", "And in Herefordshire?")
    assert found.authorities == ("Herefordshire",)
    assert "neglect" in found.topic


def test_what_a_term_means_is_asked_of_all_documents() -> None:
    assert after("Why was Hackney rated good in 2024?", "What does LADO mean?").inherited == ()


def test_what_that_means_points_back() -> None:
    assert after("What is the PLO in Hackney?", "What does that mean?").inherited != ()


@pytest.mark.parametrize(
    ("question", "is_outside"),
    [
        ("When is Hackney's next inspection?", True),
        ("And when will the next full inspection of Hackney be?", True),
        ("When will the next area SEND inspection be?", False),
        ("When was Hackney inspected?", False),
    ],
)
def test_an_inspection_to_come_is_not_foretold(question: str, is_outside: bool) -> None:
    assert (outside_remit(question) is not None) is is_outside
