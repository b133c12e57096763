"""A story of a place that no register knows belongs to the council that other documents name."""

import pytest

from ingest.documents import Authority, DocumentProfile, Paragraph, ParagraphRef, SourceDocument
from ingest.lifecycle.belonging import TOLD_BY_OTHERS, placed_among
from ingest.profile.authorities import AuthorityRegister

ALDERBY = Authority("Alderby", ("Alderby County Council",), "county")


def document(name: str, text: str, authority: Authority | None = None) -> SourceDocument:
    profile = DocumentProfile(name, authority=authority)
    return SourceDocument(
        name, f"{name}.txt", "0", profile, (Paragraph(ParagraphRef(name, 1), text),)
    )


def test_a_story_of_an_unregistered_place_is_given_to_the_council_held() -> None:
    report = document("report", "What inspectors found.", ALDERBY)
    story = document("story", "Alderby’s children wait for months, a watchdog says.")
    placed = placed_among([report, story])
    assert placed[0] == report
    assert placed[1].profile.authority == ALDERBY
    assert ("authority", TOLD_BY_OTHERS) in placed[1].profile.derived


@pytest.mark.parametrize("text", ["Children wait for months.", "Hackney’s children wait."])
def test_a_story_of_no_place_or_another_stays_as_it_was_read(text: str) -> None:
    report, story = document("report", "Findings.", ALDERBY), document("story", text)
    assert placed_among([report, story]) == (report, story)


def test_a_registered_council_takes_no_story_that_the_register_left_without_one() -> None:
    hackney = AuthorityRegister.standard().named("Hackney")
    report = document("report", "What inspectors found.", hackney)
    story = document("story", "A visit to Hackney was made by members of another council.")
    assert placed_among([report, story]) == (report, story)
