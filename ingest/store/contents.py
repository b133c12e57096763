"""What a generation holds, row by row: made for documents that are new, carried over for others.

A small change to a large corpus makes rows for what changed only; every other row is taken from
the generation before, and the result is the same, byte for byte, as one made from nothing.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TypeVar

import numpy as np

from ingest.chunking import Chunk
from ingest.store import manifest as manifests
from ingest.store.lexical import LexicalIndex, tokens
from ingest.store.manifest import ChunkTable
from ingest.store.tokens import TokenTable
from ingest.store.vectors import Matrix, VectorMatrix, VectorShelf
from ingest.store.viewing import read_view_ids, view_vectors, write_views

T = TypeVar("T")
_Span = tuple[int, int]
_Spans = Mapping[str, _Span]


@dataclass(frozen=True, slots=True)
class Content:
    """The chunks of some documents, sorted by document, paragraph and window."""

    chunks: Sequence[Chunk]
    """Paragraphs under their headers: searched."""
    views: Sequence[Chunk] = ()
    """The same bare and by sentence: compared."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The rows of a generation's tables; those of one document stand together."""

    table: ChunkTable
    vectors: Matrix
    words: TokenTable
    view_ids: tuple[str, ...]
    view_vectors: Matrix

    def save_vectors(self, folder: Path) -> None:
        """Write the list of chunks and their vectors, from which Chroma's files are made."""
        (folder / manifests.CHUNKS).write_text(self.table.model_dump_json(), encoding="utf-8")
        np.save(folder / manifests.VECTORS, self.vectors, allow_pickle=False)

    def save_views(self, folder: Path) -> None:
        """Write the views and their vectors."""
        write_views(folder, self.view_ids, self.view_vectors)

    def save_words(self, folder: Path) -> None:
        """Write the words of every chunk and the lexical index of them."""
        self.words.save(folder)
        LexicalIndex.of_words(self.words).save(folder / manifests.LEXICAL)

    @property
    def paragraphs(self) -> int:
        """Paragraphs that have a chunk."""
        return len({chunk_id.rpartition("/")[0] for chunk_id in self.table.chunk_ids})


@dataclass(frozen=True, slots=True)
class Base:
    """A whole generation and the documents of it that are carried over."""

    folder: Path
    kept: frozenset[str]


def made(content: Content, shelf: VectorShelf, dimension: int) -> Contents:
    """Rows for documents that are new; the vectors of all their chunks are on the shelf."""
    chunks, views = content.chunks, content.views
    table = ChunkTable(
        chunk_ids=tuple(chunk.chunk_id for chunk in chunks),
        starts=tuple(chunk.start for chunk in chunks),
        ends=tuple(chunk.end for chunk in chunks),
        hashes=tuple(chunk.embedded_hash for chunk in chunks),
    )
    return Contents(
        table=table,
        vectors=shelf.matrix(table.hashes, dimension),
        words=TokenTable.of(tokens(chunk.embedded_text) for chunk in chunks),
        view_ids=tuple(view.chunk_id for view in views),
        view_vectors=shelf.matrix([view.embedded_hash for view in views], dimension),
    )


def read_contents(folder: Path) -> Contents:
    """The rows of a generation, its vectors mapped; raises GenerationDamaged."""
    vectors = VectorMatrix.load(folder / manifests.VECTORS)
    return Contents(
        table=manifests.read_chunk_table(folder),
        vectors=vectors.mapped,
        words=TokenTable.load(folder),
        view_ids=read_view_ids(folder),
        view_vectors=view_vectors(folder).mapped,
    )


def merged(order: Sequence[str], fresh: Contents, base: Base | None) -> Contents:
    """The rows of these documents in this order, carried over where the base keeps them.

    Raises:
        GenerationDamaged: the base cannot be read.
    """
    if base is None:
        return fresh
    carried = read_contents(base.folder)
    sides = (_Side.of(carried), _Side.of(fresh))
    stretches = (sides[doc_id not in base.kept].stretch(doc_id) for doc_id in order)
    return _joined(tuple(_together(stretches)))


@dataclass(frozen=True, slots=True)
class _Side:
    contents: Contents
    chunks: _Spans
    views: _Spans

    @classmethod
    def of(cls, contents: Contents) -> "_Side":
        return cls(contents, _spans(contents.table.chunk_ids), _spans(contents.view_ids))

    def stretch(self, doc_id: str) -> "_Stretch":
        """The rows of one document; none where it has none."""
        return _Stretch(self.contents, self.chunks.get(doc_id), self.views.get(doc_id))


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Rows that stand together, of one document or of several that do."""

    contents: Contents
    chunks: _Span | None
    views: _Span | None

    def with_next(self, other: "_Stretch") -> "_Stretch | None":
        """Both as one, where the other follows in the same tables."""
        if self.contents is not other.contents:
            return None
        if not (_follows(self.chunks, other.chunks) and _follows(self.views, other.views)):
            return None
        return _Stretch(
            self.contents, _both(self.chunks, other.chunks), _both(self.views, other.views)
        )

    @property
    def chunk_rows(self) -> slice:
        return slice(*(self.chunks or (0, 0)))

    @property
    def view_rows(self) -> slice:
        return slice(*(self.views or (0, 0)))

    @property
    def words(self) -> TokenTable:
        rows = self.chunk_rows
        return self.contents.words.slice(rows.start, rows.stop)


def _follows(one: _Span | None, other: _Span | None) -> bool:
    return one is None or other is None or one[1] == other[0]


def _both(one: _Span | None, other: _Span | None) -> _Span | None:
    return (one[0], other[1]) if one and other else one or other


def _together(stretches: Iterable[_Stretch]) -> Iterator[_Stretch]:
    """The same rows in as few stretches as hold them: what is carried over moves as blocks."""
    held: _Stretch | None = None
    for one in stretches:
        both = held.with_next(one) if held else one
        if held and both is None:
            yield held
        held = both or one
    if held:
        yield held


def _joined(stretches: Sequence[_Stretch]) -> Contents:
    def column(values: Callable[[ChunkTable], Sequence[T]]) -> tuple[T, ...]:
        return tuple(
            value for one in stretches for value in values(one.contents.table)[one.chunk_rows]
        )

    table = ChunkTable(
        chunk_ids=column(lambda table: table.chunk_ids),
        starts=column(lambda table: table.starts),
        ends=column(lambda table: table.ends),
        hashes=column(lambda table: table.hashes),
    )
    return Contents(
        table=table,
        vectors=np.concatenate([one.contents.vectors[one.chunk_rows] for one in stretches]),
        words=TokenTable.joined([one.words for one in stretches]),
        view_ids=tuple(v for one in stretches for v in one.contents.view_ids[one.view_rows]),
        view_vectors=np.concatenate(
            [one.contents.view_vectors[one.view_rows] for one in stretches]
        ),
    )


def _spans(ids: Sequence[str]) -> _Spans:
    return dict(_runs(ids))


def _runs(ids: Collection[str]) -> Iterator[tuple[str, _Span]]:
    first = 0
    for doc_id, run in groupby(ids, key=lambda one: one.partition("#")[0]):
        last = first + sum(1 for _ in run)
        yield doc_id, (first, last)
        first = last
