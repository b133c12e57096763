from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

import assistant.chat
from assistant.answers import Answer
from assistant.chat.answer_view import view_answer
from assistant.chat.conversation import Conversation
from assistant.chat.pages.chrome import Chrome
from assistant.chat.rendering import (
    holdings,
    render,
    render_conversation,
    render_no_source,
    render_source,
    render_welcome,
)
from assistant.chat.settings import Readiness
from assistant.chat.source_view import view_source
from assistant.chat.visiting import Visitor
from ingest.documents import ParagraphRef
from tests.assistant.chat.library import (
    AUGUST,
    XSS,
    ShelfCorpus,
    caseloads,
    grades,
    hostile,
    improvements,
    inspection,
    unclear,
)

MINUTES = "norbury-minutes-2024-10-03"
REPORT = "norbury-inspection-2024-08-20"


class Page(HTMLParser):
    """Collects what a browser would make of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.marked: list[str] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self._open.append(tag)
        if tag == "mark":
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._open and self._open[-1] == "mark":
            self.marked[-1] += data

    def values(self, name: str) -> list[str]:
        return [value or "" for key, value in self.attributes if key == name]


def conversation(answer: Answer, asked: str = "What?") -> str:
    asking = Conversation().asking(asked, keep=5)
    view = view_answer(answer, asked, ShelfCorpus())
    done = replace(asking.exchanges[-1], answer=answer, view=view)
    return render_conversation(asking.with_last(done))


def failed() -> str:
    asking = Conversation().asking(XSS, keep=5)
    done = replace(asking.exchanges[-1], failure=XSS, progress=XSS)
    return render_conversation(asking.with_last(done))


def hostile_source() -> str:
    return render_source(view_source(ParagraphRef(MINUTES, 2), ShelfCorpus(), hostile()), 1)


def hostile_corpus() -> ShelfCorpus:
    return ShelfCorpus((inspection("x", XSS, AUGUST, XSS),))


PIECES: dict[str, Callable[[], str]] = {
    "question, answer, notes and scope": lambda: conversation(hostile(), f"Why {XSS}"),
    "choices": lambda: conversation(replace(unclear(), choices=(XSS,), text=XSS)),
    "failure and progress": failed,
    "title, heading and paragraph": hostile_source,
    "examples": lambda: render_welcome(ShelfCorpus(), (XSS,), Readiness(False, True, XSS)),
    "authority": lambda: render_welcome(hostile_corpus(), (), Readiness()),
    "page title": lambda: render(
        "masthead.html", {"chrome": Chrome(XSS, "/", Visitor("t", XSS), True)}
    ),
    "message": lambda: render_no_source(XSS),
}


@pytest.mark.parametrize("piece", sorted(PIECES))
def test_markup_in_a_question_or_document_stays_text(piece: str) -> None:
    page = Page(PIECES[piece]())
    assert XSS in page.text
    assert not {"script", "img"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on")]


def test_no_template_turns_escaping_off() -> None:
    templates = sorted((Path(assistant.chat.__file__).parent / "templates").rglob("*.*"))
    assert len(templates) > 12
    for template in templates:
        text = template.read_text(encoding="utf-8")
        assert "safe" not in text, template.name
        assert "autoescape" not in text, template.name


def test_exactly_the_quotation_is_marked_in_the_passage() -> None:
    view = view_source(ParagraphRef(REPORT, 2), ShelfCorpus(), caseloads())
    assert Page(render_source(view, 1)).marked == ["Few wait longer than a week."]


def test_a_paragraph_is_shown_with_no_character_added_or_lost() -> None:
    paragraph = ShelfCorpus().paragraph(ParagraphRef(MINUTES, 2))
    assert paragraph.text in Page(hostile_source()).text


def test_each_footnote_names_its_paragraph_and_its_exchange() -> None:
    page = Page(conversation(caseloads()))
    refs = [f"{REPORT}#p{number}" for number in (3, 3, 2, 3, 2)]
    assert page.values("data-ref") == refs
    assert set(page.values("data-exchange")) == {"1"}
    assert "Source 2: Ofsted, Norbury, inspection report, 20 August 2024, para 1, page 1" in (
        page.values("aria-label")
    )


def test_items_are_a_list_and_rows_are_a_table() -> None:
    assert Page(conversation(improvements())).tags.count("li") == 2 + 3
    assert Page(conversation(grades())).tags.count("tr") == 1 + 3


def test_an_answer_says_its_date_its_notes_and_what_was_searched() -> None:
    text = Page(conversation(caseloads())).text
    assert "Position as at 20 August 2024" in text
    assert "A later document on this is held" in text
    assert "Authority: Norbury" in text
    assert "Kind: Inspection reports" in text
    assert "Dates: 1 January 2021 to 20 August 2024" in text


def test_a_question_being_searched_says_what_is_being_done() -> None:
    asking = Conversation().asking("What?", keep=5)
    told = asking.with_last(replace(asking.exchanges[-1], progress="Reading 4 documents"))
    assert "Reading 4 documents…" in Page(render_conversation(told)).text


def test_the_picture_of_the_page_is_asked_of_our_own_server() -> None:
    view = view_source(ParagraphRef(REPORT, 2), ShelfCorpus(), None)
    assert Page(render_source(view, 1)).values("src") == []
    page = Page(render_source(view, 1, has_image=True))
    assert page.values("src") == [f"/pages/{REPORT}/2.png"]


def test_what_is_held_is_said_in_one_sentence() -> None:
    assert holdings(ShelfCorpus()) == "4 documents about Ashmere and Norbury, dated 2021 to 2024."
    assert holdings(ShelfCorpus(())) == "0 documents."
