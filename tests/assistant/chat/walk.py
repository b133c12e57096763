"""Three walks through the room as a new user would take them, each step timed.

``python -m tests.assistant.chat.walk`` builds the sample documents, opens the chat and prints what
each step took. What was stumbled over is written in docs/walkthroughs.md by hand.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import click
from playwright.sync_api import Page, expect, sync_playwright

from assistant.chat.launch import running_chat
from assistant.chat.settings import ChatSettings
from assistant.live import LiveAnswerer
from assistant.recording.archive import AnswerArchive
from ingest.building import build
from ingest.embedding import SentenceTransformerEmbedder
from tests.assistant.chat.conftest import FLAGS

SAMPLES = Path(__file__).parents[3] / "evals" / "samples" / "documents"
SIX = (
    "What needs to improve in Fallowgate?",
    "How was Fallowgate judged overall?",
    "How was Ostermere judged overall in 2021?",
    "What needs to improve in Ostermere?",
    "What did inspectors say about care leavers in Fallowgate?",
    "What did inspectors say about leadership in Ostermere?",
)
_PATIENCE = 180_000
"""Milliseconds: a walk is to be timed on a busy machine too."""
NEW = """# Scrutiny committee of Fallowgate Council

Minutes of the meeting of 5 November 2025

1. The director told members that 31 foster carers had been approved since April.
"""


class Walk:
    """Runs steps one after the other and says what each took."""

    def __init__(self, name: str) -> None:
        click.echo(f"\n{name}")
        self._began = time.monotonic()
        self._steps = 0

    def step(self, words: str, action: Callable[[], object]) -> None:
        """One thing the user does, until they see what came of it."""
        started = time.monotonic()
        action()
        self._steps += 1
        click.echo(f"  {time.monotonic() - started:5.1f} s  {words}")

    def end(self) -> None:
        """Say how long it took the page in all."""
        click.echo(f"  {time.monotonic() - self._began:5.1f} s  in {self._steps} steps")


def member(page: Page) -> None:
    """Finds and reads aloud the paragraph on how many children a social worker has."""
    walk = Walk("A member finds and reads aloud a paragraph")
    walk.step("open the page", lambda: _arrive(page))
    question = "How many children do social workers hold on average in Fallowgate?"
    walk.step("ask in one's own words", lambda: _ask(page, question, 1))
    walk.step("choose [1]; the words are marked", lambda: _open(page))
    spoken = page.locator("#source .spoken").inner_text()
    walk.step(
        "hear the citation, as it is read aloud",
        lambda: expect(page.locator(".spoken")).to_be_visible(),
    )
    walk.end()
    click.echo(f"         {spoken}")


def officer(page: Page) -> None:
    """Makes a briefing from six questions."""
    walk = Walk("An officer makes a briefing from six questions")
    walk.step("choose Brief", lambda: _choose(page, "Brief"))
    page.get_by_label("Title").fill("Fallowgate and Ostermere compared")
    walk.step("give a title and begin", lambda: page.get_by_role("button", name="Begin").click())
    page.get_by_label("Questions, one a line").fill("\n".join(SIX))
    walk.step("type six questions and have them answered", lambda: _answered(page))
    page.get_by_label("Your words before").first.fill("Members asked for this on 3 October.")
    walk.step(
        "write own words and save", lambda: page.get_by_role("button", name="Save").first.click()
    )
    walk.step(
        "move the second answer up",
        lambda: page.get_by_role("button", name="Move up").nth(1).click(),
    )
    walk.step("see it as it will print", lambda: page.get_by_role("link", name="See it as").click())
    walk.end()
    click.echo(f"         {page.locator('.footnotes li').count()} footnotes")


def admin(page: Page, file: Path) -> None:
    """Adds a document and sees it answer."""
    walk = Walk("An admin adds a document and sees it answer")
    walk.step("choose Library", lambda: _choose(page, "Library"))
    walk.step(
        "choose Add documents", lambda: page.get_by_role("link", name="Add documents").click()
    )
    page.get_by_label("Files to add").set_input_files(str(file))
    walk.step(
        "choose the file and add it",
        lambda: page.get_by_role("button", name="Add", exact=True).click(),
    )
    walk.step(
        "wait until it is read",
        lambda: page.wait_for_selector("text=1 document added", timeout=300_000),
    )
    walk.step(
        "go to Ask",
        lambda: _choose(page, "Ask"),
    )
    question = "How many foster carers have been approved in Fallowgate since April?"
    walk.step("ask what only it says", lambda: _ask(page, question, 1))
    walk.end()
    click.echo(f"         {page.locator('.answer').last.inner_text()[:160]!r}")


def _arrive(page: Page) -> None:
    page.goto("/")
    page.wait_for_selector(".examples")


def _choose(page: Page, place: str) -> None:
    """From wherever one is; from nowhere, by the front door."""
    if page.url == "about:blank":
        page.goto("/")
    page.get_by_role("link", name=place, exact=True).click()
    page.wait_for_selector("h1")


def _ask(page: Page, question: str, number: int) -> None:
    page.wait_for_selector("#question textarea")
    page.get_by_role("button", name="New conversation").click()
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(f"#exchange-{number} .answer")).to_be_visible(timeout=120_000)


def _open(page: Page) -> None:
    page.locator(".footnote").first.click()
    expect(page.locator("#source mark").first).to_be_visible()


def _answered(page: Page) -> None:
    page.get_by_role("button", name="Answer these").click()
    expect(page.locator(".locked")).to_have_count(len(SIX), timeout=180_000)


@click.command()
@click.option("--store", "given", type=click.Path(path_type=Path), help="Built before; is changed.")
def main(given: Path | None) -> None:
    """Take the three walks."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = given or Path(folder) / "store"
        embedder = SentenceTransformerEmbedder()
        if given is None:
            build([SAMPLES], store, embedder)
        settings = ChatSettings(archive=AnswerArchive(store), store=store)
        new = Path(folder) / "minutes 2025-11-05.md"
        new.write_text(NEW, encoding="utf-8")
        with running_chat(lambda: LiveAnswerer(store, embedder), settings) as chat:
            chromium = shutil.which("chromium") or sys.exit("Chromium is not installed.")
            browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
            page = browser.new_page(base_url=chat.url)
            page.set_default_timeout(_PATIENCE)
            member(page)
            officer(page)
            admin(page, new)
            browser.close()


if __name__ == "__main__":
    main()
