"""Baselines rank what they say they rank."""

from dataclasses import dataclass

import pytest

from assistant.answers import Question
from evals.baselines import Fusion, Laid, LlamaIndexDefault
from ingest.documents import DocumentProfile, Paragraph, ParagraphRef, SourceDocument
from tests.ingest.word_embedder import WordEmbedder


def document(doc_id: str, *texts: str) -> SourceDocument:
    paragraphs = tuple(Paragraph(ParagraphRef(doc_id, n), t) for n, t in enumerate(texts, start=1))
    return SourceDocument(doc_id, f"{doc_id}.txt", "", DocumentProfile(doc_id), paragraphs)


@dataclass(frozen=True)
class Ranks:
    """A baseline that was told what to say."""

    refs: tuple[str, ...]
    name: str = "told"

    def rank(self, question: Question, limit: int = 20) -> tuple[str, ...]:
        return self.refs[:limit]


def test_fusion_adds_reciprocal_ranks() -> None:
    # b: 1/62 + 1/61; a: 1/61; c: 1/62
    fused = Fusion(Ranks(("a", "b")), Ranks(("b", "c")))
    assert fused.rank(Question("?"), 3) == ("b", "a", "c")


@pytest.mark.parametrize(
    ("start", "end", "held"),
    [
        (0, 10, ["m#p1"]),
        (0, 17, ["m#p1", "m#p2"]),
        (0, 16, ["m#p1"]),
        (6, 22, ["m#p2"]),
        (5, 22, ["m#p1", "m#p2"]),
    ],
)
def test_a_paragraph_lies_in_a_window_if_half_of_it_does(
    start: int, end: int, held: list[str]
) -> None:
    laid = Laid(document("m", "a" * 10, "b" * 10))  # offsets 0 to 10 and 12 to 22
    assert laid.within(start, end) == held


def test_llama_index_ranks_the_paragraphs_of_the_nearest_document() -> None:
    @dataclass(frozen=True)
    class Held:
        documents: tuple[SourceDocument, ...]

    held = Held((document("m", "visits were late", "plans too"), document("n", "fostering grew")))
    ranker = LlamaIndexDefault(held, WordEmbedder())  # type: ignore[arg-type]
    assert ranker.rank(Question("visits late"), 2) == ("m#p1", "m#p2")
