"""What a member or an officer does beyond asking, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.chat.launch import RunningChat
from tests.assistant.chat.conftest import screenshot

pytestmark = pytest.mark.browser

CASELOADS = "What are caseloads in Norbury?"


@pytest.fixture
def desk(browser: Browser, furnished: RunningChat) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1366, "height": 860}, base_url=furnished.url)
    page = context.new_page()
    page.goto("/")
    page.wait_for_selector(".examples")
    yield page
    context.close()


def ask(page: Page, question: str, number: int = 1) -> None:
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")
    expect(
        page.locator(f"#exchange-{number} .next, #exchange-{number} .feedback").first
    ).to_be_visible()


def test_what_was_searched_is_shown_and_changed(desk: Page) -> None:
    ask(desk, CASELOADS)
    scope = desk.locator("#exchange-1 details.scope")
    expect(scope.locator(".chip").first).to_have_text("Authority: Norbury")
    scope.locator("summary").click()
    scope.get_by_label("Norbury").uncheck()
    scope.get_by_label("Ashmere").check()
    scope.get_by_label("As known at").fill("2023-12-31")
    scope.get_by_role("button", name="Ask again within these").click()
    expect(desk.locator("#exchange-2 .within")).to_have_text(
        "Asked within: Ashmere · inspection reports · 1 January 2021 to 20 August 2024"
        " · as at 31 December 2023"
    )
    screenshot(desk, "scope")


def test_a_question_offered_next_is_asked_by_choosing_it(desk: Page) -> None:
    ask(desk, "How do they compare?")
    offered = desk.locator("#exchange-1 .next .suggestion")
    expect(offered).to_have_text(
        ["What needs to improve in Ashmere?", "What needs to improve in Norbury?"]
    )
    offered.first.click()
    expect(desk.locator("#exchange-2 .items li")).to_have_count(2)


def test_what_was_wrong_is_kept_with_the_answer(desk: Page) -> None:
    ask(desk, CASELOADS)
    feedback = desk.locator("#exchange-1 .feedback")
    feedback.locator("summary").click()
    feedback.get_by_label("What should it have said?").fill("It is 14 now.")
    feedback.get_by_role("button", name="Send").click()
    expect(desk.locator("#announcer")).to_have_text(
        "Thank you. What you wrote is kept with the answer."
    )


def test_the_conversation_is_still_there_after_reading_elsewhere(desk: Page) -> None:
    ask(desk, CASELOADS)
    desk.locator(".footnote").first.click()
    desk.get_by_role("link", name="Open the whole document").click()
    expect(desk.locator("#p3:target")).to_be_visible()
    desk.get_by_role("link", name="Ask", exact=True).click()
    expect(desk.locator("#exchange-1 .claim").first).to_be_visible()
    desk.get_by_role("button", name="New conversation").click()
    desk.reload()
    expect(desk.locator(".examples")).to_be_visible()


def test_an_answer_goes_into_a_briefing_and_stays_there(desk: Page) -> None:
    ask(desk, CASELOADS)
    desk.get_by_role("button", name="Add to briefing").click()
    expect(desk.locator(".told")).to_contain_text("Added to “Briefing note”, which now has 1.")
    desk.goto("/brief")
    desk.get_by_role("link", name="Briefing note").click()
    desk.get_by_label("Your words before").fill("Members asked about this in October.")
    desk.get_by_role("button", name="Save").first.click()
    desk.get_by_role("link", name="See it as it will print").click()
    expect(desk.locator(".own").last).to_have_text("Members asked about this in October.")
    expect(desk.locator(".footnotes li").first).to_contain_text("para 2, page 2")
    screenshot(desk, "brief-print")


def test_a_mark_of_the_plot_opens_its_paragraph_by_keyboard(desk: Page) -> None:
    desk.goto("/judgements")
    desk.locator(".mark").first.focus()
    desk.keyboard.press("Enter")
    expect(desk.locator("#p1:target")).to_contain_text("Overall effectiveness: good")


def test_every_page_holds_together_at_twice_the_size(
    browser: Browser, furnished: RunningChat
) -> None:
    """A window of 1280 by 1024 zoomed to 200% shows 640 by 512."""
    context = browser.new_context(
        viewport={"width": 640, "height": 512}, base_url=furnished.url, device_scale_factor=2
    )
    page = context.new_page()
    for address in ("/", "/library", "/judgements", "/brief", "/adding"):
        page.goto(address)
        expect(page.locator("h1").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 640, address
    context.close()


def test_the_keyboard_reaches_the_content_first_and_then_everything(desk: Page) -> None:
    desk.goto("/library")
    desk.keyboard.press("Tab")
    expect(desk.get_by_role("link", name="Skip to the content")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.locator("#main")).to_be_focused()
    desk.keyboard.press("Tab")
    expect(desk.locator("#authority")).to_be_focused()
