import re

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.answers import Turn
from assistant.chat.launch import RunningChat
from tests.assistant.chat.conftest import screenshot, watched
from tests.assistant.chat.library import XSS, RuleAnswerer, caseloads

pytestmark = pytest.mark.browser

CASELOADS = "What are caseloads in Norbury?"
FOOTNOTE = "#exchange-1 .footnote"


def ask(page: Page, question: str, number: int = 1) -> None:
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(f"#exchange-{number} :is(.answer, .failure)")).to_be_visible()


def test_a_question_is_answered_with_numbered_citations(page: Page) -> None:
    expect(page.get_by_label("Your question")).to_be_focused()
    ask(page, CASELOADS)
    expect(page.locator(FOOTNOTE)).to_have_text(["[1]", "[1]", "[2]"])
    expect(page.locator(".as-at")).to_have_text("Position as at 20 August 2024")
    expect(page.locator("#announcer")).to_have_text("Answer ready. 2 passages cited.")
    expect(page.get_by_label("Your question")).to_have_value("")
    screenshot(page, "answer")


def test_a_citation_opens_its_document_with_the_quotation_marked(page: Page) -> None:
    ask(page, CASELOADS)
    page.locator(FOOTNOTE).nth(2).click()
    expect(page.locator("#source mark")).to_have_text(["Few wait longer than a week."])
    expect(page.locator("#source-title")).to_be_focused()
    expect(page.locator("#source .place")).to_contain_text("para 1, page 1")
    expect(page.locator("#source .neighbour")).to_have_count(3)
    screenshot(page, "source")


def test_citations_and_steps_work_from_the_keyboard(page: Page) -> None:
    ask(page, CASELOADS)
    page.locator(FOOTNOTE).first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#source mark")).to_have_count(2)
    page.get_by_role("button", name="Next paragraph").focus()
    page.keyboard.press("Space")
    expect(page.locator("#source .place")).to_contain_text("¶4 (unnumbered)")
    expect(page.get_by_role("button", name="Next paragraph")).to_be_focused()


def test_a_follow_up_is_asked_with_the_turns_before_it(page: Page, answerer: RuleAnswerer) -> None:
    ask(page, CASELOADS)
    ask(page, "And what needs to improve?", number=2)
    expect(page.locator("#exchange-2 .items li")).to_have_count(2)
    assert answerer.asked[-1].history == (
        Turn("user", CASELOADS),
        Turn("assistant", caseloads().text),
    )


def test_a_new_conversation_forgets_the_old_one(page: Page, answerer: RuleAnswerer) -> None:
    ask(page, CASELOADS)
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".welcome")).to_be_visible()
    expect(page.get_by_label("Your question")).to_be_focused()
    ask(page, CASELOADS)
    assert answerer.asked[-1].history == ()


def test_two_members_share_nothing(page: Page, browser: Browser, chat: RunningChat) -> None:
    ask(page, CASELOADS)
    for other in watched(browser.new_page(), chat.url):
        expect(other.locator(".welcome")).to_be_visible()
        ask(other, "How do they compare?")
        expect(other.locator("#exchange-1 tbody tr")).to_have_count(3)
        expect(page.locator(".exchange")).to_have_count(1)


def test_what_the_documents_do_not_say_is_said_plainly(page: Page) -> None:
    ask(page, "Is there a swimming pool?")
    answer = page.locator("#exchange-1 .answer")
    expect(answer).to_contain_text("The documents do not say")
    expect(answer.locator(".scope")).to_contain_text("2 documents")
    answer.locator(".reference").first.click()
    expect(page.locator("#source .place")).to_contain_text("para 3, page 3")
    screenshot(page, "not-found")


def test_a_choice_asks_the_question_again(page: Page, answerer: RuleAnswerer) -> None:
    ask(page, "How was it judged?")
    page.get_by_role("button", name="Ashmere").click()
    expect(page.locator("#exchange-2 .answer")).to_be_visible()
    assert answerer.asked[-1].text == "How was it judged (Ashmere)?"


def test_an_example_is_asked_by_choosing_it(page: Page) -> None:
    page.get_by_role("button", name="How do Norbury and Ashmere compare").click()
    expect(page.locator("#exchange-1 .rows tbody tr")).to_have_count(3)
    screenshot(page, "rows")


@pytest.mark.parametrize(
    ("question", "line"),
    [("store", "run ingest build first"), ("explode", "Sorry, something went wrong on our side")],
)
def test_an_error_is_one_plain_line(page: Page, question: str, line: str) -> None:
    ask(page, question)
    expect(page.locator("#exchange-1 .failure")).to_contain_text(line)
    assert not re.search(r"Traceback|ZeroDivision|secret", page.content())
    screenshot(page, f"error-{question}")


def test_markup_from_questions_and_documents_does_nothing(page: Page) -> None:
    ask(page, f"What did the visitor write? {XSS}")
    page.locator(FOOTNOTE).first.click()
    expect(page.locator("#source mark")).to_contain_text("onerror")
    expect(page.locator("#conversation, #source").locator("img, script")).to_have_count(0)
    assert page.title() == "Inspection assistant"
    screenshot(page, "markup")


def test_a_question_that_is_too_long_is_refused_and_kept(page: Page) -> None:
    box = page.get_by_label("Your question")
    box.fill("a" * 2005)
    expect(page.locator("#question-hint")).to_contain_text("5 characters too long")
    page.keyboard.press("Enter")
    expect(page.locator("#exchange-1 .failure")).to_contain_text("the limit is 2,000")
    expect(box).to_have_value("a" * 2005)


def test_a_citation_and_an_answer_can_be_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, CASELOADS)
    page.get_by_role("button", name="Copy answer with footnotes").click()
    expect(page.get_by_role("button", name="Answer copied")).to_be_visible()
    pasted = page.evaluate("navigator.clipboard.readText()")
    assert pasted.endswith("20 August 2024, para 1, page 1")
    page.locator(FOOTNOTE).first.click()
    page.get_by_role("button", name="Copy citation").click()
    expect(page.get_by_role("button", name="Citation copied")).to_be_visible()
    pasted = page.evaluate("navigator.clipboard.readText()")
    assert pasted == "Ofsted, Norbury, inspection report, 20 August 2024, para 2, page 2"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1366, 860), (820, 1180), (390, 844)])
def test_the_page_fits_every_width_in_light_and_dark(
    browser: Browser, chat: RunningChat, scheme: str, width: int, height: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    for page in watched(context.new_page(), chat.url):
        screenshot(page, f"welcome-{width}-{scheme}")
        ask(page, CASELOADS)
        screenshot(page, f"answer-{width}-{scheme}")
        page.locator(FOOTNOTE).first.click()
        expect(page.locator("#source mark")).to_have_count(2)
        expect(page.locator("#source mark").first).to_be_in_viewport()
        expect(page.get_by_role("button", name="Copy citation")).to_be_in_viewport()
        screenshot(page, f"source-{width}-{scheme}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        closing = page.get_by_role("button", name="Back to the answer")
        if closing.is_visible():
            page.keyboard.press("Escape")
            expect(page.locator(FOOTNOTE).first).to_be_focused()
        expect(page.get_by_label("Your question")).to_be_in_viewport()
    context.close()
