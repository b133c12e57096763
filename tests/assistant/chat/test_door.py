import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant.chat.entry import Entry, ProxyHeader
from assistant.chat.people import People, Role
from tests.assistant.chat.room import HERE, client_of, room_in

PASSWORD = "correct horse battery"  # noqa: S105 - of people who are invented
ELSEWHERE = "10.1.2.3"


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    store = tmp_path_factory.mktemp("closed")
    people = People(store)
    for role in Role:
        people.add(role.value, PASSWORD, role)
    return client_of(room_in(store, Entry(people)), host=ELSEWHERE)


@pytest.fixture
def browser(closed: TestClient) -> Iterator[TestClient]:
    closed.cookies.clear()
    yield closed
    closed.cookies.clear()


def sign_in(client: TestClient, name: str, password: str = PASSWORD) -> int:
    sent = {"name": name, "password": password, "next": "/library"}
    return client.post("/sign-in", data=sent).status_code


def test_a_browser_without_a_session_is_led_to_the_sign_in_page(browser: TestClient) -> None:
    response = browser.get("/library")
    assert response.status_code == 303
    assert response.headers["location"] == "/sign-in?next=/library"
    assert "Your name here" in browser.get("/sign-in").text


def test_signing_in_leads_on_and_signing_out_ends_it(browser: TestClient) -> None:
    response = browser.post(
        "/sign-in", data={"name": "Member", "password": PASSWORD, "next": "/library"}
    )
    assert response.headers["location"] == "/library"
    page = browser.get("/library")
    assert page.status_code == 200
    assert "member, member" in page.text
    browser.post("/sign-out")
    assert browser.get("/library").status_code == 303


def test_a_wrong_password_is_refused_in_one_line(browser: TestClient) -> None:
    assert sign_in(browser, "member", "wrong") == 403
    assert browser.get("/library").status_code == 303


def test_the_cookies_cannot_be_read_by_scripts_nor_sent_by_other_sites(browser: TestClient) -> None:
    answer = browser.post("/sign-in", data={"name": "member", "password": PASSWORD})
    cookies = answer.headers.get_list("set-cookie")
    assert len(cookies) >= 1
    assert all(re.search(r"HttpOnly; SameSite=Lax", cookie) for cookie in cookies)


@pytest.mark.parametrize("onward", ["https://evil.test/", "//evil.test", "/\\evil.test", ""])
def test_signing_in_never_leads_to_another_site(browser: TestClient, onward: str) -> None:
    sent = {"name": "member", "password": PASSWORD, "next": onward}
    assert browser.post("/sign-in", data=sent).headers["location"] == "/"


def test_a_form_sent_from_another_site_is_refused(browser: TestClient) -> None:
    sign_in(browser, "officer")
    for origin in ("https://evil.test", "null"):
        sent = browser.post("/brief", data={"title": "x"}, headers={"Origin": origin})
        assert sent.status_code == 403
    assert browser.post("/brief", data={"title": "x"}, headers={"Origin": HERE}).status_code == 303


def test_each_role_sees_what_is_for_it(browser: TestClient) -> None:
    seen = {}
    for role in Role:
        sign_in(browser, role.value)
        seen[role.value] = [
            browser.get(path).status_code for path in ("/library", "/brief", "/adding")
        ]
        browser.cookies.clear()
    assert seen == {
        "member": [200, 403, 403],
        "officer": [200, 200, 403],
        "evaluator": [200, 200, 403],
        "admin": [200, 200, 200],
    }


def test_who_a_proxy_names_is_let_in_and_nobody_else(tmp_path: Path) -> None:
    entry = Entry(People(tmp_path), ProxyHeader("X-Remote-User"))
    room = room_in(tmp_path, entry)
    proxy = client_of(room, host=ELSEWHERE)
    assert proxy.get("/library", headers={"X-Remote-User": "asha"}).status_code == 200
    assert proxy.get("/library").status_code == 401
    other = client_of(room, host=ELSEWHERE, address=ELSEWHERE)
    assert other.get("/library", headers={"X-Remote-User": "asha"}).status_code == 401


def test_too_many_requests_are_told_to_wait(tmp_path: Path) -> None:
    room = room_in(tmp_path)
    client = client_of(room)
    client.get("/library")
    most = room.settings.limits.requests_a_minute
    codes = [client.post("/sign-out").status_code for _ in range(most + 1)]
    assert codes.count(429) == 1


def test_a_program_gives_its_name_and_password_with_each_request(browser: TestClient) -> None:
    assert browser.get("/library", auth=("member", PASSWORD)).status_code == 200
    assert browser.get("/library", auth=("member", "wrong")).status_code == 303
    assert browser.get("/library", headers={"Authorization": "Basic ?"}).status_code == 303
