"""What `ingest verify` finds in a catalogue that was damaged."""

import json
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ingest.cli import main
from ingest.errors import StoreError
from ingest.store.auditing import catalogue_faults
from ingest.store.folder import StoreFolder

_SEED = 20240820
_FLIPS = 150


def verify(store: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["verify", "--store", str(store), *more])


def faults_in(store: Path) -> str:
    return " ".join(catalogue_faults(StoreFolder(store)))


def changed(store: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(StoreFolder(store).catalogue)) as connection:
        connection.execute(statement, values)
        connection.commit()


def in_one_file(store: Path) -> Path:
    """The catalogue with its log written back, so that a byte of the file is a byte of it."""
    path = StoreFolder(store).catalogue
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return path


def flip(path: Path, offset: int) -> None:
    content = bytearray(path.read_bytes())
    content[offset] ^= 0x10
    path.write_bytes(content)


def dump(path: Path) -> list[tuple[object, ...]]:
    """What a build, a chat or a citation reads of a catalogue."""
    with closing(sqlite3.connect(path)) as held:
        return [
            row
            for query in (
                "SELECT version, number, content_hash, text FROM paragraphs ORDER BY 1, 2",
                "SELECT version, doc_id, source, sha256, digest, profile FROM document_versions",
                "SELECT embedded_hash, model, vector FROM vectors ORDER BY 1, 2",
            )
            for row in held.execute(query)
        ]


def test_a_whole_store_is_said_to_be_whole(store: Path) -> None:
    result = verify(store)
    live = StoreFolder(store).live()
    assert result.exit_code == 0
    assert result.stdout == f"catalogue: whole\n{live}: whole\n"


def test_a_byte_flipped_in_a_paragraph_is_named_with_what_to_do(store: Path) -> None:
    path = in_one_file(store)
    flip(path, path.read_bytes().index(b"In birch the work on adoption is steady"))
    result = verify(store)
    assert result.exit_code == 1
    assert "catalogue: birch#p2 (version 2) is not the text that was read" in result.stdout
    assert f"ingest restore BACKUP --replace --store {store}" in result.stdout
    assert result.stdout.endswith(": whole\n")


def test_a_byte_flipped_in_a_profile_is_named(store: Path) -> None:
    path = in_one_file(store)
    flip(path, path.read_bytes().index(b'"title":"') + len('"title":"'))
    assert "is not as it was indexed" in faults_in(store)


@pytest.mark.parametrize("view", ["0", "s0"])
def test_one_bit_of_a_vector_is_found_though_it_is_still_a_unit_vector(
    store: Path, view: str
) -> None:
    text = "In cedar the work on housing is steady."
    sought = f"document\n{text}" if view == "0" else text
    with closing(sqlite3.connect(StoreFolder(store).catalogue)) as connection:
        import hashlib

        digest = hashlib.sha256(sought.encode()).hexdigest()
        query = "SELECT vector FROM vectors WHERE embedded_hash = ?"
        vector = bytearray(connection.execute(query, (digest,)).fetchone()[0])
    place = next(index for index in range(0, len(vector), 4) if any(vector[index : index + 4]))
    vector[place] ^= 1
    changed(store, "UPDATE vectors SET vector = ? WHERE embedded_hash = ?", bytes(vector), digest)
    assert f"the vector of cedar#p5/{view} is not the one that was indexed" in faults_in(store)


def test_a_vector_of_another_length_or_size_is_told_apart(store: Path) -> None:
    first = "(SELECT min(embedded_hash) FROM vectors)"
    changed(store, f"UPDATE vectors SET vector = zeroblob(12) WHERE embedded_hash = {first}")  # noqa: S608
    assert "by words@1 has 12 bytes, others 256" in faults_in(store)
    changed(store, f"UPDATE vectors SET vector = zeroblob(256) WHERE embedded_hash = {first}")  # noqa: S608
    assert "is not a unit vector" in faults_in(store)


def test_rows_whose_parent_is_gone_are_told(store: Path) -> None:
    changed(store, "DELETE FROM document_versions WHERE doc_id = 'cedar'")
    assert "belongs to a row of document_versions that is gone" in faults_in(store)


def test_an_old_address_that_leads_nowhere_is_told(store: Path) -> None:
    row = "('birch#p9', 'ab', 'birch#p77', 'moved', '2026')"
    changed(store, f"INSERT INTO redirects VALUES {row}")  # noqa: S608
    assert "the old address birch#p9 leads to birch#p77, which is not held" in faults_in(store)


def test_a_recorded_answer_that_cannot_be_read_is_told(store: Path) -> None:
    changed(store, "INSERT INTO answers VALUES ('a1', '2026', '{\"status\": ')")
    assert "a1 of the answers cannot be read" in faults_in(store)


def test_of_much_damage_a_few_places_are_named_and_the_rest_counted(store: Path) -> None:
    changed(store, "UPDATE paragraphs SET record = replace(record, 'steady', 'superb')")
    assert "and 13 more of that kind" in faults_in(store)


def test_a_catalogue_that_is_no_database_is_told_and_the_index_still_checked(store: Path) -> None:
    path = in_one_file(store)
    path.write_bytes(b"\0" * path.stat().st_size)
    result = verify(store, "--json")
    record = json.loads(result.stdout)
    assert result.exit_code == 1
    assert record["faults"] == []
    assert record["generation"] == StoreFolder(store).live()
    assert "cannot be read" in record["catalogue_faults"][0]


def test_wherever_a_byte_is_flipped_it_is_found_or_nothing_read_is_other(
    store: Path, tmp_path: Path
) -> None:
    whole = in_one_file(store)
    before = dump(whole)
    chance = random.Random(_SEED)  # noqa: S311 - to be repeated
    found = 0
    for number in range(_FLIPS):
        other = Path(shutil.copytree(store, tmp_path / f"flipped-{number}"))
        path = StoreFolder(other).catalogue
        flip(path, chance.randrange(path.stat().st_size))
        if catalogue_faults(StoreFolder(other)):
            found += 1
        else:
            assert dump(path) == before
        shutil.rmtree(other)
    assert found > _FLIPS // 10


def test_a_lost_catalogue_of_a_store_on_a_server_is_refused(store: Path) -> None:
    folder = StoreFolder(store)
    folder.leave_pointer_to_catalogue()
    folder.catalogue.unlink()
    with pytest.raises(StoreError, match="is gone, and with it what was read"):
        folder.require_catalogue()
    assert "ingest restore" in verify(store).stderr


def test_a_damaged_catalogue_of_a_store_on_a_server_is_not_taken_for_an_empty_store(
    store: Path,
) -> None:
    folder = StoreFolder(store)
    folder.leave_pointer_to_catalogue()
    in_one_file(store).write_bytes(b"\0" * 5_000)
    with pytest.raises(StoreError, match="cannot be read"):
        folder.live()
    result = verify(store)
    assert (result.exit_code, "catalogue: damaged" in result.stdout) == (1, True)
