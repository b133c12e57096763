"""What a generation holds, row by row: made for documents that are new, carried over for others.

A small change to a large corpus makes rows for what changed only; every other row is taken from
the generation before, and the result is the same, byte for byte, as one made from nothing.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
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
_Spans = Mapping[str, tuple[int, int]]


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

    def save(self, folder: Path) -> None:
        """Write everything but Chroma's files and the manifest."""
        (folder / manifests.CHUNKS).write_text(self.table.model_dump_json(), encoding="utf-8")
        np.save(folder / manifests.VECTORS, self.vectors, allow_pickle=False)
        write_views(folder, self.view_ids, self.view_vectors)
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
    picks = [(sides[doc_id not in base.kept], doc_id) for doc_id in order]
    return _joined(picks)


@dataclass(frozen=True, slots=True)
class _Side:
    contents: Contents
    chunks: _Spans
    views: _Spans

    @classmethod
    def of(cls, contents: Contents) -> "_Side":
        return cls(contents, _spans(contents.table.chunk_ids), _spans(contents.view_ids))

    def chunk_span(self, doc_id: str) -> slice:
        return slice(*self.chunks.get(doc_id, (0, 0)))

    def view_span(self, doc_id: str) -> slice:
        return slice(*self.views.get(doc_id, (0, 0)))


def _joined(picks: Sequence[tuple[_Side, str]]) -> Contents:
    def column(values: Callable[[ChunkTable], Sequence[T]]) -> tuple[T, ...]:
        return tuple(
            value
            for side, doc_id in picks
            for value in values(side.contents.table)[side.chunk_span(doc_id)]
        )

    table = ChunkTable(
        chunk_ids=column(lambda table: table.chunk_ids),
        starts=column(lambda table: table.starts),
        ends=column(lambda table: table.ends),
        hashes=column(lambda table: table.hashes),
    )
    return Contents(
        table=table,
        vectors=np.concatenate([s.contents.vectors[s.chunk_span(d)] for s, d in picks]),
        words=TokenTable.joined([_words(s, d) for s, d in picks]),
        view_ids=tuple(v for s, d in picks for v in s.contents.view_ids[s.view_span(d)]),
        view_vectors=np.concatenate([s.contents.view_vectors[s.view_span(d)] for s, d in picks]),
    )


def _words(side: _Side, doc_id: str) -> TokenTable:
    span = side.chunk_span(doc_id)
    return side.contents.words.slice(span.start, span.stop)


def _spans(ids: Sequence[str]) -> _Spans:
    return dict(_runs(ids))


def _runs(ids: Collection[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    first = 0
    for doc_id, run in groupby(ids, key=lambda one: one.partition("#")[0]):
        last = first + sum(1 for _ in run)
        yield doc_id, (first, last)
        first = last
