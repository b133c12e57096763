"""Vectors: kept for ever in the catalogue, and laid out as one matrix in a generation."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ingest.errors import GenerationDamaged, ModelUnavailable, StoreError
from ingest.store.catalogue import Catalogue

Matrix = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]

DTYPE = np.dtype("<f4")
_UNIT_TOLERANCE = 1e-3
_ASKED_AT_ONCE = 500
_FEW = 5_000
"""Hashes that are asked for one by one; for more, every hash of the model is read."""


class VectorShelf:
    """The catalogue's vectors of one model, by the hash of the text they embed."""

    def __init__(self, catalogue: Catalogue, model: str) -> None:
        self._catalogue = catalogue
        self._model = model

    def missing(self, hashes: Iterable[str]) -> frozenset[str]:
        """Those of the hashes that have no vector yet."""
        wanted = frozenset(hashes)
        if len(wanted) <= _FEW:
            held: Iterable[tuple[str]] = chain.from_iterable(
                self._asked("embedded_hash", sorted(wanted))
            )
        else:
            query = "SELECT embedded_hash FROM vectors WHERE model = ?"
            held = self._catalogue.connection.execute(query, (self._model,))
        return wanted - {embedded_hash for (embedded_hash,) in held}

    def add(self, hashes: Sequence[str], vectors: Sequence[Sequence[float]]) -> None:
        """Write vectors in one transaction.

        Raises:
            ModelUnavailable: a vector is not a unit vector; nothing is written.
        """
        matrix = np.asarray(vectors, dtype=DTYPE)
        if matrix.shape[0] != len(hashes) or not is_unit(matrix):
            raise ModelUnavailable(
                f"The embedder {self._model} returned vectors that are not unit vectors, one a"
                " text; choose another model."
            )
        with self._catalogue.transaction():
            self._catalogue.connection.executemany(
                "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)",
                (
                    (embedded_hash, self._model, row.tobytes())
                    for embedded_hash, row in zip(hashes, matrix, strict=True)
                ),
            )

    def matrix(self, hashes: Sequence[str], dimension: int) -> Matrix:
        """One row a hash, in order, shape (hashes, dimension).

        Raises:
            StoreError: a hash has no vector of that length.
        """
        wanted = sorted(set(hashes))
        found = dict(chain.from_iterable(self._asked("embedded_hash, vector", wanted)))
        size = dimension * DTYPE.itemsize
        if any(len(found.get(key, b"")) != size for key in wanted):
            raise StoreError("Vectors are missing from the catalogue; run `ingest build` again.")
        joined = b"".join(found[key] for key in hashes)
        return np.frombuffer(joined, dtype=DTYPE).reshape(len(hashes), dimension)

    def _asked(self, columns: str, hashes: Sequence[str]) -> Iterator[sqlite3.Cursor]:
        """The rows of some hashes, so many at once as one statement may name."""
        for first in range(0, len(hashes), _ASKED_AT_ONCE):
            asked = hashes[first : first + _ASKED_AT_ONCE]
            marks = ",".join("?" * len(asked))
            yield self._catalogue.connection.execute(
                f"SELECT {columns} FROM vectors"  # noqa: S608 - our columns, and marks
                f" WHERE model = ? AND embedded_hash IN ({marks})",
                (self._model, *asked),
            )


class VectorMatrix:
    """A generation's vectors, mapped from its file; the exact measure every score comes from.

    At 20,000 chunks of 384 numbers an exact search takes 1 to 4 ms on two cores, and a Chroma
    query restricted to half the documents 43 ms: a scoped search is therefore exact.
    """

    def __init__(self, matrix: Matrix) -> None:
        self._matrix = matrix

    @classmethod
    def load(cls, path: Path) -> "VectorMatrix":
        """Map ``vectors.npy``; raises GenerationDamaged where it is no such file."""
        try:
            return cls(np.load(path, mmap_mode="r", allow_pickle=False))
        except (OSError, ValueError, EOFError) as error:
            raise GenerationDamaged(
                f"{path} cannot be read as vectors; run `ingest build` to make it again."
            ) from error

    def __len__(self) -> int:
        return int(self._matrix.shape[0])

    @property
    def mapped(self) -> Matrix:
        """Every row, read from the file when it is used."""
        return self._matrix

    def rows(self, rows: Sequence[int] | Rows) -> Matrix:
        """Some of the vectors, in the order of ``rows``."""
        return np.asarray(self._matrix[np.asarray(rows, dtype=np.int64)])

    def cosines(self, vector: Sequence[float], rows: Rows | None = None) -> Matrix:
        """Cosine of a vector with each of the rows, or with all."""
        query = np.asarray(vector, dtype=np.float32)
        query = query / max(float(np.linalg.norm(query)), 1e-12)
        chosen = self._matrix if rows is None else self._matrix[rows]
        return np.asarray(chosen @ query, dtype=np.float32)


def is_unit(matrix: Matrix) -> bool:
    """Whether every row is finite and has length 1."""
    if matrix.ndim != 2 or not np.isfinite(matrix).all():
        return False
    return bool((np.abs(np.linalg.norm(matrix, axis=1) - 1) < _UNIT_TOLERANCE).all())
