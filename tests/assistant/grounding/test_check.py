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
