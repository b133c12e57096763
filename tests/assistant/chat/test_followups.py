from assistant.chat.followups import FollowUps
from tests.assistant.chat.library import RuleAnswerer, grades, improvements, not_found


def test_only_questions_that_were_answered_beforehand_are_offered() -> None:
    answerer = RuleAnswerer()
    offered = FollowUps(answerer).after(grades(), ())
    assert offered == ("What needs to improve in Ashmere?", "What needs to improve in Norbury?")
    tried = {question.text for question in answerer.asked}
    assert set(offered) < tried


def test_what_was_asked_is_not_offered_again() -> None:
    asked = ("what needs to improve in Norbury",)
    assert FollowUps(RuleAnswerer()).after(improvements(), asked) == ()


def test_each_question_is_tried_once_for_one_build_of_the_documents() -> None:
    answerer = RuleAnswerer()
    followups = FollowUps(answerer)
    assert followups.after(grades(), ()) == followups.after(grades(), ())
    texts = [question.text for question in answerer.asked]
    assert len(texts) == len(set(texts))


def test_nothing_is_offered_after_what_was_not_found() -> None:
    assert FollowUps(RuleAnswerer()).after(not_found(), ()) == ()
