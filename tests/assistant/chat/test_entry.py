from pathlib import Path

import pytest

from assistant.chat.entry import Entry, ProxyHeader, TooManyGuesses, entry_for
from assistant.chat.limiting import Meter
from assistant.chat.people import People, Person, Role
from ingest.errors import SettingsError

PASSWORD = "correct horse battery"  # noqa: S105 - of people who are invented


@pytest.fixture
def people(tmp_path: Path) -> People:
    kept = People(tmp_path)
    kept.add("asha", PASSWORD, Role.OFFICER)
    return kept


def test_on_this_machine_nobody_signs_in(people: People) -> None:
    assert entry_for("127.0.0.1", people).is_open


def test_where_others_can_reach_it_somebody_must_be_able_to_sign_in(
    tmp_path: Path, people: People
) -> None:
    assert entry_for("0.0.0.0", people).has_sign_in  # noqa: S104 - an address to be judged
    with pytest.raises(SettingsError, match="assistant users add"):
        entry_for("10.0.0.7", People(tmp_path / "empty"))


def test_a_session_ends_with_signing_out_and_with_being_taken_off_the_list(people: People) -> None:
    entry = Entry(people)
    secret = entry.sign_in("Asha", PASSWORD, "10.0.0.1")
    assert isinstance(secret, str)
    assert entry.person(secret) == Person("asha", Role.OFFICER)
    entry.sign_out(secret)
    assert entry.person(secret) is None
    again = entry.sign_in("asha", PASSWORD, "10.0.0.1")
    people.remove("asha")
    assert entry.person(str(again)) is None


def test_ten_wrong_guesses_close_a_name_even_to_the_right_password(people: People) -> None:
    entry = Entry(people)
    for _ in range(10):
        assert entry.sign_in("asha", "guess", "10.0.0.1") is None
    refused = entry.sign_in("asha", PASSWORD, "10.0.0.2")
    assert isinstance(refused, TooManyGuesses)
    assert 290 < refused.seconds <= 300


def test_a_proxy_is_believed_from_its_own_address_only(people: People) -> None:
    entry = Entry(people, ProxyHeader("X-Remote-User", "10.0.0.9"))
    assert entry.named_by_proxy("Asha", "10.0.0.9") == Person("asha", Role.OFFICER)
    assert entry.named_by_proxy("new", "10.0.0.9") == Person("new", Role.MEMBER)
    assert entry.named_by_proxy("asha", "10.0.0.8") is None
    assert entry.named_by_proxy("", "10.0.0.9") is None


def test_a_meter_counts_each_name_over_the_last_while() -> None:
    now = [0.0]
    meter = Meter(2, 60, lambda: now[0])
    assert [meter.take("a"), meter.take("a"), meter.take("a"), meter.take("b")] == [0, 0, 60, 0]
    now[0] = 61
    assert meter.take("a") == 0
