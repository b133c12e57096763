"""The rows of the ablation: each ranker adds one thing to the one before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers import Question
from assistant.surroundings import list_head
from evals.baselines import DEPTH, Baseline, Dense, Fusion, Lexical
from evals.remembering import RememberingAnswerer
from ingest.corpus import Corpus, Embedder
from ingest.documents import ParagraphRef
from ingest.store.lexical import LexicalIndex

_CONSTANT = 60
_POOL = 60


class BareLexical:
    """BM25 over paragraphs without their header."""

    name = "lexical"

    def __init__(self, corpus: Corpus) -> None:
        paragraphs = [p for document in corpus.documents for p in document.paragraphs]
        self._refs = [str(paragraph.ref) for paragraph in paragraphs]
        self._index = LexicalIndex.of([paragraph.text for paragraph in paragraphs])

    def rank(self, question: Question, limit: int = DEPTH) -> tuple[str, ...]:
        """Rank by BM25."""
        scores = self._index.scores(question.text)
        order = sorted(range(len(scores)), key=lambda at: (-scores[at], self._refs[at]))
        return tuple(self._refs[at] for at in order[:limit] if scores[at] > 0)


class BareDense:
    """Cosine similarity of paragraphs without their header."""

    name = "dense"

    def __init__(self, corpus: Corpus, embedder: Embedder) -> None:
        self._corpus, self._embedder = corpus, embedder
        self._refs = [p.ref for document in corpus.documents for p in document.paragraphs]

    def rank(self, question: Question, limit: int = DEPTH) -> tuple[str, ...]:
        """Rank by the similarity of the bare text."""
        vector = self._embedder.embed_query(question.text)
        near = self._corpus.similarities(vector, self._refs)
        order = sorted(near, key=lambda ref: (-near[ref].text, ref))
        return tuple(str(ref) for ref in order[:limit])


@dataclass(frozen=True, slots=True)
class Scoped:
    """Fusion within the scope of the question as understood, by its topic.

    With ``sentences`` a third ranking, by the nearest sentence, is fused; with ``lists`` the other
    items of a list and its introduction follow the item found.
    """

    name: str
    answerer: RememberingAnswerer
    embedder: Embedder
    sentences: bool = False
    lists: bool = False

    def rank(self, question: Question, limit: int = DEPTH) -> tuple[str, ...]:
        """Rank within scope; nothing where nothing held fits."""
        search = self.answerer.search(question)
        if search.retrieval is None:
            return ()
        corpus = self.answerer.corpus
        within = [document.doc_id for document in search.scope.documents]
        topic = search.retrieval.topic or search.understood.text
        vector = self.embedder.embed_query(topic)
        rankings = [
            [hit.ref for hit in corpus.lexical(topic, _POOL, within)],
            [hit.ref for hit in corpus.dense(vector, _POOL, within)],
        ]
        if self.sentences:
            pool = {ref for ranking in rankings for ref in ranking}
            near = corpus.similarities(vector, pool)
            best = {ref: max(one.sentences, default=-1.0) for ref, one in near.items()}
            rankings.append(sorted(best, key=lambda ref: (-best[ref], ref))[:_POOL])
        order = _fused(rankings)
        if self.lists:
            order = self._with_lists(order)
        return tuple(str(ref) for ref in order[:limit])

    def _with_lists(self, order: Sequence[ParagraphRef]) -> list[ParagraphRef]:
        corpus = self.answerer.corpus
        found: dict[ParagraphRef, None] = {}
        for ref in order:
            found.setdefault(ref)
            head = list_head(corpus.paragraph(ref))
            if head is None:
                continue
            found.setdefault(head)
            siblings = corpus.document(ref.doc_id).paragraphs
            found |= {p.ref: None for p in siblings if p.lead_in == head.number}
        return list(found)


@dataclass(frozen=True, slots=True)
class Learnt:
    """The assistant's ranking: every feature, with the weights that ship."""

    answerer: RememberingAnswerer
    name: str = "+ learnt features"

    def rank(self, question: Question, limit: int = DEPTH) -> tuple[str, ...]:
        """Rank by the assistant's scores."""
        retrieval = self.answerer.search(question).retrieval
        ranked = retrieval.ranked if retrieval else ()
        return tuple(str(item.paragraph.ref) for item in ranked[:limit])


@dataclass(frozen=True, slots=True)
class Answered:
    """The evidence of the whole answer: what it was made from first, then the ranking."""

    answerer: RememberingAnswerer
    name: str = "+ composers"

    def rank(self, question: Question, limit: int = DEPTH) -> tuple[str, ...]:
        """Rank by the order of the evidence."""
        return tuple(str(one.paragraph.ref) for one in self.answerer.ask(question).evidence[:limit])


def rows_of(answerer: RememberingAnswerer, embedder: Embedder) -> tuple[Baseline, ...]:
    """Every row in order; llama-index's default is added by the caller, since it embeds anew."""
    corpus = answerer.corpus
    lexical, dense = BareLexical(corpus), BareDense(corpus, embedder)
    fused = Fusion(lexical, dense)
    fused.name = "fusion"
    headed = Fusion(Lexical(corpus), Dense(corpus, embedder))
    headed.name = "+ header"
    return (
        lexical,
        dense,
        fused,
        headed,
        Scoped("+ scope", answerer, embedder),
        Scoped("+ sentence", answerer, embedder, sentences=True),
        Scoped("+ lists", answerer, embedder, sentences=True, lists=True),
        Learnt(answerer),
        Answered(answerer),
    )


def _fused(rankings: Sequence[Sequence[ParagraphRef]]) -> list[ParagraphRef]:
    scores: dict[ParagraphRef, float] = {}
    for ranking in rankings:
        for rank, ref in enumerate(ranking, start=1):
            scores[ref] = scores.get(ref, 0.0) + 1 / (_CONSTANT + rank)
    return sorted(scores, key=lambda ref: (-scores[ref], ref))
