"""Claims written by hand: modest paraphrases pass, and the same with one thing wrong does not."""

from pathlib import Path

import pytest

from assistant.grounding import GroundingEvidence, check
from evals.grounding_by_hand import DEVELOPED, ELSEWHERE, HELD_OUT, hand_written
from evals.grounding_mutations import TEXT_MUTATIONS
from evals.grounding_table import judge, table

FALSE_ALARMS = 0.03
CAUGHT = {DEVELOPED: 0.95, HELD_OUT: 0.95, ELSEWHERE: 0.93}


@pytest.mark.parametrize("name", [DEVELOPED, HELD_OUT, ELSEWHERE])
def test_paraphrases_pass_and_changed_facts_do_not(name: str) -> None:
    rows = table((trial, judge(trial)) for trial in hand_written(name))
    true = [row for row in rows if row.is_true]
    false = [row for row in rows if not row.is_true]
    alarms = sum(row.rejected for row in true) / sum(row.count for row in true)
    caught = sum(row.rejected for row in false) / sum(row.count for row in false)
    assert alarms <= FALSE_ALARMS
    assert caught >= CAUGHT[name]


OUTSIDERS = (
    ("Performance was 85% in 2021.", "Performance was 58% in 2021."),
    ("Two of three visits were late.", "One of three visits was late."),
    ("Two of three visits were late.", "Two of four visits were late."),
    ("1 in 3 children waited.", "1 in 5 children waited."),
    ("One in three children waited.", "One in two children waited."),
    (
        "The service has cost £2.4 million since 2022.",
        "The service has cost £2.4 million since 2021.",
    ),
    (
        "The service has cost £2.4 million since 2022.",
        "The service has cost £24 million since 2022.",
    ),
    ("Children aged 5 to 9 were seen first.", "Children aged 5 to 11 were seen first."),
    ("The panel met on the 3rd of May 2023.", "The panel met on the 5th of May 2023."),
    ("Most plans are reviewed on time.", "All plans are reviewed on time."),
    ("The plan is not yet complete.", "The plan is complete."),
    ("Inspectors found that plans are late.", "The council said that plans are late."),
    ("In Hackney plans are often late.", "In Haringey plans are often late."),
    ("The team has twelve workers.", "The team has 13 workers."),
    ("The visit was on 5 and 6 May 2023.", "The visit was on 6 and 6 May 2023."),
    ("The visit was on 5 and 6 May 2023.", "The visit was on 5 and 9 May 2023."),
    ("Repairs were put off twice.", "Repairs were put off three times."),
    ("The firm will close 23 of its 310 shops.", "The firm will close 310 of its shops."),
    ("You must return the old card.", "You do not need to return the old card."),
    ("You do not have to pay a deposit.", "You must pay a deposit."),
    ("The board is chaired by an adviser.", "The board is chaired by the director."),
    ("The council has appointed two chairs.", "The council plans to appoint two chairs."),
    ("Where meetings are prompt, decisions are sound.", "Meetings are prompt."),
    ("The cause of the fire is not yet known.", "An electrical fault was the cause of the fire."),
    (
        "Health staff attend most meetings, but police attendance is poor.",
        "Health attendance at meetings is poor.",
    ),
    (
        "Ensure that plans are agreed with families.",
        "Ensure that plans are never agreed with families.",
    ),
    (
        "Delay makes it harder for some families to be heard at the panel.",
        "Delay makes it harder for families to be heard at the panel.",
    ),
    (
        "The list has grown, from 312 in the spring of that year to 354 at the time of the audit.",
        "The list has grown, from 312 at the time of the audit.",
    ),
    (
        "Visits rose from 40 in the first term to 52 in the second term.",
        "Visits were 40 in the second term.",
    ),
)


@pytest.mark.parametrize(("source", "changed"), OUTSIDERS)
def test_what_an_outsider_would_change_is_caught(source: str, changed: str) -> None:
    evidence = [GroundingEvidence(source)]
    assert check(source, evidence).supported
    assert not check(changed, evidence).supported


SAME = (
    ("The team has twelve workers.", "The team has 12 workers."),
    ("Two thirds of visits were late.", "67% of visits were late."),
    ("1 in 4 children waited.", "25% of children waited."),
    ("It cost £2.4 million.", "It cost £2.4m."),
    ("The new hub cost £2,400,000 to open.", "The new hub cost £2.4 million to open."),
    ("The panel met on 3 May 2023.", "The panel met on 3rd May 2023."),
    ("The panel met on 3 May 2023.", "The panel met in May 2023."),
    ("Plans are not on time.", "Plans aren't on time."),
    ("Nearly all plans are up to date.", "Almost all plans are up-to-date."),
    ("Leaders have not yet agreed a plan.", "Leaders have yet to agree a plan."),
    ("The visit was on 5 and 6 May 2023.", "The visit was on 5 to 6 May 2023."),
    (
        "The office opens at 8 a.m. on weekdays.",
        "The office opens at 8 in the morning on weekdays.",
    ),
    ("You may keep up to 49 hens.", "You may keep fewer than 50 hens."),
    ("62% were timely, up from 41% a year earlier.", "Timely ones rose from 41% to 62% in a year."),
    ("Partners do not give enough information.", "Partners give too little information."),
    ("The review will report in September.", "The review is due to report in September."),
    (
        "The list has grown, from 312 in the spring to 354 at the time of the audit.",
        "The list has grown to 354 at the time of the audit.",
    ),
    ("Some 40 families were heard at the panel.", "40 families were heard at the panel."),
    (
        "The team has 12 social workers and 4 assistants.",
        "The team has 12 social workers.",
    ),
    (
        "Staff turnover has halved from 22% to 11%.",
        "Turnover of staff fell by half, from 22 per cent to 11 per cent.",
    ),
)


@pytest.mark.parametrize(("source", "said"), SAME)
def test_the_same_fact_in_another_form_passes(source: str, said: str) -> None:
    assert check(said, [GroundingEvidence(source)]).supported


def test_the_mutator_knows_nothing_of_the_check() -> None:
    for name in ("grounding_mutations", "grounding_trials"):
        text = (Path(__file__).parents[3] / "evals" / f"{name}.py").read_text(encoding="utf-8")
        assert "import assistant" not in text
        assert "from assistant" not in text
    assert TEXT_MUTATIONS
