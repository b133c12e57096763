"""An admin adds a document in the browser, and the next question is answered from it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from assistant.chat.launch import running_chat
from assistant.chat.settings import ChatSettings
from assistant.live import LiveAnswerer
from assistant.recording.archive import AnswerArchive
from ingest.building import build
from ingest.embedding import SentenceTransformerEmbedder

pytestmark = [pytest.mark.browser, pytest.mark.long]

HELD = """London Borough of Hackney
Inspection of children's services
Published: 20 August 2024

1. Social workers in the assessment service hold 17 children on average, down from 24 in 2019.
"""
ADDED = """# Scrutiny committee of Hackney Council

Minutes of the meeting of 5 November 2025

1. The director told members that 31 foster carers had been approved since April.
"""
QUESTION = "How many foster carers have been approved in Hackney since April?"


def test_the_first_question_after_adding_is_answered_from_what_was_added(
    browser: Browser, tmp_path: Path
) -> None:
    store, papers = tmp_path / "store", tmp_path / "papers"
    papers.mkdir()
    (papers / "hackney-inspection-2024-08-20.txt").write_text(HELD, encoding="utf-8")
    new = tmp_path / "minutes 2025-11-05.md"
    new.write_text(ADDED, encoding="utf-8")
    embedder = SentenceTransformerEmbedder()
    build([papers], store, embedder)
    settings = ChatSettings(archive=AnswerArchive(store), store=store)
    with running_chat(lambda: LiveAnswerer(store, embedder), settings) as chat:
        page = browser.new_context(base_url=chat.url).new_page()
        page.goto("/")
        page.wait_for_selector(".examples", timeout=60_000)
        page.goto("/adding")
        page.get_by_label("Files to add").set_input_files(str(new))
        page.get_by_role("button", name="Add", exact=True).click()
        told = page.get_by_text("They can be asked about now")
        expect(told).to_be_visible(timeout=240_000)
        page.get_by_role("link", name="Ask", exact=True).click()
        page.get_by_label("Your question").fill(QUESTION)
        page.keyboard.press("Enter")
        answer = page.locator("#exchange-1 .answer")
        expect(answer).to_contain_text("31 foster carers had been approved", timeout=60_000)
        page.context.close()
