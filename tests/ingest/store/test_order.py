"""What is near does not depend on the order asked in, nor on how Chroma laid out its graph."""

from collections.abc import Sequence

import numpy as np

from ingest.chunking import Chunk
from ingest.documents import ParagraphRef
from ingest.store.dense import DenseIndex
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


class ForgetfulIndex(DenseIndex):
    """An approximate index that finds the first chunk and none that is near."""

    def __init__(self, found: Sequence[str]) -> None:
        self._found = list(found)

    def nearest(self, vector: Sequence[float], count: int) -> list[str]:
        return self._found

    def close(self) -> None:
        pass


def ranking_of(count: int, exact_at_most: int) -> Ranking:
    refs = [ParagraphRef("alder", number) for number in range(1, count + 1)]
    ids = tuple(f"{ref}/0" for ref in refs)
    table = ChunkTable(chunk_ids=ids, starts=(0,) * count, ends=(4,) * count, hashes=ids)
    matrix = VectorMatrix(np.eye(count, dtype=np.float32))
    lexical = LexicalIndex.of(["word"] * count)
    return Ranking(table, lexical, matrix, ForgetfulIndex(ids[:1]), exact_at_most=exact_at_most)


def test_a_graph_that_misses_a_neighbour_changes_no_ranking() -> None:
    wanted = [0.0] * 99 + [1.0]
    (found,) = ranking_of(100, exact_at_most=100).by_vector(wanted, 1, None)
    assert found.ref == ParagraphRef("alder", 100)


def test_beyond_the_size_that_is_compared_whole_the_graph_is_asked() -> None:
    wanted = [0.0] * 99 + [1.0]
    (found,) = ranking_of(100, exact_at_most=99).by_vector(wanted, 1, None)
    assert found.ref == ParagraphRef("alder", 1)
