"""The grounding check, one kind of changed claim after the other; every text here is invented."""

import datetime as dt

import pytest

from assistant.grounding import GroundingEvidence, PartialDate, Verdict, check

REPORT = (
    "Social workers know their children well. Most assessments are timely, but a third of plans"
    " lacked clear timescales. The council has recruited 24 permanent social workers since January"
    " 2022, and the use of agency staff has fallen from 30% to 18%. Managers do not routinely"
    " record their decisions. Leaders may extend the pilot to all teams. It is too early to say"
    " whether the new panel has reduced delay. The lead inspector, Moira Kettle, met the director"
    " of children's services, Adam Frith, on 16 January 2023."
)
ASHDOWN = GroundingEvidence(REPORT, "Ashdown", dt.date(2023, 3, 10), "inspector")


def verdict(claim: str, *evidence: GroundingEvidence) -> Verdict:
    return check(claim, evidence or (ASHDOWN,))


def failed(claim: str, *evidence: GroundingEvidence) -> set[str]:
    return {reason.check for reason in verdict(claim, *evidence).reasons}


@pytest.mark.parametrize(
    "claim",
    [
        "Social workers know their children well.",
        "Social workers know children well.",
        "About 33% of plans lacked clear timescales.",
        "One in three plans lacked clear timescales.",
        "Since January 2022, twenty-four permanent social workers have been recruited.",
        "Use of agency staff has fallen from 30 per cent to 18 per cent.",
        "The majority of assessments are timely.",
        "Decisions aren't routinely recorded by managers.",
        "The report says that most assessments are timely.",
        "Ofsted's inspection of Ashdown in 2023 found that most assessments are timely.",
        "On 16 January 2023, Moira Kettle met Adam Frith, the director of children's services.",
        "Leaders might extend the pilot to all teams.",
        "In Ashdown, it is too early to say whether the new panel has reduced delay.",
    ],
)
def test_a_true_claim_is_supported_however_it_is_put(claim: str) -> None:
    assert verdict(claim).reasons == ()


@pytest.mark.parametrize(
    ("check_name", "claim"),
    [
        ("number", "The council has recruited 42 permanent social workers since January 2022."),
        ("number", "Two thirds of plans lacked clear timescales."),
        ("number", "The use of agency staff has fallen from 30% to 15%."),
        ("date", "The council has recruited 24 permanent social workers since January 2021."),
        ("date", "The lead inspector met the director on 17 January 2023."),
        ("name", "The lead inspector, Moira Frith, met the director of children's services."),
        ("name", "The lead inspector met the director of children's services, Paul Ogden."),
        ("name", "Adam Frith, the lead inspector, met staff."),
        ("negation", "Social workers do not know their children well."),
        ("negation", "Managers routinely record their decisions."),
        ("negation", "The use of agency staff has risen from 18% to 30%."),
        ("quantifier", "All assessments are timely."),
        ("quantifier", "Few assessments are timely."),
        ("hedge", "Leaders extend the pilot to all teams."),
        ("hedge", "The new panel has reduced delay."),
        ("swap", "The council has recruited 24 agency social workers since January 2022."),
        ("authority", "In Hackney, most assessments are timely."),
        (
            "period",
            "Ofsted's inspection of Ashdown in 2019 found that most assessments are timely.",
        ),
        ("speaker", "According to the council, most assessments are timely."),
        ("coverage", "The borough's libraries opened a new reading room for pensioners."),
    ],
)
def test_a_changed_claim_fails_the_check_for_what_was_changed(check_name: str, claim: str) -> None:
    result = verdict(claim)
    assert not result.supported
    assert check_name in {reason.check for reason in result.reasons}


def test_every_failed_check_is_named() -> None:
    claim = "In Hackney, the council has not recruited 42 permanent social workers since May 2022."
    assert {"authority", "number", "date", "negation"} <= failed(claim)


def test_the_score_is_at_least_a_half_exactly_when_supported() -> None:
    assert verdict("Most assessments are timely.").score >= 0.5
    assert verdict("All assessments are timely.").score < 0.5


def test_every_sentence_of_a_claim_must_be_supported() -> None:
    claim = "Most assessments are timely. All plans are of the highest quality."
    assert not verdict(claim).supported


@pytest.mark.parametrize(
    "claim",
    [
        "I do not have information on the number of foster carers.",
        "The documents do not say how many foster carers there are.",
        "The budget is not mentioned in the provided passages.",
    ],
)
def test_a_sentence_that_only_declines_asserts_nothing(claim: str) -> None:
    assert verdict(claim).supported


def test_what_follows_a_refusal_is_checked() -> None:
    claim = "The documents do not say how many carers there are, but 400 carers were recruited."
    assert "number" in failed(claim)


def test_a_finding_that_something_is_missing_is_no_refusal() -> None:
    assert not verdict("There is no evidence that social workers know their children.").supported


def test_without_evidence_nothing_is_supported_but_a_refusal() -> None:
    assert not check("Most assessments are timely.", ()).supported
    assert check("The documents do not say.", ()).supported


JUDGEMENTS = GroundingEvidence(
    "Judgement Grade\n\nThe impact of leaders on social work practice: good\n\n"
    "The experiences and progress of children in care: requires improvement to be good\n\n"
    "Overall effectiveness: inadequate",
    "Ashdown",
)


def test_a_grade_belongs_to_its_judgement() -> None:
    assert verdict("The impact of leaders was judged good.", JUDGEMENTS).supported
    assert "grade" in failed("Overall effectiveness was judged good.", JUDGEMENTS)
    assert "grade" in failed("Overall effectiveness was judged outstanding.", JUDGEMENTS)


def test_requires_improvement_is_the_same_grade_in_its_short_form() -> None:
    claim = "The experiences of children in care were judged to require improvement to be good."
    assert "grade" not in failed(claim, JUDGEMENTS)


COUNCIL = GroundingEvidence(
    "Caseloads have halved since the new teams were set up.", "Ashdown", speaker="council"
)


def test_the_councils_words_are_not_ofsteds() -> None:
    said = "caseloads have halved since the new teams were set up."
    assert "speaker" in failed(f"Ofsted found that {said}", COUNCIL)
    assert verdict(f"According to the council, {said}", COUNCIL).supported


def test_words_the_passage_itself_attributes_are_told_apart() -> None:
    passage = GroundingEvidence("The council said that caseloads have halved since March.")
    assert "speaker" in failed("Ofsted found that caseloads have halved since March.", passage)


BRACKLEY = GroundingEvidence(
    "Foster carers receive generous training and regular breaks.", "Brackley", dt.date(2021, 5, 4)
)


def test_two_reports_run_into_one_are_found_out() -> None:
    merged = (
        "In Ashdown, social workers know their children well, and foster carers receive generous"
        " training and regular breaks."
    )
    assert "merged" in failed(merged, ASHDOWN, BRACKLEY)


def test_two_reports_told_apart_may_stand_together() -> None:
    apart = (
        "In Ashdown, social workers know their children well. In Brackley, foster carers receive"
        " generous training and regular breaks."
    )
    assert verdict(apart, ASHDOWN, BRACKLEY).supported


def test_two_people_may_not_change_places() -> None:
    passage = GroundingEvidence("Alice Munday defeated Carla Reyes in the final.")
    assert "swap" in failed("Carla Reyes defeated Alice Munday in the final.", passage)
    assert verdict("Carla Reyes was defeated by Alice Munday in the final.", passage).supported


def test_a_double_opposite_is_no_denial() -> None:
    passage = GroundingEvidence("The quality of recording is not strong in either team.")
    assert "negation" not in failed("The quality of recording is weak in either team.", passage)


def test_a_date_of_which_only_the_year_is_known_is_enough_for_a_year() -> None:
    evidence = GroundingEvidence("Caseloads are low.", "Ashdown", PartialDate(2019), "inspector")
    year = "Ofsted's inspection of Ashdown in 2019 found that caseloads are low."
    assert verdict(year, evidence).supported
    claim = "Ofsted's inspection of Ashdown in March 2019 found that caseloads are low."
    assert "date" in failed(claim, evidence)


def test_the_same_claim_has_the_same_verdict() -> None:
    claim = "Half of the plans were late and Adam Ogden left in 2020."
    assert verdict(claim) == verdict(claim)
