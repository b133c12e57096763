"""The type of value a question demands, and sentences that hold one."""

import pytest

from assistant.demands import Demand, demand_in, demand_of, meets
from assistant.terms import content_terms
from assistant.understanding.asks import asks_of


@pytest.mark.parametrize(
    ("question", "demand"),
    [
        ("How many foster carers are there?", Demand.COUNT),
        ("What percentage of plans are on time?", Demand.SHARE),
        ("How many in every hundred plans are on time?", Demand.SHARE),
        ("How old are foster carers?", Demand.AGE),
        ("Which other council shares the team?", Demand.COUNCIL),
        ("What did they pay for the app?", Demand.MONEY),
        ("What was the council paying for agency staff?", Demand.MONEY),
        ("What was the council paying for while they waited?", Demand.NONE),
        ("What did the grant pay for?", Demand.NONE),
        ("Which agencies came to the meeting?", Demand.NONE),
        ("Up to what age is help given?", Demand.AGE),
        ("What is the average wait?", Demand.DURATION),
        ("What rent do care leavers pay?", Demand.MONEY),
        ("Name of the hotel they stayed in", Demand.BODY),
        ("How big a share of plans are late?", Demand.SHARE),
        ("How much did the repairs cost?", Demand.MONEY),
        ("How much has it put into repairs?", Demand.MONEY),
        ("How long do children wait?", Demand.DURATION),
        ("On what date did it open?", Demand.DAY),
        ("When was it inspected?", Demand.DATE),
        ("How long a list was it?", Demand.NONE),
        ("Which gym can they use?", Demand.BODY),
        ("Which charity-like project won it?", Demand.NONE),
        ("Who is the director?", Demand.NAME),
        ("Who runs adoption?", Demand.PERSON),
        ("What help is there for children who go missing?", Demand.NONE),
        ("What did inspectors find?", Demand.NONE),
    ],
)
def test_the_type_demanded_is_read_from_the_question(question: str, demand: Demand) -> None:
    assert demand_of(question, asks_of(question)) is demand


@pytest.mark.parametrize(
    ("sentence", "demand", "held"),
    [
        ("There are 47 foster carers.", Demand.COUNT, True),
        ("The team is shared with Leeds and York.", Demand.COUNCIL, True),
        ("The team is shared with another local authority.", Demand.COUNCIL, False),
        ("Help ends when they are 25.", Demand.AGE, True),
        ("It begins at the age of 17.", Demand.AGE, True),
        ("Help is given to 25% of them.", Demand.AGE, False),
        ("Foster carers aged 16 to 18 are rare.", Demand.COUNT, False),
        ("In 2019 there were foster carers.", Demand.COUNT, False),
        ("A fourth of these foster carers has left.", Demand.COUNT, True),
        ("Of all, 82% live with foster carers.", Demand.COUNT, True),
        ("She was one of the foster carers for 11 years.", Demand.COUNT, False),
        ("Seven children live with foster carers.", Demand.COUNT, False),
        ("It takes 11 weeks.", Demand.DURATION, True),
        ("Over the last two years it has opened drop-in clinics.", Demand.DURATION, False),
        ("Two thirds of plans are late.", Demand.SHARE, True),
        ("Most plans are late.", Demand.SHARE, False),
        ("It cost £3.2 million.", Demand.MONEY, True),
        ("It was costly.", Demand.MONEY, False),
        ("It opened in March.", Demand.DAY, True),
        ("It is soon to open.", Demand.DAY, False),
        ("The director, Ann Example, left.", Demand.NAME, True),
        ("The director left.", Demand.NAME, False),
        ("It is run by Care for All, a not-for-profit company.", Demand.BODY, True),
        ("It is run by a not-for-profit company.", Demand.BODY, False),
    ],
)
def test_a_sentence_holds_the_value_or_does_not(sentence: str, demand: Demand, held: bool) -> None:
    counted = (frozenset(content_terms("foster carers")), frozenset(content_terms("company")))
    assert meets(sentence, demand, counted) is held


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("They may use the Example Leisure gym.", True),
        ("They may use a gym called ‘Fit’.", True),
        ("In Leeds they get gym membership.", False),
        ("They get gym membership.", False),
    ],
)
def test_the_name_of_a_body_stands_beside_the_word_for_it(sentence: str, held: bool) -> None:
    assert meets(sentence, Demand.BODY, (frozenset(content_terms("gym")),)) is held


def test_one_word_for_staff_stands_for_another_beside_a_number() -> None:
    counted = (frozenset(content_terms("agency workers")),)
    assert meets("There was just one agency member of staff.", Demand.COUNT, counted)
    assert not meets("There was just one member of staff from the hub.", Demand.COUNT, counted)


def test_how_many_of_them_may_be_told_as_a_share() -> None:
    assert meets("It filters out about half of the contacts.", Demand.COUNT)
    assert not meets("It filters out most of the contacts.", Demand.COUNT)


@pytest.mark.parametrize(
    ("own", "demand"),
    [
        ("And when were they there?", Demand.DATE),
        ("And in Leeds?", Demand.NAME),
        ("So who took over?", Demand.NAME),
    ],
)
def test_a_follow_up_demands_its_own_value_or_else_the_one_before(own: str, demand: Demand) -> None:
    whole = f"{own} (Who is the director?)"
    assert demand_in(own, whole, asks_of(whole)) is demand
