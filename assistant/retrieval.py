"""From a question and its scope to ranked paragraphs: lexical and dense, fused by features."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from operator import mul

from assistant.chain import newest_first
from assistant.counting import counted_in
from assistant.demands import Demand, demand_in, without_type_words
from assistant.matters import matter_named
from assistant.paragraph_terms import TermIndex
from assistant.ranking import Features, QueryTerms, RankingWeights
from assistant.reranking import Reranker
from assistant.scope import Scope
from assistant.surroundings import Candidate, Signals, Surroundings
from assistant.understanding.asks import Ask
from assistant.understanding.understanding import Understanding
from assistant.weighing import FIRST_LOOK, Wanted, first_look, weigh
from ingest.corpus import Corpus, Embedder, Scored, embed_queries
from ingest.documents import Paragraph, ParagraphRef, SourceDocument
from ingest.unvouched import is_unvouched

_CANDIDATES = 120
"""Paragraphs taken from each ranker."""
_OTHER_PHRASES = 8
"""Other words for the matter that are embedded with it."""
_FEWEST_COPIED = 8
"""Words from which on the same text in two documents is one text; shorter ones are rows."""
_WEIGHED = 160
"""Candidates weighed in full, the most promising by what the rankers say of them; on every
development question the first five were among them, and of the first twenty all but one in 500."""
_RERANKED = 30
"""Candidates that a reranker reads."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate paragraph with all that is known of it for this question."""

    paragraph: Paragraph
    document: SourceDocument
    features: Features
    score: float
    sentences: tuple[float, ...]
    """Worth of each sentence: nearness to the topic and the share of its terms, added."""
    terms: frozenset[str]
    """Stems of the paragraph and of what stands above it."""
    also: tuple[ParagraphRef, ...] = ()
    """Where the same words stand in other documents held: copies of one letter, say."""


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Candidates, best first, and the query they were ranked by."""

    ranked: tuple[Ranked, ...]
    query: QueryTerms
    topic: str
    demand: Demand
    matter: frozenset[str]
    """Stems of the matter named outright, one of which must be printed; empty for none."""
    strange_name: bool
    """The question names something that no document in scope prints."""
    untold: frozenset[str] = frozenset()
    """Authorities of whose documents in scope none mentions a topic that the question names."""
    absent: float = 0.0
    """Share of the question's weight in words that no document in scope uses, in any way."""
    elsewhere: float = 0.0
    """The part of it in words that documents out of scope use: another's matter, or year's."""


class Retriever:
    """Ranks the paragraphs of one generation."""

    def __init__(
        self,
        corpus: Corpus,
        embedder: Embedder,
        terms: TermIndex,
        weights: RankingWeights,
        reranker: Reranker | None = None,
    ) -> None:
        self._corpus = corpus
        self._embedder = embedder
        self._terms = terms
        self._weights = weights
        self._reranker = reranker

    def retrieve(self, understood: Understanding, scope: Scope) -> Retrieval:
        """Rank the paragraphs of the documents in scope."""
        topic = _topic(understood, scope)
        expansions = self._terms.vocabulary.expand(topic)
        asked = without_type_words(topic)
        query = QueryTerms.of(asked, self._terms.vocabulary, self._terms.statistics)
        wanted = Wanted(
            understood,
            query,
            demand_in(understood.own_words, understood.text, understood.asks),
            counted_in(topic, self._terms.vocabulary),
            _recency_ranks(scope.documents),
            dated=bool(understood.periods) or Ask.CHANGE in understood.asks,
        )
        candidates = self._candidates(understood.text, topic or understood.text, expansions, scope)
        ranked = self._reranked(self._ranked(candidates, wanted), understood.text)
        strange = self._terms.has_strange_name(topic, scope.documents)
        matter = matter_named(topic, self._terms.vocabulary)
        here = self._terms.of_documents(scope.documents)
        absent = 1.0 - query.met_share(here)
        elsewhere = query.met_share(self._terms.of_documents(self._corpus.documents)) - 1.0 + absent
        untold = self._terms.untold(understood.text, scope.documents, apart=bool(scope.authorities))
        return Retrieval(
            ranked, query, topic, wanted.demand, matter, strange, untold, absent, elsewhere
        )

    def _ranked(self, candidates: Sequence[Candidate], wanted: Wanted) -> tuple[Ranked, ...]:
        around = Surroundings(candidates, wanted.query, self._terms)
        ranked = []
        for one in self._promising(candidates, wanted):
            weighed = weigh(one, wanted, around)
            score = self._weights.score(weighed.features)
            every = one.terms.terms | one.terms.heading
            ranked.append(
                Ranked(
                    one.paragraph, one.document, weighed.features, score, weighed.sentences, every
                )
            )
        ranked.sort(key=lambda item: (-item.score, item.paragraph.ref))
        return _collapsed(ranked)

    def _promising(self, candidates: Sequence[Candidate], wanted: Wanted) -> Sequence[Candidate]:
        """The candidates worth weighing in full, by the weights of what costs nothing to know."""
        if len(candidates) <= _WEIGHED:
            return candidates
        weights = self._weights.of(FIRST_LOOK)
        scored = [
            (-math.fsum(map(mul, weights, first_look(one, wanted))), one.paragraph.ref, one)
            for one in candidates
        ]
        scored.sort(key=lambda entry: entry[:2])
        return [one for _, _, one in scored[:_WEIGHED]]

    def _reranked(self, ranked: tuple[Ranked, ...], text: str) -> tuple[Ranked, ...]:
        """The first candidates with the score of a reranker added to theirs, where one is set.

        Both are log-odds: the ranking's by the softmax it was fitted with.
        """
        if self._reranker is None or not ranked:
            return ranked
        first, rest = ranked[:_RERANKED], ranked[_RERANKED:]
        scores = self._reranker.scores(text, [item.paragraph.text for item in first])
        best = max(scores)
        added = [
            replace(item, score=item.score + score - best)
            for item, score in zip(first, scores, strict=True)
        ]
        every = sorted((*added, *rest), key=lambda item: (-item.score, item.paragraph.ref))
        return tuple(every)

    def _candidates(
        self, text: str, topic: str, expansions: Sequence[str], scope: Scope
    ) -> tuple[Candidate, ...]:
        doc_ids = [document.doc_id for document in scope.documents]
        within = None if len(doc_ids) == len(self._corpus.documents) else doc_ids
        others = self._terms.vocabulary.phrases(topic)[:_OTHER_PHRASES]
        widened = ", ".join((topic, *others))
        distinct = tuple(dict.fromkeys((text, topic, widened)))
        vectors = dict(zip(distinct, embed_queries(self._embedder, distinct), strict=True))
        whole, bare, wide = vectors[text], vectors[topic], vectors[widened]
        lexical = self._corpus.lexical(" ".join((topic, *expansions)), _CANDIDATES, within)
        own = self._corpus.lexical(topic, _CANDIDATES, within)
        dense = self._corpus.dense(whole, _CANDIDATES, within)
        dense_topic = self._corpus.dense(bare, _CANDIDATES, within)
        found = {hit.ref for hits in (dense, dense_topic, lexical, own) for hit in hits}
        refs = found | self._beside(found)
        near, near_topic, near_wide = (
            self._corpus.similarities(one, refs) for one in (whole, bare, wide)
        )
        shares, own_shares = _shares(lexical), _shares(own)
        every = (
            self._candidate(
                ref,
                Signals(
                    near[ref],
                    near_topic[ref],
                    near_wide[ref],
                    shares.get(ref, 0.0),
                    own_shares.get(ref, 0.0),
                ),
            )
            for ref in sorted(refs)
        )
        return tuple(c for c in every if not is_unvouched(c.paragraph, c.document.profile))

    def _candidate(self, ref: ParagraphRef, signals: Signals) -> Candidate:
        document = self._corpus.document(ref.doc_id)
        paragraph = document.paragraph(ref.number)
        return Candidate(paragraph, document, signals, self._terms.of(paragraph))

    def _beside(self, refs: Collection[ParagraphRef]) -> set[ParagraphRef]:
        """The neighbours of paragraphs found, so that an answer split over two is found whole."""
        beside = set()
        for ref in refs:
            last = len(self._corpus.document(ref.doc_id).paragraphs)
            for number in (ref.number - 1, ref.number + 1):
                if 1 <= number <= last:
                    beside.add(ParagraphRef(ref.doc_id, number))
        return beside


def _collapsed(ranked: Sequence[Ranked]) -> tuple[Ranked, ...]:
    """Each text once, where it ranks best, with the addresses of its copies elsewhere."""
    groups: dict[str, list[Ranked]] = {}
    for item in ranked:
        words = " ".join(item.paragraph.text.lower().split())
        is_short = len(item.paragraph.text.split()) < _FEWEST_COPIED
        groups.setdefault(str(item.paragraph.ref) if is_short else words, []).append(item)
    return tuple(
        replace(first, also=tuple(one.paragraph.ref for one in rest)) if rest else first
        for first, *rest in groups.values()
    )


def _shares(hits: Sequence[Scored]) -> dict[ParagraphRef, float]:
    """Scores over the best of them."""
    best = max((hit.score for hit in hits), default=1.0) or 1.0
    return {hit.ref: hit.score / best for hit in hits}


def _topic(understood: Understanding, scope: Scope) -> str:
    if scope.unheld and scope.authorities:
        # A place that is not held but named beside one that is: "went up to Leeds".
        return f"{understood.topic} {' '.join(scope.unheld)}"
    if not scope.period_as_topic:
        return understood.topic
    years = " ".join(period.text for period in understood.periods)
    return f"{understood.topic} {years}"


def _recency_ranks(documents: Sequence[SourceDocument]) -> dict[str, int]:
    """Place of each document among those of its authority, 0 the newest."""
    groups: dict[str, list[SourceDocument]] = {}
    for document in documents:
        authority = document.profile.authority
        groups.setdefault(authority.name if authority else document.doc_id, []).append(document)
    return {
        document.doc_id: rank
        for group in groups.values()
        for rank, document in enumerate(newest_first(group))
    }
