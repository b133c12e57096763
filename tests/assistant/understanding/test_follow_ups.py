"""Follow-ups read with the conversation before them."""

import pytest

from assistant.answers import Question, Turn
from assistant.understanding.asks import Ask
from assistant.understanding.understanding import Understanding, understand
from ingest.documents import DocumentKind
from ingest.profile.authorities import AuthorityRegister

ANSWER = "Inspectors (Hackney, 20 August 2024, para 3): “Visits are timely.”"


def follow_up(text: str, *, asked: str = "Are visits timely in Hackney?") -> Understanding:
    history = (Turn("user", asked), Turn("assistant", ANSWER))
    return understand(Question(text, history), AuthorityRegister.standard())


def test_the_date_of_an_answer_places_what_is_asked_next_of_the_same_authority() -> None:
    understood = follow_up("and who led it?")
    assert understood.authorities == ("Hackney",)
    assert [period.text for period in understood.periods] == ["20 August 2024"]


@pytest.mark.parametrize("text", ["and in Herefordshire?", "what about Herefordshire?"])
def test_the_date_of_an_answer_is_not_asked_of_another_authority(text: str) -> None:
    understood = follow_up(text)
    assert understood.authorities == ("Herefordshire",)
    assert understood.periods == ()
    assert "visits" in understood.topic


def test_a_period_that_was_asked_for_is_kept_for_another_authority() -> None:
    understood = follow_up("and in Herefordshire?", asked="Were visits timely in Hackney in 2024?")
    assert [period.text for period in understood.periods] == ["2024"]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("and now?", []),
        ("is that still so?", []),
        ("and four years later?", ["2023"]),
        ("and the year after that?", ["after 2019"]),
        ("and the time before?", ["before 2019"]),
        ("and the year before?", ["2018"]),
        ("has that got better?", []),
        ("have they been fixed?", []),
    ],
)
def test_a_follow_up_keeps_leaves_or_moves_on_from_the_period_spoken_of(
    text: str, periods: list[str]
) -> None:
    understood = follow_up(text, asked="Were visits timely in Hackney in 2019?")
    assert [period.text for period in understood.periods] == periods
    assert understood.authorities == ("Hackney",)


def test_a_question_outside_the_remit_is_not_gone_on_from() -> None:
    history = (
        Turn("user", "Are visits timely in Hackney?"),
        Turn("assistant", ANSWER),
        Turn("user", "Should I move to Leeds?"),
        Turn("assistant", "Not found. This assistant gives no opinion or advice of its own."),
    )
    understood = understand(Question("and who led it?", history), AuthorityRegister.standard())
    assert understood.authorities == ("Hackney",)


def test_the_one_before_is_of_the_same_kind() -> None:
    history = (
        Turn("user", "Who led the latest full inspection of Hackney?"),
        Turn("assistant", "Jo Example."),
    )
    asked = Question("And the one before that?", history)
    understood = understand(asked, AuthorityRegister.standard())
    assert understood.wording.previous
    assert understood.wording.kinds == (DocumentKind.INSPECTION,)
    assert understood.wording.about_inspection


@pytest.mark.parametrize(
    ("text", "kind"),
    [("and the SEND one?", DocumentKind.AREA_SEND), ("and the joint one?", DocumentKind.JTAI)],
)
def test_a_follow_up_may_turn_to_another_kind_of_inspection(text: str, kind: DocumentKind) -> None:
    understood = follow_up(text, asked="Who led the 2023 inspection of Hackney?")
    assert understood.wording.kinds == (kind,)
    assert understood.periods == ()


def test_a_matter_that_is_not_judged_is_not_asked_a_grade_of() -> None:
    understood = follow_up("and what about domestic abuse?", asked="How was Hackney rated in 2024?")
    assert Ask.GRADE not in understood.asks
    assert "rated" not in understood.topic
    earlier = follow_up("and four years later?", asked="How was Hackney rated in 2020?")
    assert Ask.GRADE in earlier.asks
    leaders = follow_up("and its leaders?", asked="How was Hackney rated in 2024?")
    assert Ask.GRADE in leaders.asks


def test_the_visit_is_no_inspection_of_the_kind_asked_about_before() -> None:
    understood = follow_up(
        "and how were disabled children doing at the visit that December?",
        asked="What did the SEND inspection of Hackney in July 2024 conclude?",
    )
    assert DocumentKind.AREA_SEND not in understood.wording.kinds
    assert understood.periods == ()
