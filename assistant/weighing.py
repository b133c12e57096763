"""What is known of each candidate paragraph for one question, as features."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.demands import Counted, Demand, meets
from assistant.paragraph_terms import ParagraphTerms, TermIndex
from assistant.ranking import (
    Features,
    QueryTerms,
    adjacency,
    brevity,
    recency,
    sentence_scores,
)
from assistant.understanding.asks import Ask
from assistant.understanding.understanding import Understanding
from ingest.boilerplate import is_boilerplate
from ingest.corpus import Nearness
from ingest.documents import Paragraph, ParagraphRef, SourceDocument, Speaker

_SUMMARY_PARAGRAPHS = 8
_ADDRESS_PARAGRAPHS = 12
_FEEDBACK_PARAGRAPHS = 6
_FEEDBACK_TERMS = 15
_DOCUMENT_PARAGRAPHS = 3
_ACRONYM = re.compile(r"\b[A-Z][A-Z&]{1,6}\b")


@dataclass(frozen=True, slots=True)
class Signals:
    """What the rankers say of a paragraph."""

    whole: Nearness
    """To the question."""
    topic: Nearness
    """To the question without its scope words."""
    widened: Nearness
    """To the topic with other words for it."""
    lexical: float
    """BM25 with synonyms, over the best of this question."""
    own_words: float
    """BM25 of the question's own words, over the best of this question."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What every candidate of one question is held against."""

    understood: Understanding
    query: QueryTerms
    demand: Demand
    counted: Counted
    rank_of: Mapping[str, int]
    """Place of each document among those of its authority, 0 the newest."""
    dated: bool
    """The question names a period, or asks for a change over time."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph with its document and what the rankers say of it."""

    paragraph: Paragraph
    document: SourceDocument
    signals: Signals
    terms: ParagraphTerms


@dataclass(frozen=True, slots=True)
class Weighed:
    """The features of one candidate, and the worth of each of its sentences."""

    features: Features
    sentences: tuple[float, ...]


class Surroundings:
    """What the candidates of one question say of each other: neighbours, lists, documents."""

    def __init__(
        self, candidates: Sequence[Candidate], query: QueryTerms, index: TermIndex
    ) -> None:
        self._near = {c.paragraph.ref: c.signals.topic.text for c in candidates}
        self._lists: dict[ParagraphRef, float] = {}
        by_document: dict[str, list[float]] = {}
        for candidate in candidates:
            near = self._near[candidate.paragraph.ref]
            by_document.setdefault(candidate.document.doc_id, []).append(near)
            head = list_head(candidate.paragraph)
            if head is not None:
                self._lists[head] = max(self._lists.get(head, -1.0), near)
        self._documents = {
            doc_id: sum(best) / len(best)
            for doc_id, near in by_document.items()
            if (best := sorted(near, reverse=True)[:_DOCUMENT_PARAGRAPHS])
        }
        order = sorted(candidates, key=lambda c: (-_first_pass(c.signals), c.paragraph.ref))
        self._feedback = _feedback(order[:_FEEDBACK_PARAGRAPHS], query, index)

    def neighbours(self, paragraph: Paragraph) -> float:
        """Nearness of the better neighbour to the topic; 0 where neither was looked at."""
        ref = paragraph.ref
        around = (ParagraphRef(ref.doc_id, n) for n in (ref.number - 1, ref.number + 1) if n > 0)
        return max((self._near.get(one, 0.0) for one in around), default=0.0)

    def of_list(self, paragraph: Paragraph) -> float:
        """Nearness of the best item of the list that the paragraph stands in or introduces."""
        head = list_head(paragraph) or paragraph.ref
        return max(self._lists.get(head, 0.0), 0.0)

    def of_document(self, document: SourceDocument) -> float:
        """Nearness of the best three paragraphs of a document."""
        return self._documents.get(document.doc_id, 0.0)

    def feedback(self, terms: frozenset[str]) -> float:
        """Share of the words that the best paragraphs have in common beyond the question's."""
        total = sum(self._feedback.values())
        held = sum(weight for term, weight in self._feedback.items() if term in terms)
        return held / total if total else 0.0


def list_head(paragraph: Paragraph) -> ParagraphRef | None:
    """The address of the paragraph that introduces a list item or a row."""
    if paragraph.lead_in is None:
        return None
    return ParagraphRef(paragraph.ref.doc_id, paragraph.lead_in)


def weigh(candidate: Candidate, wanted: Wanted, around: Surroundings) -> Weighed:
    """The features of a candidate."""
    paragraph, document = candidate.paragraph, candidate.document
    signals, terms, query = candidate.signals, candidate.terms, wanted.query
    by_sentence = sentence_scores(query, terms)
    worth = _sentence_worth(signals.topic, by_sentence)
    typed = _typed_worth(candidate, wanted, worth)
    age = recency(wanted.rank_of[document.doc_id])
    asks_list = Ask.LIST in wanted.understood.asks
    speakers = wanted.understood.wording.speakers
    features = Features(
        dense=signals.whole.context,
        dense_topic=signals.topic.context,
        text=signals.whole.text,
        text_topic=signals.topic.text,
        sentence=max(signals.whole.sentences, default=0.0),
        sentence_topic=max(signals.topic.sentences, default=0.0),
        text_widened=signals.widened.text,
        sentence_widened=max(signals.widened.sentences, default=0.0),
        lexical=signals.lexical,
        own_words=signals.own_words,
        coverage=query.share(terms.terms),
        widened=query.widened_share(terms.terms),
        best_sentence=max((query.share(s.terms) for s in terms.sentences), default=0.0),
        best_sentence_widened=max(by_sentence, default=0.0),
        heading=query.widened_share(terms.heading),
        adjacent=adjacency(query, terms),
        answer_kind=float(typed > 0.0),
        typed_met=_typed_met(candidate, wanted),
        typed_sentence=typed,
        recency=0.0 if wanted.dated else age,
        dated_recency=age if wanted.dated else 0.0,
        speaker=float(paragraph.speaker in speakers),
        inspector=float(not speakers and paragraph.speaker is Speaker.INSPECTOR),
        boilerplate=float(_is_standing(paragraph, document, wanted.understood)),
        summary=float(_is_summary(paragraph)),
        brevity=brevity(len(paragraph.text.split())),
        met=query.met_share(terms.terms | terms.heading),
        met_sentence=max((query.met_share(s.terms) for s in terms.sentences), default=0.0),
        period=float(_prints_period(paragraph, wanted.understood)),
        neighbour=around.neighbours(paragraph),
        listed=around.of_list(paragraph) if asks_list else 0.0,
        document=around.of_document(document),
        feedback=around.feedback(terms.terms),
        defines=float(_defines(paragraph, wanted.understood)),
    )
    return Weighed(features, worth)


def _typed_worth(candidate: Candidate, wanted: Wanted, worth: Sequence[float]) -> float:
    """The worth of the best sentence that holds the type of value demanded."""
    text = candidate.paragraph.text
    return max(
        (
            value
            for value, sentence in zip(worth, candidate.terms.sentences, strict=True)
            if meets(text[sentence.start : sentence.end], wanted.demand, wanted.counted)
        ),
        default=0.0,
    )


def _typed_met(candidate: Candidate, wanted: Wanted) -> float:
    """The most of the topic that is met in one sentence with the value, or above the paragraph."""
    text, terms = candidate.paragraph.text, candidate.terms
    return max(
        (
            wanted.query.met_share(sentence.terms | terms.heading)
            for sentence in terms.sentences
            if meets(text[sentence.start : sentence.end], wanted.demand, wanted.counted)
        ),
        default=0.0,
    )


def _sentence_worth(near: Nearness, shares: tuple[float, ...]) -> tuple[float, ...]:
    """Nearness and term share of each sentence; equal in number by the rule of one splitter."""
    sentences = near.sentences or (0.0,) * len(shares)  # an index without vectors has none
    return tuple(a + b for a, b in zip(sentences, shares, strict=True))


def _first_pass(signals: Signals) -> float:
    return signals.topic.text + signals.topic.context + signals.lexical


def _feedback(
    best: Iterable[Candidate], query: QueryTerms, index: TermIndex
) -> Mapping[str, float]:
    """The words the best paragraphs have in common, by how many hold them and how rare they are.

    Pseudo-relevance feedback (Rocchio 1971) over the first pass; only what two of them share.
    """
    counts = Counter(term for candidate in best for term in candidate.terms.terms)
    weights = {
        term: count * index.statistics.rarity(term)
        for term, count in counts.items()
        if count > 1 and term not in query.own
    }
    first = sorted(weights, key=lambda term: (-weights[term], term))[:_FEEDBACK_TERMS]
    return {term: weights[term] for term in first}


def _prints_period(paragraph: Paragraph, understood: Understanding) -> bool:
    text = paragraph.text.lower()
    return any(period.text.lower() in text for period in understood.periods)


def _defines(paragraph: Paragraph, understood: Understanding) -> bool:
    """Whether a definition asked for is given: the acronym in brackets after its long form."""
    if Ask.DEFINITION not in understood.asks:
        return False
    return any(f"({name}" in paragraph.text for name in _ACRONYM.findall(understood.text))


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
