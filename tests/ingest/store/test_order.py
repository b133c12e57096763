"""A measure does not depend on the order its paragraphs were asked for in."""

from collections.abc import Sequence

import numpy as np

from ingest.chunking import Chunk
from ingest.documents import ParagraphRef
from ingest.store.lexical import LexicalIndex
from ingest.store.manifest import ChunkTable
from ingest.store.ranking import Ranking
from ingest.store.vectors import Matrix, Rows, VectorMatrix

REFS = [ParagraphRef("alder", number) for number in range(1, 5)]


class WatchedMatrix(VectorMatrix):
    """Remembers which rows were compared, in which order."""

    def __init__(self) -> None:
        super().__init__(np.eye(4, dtype=np.float32))
        self.asked: list[list[int]] = []

    def cosines(self, vector: Sequence[float], rows: Rows | None = None) -> Matrix:
        self.asked.append([] if rows is None else rows.tolist())
        return super().cosines(vector, rows)


def test_rows_are_compared_in_the_order_of_addresses_however_they_are_asked() -> None:
    chunks = [Chunk(f"{ref}/0", ref, 0, 4, "", "word") for ref in REFS]
    table = ChunkTable(
        chunk_ids=tuple(chunk.chunk_id for chunk in chunks),
        starts=(0,) * 4,
        ends=(4,) * 4,
        hashes=tuple(chunk.embedded_hash for chunk in chunks),
    )
    matrix = WatchedMatrix()
    ranking = Ranking(table, LexicalIndex.of(["word"] * 4), matrix)
    for order in (REFS, REFS[::-1], [REFS[2], REFS[0], REFS[3], REFS[1]]):
        found = ranking.cosines([0, 1, 0, 0], order)
        assert found[REFS[1]] == 1.0
    assert matrix.asked == [[0, 1, 2, 3]] * 3
