"""Whose document it is: by its own heading, not by who is named in passing."""

import pytest

from ingest.documents import Authority
from tests.ingest.profile.sample import profile


def authority(*lines: str, source: str = "sample.txt") -> Authority | None:
    return profile(*lines, source=source).authority


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("Inspection of Bexley local authority children’s services",), "Bexley"),
        (("London Borough of Camden", "Inspection of children’s social care services"), "Camden"),
        (("The Royal Borough of Greenwich", "A report"), "Greenwich"),
        (("ROYAL BOROUGH OF GREENWICH", "A report"), "Greenwich"),
        (
            ("Area SEND inspection of Kingston upon Hull Local Area Partnership",),
            "Kingston upon Hull",
        ),
        (
            ("Focused visit to the City of York Council local authority children’s services",),
            "York",
        ),
        (("Monitoring visit to Birmingham children’s services",), "Birmingham"),
        (
            (
                "Joint targeted area inspection of the multi-agency response to neglect in Leeds",
                "This letter says more.",
            ),
            "Leeds",
        ),
        (("Children’s services in Trafford are good",), "Trafford"),
    ],
)
def test_the_subject_line_says_whose_it_is(lines: tuple[str, ...], name: str) -> None:
    found = authority(*lines, "Officers learned much from Essex, Essex and Essex.")
    assert found is not None
    assert found.name == name


def test_the_authority_named_most_is_taken_where_no_heading_gives_one() -> None:
    made = profile(
        "Update on children’s services",
        "Hackney has recruited 12 social workers.",
        "Officers visited Leeds City Council.",
        "Families in Hackney wait less.",
    )
    assert made.authority is not None
    assert made.authority.name == "Hackney"
    assert ("authority", "named most") in made.derived


def test_the_place_in_the_file_name_counts_where_the_text_names_it_too() -> None:
    lines = ("An update", "Leeds shared its work with us in Wigan.", "Leeds again, and Leeds.")
    found = authority(*lines, source="wigan-update-2024.txt")
    assert found is not None
    assert found.name == "Wigan"
    other = authority(*lines, source="update-2024.txt")
    assert other is not None
    assert other.name == "Leeds"


@pytest.mark.parametrize(
    ("printed", "name", "kind"),
    [
        ("Fallowmere Council", "Fallowmere", "unknown"),
        ("Fallowmere County Council", "Fallowmere", "county"),
        ("London Borough of Fallowmere", "Fallowmere", "london borough"),
        ("Fallowmere Metropolitan Borough Council", "Fallowmere", "metropolitan district"),
        ("Fallowmere City Council", "Fallowmere", "unitary authority"),
    ],
)
def test_an_authority_of_no_register_is_learned_from_its_own_statement(
    printed: str, name: str, kind: str
) -> None:
    found = authority(printed, "Minutes of the meeting of Cabinet held on 3 May 2024")
    assert found == Authority(name, (printed,), kind)


def test_it_is_learned_from_a_sentence_of_the_opening_too() -> None:
    found = authority(
        "Agenda item",
        "Outcome of the inspection",
        "Fallowmere City Council received the report on 3 May 2024.",
        "RESOLVED that the report be noted.",
    )
    assert found == Authority("Fallowmere", ("Fallowmere City Council",), "unitary authority")


def test_a_registered_council_visited_does_not_outweigh_the_documents_own() -> None:
    found = authority(
        "Agenda item",
        "Fallowmere City Council met on 3 May 2024.",
        "Members had visited Leeds City Council and would learn from Leeds.",
        "Fallowmere would report again; Fallowmere had recruited.",
    )
    assert found is not None
    assert found.name == "Fallowmere"


@pytest.mark.parametrize("near", ["Hackley", "Falkirke", "Herefordshyre", "Brant", "Camdon"])
def test_an_unknown_name_never_becomes_one_spelt_like_it(near: str) -> None:
    found = authority(f"{near} Council", "Minutes of the meeting of Cabinet held on 3 May 2024")
    assert found is not None
    assert found.name == near


def test_a_double_barrelled_member_does_not_make_it_another_council() -> None:
    found = authority(
        "Agenda item",
        "Ravelmere City Council, Children’s Scrutiny Panel",
        "The Chair, Councillor Ingrid Falkirk-Moss, asked when inspectors would return.",
        "RESOLVED that the report be noted.",
    )
    assert found is not None
    assert found.name == "Ravelmere"


@pytest.mark.parametrize(
    "text",
    [
        "The Council met.",
        "Full Council agreed.",
        "The Children in Care Council gave its views.",
        "Youth Council members spoke to Parish Council clerks.",
        "The County Council and the City Council met.",
    ],
)
def test_a_kind_of_council_is_no_name(text: str) -> None:
    assert authority("A note on some matter", text) is None


def test_a_document_that_names_nobody_has_no_authority() -> None:
    assert authority("A note on practice", "Children are seen weekly.") is None
