import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from ingest.blocks import BlockKind, Box
from ingest.documents import (
    Authority,
    DocumentDates,
    DocumentKind,
    DocumentProfile,
    Framework,
    Judgement,
    Paragraph,
    ParagraphRef,
    SourceDocument,
    Speaker,
)
from ingest.errors import ModelUnavailable, StoreError, StoreOutdated
from ingest.store.catalogue import Catalogue, Fingerprint
from ingest.store.schema import _MIGRATIONS as MIGRATIONS
from ingest.store.vectors import VectorShelf

FULL = SourceDocument(
    doc_id="alderby",
    source="alderby.pdf",
    sha256="ab",
    profile=DocumentProfile(
        title="Inspection of Alderby",
        kind=DocumentKind.INSPECTION,
        authority=Authority("Alderby", ("Alderby Council",), "unitary authority"),
        issuing_body="Ofsted",
        framework=Framework.ILACS,
        dates=DocumentDates(inspected_from=dt.date(2024, 7, 1), published=dt.date(2024, 8, 20)),
        judgements=(Judgement("Overall effectiveness", "good", 2),),
        derived=(("kind", "page 1"),),
    ),
    paragraphs=(
        Paragraph(ParagraphRef("alderby", 1), "Leaders must:", heading_path=("Help",)),
        Paragraph(
            ParagraphRef("alderby", 2),
            "act\tsoon",
            kind=BlockKind.TABLE_ROW,
            printed="1.2",
            pages=(1, 2),
            boxes=(Box(1, 0.5, 1.0, 2.0, 3.25),),
            lead_in=1,
            cells=("act", "soon"),
            speaker=Speaker.COUNCIL,
            quotes="Ofsted",
        ),
    ),
    page_count=2,
    warnings=("page 2 has no text",),
)
FIRST = Fingerprint("ab", "", "r1")


def test_a_document_comes_back_as_it_was(tmp_path: Path) -> None:
    with Catalogue.open(tmp_path / "c.sqlite3") as catalogue:
        catalogue.register("alderby", "file:///alderby.pdf")
        version = catalogue.add_version(FULL, FIRST)
    with Catalogue.open(tmp_path / "c.sqlite3") as catalogue:
        assert catalogue.document(version) == FULL


def test_an_older_version_keeps_its_own_paragraphs(tmp_path: Path) -> None:
    with Catalogue.open(tmp_path / "c.sqlite3") as catalogue:
        catalogue.register("alderby", "file:///alderby.pdf")
        older = catalogue.add_version(FULL, FIRST)
        short = SourceDocument("alderby", "alderby.pdf", "cd", FULL.profile, FULL.paragraphs[:1])
        newer = catalogue.add_version(short, Fingerprint("cd", "", "r1"))
        assert len(catalogue.document(older).paragraphs) == 2
        assert len(catalogue.document(newer).paragraphs) == 1


@pytest.mark.parametrize(
    "changed",
    [Fingerprint("xx", "", "r1"), Fingerprint("ab", "s", "r1"), Fingerprint("ab", "", "r2")],
)
def test_a_version_is_found_by_bytes_sidecar_and_reader(
    tmp_path: Path, changed: Fingerprint
) -> None:
    with Catalogue.open(tmp_path / "c.sqlite3") as catalogue:
        catalogue.register("alderby", "file:///alderby.pdf")
        version = catalogue.add_version(FULL, FIRST)
        assert catalogue.find_version("alderby", "alderby.pdf", FIRST) == version
        assert catalogue.find_version("alderby", "alderby.pdf", changed) is None


def test_what_fails_halfway_leaves_nothing(tmp_path: Path) -> None:
    with Catalogue.open(tmp_path / "c.sqlite3") as catalogue:
        catalogue.register("alderby", "file:///alderby.pdf")
        twice = FULL.paragraphs[:1] * 2
        broken = SourceDocument("alderby", "alderby.pdf", "cd", FULL.profile, twice)
        with pytest.raises(sqlite3.IntegrityError):
            catalogue.add_version(broken, FIRST)
        assert catalogue.find_version("alderby", "alderby.pdf", FIRST) is None


def test_a_paragraph_needs_a_document(tmp_path: Path) -> None:
    with (
        pytest.raises(StoreError, match="cannot be used"),
        Catalogue.open(tmp_path / "c.sqlite3") as catalogue,
    ):
        catalogue.add_version(FULL, FIRST)


def test_migrations_are_entered_once(tmp_path: Path) -> None:
    for _ in range(2):
        with Catalogue.open(tmp_path / "c.sqlite3") as catalogue:
            ledger = catalogue.connection.execute("SELECT version FROM migrations").fetchall()
    assert [version for (version,) in ledger] == list(range(1, len(ledger) + 1))


def test_a_catalogue_of_a_later_program_is_refused(tmp_path: Path) -> None:
    with Catalogue.open(tmp_path / "c.sqlite3") as catalogue:
        catalogue.connection.execute("INSERT INTO migrations VALUES (999, 'later', '')")
    with (
        pytest.raises(StoreOutdated, match="install the newer"),
        Catalogue.open(tmp_path / "c.sqlite3"),
    ):
        pass


def test_a_file_that_is_no_catalogue_is_named(tmp_path: Path) -> None:
    (tmp_path / "c.sqlite3").write_text("no database at all " * 100)
    with (
        pytest.raises(StoreError, match=r"c\.sqlite3 cannot be used"),
        Catalogue.open(tmp_path / "c.sqlite3"),
    ):
        pass


def test_what_is_committed_is_on_the_disk_before_it_is_acknowledged(tmp_path: Path) -> None:
    with Catalogue.open(tmp_path / "c.sqlite3") as catalogue:
        settings = [
            catalogue.connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert settings == ["wal", 2, 1]


def test_vectors_are_kept_by_text_and_model(tmp_path: Path) -> None:
    with Catalogue.open(tmp_path / "c.sqlite3") as catalogue:
        VectorShelf(catalogue, "m1").add(["x", "y"], [[1.0, 0.0], [0.0, 1.0]])
        assert VectorShelf(catalogue, "m1").missing(["x", "z"]) == {"z"}
        assert VectorShelf(catalogue, "m2").missing(["x"]) == {"x"}
        assert VectorShelf(catalogue, "m1").matrix(["y", "x", "y"], 2).tolist() == [
            [0.0, 1.0],
            [1.0, 0.0],
            [0.0, 1.0],
        ]


@pytest.mark.parametrize(
    "vectors", [[[float("nan"), 0.0]], [[2.0, 0.0]], [[1.0, 0.0], [1.0, 0.0]], [[0.0, 0.0]]]
)
def test_vectors_that_are_not_unit_vectors_are_refused(
    tmp_path: Path, vectors: list[list[float]]
) -> None:
    with Catalogue.open(tmp_path / "c.sqlite3") as catalogue:
        shelf = VectorShelf(catalogue, "m1")
        with pytest.raises(ModelUnavailable, match="unit vectors"):
            shelf.add(["x"], vectors)
        assert shelf.missing(["x"]) == {"x"}


def test_paragraph_text_can_be_read_with_any_sqlite_client(tmp_path: Path) -> None:
    with Catalogue.open(tmp_path / "c.sqlite3") as catalogue:
        catalogue.register("alderby", "file:///alderby.pdf")
        catalogue.add_version(FULL, FIRST)
    connection = sqlite3.connect(tmp_path / "c.sqlite3")
    texts = connection.execute("SELECT text FROM paragraphs ORDER BY number").fetchall()
    connection.close()
    assert texts == [("Leaders must:",), ("act\tsoon",)]


def test_a_catalogue_of_the_first_schema_is_brought_up_to_date_and_keeps_what_it_held(
    tmp_path: Path,
) -> None:
    path = tmp_path / "c.sqlite3"
    with a_program_that_knows(1), Catalogue.open(path) as catalogue:
        catalogue.register("alderby", "file:///alderby.pdf")
        version = catalogue.add_version(FULL, FIRST)
    with Catalogue.open(path) as catalogue:
        (schema,) = catalogue.connection.execute("SELECT max(version) FROM migrations").fetchone()
        assert schema == len(MIGRATIONS)
        assert catalogue.document(version) == FULL


def test_a_catalogue_that_cannot_be_written_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite3"
    with Catalogue.open(path) as catalogue:
        catalogue.register("alderby", "file:///alderby.pdf")
        version = catalogue.add_version(FULL, FIRST)
    path.with_name(f"{path.name}-wal").symlink_to("nowhere/at-all")
    with pytest.raises(StoreError), Catalogue.open(path):
        pass
    with Catalogue.open_to_read(path) as catalogue:
        assert catalogue.document(version) == FULL


@contextmanager
def a_program_that_knows(schema: int) -> Iterator[None]:
    """As the program was when it knew so many migrations."""
    with patch("ingest.store.schema._MIGRATIONS", MIGRATIONS[:schema]):
        yield
