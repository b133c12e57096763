"""Old addresses of paragraphs, after changes of a document."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.documents import DocumentProfile, Paragraph, ParagraphRef, SourceDocument
from ingest.errors import NoSuchDocument
from ingest.store.catalogue import Catalogue, Fingerprint
from ingest.store.redirects import RedirectTable
from ingest.store.resolving import Resolution, resolutions

HELP = "Early help reaches most families in good time."
CARE = "Care leavers are visited by their advisers each month."
HOMES = "Placements are too few for children with complex needs."
NEW = "A new unit answers calls at night and on Sundays."


class Shelf:
    """A catalogue with one plan, settled again after each change as a build does."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.redirects = RedirectTable(catalogue)
        self.live: SourceDocument | None = None
        catalogue.register("plan", "file:///plan.txt")

    def add(self, *texts: str) -> int:
        paragraphs = tuple(
            Paragraph(ParagraphRef("plan", number), text) for number, text in enumerate(texts, 1)
        )
        digest = digest_of("|".join(texts))
        self.live = SourceDocument("plan", "plan.txt", digest, DocumentProfile("Plan"), paragraphs)
        fingerprint = Fingerprint(digest, "", "reader")
        known = self.catalogue.find_version("plan", "plan.txt", fingerprint)
        return known or self.catalogue.add_version(self.live, fingerprint)

    def build(self, *texts: str) -> None:
        self.redirects.settle({"plan": self.add(*texts)})

    def withdraw(self) -> None:
        self.live = None
        self.redirects.settle({})

    def resolve(self, number: int, digest: str = "") -> tuple[Resolution, ...]:
        return resolutions(self.redirects, self.live, ParagraphRef("plan", number), digest)

    def today(self, number: int, text: str) -> tuple[str, str | None]:
        """What became of a text that once stood at an address."""
        (found,) = self.resolve(number, digest_of(text))
        return found.match.value, found.now.text if found.now else None


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with Catalogue.open(tmp_path / "catalogue.sqlite3") as catalogue:
        made = Shelf(catalogue)
        made.build(HELP, CARE, HOMES)
        yield made


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


def test_a_version_that_went_live_and_was_not_settled_is_passed_over(shelf: Shelf) -> None:
    shelf.add(NEW, HELP)
    shelf.build(NEW, HELP, CARE, HOMES)
    shelf.build(NEW, HELP, CARE, HOMES)
    assert shelf.today(1, HELP) == ("moved", HELP)
    assert shelf.today(2, CARE) == ("moved", CARE)


def test_an_address_that_was_never_held_is_said_to_be_none(shelf: Shelf) -> None:
    with pytest.raises(NoSuchDocument, match="plan#p9"):
        shelf.resolve(9)
    with pytest.raises(NoSuchDocument, match="abc123"):
        shelf.resolve(1, "abc123")
