import socket
import threading
import zlib
from http.client import HTTPConnection
from struct import pack
from typing import ClassVar
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from assistant.chat.launch import RunningChat, launch, running_chat
from assistant.chat.settings import ChatSettings
from assistant.service import Answerer
from ingest.corpus import Corpus
from ingest.documents import ParagraphRef
from ingest.errors import SettingsError, StoreMissing
from tests.assistant.chat.library import RuleAnswerer


def chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))


DOT = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(b"\x00\x00"))
    + chunk(b"IEND", b"")
)


def test_an_address_in_use_is_told_before_anything_is_loaded() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match="choose another port"):
            launch(RuleAnswerer, port=port)


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/", "127.0.0.1", 200),
        ("/", "elsewhere.test", 400),
        ("/gradio_api/upload", "127.0.0.1", 404),
        ("/gradio_api/component_server", "127.0.0.1", 404),
    ],
)
def test_the_server_answers_its_own_name_and_the_addresses_of_the_page(
    chat: RunningChat, path: str, host: str, status: int
) -> None:
    place = urlsplit(chat.url)
    connection = HTTPConnection(str(place.hostname), place.port)
    connection.request("GET", path, headers={"Host": host})
    assert connection.getresponse().status == status
    connection.close()


@pytest.mark.browser
def test_the_page_opens_before_the_documents_are_loaded(browser: Browser) -> None:
    may_load = threading.Event()

    def make() -> Answerer:
        may_load.wait()
        return RuleAnswerer()

    with running_chat(make) as chat:
        page = browser.new_page()
        page.goto(chat.url)
        expect(page.locator(".welcome .progress")).to_contain_text("Getting ready")
        page.get_by_label("Your question").fill("What needs to improve?")
        page.keyboard.press("Enter")
        expect(page.locator("#exchange-1 .progress")).to_contain_text("Getting ready")
        may_load.set()
        expect(page.locator("#exchange-1 .items li")).to_have_count(2)
        page.get_by_role("button", name="New conversation").click()
        expect(page.locator(".examples li")).to_have_count(4)
        page.close()


@pytest.mark.browser
def test_a_greeting_that_comes_late_takes_no_answer_off_the_page(browser: Browser) -> None:
    may_greet = threading.Event()

    def examples(_: Corpus) -> tuple[str, ...]:
        may_greet.wait()
        return ("What needs to improve?",)

    with running_chat(RuleAnswerer, ChatSettings(examples=examples)) as chat:
        page = browser.new_page()
        page.goto(chat.url)
        page.get_by_label("Your question").fill("What are caseloads?")
        page.keyboard.press("Enter")
        expect(page.locator(".footnote").first).to_be_visible()
        may_greet.set()
        expect(page.locator(".examples li")).to_have_count(1)
        expect(page.locator(".examples li")).to_be_hidden()
        expect(page.locator(".footnote").first).to_be_visible()
        page.close()


@pytest.mark.browser
def test_a_store_that_is_missing_is_told_on_the_page(browser: Browser) -> None:
    def make() -> Answerer:
        raise StoreMissing("Nothing has been built yet; run ingest build first.")

    with running_chat(make) as chat:
        page = browser.new_page()
        page.goto(chat.url)
        expect(page.locator(".welcome .failure")).to_have_text(
            "Nothing has been built yet; run ingest build first."
        )
        page.close()


@pytest.mark.browser
def test_the_image_of_the_page_is_shown_where_there_is_one(browser: Browser) -> None:
    class Dots:
        asked: ClassVar[list[ParagraphRef]] = []

        def has(self, ref: ParagraphRef) -> bool:
            return True

        def png(self, ref: ParagraphRef) -> bytes:
            self.asked.append(ref)
            return DOT

    with running_chat(RuleAnswerer, ChatSettings(page_images=Dots())) as chat:
        page = browser.new_page()
        page.goto(chat.url)
        page.get_by_label("Your question").fill("What are caseloads?")
        page.keyboard.press("Enter")
        page.locator(".footnote").first.click()
        image = page.get_by_alt_text("The printed page, with the passage marked")
        image.scroll_into_view_if_needed()
        page.wait_for_function("document.querySelector('.page-image').naturalWidth === 1")
        assert Dots.asked == [ParagraphRef("norbury-inspection-2024-08-20", 3)]
        page.close()
