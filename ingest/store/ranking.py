"""Ranking the paragraphs of one generation, by vectors and by words."""

import logging
from collections.abc import Collection, Iterable, Sequence

import numpy as np

from ingest.corpus import Nearness, Scored
from ingest.documents import ParagraphRef
from ingest.errors import GenerationDamaged
from ingest.store.dense import DenseIndex
from ingest.store.lexical import LexicalIndex
from ingest.store.manifest import ChunkTable
from ingest.store.vectors import Matrix, Rows, VectorMatrix
from ingest.store.viewing import ViewMatrix

_log = logging.getLogger(__name__)
_DECIMALS = 5
"""Kept of a score: the last bits of a matrix product vary with its shape and decide nothing."""

EXACT_AT_MOST = 250_000
"""Chunks up to which every vector is compared. Chroma's graph is laid out anew by each build and
may leave out a near paragraph that the one before found. Comparing all costs 35 ms for 100,000
chunks on two busy cores, and gives the same answer however often the documents were built."""

_SPARE = 50
"""Asked of Chroma beyond the limit, so that which of several equals it left out shows nowhere."""


class Ranking:
    """The chunks of a generation with their two indexes; safe to use from several threads.

    Without ``vectors`` nothing is found by vector; without ``dense``, or where there are no more
    than ``exact_at_most`` chunks, all vectors are compared.
    """

    def __init__(
        self,
        table: ChunkTable,
        lexical: LexicalIndex,
        vectors: VectorMatrix | None = None,
        dense: DenseIndex | None = None,
        views: ViewMatrix | None = None,
        exact_at_most: int = EXACT_AT_MOST,
    ) -> None:
        self._refs = tuple(ParagraphRef.parse(id_.rpartition("/")[0]) for id_ in table.chunk_ids)
        self._table = table
        self._lexical = lexical
        self._vectors = vectors
        self._dense = dense
        self._views = views
        self._exact = dense is None or len(self._refs) <= exact_at_most
        self._row_of = {chunk_id: row for row, chunk_id in enumerate(table.chunk_ids)}
        self._rows_of_ref: dict[ParagraphRef, list[int]] = {}
        for row, ref in enumerate(self._refs):
            self._rows_of_ref.setdefault(ref, []).append(row)
        self._rows_of_document: dict[str, list[int]] = {}
        for row, ref in enumerate(self._refs):
            self._rows_of_document.setdefault(ref.doc_id, []).append(row)
        self._windows = len(self._refs) - len(self._rows_of_ref)

    def close(self) -> None:
        """Give back what the indexes hold outside memory."""
        if self._dense is not None:
            self._dense.close()

    def by_vector(
        self, vector: Sequence[float], limit: int, doc_ids: Collection[str] | None
    ) -> tuple[Scored, ...]:
        """Paragraphs nearest to a vector, with the exact cosine of their best chunk."""
        rows = self._rows(doc_ids)
        if self._vectors is None or rows.size == 0 or limit < 1:
            return ()
        if rows.size == len(self._refs):
            if self._exact:
                return self._best(rows, self._vectors.cosines(vector), limit)
            rows = self._candidates(vector, limit, rows)
        return self._best(rows, self._vectors.cosines(vector, rows), limit)

    def by_words(
        self, text: str, limit: int, doc_ids: Collection[str] | None
    ) -> tuple[Scored, ...]:
        """Paragraphs that share words with a text, by BM25."""
        rows = self._rows(doc_ids)
        if rows.size == 0 or limit < 1:
            return ()
        scores = self._lexical.scores(text)[rows]
        shared = scores > 0
        return self._best(rows[shared], scores[shared], limit)

    def cosines(
        self, vector: Sequence[float], refs: Iterable[ParagraphRef]
    ) -> dict[ParagraphRef, float]:
        """Cosine of a vector with the best chunk of each paragraph; unknown ones left out."""
        if self._vectors is None:
            return {}
        # In the order of addresses: the last bits of a product depend on where a row stands in it,
        # and a set handed in is ordered by the hash seed of the process.
        known = sorted(set(refs) & self._rows_of_ref.keys())
        wanted = {ref: self._rows_of_ref[ref] for ref in known}
        rows = np.fromiter((row for some in wanted.values() for row in some), dtype=np.int64)
        scores = iter(np.round(self._vectors.cosines(vector, rows), _DECIMALS).tolist())
        return {ref: max(next(scores) for _ in some) for ref, some in wanted.items()}

    def nearness(
        self, vector: Sequence[float], refs: Iterable[ParagraphRef]
    ) -> dict[ParagraphRef, Nearness]:
        """Cosines of a vector with every view of each paragraph; all 0 where none are held."""
        wanted = tuple(refs)
        contexts = self.cosines(vector, wanted)
        if self._vectors is None:
            return {ref: Nearness(0.0, 0.0, ()) for ref in wanted}
        if self._views is None or not contexts:
            return {ref: Nearness(score, 0.0, ()) for ref, score in contexts.items()}
        return self._views.nearness(vector, contexts)

    def _rows(self, doc_ids: Collection[str] | None) -> Rows:
        if doc_ids is None:
            return np.arange(len(self._refs), dtype=np.int64)
        scoped = (self._rows_of_document.get(doc_id, ()) for doc_id in sorted(set(doc_ids)))
        return np.fromiter((row for rows in scoped for row in rows), dtype=np.int64)

    def _candidates(self, vector: Sequence[float], limit: int, rows: Rows) -> Rows:
        """The rows Chroma finds nearest, enough of them for ``limit`` paragraphs; else all."""
        count = min(2 * limit + _SPARE + self._windows, len(self._refs))
        if self._dense is None or count == len(self._refs):
            return rows
        try:
            found = self._dense.nearest(vector, count)
        except GenerationDamaged as error:
            _log.warning("compared all vectors instead: %s", error)
            return rows
        return np.array(sorted(self._row_of[chunk_id] for chunk_id in found), dtype=np.int64)

    def _best(self, rows: Rows, scores: Matrix, limit: int) -> tuple[Scored, ...]:
        """The best chunk of each paragraph, best first; equals stand in the order of the store."""
        kept = min(limit + self._windows, rows.size)
        if kept == 0:
            return ()
        rounded = np.round(scores, _DECIMALS)
        least = np.partition(rounded, rows.size - kept)[rows.size - kept]
        near = np.flatnonzero(rounded >= least)
        found: dict[ParagraphRef, Scored] = {}
        for index in near[np.lexsort((rows[near], -rounded[near]))]:
            row = int(rows[index])
            ref = self._refs[row]
            if ref not in found:
                span = self._table.starts[row], self._table.ends[row]
                found[ref] = Scored(ref, float(rounded[index]), *span)
            if len(found) == limit:
                break
        return tuple(found.values())
