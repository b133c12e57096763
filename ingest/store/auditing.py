"""Whether a catalogue still holds what was written into it: all of it is read, nothing repaired.

SQLite keeps no checksums, so what can be checked is checked by other means: its own check of the
file, references between rows, the hash of every paragraph, the digest of every live document, and
for each vector its length and, where the live generation holds it too, every bit.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import chain, islice

import numpy as np

from ingest.errors import AppError, GenerationDamaged, StoreOutdated
from ingest.store import manifest as manifests
from ingest.store.catalogue import Catalogue
from ingest.store.contents import read_contents
from ingest.store.folder import StoreFolder, read_only
from ingest.store.manifest import Manifest
from ingest.store.vectors import DTYPE, is_unit
from ingest.store.viewing import view_hashes

_NAMED = 5
_AT_ONCE = 2_000
_PARAGRAPHS = (
    "SELECT doc_id, number, version, content_hash, CASE WHEN json_valid(record) THEN text END"
    " FROM paragraphs JOIN document_versions USING (version)"
)


def catalogue_faults(store: StoreFolder) -> tuple[str, ...]:
    """What is wrong with a store's catalogue, one line each; empty when nothing is found.

    Of each kind of damage some five places are named.
    """
    try:
        with closing(read_only(store.catalogue)) as connection:
            connection.text_factory = lambda text: text.decode(errors="replace")
            faults = tuple(_file_faults(connection))
            if faults:
                return faults  # what a torn file says of its rows is not worth reading
            catalogue = Catalogue(connection)
            checks: tuple[Callable[[], Iterator[str]], ...] = (
                lambda: _paragraph_faults(connection),
                lambda: _document_faults(catalogue, store),
                lambda: _redirect_faults(connection),
                lambda: _answer_faults(connection),
                lambda: _vector_faults(connection),
                lambda: _indexed_vector_faults(connection, store),
            )
            return tuple(fault for check in checks for fault in _some(check()))
    except (sqlite3.Error, OSError) as error:
        return (f"it cannot be read ({error})",)


def _some(faults: Iterator[str]) -> Iterator[str]:
    yield from islice(faults, _NAMED)
    more = sum(1 for _ in faults)
    if more:
        yield f"and {more} more of that kind"


def _file_faults(connection: sqlite3.Connection) -> Iterator[str]:
    for (said,) in connection.execute(f"PRAGMA integrity_check({_NAMED})"):
        if said != "ok":
            yield f"SQLite finds: {said}"
    for table, row, parent, _ in islice(connection.execute("PRAGMA foreign_key_check"), _NAMED):
        yield f"row {row} of {table} belongs to a row of {parent} that is gone"


def _paragraph_faults(connection: sqlite3.Connection) -> Iterator[str]:
    for doc_id, number, version, digest, text in connection.execute(_PARAGRAPHS):
        if text is None or hashlib.sha256(text.encode()).hexdigest() != digest:
            yield f"{doc_id}#p{number} (version {version}) is not the text that was read"


def _document_faults(catalogue: Catalogue, store: StoreFolder) -> Iterator[str]:
    """Live documents that are not, word for word and field for field, what was indexed."""
    live = store.live_or_none()
    try:
        documents = manifests.read_manifest(store.generation(live)).documents if live else ()
    except (GenerationDamaged, StoreOutdated):
        return  # told of by the check of the generation
    for recorded in documents:
        try:
            catalogue.verified_document(recorded)
        except (AppError, ValueError):
            yield f"{recorded.doc_id} (version {recorded.version}) is not as it was indexed"


def _redirect_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Old addresses that lead nowhere: each must lead into the version that is settled."""
    live = connection.execute(
        "SELECT doc_id || '#p' || number FROM settled_versions JOIN paragraphs USING (version)"
    )
    held = {address for (address,) in live}
    for old, new in connection.execute("SELECT old_ref, new_ref FROM redirects"):
        if new is not None and new not in held:
            yield f"the old address {old} leads to {new}, which is not held"


def _answer_faults(connection: sqlite3.Connection) -> Iterator[str]:
    for table in ("answers", "feedback"):
        query = f"SELECT id FROM {table} WHERE NOT json_valid(record)"  # noqa: S608 - ours
        for (name,) in connection.execute(query):
            yield f"{name} of the {table} cannot be read"


def _vector_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Vectors that have not the length of the others of their model, or are no unit vectors."""
    counted = connection.execute(
        "SELECT model, length(vector), count(*) FROM vectors GROUP BY 1, 2 ORDER BY 3"
    )
    usual = {model: length for model, length, _ in counted}  # the most frequent stands last
    rows = connection.execute("SELECT embedded_hash, model, vector FROM vectors")
    while some := rows.fetchmany(_AT_ONCE):
        whole = [one for one in some if len(one[2]) == usual[one[1]]]
        for digest, model, vector in some:
            if len(vector) != usual[model]:
                yield (
                    f"the vector of text {digest[:12]} by {model} has {len(vector)} bytes, others"
                    f" {usual[model]}"
                )
        for digest, model, vector in () if _all_unit(whole) else whole:
            if not is_unit(np.frombuffer(vector, dtype=DTYPE)[np.newaxis]):
                yield f"the vector of text {digest[:12]} by {model} is not a unit vector"


def _all_unit(rows: Sequence[tuple[str, str, bytes]]) -> bool:
    models = {model for _, model, _ in rows}
    return all(
        is_unit(np.stack([np.frombuffer(v, dtype=DTYPE) for _, one, v in rows if one == model]))
        for model in models
    )


def _indexed_vector_faults(connection: sqlite3.Connection, store: StoreFolder) -> Iterator[str]:
    """Vectors of the live generation that the catalogue has otherwise, or no longer."""
    live = store.live_or_none()
    folder = store.generation(live or "")
    try:
        manifest = manifests.read_manifest(folder)
        contents = read_contents(folder)
    except (GenerationDamaged, StoreOutdated):
        return  # told of by the check of the generation, or there is none
    table = contents.table
    query = "SELECT vector FROM vectors WHERE embedded_hash = ? AND model = ?"
    views = view_hashes(contents.view_ids, table, _texts(connection, manifest))
    indexed = chain(
        zip(table.chunk_ids, table.hashes, contents.vectors, strict=False),
        zip(contents.view_ids, views, contents.view_vectors, strict=False),
    )
    for chunk_id, digest, row in indexed:
        found = connection.execute(query, (digest, manifest.embedder)).fetchone()
        if found is None or found[0] != row.tobytes():
            yield f"the vector of {chunk_id} is not the one that was indexed"


def _texts(connection: sqlite3.Connection, manifest: Manifest) -> dict[str, str]:
    """The text of every live paragraph, by its address."""
    query = f"{_PARAGRAPHS} WHERE version = ?"
    return {
        f"{doc_id}#p{number}": text or ""
        for one in manifest.documents
        for doc_id, number, _, _, text in connection.execute(query, (one.version,))
    }
