from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.chat.people import People, Role, hashed, matches
from assistant.cli import main
from ingest.errors import SettingsError

PASSWORD = "correct horse battery"  # noqa: S105 - of people who are invented


@pytest.fixture
def people(tmp_path: Path) -> People:
    kept = People(tmp_path)
    kept.add("Asha", PASSWORD, Role.OFFICER)
    return kept


def test_the_right_password_tells_who_it_is(people: People) -> None:
    person = people.check("asha", PASSWORD)
    assert person is not None
    assert (person.name, person.role) == ("asha", Role.OFFICER)


@pytest.mark.parametrize(
    ("name", "password"), [("asha", "wrong"), ("nobody", PASSWORD), ("", ""), ("asha' --", "x")]
)
def test_a_wrong_name_or_password_is_nobody(people: People, name: str, password: str) -> None:
    assert people.check(name, password) is None


def test_a_password_is_kept_as_a_hash_with_a_salt_of_its_own(tmp_path: Path) -> None:
    assert hashed(PASSWORD) != hashed(PASSWORD)
    assert matches(PASSWORD, hashed(PASSWORD))
    People(tmp_path).add("asha", PASSWORD, Role.MEMBER)
    assert PASSWORD.encode() not in (tmp_path / "room.sqlite3").read_bytes()


def test_adding_somebody_again_changes_password_and_role(people: People) -> None:
    people.add("ASHA", "another password", Role.ADMIN)
    assert people.check("asha", PASSWORD) is None
    assert [(one.name, one.role) for one in people.everybody()] == [("asha", Role.ADMIN)]


@pytest.mark.parametrize(("name", "password"), [("a b", PASSWORD), ("asha", "short")])
def test_a_name_or_password_that_will_not_do_is_refused(
    people: People, name: str, password: str
) -> None:
    with pytest.raises(SettingsError):
        people.add(name, password, Role.MEMBER)


def test_people_are_added_listed_and_removed_from_the_command_line(tmp_path: Path) -> None:
    run = CliRunner()
    store = ["--store", str(tmp_path)]
    added = run.invoke(
        main, ["users", "add", "bo", "--role", "admin", *store], input=f"{PASSWORD}\n{PASSWORD}\n"
    )
    assert added.output.endswith("bo may sign in as admin.\n")
    assert PASSWORD not in added.output
    assert run.invoke(main, ["users", "list", *store]).output == "bo\tadmin\n"
    assert run.invoke(main, ["users", "remove", "bo", *store]).exit_code == 0
    assert run.invoke(main, ["users", "remove", "bo", *store]).exit_code == 1
