"""From a question and its scope to ranked paragraphs: lexical and dense, fused by features."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from assistant.chain import newest_first
from assistant.demands import Demand, counted_in, demand_of, meets
from assistant.matters import matter_named
from assistant.paragraph_terms import TermIndex
from assistant.ranking import (
    Features,
    QueryTerms,
    RankingWeights,
    adjacency,
    brevity,
    recency,
    sentence_scores,
)
from assistant.scope import Scope
from assistant.terms import content_terms
from assistant.understanding.asks import Ask
from assistant.understanding.understanding import Understanding
from ingest.boilerplate import is_boilerplate
from ingest.corpus import Corpus, Embedder, Nearness
from ingest.documents import Paragraph, ParagraphRef, SourceDocument

_CANDIDATES = 120
"""Paragraphs taken from each ranker."""
_SUMMARY_PARAGRAPHS = 8
_ADDRESS_PARAGRAPHS = 12


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


class Retriever:
    """Ranks the paragraphs of one generation."""

    def __init__(
        self, corpus: Corpus, embedder: Embedder, terms: TermIndex, weights: RankingWeights
    ) -> None:
        self._corpus = corpus
        self._embedder = embedder
        self._terms = terms
        self._weights = weights

    def retrieve(self, understood: Understanding, scope: Scope) -> Retrieval:
        """Rank the paragraphs of the documents in scope."""
        doc_ids = [document.doc_id for document in scope.documents]
        within = None if len(doc_ids) == len(self._corpus.documents) else doc_ids
        topic = _topic(understood, scope)
        sequence = content_terms(topic)
        expansions = self._terms.vocabulary.expand(topic)
        query = QueryTerms.of(sequence, expansions, self._terms.statistics)
        found = self._candidates(understood.text, topic, expansions, within)
        wanted = _Wanted(
            understood,
            query,
            demand_of(understood.text, understood.asks),
            counted_in(understood.text, self._terms.vocabulary),
            _recency_ranks(scope.documents),
        )
        ranked = [self._weigh(ref, signals, wanted) for ref, signals in found.items()]
        ranked.sort(key=lambda item: (-item.score, item.paragraph.ref))
        strange = self._terms.has_strange_name(topic, scope.documents)
        matter = matter_named(topic, self._terms.vocabulary)
        return Retrieval(tuple(ranked), query, topic, wanted.demand, matter, strange)

    def _candidates(
        self, text: str, topic: str, expansions: Sequence[str], within: Collection[str] | None
    ) -> dict[ParagraphRef, "_Signals"]:
        whole, bare = (self._embedder.embed_query(part) for part in (text, topic or text))
        lexical_text = " ".join((topic or text, *expansions))
        dense = self._corpus.dense(whole, _CANDIDATES, within)
        dense_topic = self._corpus.dense(bare, _CANDIDATES, within)
        lexical = self._corpus.lexical(lexical_text, _CANDIDATES, within)
        refs = {hit.ref for hits in (dense, dense_topic, lexical) for hit in hits}
        near = self._corpus.similarities(whole, refs)
        near_topic = self._corpus.similarities(bare, refs)
        best = max((hit.score for hit in lexical), default=1.0) or 1.0
        words = {hit.ref: hit.score / best for hit in lexical}
        return {
            ref: _Signals(near[ref], near_topic[ref], words.get(ref, 0.0)) for ref in sorted(refs)
        }

    def _weigh(self, ref: ParagraphRef, signals: "_Signals", wanted: "_Wanted") -> Ranked:
        understood, query = wanted.understood, wanted.query
        document = self._corpus.document(ref.doc_id)
        paragraph = document.paragraph(ref.number)
        terms = self._terms.of(paragraph)
        by_sentence = sentence_scores(query, terms)
        worth = _sentence_worth(signals.topic, by_sentence)
        typed_worth = max(
            (
                value
                for value, sentence in zip(worth, terms.sentences, strict=True)
                if meets(
                    paragraph.text[sentence.start : sentence.end], wanted.demand, wanted.counted
                )
            ),
            default=0.0,
        )
        features = Features(
            dense=signals.whole.context,
            dense_topic=signals.topic.context,
            text=signals.whole.text,
            text_topic=signals.topic.text,
            sentence=max(signals.whole.sentences, default=0.0),
            sentence_topic=max(signals.topic.sentences, default=0.0),
            lexical=signals.lexical,
            coverage=query.share(terms.terms),
            widened=query.widened_share(terms.terms),
            best_sentence=max((query.share(s.terms) for s in terms.sentences), default=0.0),
            best_sentence_widened=max(by_sentence, default=0.0),
            heading=query.widened_share(terms.heading),
            adjacent=adjacency(query, terms),
            answer_kind=float(typed_worth > 0.0),
            typed_sentence=typed_worth,
            recency=recency(wanted.rank_of[ref.doc_id]),
            speaker=float(paragraph.speaker in understood.wording.speakers),
            boilerplate=float(_is_standing(paragraph, document, understood)),
            summary=float(_is_summary(paragraph)),
            brevity=brevity(len(paragraph.text.split())),
        )
        score = self._weights.score(features)
        every = terms.terms | terms.heading
        return Ranked(paragraph, document, features, score, worth, every)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What every candidate of one question is held against."""

    understood: Understanding
    query: QueryTerms
    demand: Demand
    counted: frozenset[str]
    rank_of: Mapping[str, int]
    """Place of each document among those of its authority, 0 the newest."""


@dataclass(frozen=True, slots=True)
class _Signals:
    """What the rankers say of a paragraph."""

    whole: Nearness
    """To the question."""
    topic: Nearness
    """To the question without its scope words."""
    lexical: float


def _sentence_worth(near: Nearness, shares: tuple[float, ...]) -> tuple[float, ...]:
    """Nearness and term share of each sentence; equal in number by the rule of one splitter."""
    sentences = near.sentences or (0.0,) * len(shares)  # an index without vectors has none
    return tuple(a + b for a, b in zip(sentences, shares, strict=True))


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


def _is_standing(paragraph: Paragraph, document: SourceDocument, understood: Understanding) -> bool:
    """Standing text; but the addressee of a letter is an answer to "who was the director"."""
    if Ask.PERSON in understood.asks and paragraph.ref.number <= _ADDRESS_PARAGRAPHS:
        return False
    return is_boilerplate(paragraph, document.profile)


def _is_summary(paragraph: Paragraph) -> bool:
    heading = " ".join(paragraph.heading_path).lower()
    return (
        "summary" in heading
        or "headline findings" in heading
        or "needs to improve" in heading
        or (not paragraph.printed and paragraph.ref.number <= _SUMMARY_PARAGRAPHS)
    )
