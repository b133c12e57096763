"""Features of a paragraph for a question, and the score made of them.

The score is a weighted sum; the weights were fitted on questions with known evidence and stand in
``data/ranking.json`` with the data they came from; ``python -m evals.fitting`` fits them again.
"""

import itertools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from importlib.resources import files
from operator import attrgetter, mul

from assistant.paragraph_terms import ParagraphTerms
from assistant.terms import TermStatistics, content_terms
from assistant.vocabulary import Vocabulary
from ingest.errors import SettingsError

_EXPANSION_WEIGHT = 0.5
"""A synonym found counts half of the question's own word."""
_SHORT = 30
"""Words below which a paragraph is a line, such as an item of a list or a row of a table."""


@dataclass(frozen=True, slots=True)
class QueryTerms:
    """Stems of a question with what each weighs: its rarity, halved for synonyms."""

    own: Mapping[str, float]
    expanded: Mapping[str, float]
    pairs: frozenset[tuple[str, str]]
    """Stems that stand side by side in the question."""
    unseen: float
    """Share of the own weight in stems the documents never use."""
    others: Mapping[str, frozenset[tuple[str, ...]]] = field(default_factory=dict)
    """For each own stem, phrases that say the same."""

    @classmethod
    def of(cls, topic: str, vocabulary: Vocabulary, statistics: TermStatistics) -> "QueryTerms":
        """Weigh the stems of a question."""
        sequence, expansions = content_terms(topic), vocabulary.expand(topic)
        own = {term: statistics.rarity(term) for term in sequence}
        more = {
            term: statistics.rarity(term) * _EXPANSION_WEIGHT
            for term in expansions
            if term not in own
        }
        total = sum(own.values())
        strange = sum(w for term, w in own.items() if term not in statistics.frequency)
        unseen = strange / total if total else 0.0
        pairs = frozenset(itertools.pairwise(sequence))
        return cls(own, more, pairs, unseen, vocabulary.others(topic))

    def share(self, terms: frozenset[str]) -> float:
        """Share of the question's own weight that is in ``terms``; 0 for a question of none."""
        total = sum(self.own.values())
        return sum(w for term, w in self.own.items() if term in terms) / total if total else 0.0

    def is_met(self, term: str, terms: frozenset[str]) -> bool:
        """Whether a stem of the question, or a phrase that says the same, is in ``terms``."""
        if term in terms:
            return True
        return any(terms.issuperset(phrase) for phrase in self.others.get(term, ()))

    def met_share(self, terms: frozenset[str], among: frozenset[str] | None = None) -> float:
        """Share of the own weight in stems that are met; of those ``among`` some, where given."""
        asked = self.own
        if among is not None:
            asked = {term: weight for term, weight in asked.items() if term in among}
        total = sum(asked.values())
        met = sum(weight for term, weight in asked.items() if self.is_met(term, terms))
        return met / total if total else 0.0

    def widened_share(self, terms: frozenset[str]) -> float:
        """The same with synonyms counted for what they weigh, at most 1."""
        total = sum(self.own.values())
        held = sum(w for term, w in self.own.items() if term in terms)
        held += sum(w for term, w in self.expanded.items() if term in terms)
        return min(1.0, held / total) if total else 0.0


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of one paragraph for one question; each about 0 to 1."""

    dense: float = 0.0
    """Cosine similarity of the paragraph with its header, best chunk."""
    dense_topic: float = 0.0
    """The same for the question without its scope words."""
    text: float = 0.0
    """Cosine similarity of the bare paragraph."""
    text_topic: float = 0.0
    sentence: float = 0.0
    """Cosine similarity of the nearest sentence."""
    sentence_topic: float = 0.0
    text_widened: float = 0.0
    """Cosine similarity of the bare paragraph to the topic with other words for it."""
    sentence_widened: float = 0.0
    lexical: float = 0.0
    """BM25 over the best BM25 of this question, synonyms searched too."""
    own_words: float = 0.0
    """The same with the question's own words only."""
    coverage: float = 0.0
    """Share of the question's terms, by rarity, in the paragraph."""
    widened: float = 0.0
    """The same, synonyms counted."""
    best_sentence: float = 0.0
    """The best such share of one sentence."""
    best_sentence_widened: float = 0.0
    heading: float = 0.0
    """Share of the question's terms in the heading path and lead-in."""
    adjacent: float = 0.0
    """Share of the question's neighbouring words that are neighbours here."""
    answer_kind: float = 0.0
    """1 where the kind of answer asked for (a number, a date, a name) is there."""
    typed_sentence: float = 0.0
    """The worth of the best sentence that holds the type of value demanded."""
    typed_met: float = 0.0
    """Share of the question's weight met in a sentence with the type of value demanded."""
    recency: float = 0.0
    """1 for the newest document of its authority in scope, less for each older one; 0 where the
    question is dated."""
    dated_recency: float = 0.0
    """The same where the question names a period or asks for a change."""
    speaker: float = 0.0
    """1 where the speaker asked for speaks."""
    inspector: float = 0.0
    """1 where an inspector speaks and nobody's words are asked for."""
    boilerplate: float = 0.0
    """1 for standing text."""
    summary: float = 0.0
    """1 for the opening summary and list of improvements of a report."""
    brevity: float = 0.0
    """1 for a scrap of a few words, falling to 0 at thirty."""
    short: float = 0.0
    """1 for fewer than thirty words."""
    improvement: float = 0.0
    """1 under a heading of what needs to improve, or of recommendations."""
    brief_finding: float = 0.0
    """Brevity, short, summary and improvement once more, where a finding is asked for: no list, no
    grade and no type of value. A line that only names a matter is then seldom the answer."""
    short_finding: float = 0.0
    summary_finding: float = 0.0
    improvement_finding: float = 0.0
    brief_list: float = 0.0
    """The same where a list is asked for."""
    short_list: float = 0.0
    summary_list: float = 0.0
    improvement_list: float = 0.0
    brief_grade: float = 0.0
    """The same where a grade is asked for."""
    summary_grade: float = 0.0
    short_grade: float = 0.0
    met: float = 0.0
    """Share of the question's weight in words that are met, by themselves or another way."""
    met_sentence: float = 0.0
    """The best such share of one sentence."""
    period: float = 0.0
    """1 where a period that the question names is printed in it."""
    neighbour: float = 0.0
    """Nearness of the better neighbour to the topic."""
    listed: float = 0.0
    """A list asked for: nearness of the best item of the list it stands in or introduces."""
    document: float = 0.0
    """Nearness of the best three paragraphs of its document."""
    feedback: float = 0.0
    """Share of the words that the best paragraphs have in common."""
    defines: float = 0.0
    """1 where it spells out the acronym asked about."""

    def values(self) -> tuple[float, ...]:
        """In the order of the fields."""
        values: tuple[float, ...] = _VALUES(self)
        return values


FEATURE_NAMES = tuple(one.name for one in fields(Features))
_VALUES = attrgetter(*FEATURE_NAMES)


@dataclass(frozen=True, slots=True)
class RankingWeights:
    """One weight a feature."""

    weights: tuple[float, ...]
    source: str

    def score(self, features: Features) -> float:
        """The weighted sum."""
        return math.fsum(map(mul, self.weights, features.values()))

    def of(self, names: Sequence[str]) -> tuple[float, ...]:
        """The weights of some features."""
        return tuple(self.weights[FEATURE_NAMES.index(name)] for name in names)


def load_weights() -> RankingWeights:
    """The weights that ship.

    Raises:
        SettingsError: the file names other features than the code.
    """
    record = json.loads(files("assistant").joinpath("data/ranking.json").read_text("utf-8"))
    named = record["weights"]
    if set(named) != set(FEATURE_NAMES):
        raise SettingsError(
            "assistant/data/ranking.json and assistant/ranking.py disagree; re-fit."
        )
    return RankingWeights(tuple(float(named[n]) for n in FEATURE_NAMES), record["source"])


def sentence_scores(query: QueryTerms, terms: ParagraphTerms) -> tuple[float, ...]:
    """The widened share of each sentence."""
    return tuple(query.widened_share(sentence.terms) for sentence in terms.sentences)


def adjacency(query: QueryTerms, terms: ParagraphTerms) -> float:
    """Share of the question's neighbouring stems that are neighbours in the paragraph."""
    if not query.pairs:
        return 0.0
    here = set(itertools.pairwise(terms.sequence))
    return len(query.pairs & here) / len(query.pairs)


def brevity(word_count: int) -> float:
    """1 for nothing, 0 from thirty words on."""
    return max(0.0, 1.0 - word_count / _SHORT)


def is_short(word_count: int) -> bool:
    """Fewer than thirty words."""
    return word_count < _SHORT


def recency(rank: int) -> float:
    """1, 0.5, 0.33 … for the newest, next and third newest document."""
    return 1.0 / (1 + rank)


def squash(value: float) -> float:
    """The logistic function."""
    return 1.0 / (1.0 + math.exp(-value))
