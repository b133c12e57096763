"""A model may veto what the rules pass, and never approve what they stop."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.entailment import LEAST_SETTING, SETTING, configured_veto
from assistant.grounding import GroundingEvidence, check
from assistant.grounding.checking import check_lines
from assistant.grounding.veto import Veto
from ingest.errors import ModelUnavailable, SettingsError

EVIDENCE = [GroundingEvidence("Most children are visited within ten days of referral.")]
TRUE = "Most children are visited within ten days."
FALSE = "All children are visited within two days."


class Believes:
    """An entailment model of one opinion."""

    name = "opinionated"

    def __init__(self, belief: float) -> None:
        self.belief = belief
        self.asked: list[tuple[str, str]] = []

    def carries(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        self.asked.extend(pairs)
        return [self.belief for _ in pairs]


def test_a_model_that_doubts_a_claim_takes_it_back_and_says_so() -> None:
    verdict = Veto(Believes(0.1)).over(check(TRUE, EVIDENCE), TRUE, EVIDENCE)
    assert not verdict.supported
    assert verdict.score < 0.5
    assert [reason.check for reason in verdict.reasons] == ["entailment"]
    assert "opinionated" in verdict.reasons[0].detail


def test_a_model_that_believes_a_claim_leaves_the_verdict_as_it_was() -> None:
    verdict = check(TRUE, EVIDENCE)
    assert Veto(Believes(0.9)).over(verdict, TRUE, EVIDENCE) == verdict


def test_a_model_that_believes_everything_approves_nothing() -> None:
    believer = Believes(1.0)
    verdict = check(FALSE, EVIDENCE)
    assert Veto(believer).over(verdict, FALSE, EVIDENCE) == verdict
    assert not verdict.supported
    assert believer.asked == []


def test_each_sentence_is_asked_of_each_passage_and_of_all_together() -> None:
    asked = Believes(1.0)
    evidence = [GroundingEvidence("One."), GroundingEvidence("Two.")]
    Veto(asked).reason("It is one. It is two.", evidence)
    assert asked.asked == [
        (text, said)
        for said in ("It is one.", "It is two.")
        for text in ("One.", "Two.", "One. Two.")
    ]


def test_a_file_of_claims_can_be_checked_with_a_veto() -> None:
    line = json.dumps({"id": "a", "claim": TRUE, "evidence": [{"text": EVIDENCE[0].text}]})
    assert next(check_lines([line])).verdict.supported
    assert not next(check_lines([line], Veto(Believes(0.2)))).verdict.supported


def test_none_is_configured_unless_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    assert configured_veto() is None


def test_a_folder_without_a_model_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(SETTING, str(tmp_path))
    with pytest.raises(ModelUnavailable, match="holds no model"):
        configured_veto()


@pytest.mark.parametrize("least", ["much", "1.5", "-0.1"])
def test_a_least_belief_that_is_none_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, least: str
) -> None:
    monkeypatch.setenv(SETTING, str(tmp_path))
    monkeypatch.setenv(LEAST_SETTING, least)
    with pytest.raises(SettingsError, match="from 0 to 1"):
        configured_veto()
