"""Judgements by name and grade, as each framework prints them; letters have none."""

import pytest

from ingest.profile.judgements import grade_of
from tests.ingest.profile.sample import paragraphs, profile

ILACS = (
    "Inspection of Brent local authority children’s services",
    "Inspection dates: {dates}",
    "Lead inspector: Ann Ash",
    "Judgement | Grade",
)
LEADERS = "The impact of leaders on social work practice with children and families"
HELP = "The experiences and progress of children who need help and protection"
CARE_AND_LEAVERS = "The experiences and progress of children in care and care leavers"
CARE = "The experiences and progress of children in care"
LEAVERS = "The experiences and progress of care leavers"
OVERALL = "Overall effectiveness"
RI = "requires improvement to be good"
SIF = (
    "Brent",
    "Inspection of services for children in need of help and protection, children looked after"
    " and care leavers",
    "Inspection date: 4 May 2015 – 28 May 2015",
)


def judged(*lines: str) -> dict[str, str]:
    return {one.name: one.grade for one in profile(*lines).judgements}


def ilacs(dates: str, *rows: str) -> dict[str, str]:
    return judged(*(line.format(dates=dates) for line in ILACS), *rows)


def test_ilacs_before_2023_judges_care_and_care_leavers_as_one() -> None:
    found = ilacs(
        "3 to 14 June 2019",
        f"{LEADERS} | Requires improvement",
        f"{HELP} | Inadequate",
        f"{CARE_AND_LEAVERS} | Good",
        f"{OVERALL} | Requires improvement to be good",
    )
    assert found == {LEADERS: RI, HELP: "inadequate", CARE_AND_LEAVERS: "good", OVERALL: RI}


def test_ilacs_from_2023_judges_care_leavers_apart() -> None:
    found = ilacs(
        "6 to 17 March 2023",
        f"{LEADERS} | Outstanding",
        f"{HELP} | Good",
        f"{CARE} | Outstanding",
        f"{LEAVERS} | Requires improvement to be good",
        f"{OVERALL} | Good",
    )
    assert found[CARE] == "outstanding"
    assert found[LEAVERS] == RI
    assert len(found) == 5


def test_ilacs_from_april_2026_has_no_overall_and_none_is_made_up() -> None:
    found = ilacs(
        "11 to 22 May 2026",
        f"{LEADERS} | Good",
        f"{HELP} | Good",
        f"{CARE} | Good",
        f"{LEAVERS} | Good",
        "Children’s services in Brent are good at listening.",
    )
    assert list(found) == [LEADERS, HELP, CARE, LEAVERS]


def test_a_sif_report_judges_areas_parts_of_areas_the_whole_and_the_board() -> None:
    found = judged(
        *SIF,
        "Children’s services in Brent require improvement to be good",
        "1. Children who need help and protection | Requires improvement",
        "2. Children looked after and achieving permanence | Good",
        " | 2.1 Adoption performance | Outstanding",
        " | 2.2 Experiences and progress of care leavers | Inadequate",
        "3. Leadership, management and governance | Requires Improvement",
        "# The Local Safeguarding Children Board (LSCB)",
        "# The Local Safeguarding Children Board requires improvement",
        "The board meets monthly.",
    )
    assert found == {
        "Children who need help and protection": RI,
        "Children looked after and achieving permanence": "good",
        "Adoption performance": "outstanding",
        "Experiences and progress of care leavers": "inadequate",
        "Leadership, management and governance": RI,
        "Overall effectiveness": RI,
        "Local Safeguarding Children Board": RI,
    }


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("The overall judgement is that children’s services require improvement.", RI),
        ("The overall judgement is requires improvement", RI),
        ("The overall judgement is good.", "good"),
        ("Children’s services in the London Borough of Brent are inadequate", "inadequate"),
        ("Children’s services in Brent are outstanding", "outstanding"),
    ],
)
def test_a_sif_report_states_the_overall_judgement_in_a_sentence(sentence: str, grade: str) -> None:
    found = judged(*SIF, sentence, "1. Children who need help and protection | Good")
    assert found["Overall effectiveness"] == grade


def test_the_scale_of_a_boards_grades_is_not_its_grade() -> None:
    found = judged(
        *SIF,
        "Children’s services in Brent are good",
        "1. Children who need help and protection | Good",
        "# What the judgements mean: the LSCB",
        "An LSCB is good if it coordinates the work of partners.",
        "An LSCB that requires improvement does not yet do so.",
    )
    assert "Local Safeguarding Children Board" not in found


def test_what_was_not_judged_has_no_grade() -> None:
    found = judged(
        *SIF,
        "Children’s services in Brent are good",
        "1. Children who need help and protection | Good",
        "2. Children looked after and achieving permanence | Not judged",
    )
    assert "Children looked after and achieving permanence" not in found


def test_a_table_read_as_lines_is_read_all_the_same() -> None:
    found = ilacs("3 to 14 June 2019", f"{LEADERS} Good", f"{OVERALL}: Inadequate")
    assert found == {LEADERS: "good", OVERALL: "inadequate"}


def test_grades_in_headings_serve_a_report_without_a_table() -> None:
    found = ilacs(
        "3 to 14 June 2019", f"# {HELP}: requires improvement to be good", "Children are seen."
    )
    assert found == {HELP: RI}


def test_each_judgement_says_in_which_paragraph_it_stands() -> None:
    lines = [line.format(dates="3 to 14 June 2019") for line in ILACS]
    lines += [f"{LEADERS} | Good", f"{OVERALL} | Good"]
    made = profile(*lines)
    held = paragraphs(*lines)
    for judgement in made.judgements:
        assert held[judgement.paragraph - 1].cells[0] == judgement.name


def test_grades_of_an_earlier_inspection_in_the_text_are_no_judgements() -> None:
    found = ilacs(
        "3 to 14 June 2019",
        f"{OVERALL} | Good",
        "At the last inspection in 2016, services were judged inadequate overall.",
        "Leaders | Inadequate",
    )
    assert found == {OVERALL: "good"}


@pytest.mark.parametrize(
    "heading",
    [
        ("Dear Ms Ash", "Focused visit to Brent children’s services"),
        ("Dear Ms Ash", "Monitoring visit to Brent children’s services"),
        ("Dear local partnership", "Joint targeted area inspection of the response in Brent"),
        (
            "Area SEND inspection of Brent Local Area Partnership",
            "Inspection dates: 6 to 10 May 2024",
        ),
        ("Report to: Cabinet", "Purpose of report", "Report of"),
    ],
)
def test_a_document_that_gives_no_grade_has_none_though_it_tells_of_some(
    heading: tuple[str, ...],
) -> None:
    found = judged(*heading, f"{OVERALL} | Good", "At the last inspection services were good.")
    assert found == {}


@pytest.mark.parametrize(
    ("printed", "grade"),
    [
        ("Good", "good"),
        ("OUTSTANDING", "outstanding"),
        ("Requires improvement", RI),
        ("Requires\nimprovement to be good", RI),
        ("require improvement", RI),
        ("Inadequate*", "inadequate"),
        ("Good 2", "good"),
        ("Not judged", None),
        ("Good progress", None),
        ("", None),
    ],
)
def test_a_grade_is_one_of_four_however_it_is_printed(printed: str, grade: str | None) -> None:
    assert grade_of(printed) == grade
