"""The same question typed otherwise, by hand and over the sample questions."""

from pathlib import Path

import pytest

from assistant.answering import CorpusAnswerer
from evals.cases import of_split, read_cases
from evals.retyping import RETYPINGS, same_citations, spaced, turned, unpunctuated
from ingest.building import build
from ingest.embedding import SentenceTransformerEmbedder
from ingest.store.opening import open_corpus

EVALS = Path(__file__).parents[2] / "evals"


def test_questions_are_typed_otherwise_as_said() -> None:
    assert turned("Are visits timely in Tower Hamlets?") == "In Tower Hamlets, are visits timely?"
    assert unpunctuated("So, is it good?") == "So is it good"
    assert spaced("Is it good?") == "  Is  it\ngood?"


@pytest.mark.long
def test_nineteen_in_twenty_questions_cite_the_same_when_typed_otherwise(tmp_path: Path) -> None:
    embedder = SentenceTransformerEmbedder()
    build([EVALS / "samples" / "documents"], tmp_path, embedder)
    answerer = CorpusAnswerer(open_corpus(tmp_path, embedder), embedder)
    cases = of_split(read_cases(EVALS / "data" / "sample_questions.jsonl"), aside=False)
    shares = {
        name: same_citations(cases, answerer, retype, most=40) for name, retype in RETYPINGS.items()
    }
    assert min(shares.values()) >= 0.95, shares
