"""One user in a real browser: from pressing Enter to the answer on the page."""

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import click
from playwright.sync_api import Page, sync_playwright

from evals.load_users import Tally

_FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
_PATIENCE = 120_000
"""Milliseconds."""
_TURN = 20
"""Questions of one conversation; a member asks no more in a sitting."""
_READING = 2500
"""Milliseconds between questions: a browser may ask thirty times a minute."""


def one_in_a_browser(address: str, questions: Sequence[str]) -> Tally:
    """Ask one after the other in Chromium, which must be installed."""
    tally = Tally()
    with _page(address) as page:
        for number, question in enumerate(questions):
            if number % _TURN == 0:
                _begin(page)
            _ask(page, question, number % _TURN + 1, tally)
            page.wait_for_timeout(_READING)
    return tally


def one_in_a_crowd(address: str, question: str, crowd: Callable[[], None]) -> str:
    """Ask at the moment a crowd begins to: when the page says something, and when it answers.

    ``crowd`` is called when the page is open, and returns once the crowd is about to ask.
    """
    tally = Tally()
    with _page(address) as page:
        _begin(page)
        crowd()
        _ask(page, question, 1, tally)
    said = ", ".join(f"{seconds:.2f} s" for seconds in tally.told)
    answered = ", ".join(f"{seconds:.1f} s" for seconds in tally.seconds)
    return f"one of them in Chromium: first word {said}, answer {answered}, {tally.errors} errors"


@contextmanager
def _page(address: str) -> Iterator[Page]:
    chromium = shutil.which("chromium")
    if chromium is None:
        raise click.ClickException("Chromium is not installed; leave the browser's run out.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS))
        page = browser.new_page(base_url=address)
        page.set_default_timeout(_PATIENCE)
        yield page
        browser.close()


def _begin(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="New conversation").click()
    page.wait_for_selector(".examples")


def _ask(page: Page, question: str, number: int, tally: Tally) -> None:
    page.get_by_label("Your question").fill(question)
    started = time.perf_counter()
    page.keyboard.press("Enter")
    page.wait_for_selector(f".sending, #exchange-{number}")
    tally.told.append(time.perf_counter() - started)
    page.wait_for_selector(f"#exchange-{number} :is(.answer, .failure)")
    if page.locator(f"#exchange-{number} .failure").count():
        tally.errors += 1
    else:
        tally.seconds.append(time.perf_counter() - started)
