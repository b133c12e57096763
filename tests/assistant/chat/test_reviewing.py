"""What evaluators have of their own: remarks on answers, and the answers given."""

import csv
import io
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant.chat.entry import Entry
from assistant.chat.people import People, Role
from assistant.chat.room import Room
from assistant.recording.entries import Verdict
from tests.assistant.chat.library import XSS, caseloads, improvements
from tests.assistant.chat.room import client_of, room_in

PASSWORD = "correct horse battery"  # noqa: S105 - of people who are invented


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return room_in(tmp_path)


def remarked(room: Room, reason: str) -> str:
    kept = room.keep(caseloads())
    archive = room.settings.archive
    assert archive is not None
    archive.feedback(kept, Verdict.WRONG, reason)
    return kept


def rows(client: TestClient, name: str) -> list[list[str]]:
    response = client.get(f"/feedback/{name}")
    assert response.headers["content-type"].startswith("text/csv")
    return list(csv.reader(io.StringIO(response.text)))


def test_a_remark_stands_with_its_question_and_opens_the_answer(room: Room) -> None:
    kept = remarked(room, "It is 14 now.")
    page = client_of(room).get("/feedback").text
    assert f'<a href="/answers/{kept}">What are caseloads in Norbury?</a>' in page
    assert "Wrong: It is 14 now." in page
    assert "given 1 time · 1 remark" in page


def test_nothing_said_yet_is_said(room: Room) -> None:
    page = client_of(room).get("/feedback").text
    assert "Nobody has called an answer wrong" in page
    assert "No answer is kept yet." in page


def test_remarks_and_answers_are_had_as_csv_without_formulas(room: Room) -> None:
    kept = remarked(room, "=HYPERLINK(1)")
    room.keep(improvements())
    client = client_of(room)
    assert rows(client, "feedback.csv")[1][1:] == [
        "wrong",
        "'=HYPERLINK(1)",
        "What are caseloads in Norbury?",
        kept,
    ]
    given = {row[5]: row for row in rows(client, "answers.csv")[1:]}
    assert len(given) == 2
    assert given[kept][1:5] == ["What are caseloads in Norbury?", "Answered", "1", "1"]


def test_markup_in_a_remark_is_text(room: Room) -> None:
    remarked(room, XSS)
    page = client_of(room).get("/feedback").text
    assert "&lt;script&gt;" in page
    assert "<script>" not in page


@pytest.mark.parametrize(("role", "status"), [(Role.OFFICER, 403), (Role.EVALUATOR, 200)])
def test_it_is_for_evaluators(tmp_path: Path, role: Role, status: int) -> None:
    people = People(tmp_path)
    people.add("asha", PASSWORD, role)
    client = client_of(room_in(tmp_path, Entry(people)))
    client.post("/sign-in", data={"name": "asha", "password": PASSWORD})
    assert client.get("/feedback").status_code == status
    assert client.get("/feedback/answers.csv").status_code == status
    assert ("/feedback" in client.get("/library").text) == (status == 200)
