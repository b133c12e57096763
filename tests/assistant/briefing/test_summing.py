"""A summary put in words by a model: only what passes is printed, and nothing is lost by it."""

import pytest

from assistant.answers import Answer
from assistant.briefing.making import Entry, brief
from assistant.briefing.note import Briefing
from assistant.briefing.summing import summed_up
from assistant.briefing.text_forms import as_html, as_markdown
from assistant.writing.endpoint import EndpointLLM
from assistant.writing.writer import ModelWriter
from tests.assistant.chat.library import ShelfCorpus
from tests.assistant.recording.given import TEXTS, answer, document
from tests.assistant.writing.library import settings
from tests.assistant.writing.scripted import Asked, Says, Script, claim, endpoint, reply

CORPUS = ShelfCorpus((document(),))
QUOTED = TEXTS[0].split(". ")[0].rstrip(".") + "."


def answers() -> list[Answer]:
    return [answer(), answer(2)]


@pytest.fixture
def note() -> Briefing:
    asked = ("Have caseloads fallen?", "Are children seen?")
    entries = [Entry(text, held) for text, held in zip(asked, answers(), strict=True)]
    return brief("Norbury", "", entries, CORPUS)


def summed(note: Briefing, script: Script) -> Briefing:
    with endpoint(script) as served:
        writer = ModelWriter(EndpointLLM(settings(served.base_url)), "scripted")
        return summed_up(note, CORPUS, writer)


def says(text: str) -> Script:
    words = QUOTED.split()

    def script(asked: Asked) -> Says:
        label = asked.label_of(" ".join(words[:4]))
        return Says(reply(claim(text, [label], " ".join(words[:3]), " ".join(words[-3:]))))

    return script


def test_a_sentence_that_passes_takes_the_place_of_its_sections_line(note: Briefing) -> None:
    written = summed(note, says(QUOTED))
    assert [one.paragraph for one in written.summary] == [1, 2]
    assert written.summary[0].text.endswith(QUOTED)
    assert written.summary[1] == note.summary[1]
    assert "scripted (summary@2)" in written.summed_by
    assert "scripted (summary@2)" in as_markdown(written).replace("\\", "")
    assert "scripted (summary@2)" in as_html(written)


def test_a_lie_leaves_the_summary_as_it_was(note: Briefing) -> None:
    assert summed(note, says("Caseloads rose to 99 children in Ashmere in 2011.")) == note


def test_a_model_that_is_down_leaves_the_summary_as_it_was(note: Briefing) -> None:
    assert summed(note, lambda _: Says(status=500)) == note


def test_the_model_is_given_what_the_note_cites_and_nothing_else(note: Briefing) -> None:
    given: list[str] = []

    def script(asked: Asked) -> Says:
        given.extend(line for line in asked.user.splitlines() if line.startswith('{"label"'))
        return Says(reply(nothing_fits=True))

    summed(note, script)
    assert len(given) == 2
