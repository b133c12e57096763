"""The chat with a language model behind it: what it wrote, and what stands where it lies."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.chat.launch import running_chat
from assistant.chat.settings import ChatSettings
from assistant.commands.model import ModelChoice
from assistant.commands.options import open_answerer
from assistant.recording.archive import AnswerArchive
from tests.assistant.chat.conftest import screenshot
from tests.assistant.chat.written import written_store
from tests.assistant.writing.scripted import Asked, Endpoint, Says, Script, claim, endpoint, reply

pytestmark = pytest.mark.browser

TEXT = """London Borough of Hackney
Inspection of children's services
Published: 20 August 2024

1. Social workers in the assessment service hold 17 children on average, down from 24 in 2019.

2. Foster carers say that they are listened to, and most would recommend the service.

3. Care leavers in Hackney receive helpful advice from their personal advisers.
"""
QUESTION = "How many children do social workers in Hackney hold on average?"
WRITTEN = "Social workers in the assessment service hold 17 children on average."
LIE = "Social workers in Hackney hold 71 children on average."


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written_store(tmp_path_factory.mktemp("written"), TEXT)


def says(text: str) -> Script:
    def script(asked: Asked) -> Says:
        label = asked.label_of("Social workers in the assessment")
        return Says(reply(claim(text, [label], "Social workers in", "in 2019")))

    return script


@contextmanager
def desk(browser: Browser, store: Path, script: Script) -> Iterator[tuple[Page, Endpoint]]:
    """The chat as ``assistant chat --model scripted --base-url ...`` opens it."""
    with endpoint(script) as served:
        model = ModelChoice("scripted", served.base_url)
        settings = ChatSettings(archive=AnswerArchive(store), store=store)
        with running_chat(lambda: open_answerer(store, model, record=False), settings) as chat:
            page = browser.new_context(base_url=chat.url).new_page()
            page.goto("/")
            page.wait_for_selector(".examples", timeout=60_000)
            page.get_by_label("Your question").fill(QUESTION)
            page.keyboard.press("Enter")
            expect(page.locator("#exchange-1 .feedback")).to_be_visible(timeout=60_000)
            yield page, served
            page.context.close()


def test_what_a_model_wrote_opens_its_paragraph_and_offers_what_cost_nothing_to_try(
    browser: Browser, store: Path
) -> None:
    with desk(browser, store, says(WRITTEN)) as (page, served):
        expect(page.locator("#exchange-1 .claim").first).to_contain_text(WRITTEN)
        expect(page.locator("#exchange-1 .written-by")).to_contain_text("language model scripted")
        page.locator("#exchange-1 .footnote").first.click()
        expect(page.locator("#source mark")).to_contain_text("hold 17 children")
        expect(page.locator("#source .current .label")).to_contain_text("para 1")
        expect(page.locator("#exchange-1 .next .suggestion").first).to_be_visible()
        assert len(served.asked) == 1
        screenshot(page, "model")


def test_what_a_model_made_up_never_reaches_the_page(browser: Browser, store: Path) -> None:
    with desk(browser, store, says(LIE)) as (page, served):
        expect(page.locator("#exchange-1 .claim").first).to_contain_text("hold 17 children")
        expect(page.locator("#exchange-1 .written-by")).to_have_count(0)
        assert "71" not in page.locator("#conversation").inner_text()
        assert served.asked


def test_a_model_that_does_not_answer_leaves_the_quotations(browser: Browser, store: Path) -> None:
    with desk(browser, store, lambda _: Says(status=500)) as (page, _):
        expect(page.locator("#exchange-1 .claim").first).to_contain_text("hold 17 children")
        expect(page.locator("#exchange-1 .failure")).to_have_count(0)
