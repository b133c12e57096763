"""How near a vector is to the views of some paragraphs, from one mapped matrix."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np

from ingest.chunking import embedded_hash
from ingest.corpus import Nearness
from ingest.documents import ParagraphRef
from ingest.errors import GenerationDamaged
from ingest.sentences import sentence_spans
from ingest.store.manifest import ChunkTable
from ingest.store.vectors import Matrix, VectorMatrix
from ingest.views import SENTENCE

TABLE = "views.json"
VECTORS = "views.npy"
_DECIMALS = 5
_NOWHERE = -1.0


class ViewMatrix:
    """The bare and sentence vectors of a generation, by paragraph."""

    def __init__(self, view_ids: Sequence[str], vectors: VectorMatrix) -> None:
        self._vectors = vectors
        self._rows: dict[ParagraphRef, list[int]] = {}
        self._is_sentence = [False] * len(view_ids)
        for row, view_id in enumerate(view_ids):
            address, _, view = view_id.rpartition("/")
            self._is_sentence[row] = view.startswith(SENTENCE)
            self._rows.setdefault(ParagraphRef.parse(address), []).append(row)

    @classmethod
    def load(cls, folder: Path) -> "ViewMatrix":
        """Map the views of a generation; raises GenerationDamaged where they cannot be read."""
        view_ids = read_view_ids(folder)
        vectors = view_vectors(folder)
        if len(vectors) != len(view_ids):
            raise GenerationDamaged(
                f"{folder.name} has {len(view_ids)} views and {len(vectors)} vectors of them;"
                " run `ingest build` to make it again."
            )
        return cls(view_ids, vectors)

    def nearness(
        self, vector: Sequence[float], contexts: Mapping[ParagraphRef, float]
    ) -> dict[ParagraphRef, Nearness]:
        """Add to the cosine of each paragraph under its header those of its other views."""
        refs: Collection[ParagraphRef] = contexts.keys()
        rows = [row for ref in refs for row in self._rows.get(ref, ())]
        cosines = self._vectors.cosines(vector, np.array(rows, dtype=np.int64))
        scores = iter(np.round(cosines, _DECIMALS).tolist())
        found: dict[ParagraphRef, Nearness] = {}
        for ref, context in contexts.items():
            text, sentences = _NOWHERE, []
            for row in self._rows.get(ref, ()):
                score = next(scores)
                if self._is_sentence[row]:
                    sentences.append(score)
                else:
                    text = max(text, score)
            found[ref] = Nearness(context, text, tuple(sentences))
        return found


def read_view_ids(folder: Path) -> tuple[str, ...]:
    """Ids of a generation's views, in order; raises GenerationDamaged."""
    try:
        return tuple(json.loads((folder / TABLE).read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise GenerationDamaged(
            f"{folder.name} has no readable views; run `ingest build` to make it again."
        ) from error


def view_vectors(folder: Path) -> VectorMatrix:
    """A generation's views, mapped, one row an id; raises GenerationDamaged."""
    return VectorMatrix.load(folder / VECTORS)


def view_hashes(
    view_ids: Iterable[str], table: ChunkTable, texts: Mapping[str, str]
) -> Iterator[str]:
    """The hash of the text each view embeds, worked out from the paragraphs; empty where unknown.

    Args:
        view_ids: as ``views_of`` names them, those of a paragraph together.
        table: the generation's chunks, whose spans are those of the bare windows.
        texts: the text of each paragraph, by its address.
    """
    spans = zip(table.starts, table.ends, strict=True)
    windows = dict(zip(table.chunk_ids, spans, strict=True))
    for address, views in groupby(view_ids, key=lambda one: one.rpartition("/")[0]):
        text = texts.get(address, "")
        sentences = sentence_spans(text)
        for view in (one.rpartition("/")[2] for one in views):
            part = int(view[1:])
            found = windows.get(f"{address}/{part}")
            if view.startswith(SENTENCE):
                found = sentences[part] if part < len(sentences) else None
            yield embedded_hash(text[slice(*found)]) if found else ""


def write_views(folder: Path, view_ids: Sequence[str], matrix: Matrix) -> None:
    """Write the views of a generation that is being made."""
    (folder / TABLE).write_text(json.dumps(view_ids), encoding="utf-8")
    np.save(folder / VECTORS, matrix, allow_pickle=False)
