"""The five texts of the shared corpus, read in place: by structure, speaker and figures."""

from pathlib import Path

import pytest

from evals.reading import read_folder
from ingest.blocks import BlockKind
from ingest.documents import DocumentKind, Paragraph, SourceDocument, Speaker

SEEDS = Path(__file__).parents[3] / "shared" / "corpus" / "seeds"

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the shared corpus is not beside the checkout"
)


@pytest.fixture(scope="module")
def seeds() -> dict[str, SourceDocument]:
    """Each text by the number its name begins with."""
    return {document.source[:3]: document for document in read_folder(SEEDS).documents}


def items_under(document: SourceDocument, number: int) -> list[Paragraph]:
    return [p for p in document.paragraphs if p.lead_in == number]


def test_the_update_of_january_2020_has_a_table_of_four_judgements(
    seeds: dict[str, SourceDocument],
) -> None:
    rows = [p for p in seeds["000"].paragraphs if p.kind is BlockKind.TABLE_ROW]
    assert {row.header for row in rows} == {("Judgement", "Grade")}
    assert [row.cells[1] for row in rows] == [
        "Requires improvement",
        "Requires improvement",
        "Good",
        "Requires improvement",
    ]
    assert {(row.speaker, row.quotes) for row in rows} == {(Speaker.COUNCIL, "Ofsted")}
    assert seeds["000"].profile.judgements == ()


def test_sentences_broken_by_pages_of_the_letter_are_whole(
    seeds: dict[str, SourceDocument],
) -> None:
    letter = seeds["001"]
    findings = [
        p
        for p in letter.paragraphs
        if p.heading_path[-1:] == ("Findings",) and p.kind is BlockKind.LIST_ITEM
    ]
    assert len(findings) == 12
    assert all(p.text[0].isupper() and p.text.endswith(".") for p in findings)
    assert [p.content_hash[:12] for p in (findings[2], findings[8])] == [
        "b798f4a85e2f",
        "13bb9dd3e90e",
    ]
    assert letter.profile.kind is DocumentKind.FOCUSED_VISIT
    assert letter.profile.judgements == ()


def test_the_bullets_of_both_minutes_stand_under_what_introduces_them(
    seeds: dict[str, SourceDocument],
) -> None:
    herefordshire, tower_hamlets = seeds["002"], seeds["003"]
    led = {n: len(items_under(herefordshire, n)) for n in (3, 16, 26, 32, 37)}
    assert led == {3: 12, 16: 9, 26: 5, 32: 4, 37: 2}
    assert len(items_under(tower_hamlets, 5)) == 36
    assert len(items_under(tower_hamlets, 43)) == 2


def test_resolutions_are_resolutions_and_nothing_else_is(seeds: dict[str, SourceDocument]) -> None:
    resolved = {
        name: [p.ref.number for p in seeds[name].paragraphs if p.speaker is Speaker.RESOLUTION]
        for name in ("002", "003")
    }
    assert resolved == {"002": [37, 38, 39], "003": [43, 44, 45]}
    assert [seeds["002"].paragraph(n).label for n in (38, 39)] == ["para a)", "para b)"]


def test_the_story_gives_director_and_member_their_words_and_ofsted_none(
    seeds: dict[str, SourceDocument],
) -> None:
    spoken = [(p.speaker, p.speaker_name) for p in seeds["004"].paragraphs]
    assert spoken[5:8] == [(Speaker.COUNCIL, "Sarah Wright")] * 3
    assert spoken[10:14] == [(Speaker.MEMBER, "Anntoinette Bramble")] * 4
    assert {speaker for speaker, _ in spoken} == {Speaker.PRESS, Speaker.COUNCIL, Speaker.MEMBER}
