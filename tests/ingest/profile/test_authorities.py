"""The register: every name an authority goes by, and words that only look like one."""

import pytest

from ingest.documents import Authority
from ingest.profile.authorities import AuthorityRegister

REGISTER = AuthorityRegister.standard()


def named(text: str, *, fuzzy: bool = False) -> list[str]:
    return [mention.authority.name for mention in REGISTER.find(text, fuzzy=fuzzy)]


def test_the_153_english_authorities_with_childrens_services_are_there() -> None:
    lines = [a for a in REGISTER.authorities if not a.kind.startswith(("former", "combined"))]
    english = {
        "county",
        "london borough",
        "metropolitan district",
        "unitary authority",
        "city corporation",
    }
    assert len([a for a in lines if a.kind in english]) >= 153
    assert len({a.name for a in REGISTER.authorities}) == len(REGISTER.authorities)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the London Borough of Hackney", "Hackney"),
        ("Hackney’s children", "Hackney"),
        ("HACKNEY", "Hackney"),
        ("City of Wolverhampton Council", "Wolverhampton"),
        ("Hull City Council", "Kingston upon Hull"),
        ("RBWM", "Windsor and Maidenhead"),
        ("Windsor & Maidenhead", "Windsor and Maidenhead"),
        ("Stockton on Tees", "Stockton-on-Tees"),
        ("St. Helens", "St Helens"),
        ("Saint Helens", "St Helens"),
        ("LBTH", "Tower Hamlets"),
        ("Brighton & Hove City Council", "Brighton and Hove"),
        ("BCP Council", "Bournemouth, Christchurch and Poole"),
        ("County Durham", "Durham"),
        ("Telford and\nWrekin", "Telford and Wrekin"),
    ],
)
def test_an_authority_is_found_by_any_of_its_names(text: str, name: str) -> None:
    assert named(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("North East Lincolnshire", "North East Lincolnshire"),
        ("South Gloucestershire Council", "South Gloucestershire"),
        ("West Berkshire", "West Berkshire"),
        ("East Sussex and the coast", "East Sussex"),
    ],
)
def test_the_longest_name_wins(text: str, name: str) -> None:
    assert named(text) == [name]


def test_several_authorities_come_in_the_order_they_are_named() -> None:
    assert named("Leeds helped Bradford, and then Kirklees.") == ["Leeds", "Bradford", "Kirklees"]


def test_a_mention_covers_the_name_in_its_full_style() -> None:
    text = "A letter to the London Borough of Camden was sent."
    (mention,) = REGISTER.find(text)
    assert text[mention.start : mention.end] == "London Borough of Camden"
    assert mention.exact


def test_a_combined_service_stands_for_each_of_its_members() -> None:
    mentions = REGISTER.find("Achieving for Children runs the service.")
    assert {m.authority.name for m in mentions} == {
        "Kingston upon Thames",
        "Richmond upon Thames",
        "Windsor and Maidenhead",
    }
    assert len({(m.start, m.end) for m in mentions}) == 1


def test_a_former_authority_names_those_that_took_its_place() -> None:
    northamptonshire = REGISTER.named("Northamptonshire")
    assert northamptonshire is not None
    assert {one.name for one in REGISTER.successors(northamptonshire)} == {
        "North Northamptonshire",
        "West Northamptonshire",
    }
    hackney = REGISTER.named("Hackney")
    assert hackney is not None
    assert REGISTER.successors(hackney) == ()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("what about hakney", "Hackney"),
        ("Hackeny", "Hackney"),
        ("Herefordshre", "Herefordshire"),
        ("towerhamlets", "Tower Hamlets"),
        ("Tower Hamlet", "Tower Hamlets"),
        ("midlesbrough", "Middlesbrough"),
        ("kents overall grade", "Kent"),
        ("who runs surreys services", "Surrey"),
    ],
)
def test_a_misspelt_name_is_found_when_it_is_asked_for(typed: str, name: str) -> None:
    assert named(typed, fuzzy=True) == [name]
    assert not any(mention.exact for mention in REGISTER.find(typed, fuzzy=True))


@pytest.mark.parametrize("typed", ["Hackeny", "Herefordshre", "midlesbrough"])
def test_a_misspelt_name_is_not_guessed_at_unless_asked(typed: str) -> None:
    assert named(typed) == []


@pytest.mark.parametrize(
    "word", ["Harlow", "West Yorkshire", "learning", "reader", "Readings", "baths"]
)
def test_another_word_rightly_spelt_is_no_slip(word: str) -> None:
    assert named(word, fuzzy=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "They enjoy reading at home.",
        "Reading and writing are taught daily.",
        "Mr Barnet spoke.",
        "Councillor Stockport asked.",
        "Cllr. Derby replied.",
        "Jack Lancashire chaired.",
        "Hackney carriage licences",
        "She lives on Camden Road.",
        "Newcastle-under-Lyme",
        "Stoke Newington",
        "Sutton Coldfield",
        "the University of Leeds",
        "in New Kent",
        "a child in the bath",
    ],
)
def test_people_streets_and_plain_words_are_not_authorities(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Chair, Councillor Ingrid Falkirk-Moss, asked.",
        "Falkirk-Moss said so.",
        "Ms Ash-Hackney replied.",
        "Leeds‑Harper chaired the panel.",
    ],
)
def test_half_of_a_double_barrelled_name_is_no_authority(text: str) -> None:
    assert named(text) == []


def test_a_word_in_small_letters_may_be_tied_to_a_name() -> None:
    assert named("a Hackney-based charity") == ["Hackney"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Inspection of Reading children’s services", "Reading"),
        ("in Bury, families wait", "Bury"),
        ("Reading Borough Council", "Reading"),
        ("reading borough council", "Reading"),
    ],
)
def test_an_ordinary_word_with_the_marks_of_a_place_is_the_authority(text: str, name: str) -> None:
    assert named(text) == [name]


def test_documents_add_authorities_and_all_they_say_of_one_is_united() -> None:
    extended = REGISTER.extended(
        (
            Authority("Alderby"),
            Authority("Alderby", ("Alderby City Council",), "unitary authority"),
            Authority("Hackney", ("Hackney Wick Council",)),
        )
    )
    alderby = extended.named("Alderby City Council")
    assert alderby == Authority("Alderby", ("Alderby City Council",), "unitary authority")
    assert extended.named("Hackney") == REGISTER.named("Hackney")
    assert REGISTER.named("Alderby") is None
    assert REGISTER.extended((Authority("Hackney"),)) is REGISTER
