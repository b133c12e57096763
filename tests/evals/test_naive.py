"""The naive answerer is what it says, so that being twice as good means something."""

from evals.naive import naive_answer

FIRST = "Homes are stable. Caseloads have fallen to 15."
SECOND = "Social workers told us that caseloads are high. Supervision is regular."


def test_the_two_sentences_nearest_in_words_are_given_in_their_order() -> None:
    said = naive_answer("Are social workers’ caseloads high?", [FIRST, SECOND])
    assert said == "Caseloads have fallen to 15. Social workers told us that caseloads are high."


def test_no_paragraph_after_the_third_is_read() -> None:
    assert "Cases" not in naive_answer("cases", ["A one.", "B two.", "C three.", "Cases."])
    assert naive_answer("anything", []) == ""
