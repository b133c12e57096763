"""What a model wrote and what the default answer quotes, made one answer."""

import datetime as dt

from assistant.answers import Citation, Claim
from assistant.writing.gate import Passed
from assistant.writing.joining import joined
from assistant.writing.passages import Passage, pack
from ingest.documents import Paragraph, SourceDocument
from tests.assistant.writing.library import OTHER, REPORT


def quoted(text: str, document: SourceDocument = REPORT, number: int = 1) -> Claim:
    """A claim in words of a paragraph, which it quotes."""
    paragraph = document.paragraphs[number - 1]
    found = text.rstrip(".")
    start = paragraph.text.index(found)
    citation = Citation.of(paragraph, document.source, start, start + len(found))
    return Claim(text, paragraph.speaker, dt.date(2024, 8, 20), (citation,))


def passed(text: str, document: SourceDocument = REPORT, number: int = 1) -> Passed:
    return Passed(quoted(text, document, number), (passage(document, number),))


def passage(document: SourceDocument, number: int) -> Passage:
    paragraph: Paragraph = document.paragraphs[number - 1]
    return pack(((document, paragraph),), 1, 2500).passages[0]


WHOLE = quoted("Caseloads average 17, down from 24 in 2019.")


def texts(*claims: Claim, of: tuple[Passed, ...]) -> list[str]:
    return [claim.text for claim in joined(of, claims)]


def test_what_a_model_has_trimmed_is_shown_whole_after_it() -> None:
    trimmed = passed("Caseloads average 17.")
    assert texts(WHOLE, of=(trimmed,)) == ["Caseloads average 17.", WHOLE.text]


def test_a_quotation_that_is_said_word_for_word_is_said_once() -> None:
    said = passed("Caseloads average 17, down from 24 in 2019.")
    assert texts(WHOLE, of=(said,)) == [WHOLE.text]


def test_a_quotation_of_two_sentences_stays_until_both_are_said() -> None:
    both = quoted("Most children are visited within ten days. Caseloads average 17, down from 24")
    one, two = both.text.split(". ")[0] + ".", "Caseloads average 17, down from 24"
    assert texts(both, of=(passed(one),)) == [one, both.text]
    assert texts(both, of=(passed(one), passed(two))) == [one, two]


def test_the_same_words_in_another_report_do_not_take_a_citation_away() -> None:
    elsewhere = quoted("In June 2022 the service supported 44 children", OTHER)
    said = passed("Most children are visited within ten days.")
    assert elsewhere in joined((said,), (elsewhere,))
