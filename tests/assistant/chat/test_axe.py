"""Every page against axe-core's rules for WCAG 2.2 A and AA, light and dark, desktop and phone."""

from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from assistant.chat.entry import Entry
from assistant.chat.launch import RunningChat, running_chat
from assistant.chat.people import People, Role
from assistant.chat.settings import ChatSettings
from tests.assistant.chat.conftest import screenshot
from tests.assistant.chat.library import RuleAnswerer

pytestmark = pytest.mark.browser

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RULES = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await axe.run(document, { runOnly: { type: "tag", values: tags } });
  const where = (broken) => broken.nodes.map((node) => node.html.slice(0, 120)).join(" | ");
  return found.violations.map((broken) => broken.id + ": " + where(broken));
}"""
DESKTOP: ViewportSize = {"width": 1366, "height": 860}
PHONE: ViewportSize = {"width": 390, "height": 844}


def ask(page: Page, question: str, number: int) -> None:
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(f"#exchange-{number} .answer")).to_be_visible()


def ask_page(page: Page) -> Iterator[str]:
    page.goto("/")
    page.wait_for_selector(".examples")
    yield "welcome"
    ask(page, "What are caseloads in Norbury?", 1)
    page.locator("#exchange-1 .feedback summary").click()
    page.locator("#exchange-1 .scope summary").click()
    yield "answer"
    page.locator("#exchange-1 .footnote").first.click()
    expect(page.locator("#source .current")).to_be_visible()
    yield "passage"
    page.keyboard.press("Escape")
    ask(page, "How do they compare?", 2)
    ask(page, "Is there a pool?", 3)
    yield "conversation"
    page.goto(str(page.locator("[data-act=share]").first.get_attribute("data-address")))
    yield "shared answer"


def brief_pages(page: Page) -> Iterator[str]:
    page.goto("/brief")
    yield "briefings"
    page.get_by_label("Title").fill("For scrutiny")
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("Questions, one a line").fill("What are caseloads?\nWhat needs to improve?")
    page.get_by_role("button", name="Answer these").click()
    expect(page.locator(".locked")).to_have_count(2)
    yield "briefing"
    page.get_by_role("link", name="See it as it will print").click()
    expect(page.locator(".printed")).to_be_visible()
    yield "briefing as printed"


def reading_pages(page: Page) -> Iterator[str]:
    for name, address in READ.items():
        page.goto(address)
        yield name


READ = {
    "library": "/library",
    "document": "/library/norbury-inspection-2024-08-20",
    "judgements": "/judgements",
    "adding": "/adding",
    "feedback": "/feedback",
    "not held": "/library/none-2020",
}


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)  # with each page anew
    found: list[str] = page.evaluate(RULES)
    return found


@pytest.mark.parametrize(
    ("size", "scheme"),
    [
        pytest.param(DESKTOP, "light", id="desktop-light"),
        pytest.param(PHONE, "dark", id="phone-dark"),
        pytest.param(DESKTOP, "dark", id="desktop-dark", marks=pytest.mark.long),
        pytest.param(PHONE, "light", id="phone-light", marks=pytest.mark.long),
    ],
)
def test_no_page_breaks_a_rule_of_accessibility(
    browser: Browser, furnished: RunningChat, size: ViewportSize, scheme: str
) -> None:
    broken = {}
    context = _context(browser, furnished, size, scheme)
    page = context.new_page()
    for journey in (ask_page, brief_pages, reading_pages):
        for name in journey(page):
            screenshot(page, f"{name.replace(' ', '-')}-{size['width']}-{scheme}")
            found = violations(page)
            if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
                found.append("wider than the window")
            if found:
                broken[name] = found
    context.close()
    assert broken == {}


def test_the_sign_in_page_breaks_none_either(browser: Browser, tmp_path: Path) -> None:
    people = People(tmp_path)
    people.add("asha", "correct horse battery", Role.MEMBER)
    with running_chat(RuleAnswerer, ChatSettings(), Entry(people)) as closed:
        page = _context(browser, closed, PHONE, "light").new_page()
        page.goto("/")
        page.get_by_label("Your name here").fill("asha")
        page.get_by_label("Password").fill("wrong one")
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("alert")).to_contain_text("not right")
        assert violations(page) == []
        page.get_by_label("Password").fill("correct horse battery")
        page.keyboard.press("Enter")
        expect(page.locator(".signed-in")).to_contain_text("asha, member")
        expect(page.locator(".examples")).to_be_visible()
        page.get_by_label("Your question").fill("What are caseloads?")
        page.keyboard.press("Enter")
        expect(page.locator("#exchange-1 .answer")).to_be_visible()
        page.context.close()


def _context(
    browser: Browser, chat: RunningChat, size: ViewportSize, scheme: str
) -> BrowserContext:
    return browser.new_context(
        viewport=size,
        base_url=chat.url,
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,  # for axe-core alone, which is put into the page
    )
