import csv
import io

import pytest
from docx import Document
from PIL import Image
from starlette.testclient import TestClient

from assistant.chat.room import Room
from tests.assistant.chat.library import XSS, caseloads
from tests.assistant.chat.room import client_of, room_in

REPORT = "norbury-inspection-2024-08-20"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    return room_in(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="module")
def client(room: Room) -> TestClient:
    return client_of(room)


def test_the_library_lists_every_document_under_its_authority(client: TestClient) -> None:
    page = client.get("/library").text
    assert page.index(">Ashmere<") < page.index(">Norbury<")
    assert page.count('href="/library/') == 4
    assert "Inspection report · 20 August 2024 · 7 paragraphs" in page


def test_the_library_is_narrowed_by_authority_kind_and_year(client: TestClient) -> None:
    page = client.get("/library?authority=Norbury&kind=inspection&year=2021").text
    assert "1 document." in page
    assert page.count('href="/library/') == 1


def test_a_document_is_shown_as_read_with_a_place_for_each_paragraph(client: TestClient) -> None:
    page = client.get(f"/library/{REPORT}").text
    assert [f'id="p{number}"' in page for number in (1, 7, 8)] == [True, True, False]
    assert "para 2" in page
    assert "¶4 (unnumbered)" in page
    assert "Page 2" in page


def test_a_document_that_is_not_held_is_said_not_to_be(client: TestClient) -> None:
    response = client.get("/library/elsewhere-2020")
    assert response.status_code == 404
    assert "There is no document elsewhere-2020." in response.text


def test_markup_in_a_title_is_text_on_every_page(client: TestClient) -> None:
    for path in ("/library", "/library/norbury-minutes-2024-10-03"):
        page = client.get(path).text
        assert "&lt;script&gt;" in page
        assert "<script>" not in page
        assert "onerror=&#34;" in page


def test_grades_are_drawn_each_leading_to_its_paragraph(client: TestClient) -> None:
    page = client.get("/judgements").text
    assert f'class="mark series-0" href="/library/{REPORT}#p1"' in page
    assert page.count('<tr><th scope="rowgroup"') == 1
    assert "ILACS replaced the single inspection framework" in page


def test_grades_can_be_taken_away_as_figures_and_pictures(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/judgements.csv").text)))
    assert [(row["authority"], row["date"], row["grade"]) for row in rows] == [
        ("Norbury", "2024-08-20", "good")
    ]
    assert rows[0]["address"] == f"{REPORT}#p1"
    svg = client.get("/judgements.svg")
    assert svg.headers["content-type"].startswith("image/svg+xml")
    assert svg.text.lstrip().startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    picture = Image.open(io.BytesIO(client.get("/judgements.png").content))
    assert picture.size == (1760, 800)


def test_an_answer_is_reopened_by_its_link_as_it_was_given(room: Room, client: TestClient) -> None:
    name = room.keep(caseloads())
    page = client.get(f"/answers/{name}").text
    assert "Caseloads have fallen to 15 from 22" in page
    assert f'href="/library/{REPORT}#p3"' in page
    assert client.get("/answers/0000000000000000").status_code == 404


def test_a_briefing_is_written_round_answers_that_cannot_be_changed(client: TestClient) -> None:
    place = client.post("/brief", data={"title": f"For scrutiny {XSS}"}).headers["location"]
    asked = {"do": "ask", "questions": "- What are caseloads?\n\nWhat needs to improve?"}
    assert client.post(f"{place}/change", data=asked).status_code == 303
    page = client.get(place).text
    assert page.count('class="locked"') == 2
    second = page.split('value="down-')[1].split('"')[0]
    part = page.split('name="do" value="up-')[2].split('"')[0]
    assert part != second
    sent = {"do": f"up-{part}", f"before-{part}": "Members asked <b>this</b>.", "text": "changed"}
    client.post(f"{place}/change", data=sent)
    printed = client.get(f"{place}/print").text
    assert printed.index("What needs to improve?</h2>") < printed.index("What are caseloads?</h2>")
    assert "Members asked &lt;b&gt;this&lt;/b&gt;." in printed
    assert "Ofsted, Norbury, inspection report, 20 August 2024, para 2, page 2" in printed


def test_a_briefing_is_taken_away_as_word_markdown_and_html(client: TestClient) -> None:
    place = client.post("/brief", data={"title": "To take away"}).headers["location"]
    client.post(f"{place}/change", data={"do": "ask", "questions": "What are caseloads?"})
    word = client.get(f"{place}/docx")
    assert word.headers["content-disposition"] == 'attachment; filename="briefing.docx"'
    texts = [paragraph.text for paragraph in Document(io.BytesIO(word.content)).paragraphs]
    assert any("Caseloads have fallen to 15 from 22" in text for text in texts)
    assert "Caseloads have fallen to 15 from 22" in client.get(f"{place}/markdown").text
    page = client.get(f"{place}/html")
    assert "para 2, page 2" in page.text
    assert page.headers["content-disposition"].startswith("attachment")


def test_a_briefing_is_not_seen_by_another_browser(room: Room, client: TestClient) -> None:
    place = client.post("/brief", data={"title": "Mine alone"}).headers["location"]
    other = client_of(room)
    other.get("/brief")
    assert "Mine alone" not in other.get("/brief").text
    assert other.get(place).status_code == 404
    client.post(f"{place}/delete")
    assert client.get(place).status_code == 404
