"""A chat over the invented library, and a real Chromium to look at it with."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from assistant.chat.launch import RunningChat, running_chat
from assistant.chat.settings import ChatSettings
from assistant.recording.archive import AnswerArchive
from tests.assistant.chat.library import RuleAnswerer

ARTEFACTS = Path(__file__).parents[3] / "artefacts"
expect.set_options(timeout=20_000)  # a busy machine is slow, and that is not what these tests ask
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def answerer() -> RuleAnswerer:
    return RuleAnswerer()


@pytest.fixture(scope="module")
def chat(answerer: RuleAnswerer) -> Iterator[RunningChat]:
    with running_chat(lambda: answerer) as running:
        yield running


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningChat]:
    """A chat with a store: answers are kept, briefings written and documents added."""
    store = tmp_path_factory.mktemp("furnished")
    settings = ChatSettings(archive=AnswerArchive(store), store=store)
    with running_chat(RuleAnswerer, settings) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("Chromium is not installed: apt-get install chromium, or use -m 'not browser'.")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1366, "height": 860})
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, chat: RunningChat) -> Iterator[Page]:
    """The chat, opened; on leaving, everything it asked for must have come from this machine."""
    yield from watched(context.new_page(), chat.url)


def watched(page: Page, url: str) -> Iterator[Page]:
    hosts: set[str | None] = set()
    complaints: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(url)
    page.wait_for_selector(".examples")
    yield page
    assert hosts <= {"127.0.0.1", None}
    assert complaints == []


def screenshot(page: Page, name: str) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"chat-{name}.png")
