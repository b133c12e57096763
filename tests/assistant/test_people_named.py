"""Names of people, told from names of bodies and places."""

import pytest

from assistant.people_named import names_somebody


@pytest.mark.parametrize(
    "sentence",
    [
        "The report was presented by Ann Example.",
        "It was led by Jonathan Hill, one of the inspectors.",
        "The chair, Cllr Okoro, thanked the officers.",
        "Ann Example is the director.",
    ],
)
def test_a_person_is_named(sentence: str) -> None:
    assert names_somebody(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It went to the Scrutiny Committee on Monday.",
        "Reports go to the Court Advisory service.",
        "The Chair Moved that it be noted.",
        "It was sent to Leeds Council.",
        "A complaint went to the Police Conduct body.",
    ],
)
def test_a_body_is_nobody(sentence: str) -> None:
    assert not names_somebody(sentence)
