"""What the candidates of one question say of each other: neighbours, lists, documents."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.paragraph_terms import ParagraphTerms, TermIndex
from assistant.ranking import QueryTerms
from ingest.corpus import Nearness
from ingest.documents import Paragraph, ParagraphRef, SourceDocument

_FEEDBACK_PARAGRAPHS = 6
_FEEDBACK_TERMS = 15
_DOCUMENT_PARAGRAPHS = 3


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
class Candidate:
    """A paragraph with its document and what the rankers say of it."""

    paragraph: Paragraph
    document: SourceDocument
    signals: Signals
    terms: ParagraphTerms


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
