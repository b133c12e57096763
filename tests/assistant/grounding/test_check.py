"""Claims held against their evidence, one changed thing at a time."""

import pytest

from assistant.grounding.check import check
from assistant.grounding.verdicts import GroundingEvidence

EVIDENCE = GroundingEvidence(
    "Most children are visited within ten days. In 2023 the service was judged good. "
    "Plans are not reviewed often enough, and 41% of assessments are late.",
    authority="Fallowgate",
    speaker="inspector",
)


@pytest.mark.parametrize(
    "claim",
    [
        "Most children are visited within ten days.",
        "In 2023 the service was judged good.",
        "41% of assessments are late.",
    ],
)
def test_what_the_evidence_says_is_supported(claim: str) -> None:
    assert check(claim, [EVIDENCE]).supported


@pytest.mark.parametrize(
    ("claim", "failed"),
    [
        ("Most children are visited within twelve days.", "number"),
        ("In 2021 the service was judged good.", "date"),
        ("In 2023 the service was judged outstanding.", "grade"),
        ("Plans are reviewed often enough.", "negation"),
        ("All children are visited within ten days.", "quantifier"),
    ],
)
def test_a_changed_fact_is_named_by_its_check(claim: str, failed: str) -> None:
    verdict = check(claim, [EVIDENCE])
    assert not verdict.supported
    assert failed in {reason.check for reason in verdict.reasons}


LETTERS = GroundingEvidence(
    "Some letters to families may be sent late in winter. "
    "The office opens at nine. Visitors sign a book at the desk. "
    "A clerk keeps the keys. Parking is behind the hall. Bicycles are left by the gate."
)
REST = (
    "The office opens at nine. Visitors sign a book at the desk. A clerk keeps the keys. "
    "Parking is behind the hall. Bicycles are left by the gate."
)


@pytest.mark.parametrize("claim", ["The documents do not say.", "You're welcome!", "Yes."])
def test_a_claim_that_states_nothing_is_not_supported(claim: str) -> None:
    verdict = check(claim, [EVIDENCE])
    assert not verdict.supported
    assert [reason.check for reason in verdict.reasons] == ["coverage"]


def test_a_lost_hedge_sinks_one_sentence_and_not_a_long_answer() -> None:
    assert not check("Some letters to families are sent late in winter.", [LETTERS]).supported
    assert check(f"Some letters to families are sent late in winter. {REST}", [LETTERS]).supported


TOLD = GroundingEvidence(
    "Workers assess what support these young people may require. "
    "Leaders have an action plan to further strengthen their grip. "
    "The inspection of 2014 found that services to families required improvement to be good and"
    " that services to care leavers were inadequate. "
    "The support for private fostering arrangements is good."
)


@pytest.mark.parametrize(
    ("claim", "failed"),
    [
        ("Workers assess what support these young people require.", "hedge"),
        ("Leaders have an action did further strengthen their grip.", "hedge"),
        (
            "The inspection of 2014 found that services to families required improvement to be good"
            " and that services to care leavers were good.",
            "grade",
        ),
        (
            "The support for private fostering arrangements is requires improvement to be good.",
            "grade",
        ),
    ],
)
def test_a_close_copy_that_hardens_a_plan_or_changes_a_grade_is_stopped(
    claim: str, failed: str
) -> None:
    verdict = check(claim, [TOLD])
    assert not verdict.supported
    assert failed in {reason.check for reason in verdict.reasons}


def test_a_wrong_figure_sinks_an_answer_of_any_length() -> None:
    verdict = check(
        f"Some letters to families may be sent late in winter. {REST} It has 40 staff.", [LETTERS]
    )
    assert "number" in {reason.check for reason in verdict.reasons}
    assert not verdict.supported


def test_a_changed_word_in_a_close_copy_sinks_an_answer_of_any_length() -> None:
    verdict = check(f"All letters to families may be sent late in winter. {REST}", [LETTERS])
    assert not verdict.supported
    assert "quantifier" in {reason.check for reason in verdict.reasons}
