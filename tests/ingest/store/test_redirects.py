"""Old addresses of paragraphs, after builds of documents that changed."""

import hashlib
import sqlite3
from pathlib import Path

import pytest

from ingest.building import build
from ingest.documents import ParagraphRef
from ingest.errors import NoSuchDocument
from ingest.store.folder import StoreFolder
from ingest.store.resolving import Resolution, resolve
from tests.ingest.word_embedder import WordEmbedder

HELP = "Early help reaches most families in good time."
CARE = "Care leavers are visited by their advisers each month."
HOMES = "Placements are too few for children with complex needs."
NEW = "A new unit answers calls at night and on Sundays."


class Shelf:
    """A folder with one plan, built again after each change."""

    def __init__(self, root: Path) -> None:
        self.store = root / "store"
        self.documents = root / "documents"
        self.documents.mkdir()
        (self.documents / "other.txt").write_text("Another document stays as it is.\n")

    def build(self, *texts: str) -> None:
        path = self.documents / "plan.txt"
        path.write_text("\n\n".join(texts) + "\n", encoding="utf-8")
        build([self.documents], self.store, WordEmbedder())

    def withdraw(self) -> None:
        (self.documents / "plan.txt").unlink()
        build([self.documents], self.store, WordEmbedder())

    def resolve(self, number: int, digest: str = "") -> tuple[Resolution, ...]:
        return resolve(self.store, ParagraphRef("plan", number), digest)

    def today(self, number: int, text: str) -> tuple[str, str | None]:
        """What became of a text that once stood at an address."""
        (found,) = self.resolve(number, digest_of(text))
        return found.match.value, found.now.text if found.now else None


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    made = Shelf(tmp_path)
    made.build(HELP, CARE, HOMES)
    return made


def test_an_address_that_never_changed_names_its_paragraph(shelf: Shelf) -> None:
    (found,) = shelf.resolve(2)
    assert (found.match, found.now and found.now.text) == ("same", CARE)


def test_a_change_leaves_refs_where_paragraphs_stayed_and_redirects_where_not(
    shelf: Shelf,
) -> None:
    edited = HOMES.replace("too few", "still too few")
    shelf.build(HELP, NEW, CARE, edited)
    assert shelf.today(1, HELP) == ("same", HELP)
    assert shelf.today(2, CARE) == ("moved", CARE)
    assert shelf.today(3, HOMES) == ("changed", edited)


def test_an_address_alone_names_what_stands_there_today_and_what_stood_before(
    shelf: Shelf,
) -> None:
    shelf.build(HELP, NEW, CARE, HOMES)
    today, before = shelf.resolve(2)
    assert (today.match, today.now and today.now.text) == ("same", NEW)
    assert (before.match, before.now and str(before.now.ref)) == ("moved", "plan#p3")


def test_redirects_of_any_age_lead_to_the_live_version(shelf: Shelf) -> None:
    shelf.build(NEW, HELP, CARE, HOMES)
    shelf.build("A foreword for members.", NEW, HELP, CARE.replace("month", "week"), HOMES)
    assert shelf.today(1, HELP) == ("moved", HELP)
    assert shelf.today(2, CARE) == ("changed", CARE.replace("month", "week"))
    assert shelf.today(3, CARE) == ("changed", CARE.replace("month", "week"))


def test_what_is_gone_says_so_and_comes_back_with_its_words(shelf: Shelf) -> None:
    shelf.build(HELP, CARE)
    assert shelf.today(3, HOMES) == ("gone", None)
    shelf.build(HELP, NEW, CARE, HOMES)
    assert shelf.today(3, HOMES) == ("moved", HOMES)
    shelf.build(HELP, CARE, HOMES)
    assert shelf.today(3, HOMES) == ("same", HOMES)


def test_a_document_taken_away_is_gone_and_put_back_is_the_same(shelf: Shelf) -> None:
    shelf.withdraw()
    assert shelf.today(2, CARE) == ("gone", None)
    shelf.build(HELP, CARE, HOMES)
    assert shelf.today(2, CARE) == ("same", CARE)


def test_a_build_killed_before_it_wrote_redirects_is_made_good_by_the_next(shelf: Shelf) -> None:
    shelf.build(NEW, HELP, CARE, HOMES)
    with sqlite3.connect(StoreFolder(shelf.store).catalogue) as connection:
        connection.execute("DELETE FROM redirects")
        connection.execute(
            "UPDATE settled_versions SET version ="
            " (SELECT min(version) FROM document_versions WHERE doc_id = 'plan')"
            " WHERE doc_id = 'plan'"
        )
    build([shelf.documents], shelf.store, WordEmbedder())
    assert shelf.today(1, HELP) == ("moved", HELP)


def test_an_address_that_was_never_held_is_said_to_be_none(shelf: Shelf) -> None:
    with pytest.raises(NoSuchDocument, match="plan#p9"):
        shelf.resolve(9)
    with pytest.raises(NoSuchDocument, match="abc123"):
        shelf.resolve(1, "abc123")
