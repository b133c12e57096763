"""What a question takes for granted, read off its form."""

import pytest

from assistant.composing.presumed import presumed


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("Why are visits late?", "are visits late"),
        ("How come nobody visits? (2018)", "nobody visits"),
        ("What's the reasoning behind the £300 grant?", "behind the £300 grant"),
        ("Now that more children go missing, who looks for them?", "more children go missing"),
        ("Given the good grade for care leavers, what worked?", "the good grade for care leavers"),
        ("Visits are late in both teams. Who is to blame?", "Visits are late in both teams"),
        ("The teams had twelve gaps, didn't they - who filled in?", "The teams had twelve gaps"),
        (
            "In 2018 the team had lost half its staff, so what was done?",
            "In 2018 the team had lost",
        ),
        ("What is being done about the pile of late plans?", "the pile of late plans"),
        ("How badly did the changes at the top hurt the service?", "the changes at the top hurt"),
        ("What did the audits of last summer show?", "the audits of last summer"),
    ],
)
def test_what_is_stated_before_or_inside_a_question_is_found(question: str, stated: str) -> None:
    assert stated in presumed(question)


@pytest.mark.parametrize(
    "question",
    [
        "Are visits late?",
        "How many children go missing?",
        "In 2018, how many children went missing?",
        "Of the children in care, how many live outside the borough?",
        "Which hospital looks after children hurt in violence?",
    ],
)
def test_a_question_that_only_asks_states_nothing(question: str) -> None:
    assert presumed(question) == ""
