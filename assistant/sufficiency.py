"""Whether what was found answers the question: a small calibrated model over plain features.

Similarity alone separates answerable from unanswerable questions barely better than a coin, so the
model also asks whether the question's rare words are there, in one sentence, with the kind of
answer asked for. Coefficients, threshold and the data they came from stand in
``data/sufficiency.json``; ``python -m evals.fitting`` fits them again.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from importlib.resources import files
from typing import Protocol

from assistant.demands import Demand
from assistant.ranking import QueryTerms, squash
from assistant.retrieval import Ranked, Retrieval
from ingest.errors import SettingsError

_TOP = 3
_RAREST = 8.0
"""Rarity of a word that one in three thousand paragraphs uses."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against there being an answer; each about 0 to 1."""

    dense: float
    """Cosine similarity of the best paragraph under its header to the whole question."""
    sentence: float
    """Cosine similarity of its nearest sentence to the topic."""
    coverage: float
    widened: float
    best_sentence: float
    top_coverage: float
    """Share of the question's terms in the first three paragraphs together."""
    rarest: float
    """1 where the question's rarest word is in the best paragraph or its heading."""
    unseen: float
    """Share of the question's weight in words the documents never use."""
    typed: float
    """Worth of the best sentence, in the first three, with the type of value demanded."""
    demand: float
    """1 where a type of value is demanded: a count, a share, a sum, a name."""
    typed_gap: float
    """How much less the best typed sentence is worth than the best sentence; 0 if none demanded."""
    agreement: float
    """1 where the lexical and the dense ranker put the same paragraph first."""
    margin: float
    """Lead of the best paragraph's score over the fifth's."""
    terms: float
    """Number of content words over ten, at most 1."""
    absent: float
    """Share of the question's weight in words that no document in scope uses, in any way."""
    elsewhere: float
    """The part of it in words that documents out of scope use."""
    met: float
    """Share of the question's weight met in one of the first three paragraphs."""
    met_sentence: float
    """The same of one sentence."""
    rarest_unmet: float
    """Rarity, 0 to 1, of the rarest word that the first three paragraphs do not meet."""
    typed_met: float
    """Share of the question met in a sentence with the type of value demanded, in the first three;
    1 where none is demanded."""
    worth: float
    """Worth of the best sentence of the first three paragraphs, over 2."""
    score: float
    """The score of the ranking over 10."""

    def values(self) -> tuple[float, ...]:
        """In the order of the fields."""
        return tuple(float(getattr(self, field.name)) for field in fields(self))


SIGN_NAMES = tuple(field.name for field in fields(Signs))


class Judge(Protocol):
    """Says of some signs whether there is enough to answer from."""

    def is_enough(self, signs: Signs) -> bool:
        """Whether to answer."""


@dataclass(frozen=True, slots=True)
class Sufficiency:
    """A logistic model of "this answers it"."""

    intercept: float
    weights: tuple[float, ...]
    threshold: float
    source: str

    def probability(self, signs: Signs) -> float:
        """Probability, 0 to 1, that the paragraphs found answer the question."""
        total = sum(w * v for w, v in zip(self.weights, signs.values(), strict=True))
        return squash(self.intercept + total)

    def is_enough(self, signs: Signs) -> bool:
        """Whether to answer."""
        return self.probability(signs) >= self.threshold

    def always(self) -> "Sufficiency":
        """The same model with a threshold that everything reaches."""
        return replace(self, threshold=0.0)

    def confidence(self, retrieval: Retrieval | None) -> float | None:
        """The highest probability among the first three paragraphs; None where there are none."""
        if retrieval is None or not retrieval.ranked:
            return None
        ranked = retrieval.ranked
        places = range(min(_TOP, len(ranked)))
        return max(self.probability(signs_of(ranked, retrieval, at)) for at in places)


def load_sufficiency() -> Sufficiency:
    """The model that ships.

    Raises:
        SettingsError: the file names other signs than the code.
    """
    record = json.loads(files("assistant").joinpath("data/sufficiency.json").read_text("utf-8"))
    named = record["weights"]
    if set(named) != set(SIGN_NAMES):
        raise SettingsError(
            "assistant/data/sufficiency.json and assistant/sufficiency.py disagree; re-fit."
        )
    weights = tuple(float(named[name]) for name in SIGN_NAMES)
    return Sufficiency(record["intercept"], weights, record["threshold"], record["source"])


def signs_of(ranked: Sequence[Ranked], retrieval: Retrieval, at: int = 0) -> Signs:
    """The signs for the paragraph at one place of a ranking that is not empty."""
    query = retrieval.query
    item = ranked[at]
    features = item.features
    first = ranked[at : at + _TOP]
    together: frozenset[str] = frozenset()
    for other in first:
        together |= _terms(other, query)
    fifth = ranked[min(len(ranked) - 1, at + 4)]
    demanded = float(retrieval.demand is not Demand.NONE)
    best = max(max(other.sentences, default=0.0) for other in first)
    typed = max(other.features.typed_sentence for other in first)
    return Signs(
        dense=features.dense,
        sentence=features.sentence_topic,
        coverage=features.coverage,
        widened=features.widened,
        best_sentence=features.best_sentence_widened,
        top_coverage=query.share(together),
        rarest=_rarest(item, query),
        unseen=query.unseen,
        typed=typed,
        demand=demanded,
        typed_gap=max(0.0, best - typed) if demanded else 0.0,
        agreement=float(features.lexical >= 1.0),
        margin=item.score - fifth.score,
        terms=min(1.0, len(query.own) / 10.0),
        absent=retrieval.absent,
        elsewhere=retrieval.elsewhere,
        met=max(other.features.met for other in first),
        met_sentence=max(other.features.met_sentence for other in first),
        rarest_unmet=_rarest_unmet(first, query),
        typed_met=max(other.features.typed_met for other in first) if demanded else 1.0,
        worth=best / 2.0,
        score=item.score / 10.0,
    )


def _terms(item: Ranked, query: QueryTerms) -> frozenset[str]:
    return frozenset(query.own) & item.terms


def _rarest_unmet(first: Sequence[Ranked], query: QueryTerms) -> float:
    """A word met in no paragraph of the first few, over the rarest a word can be (about 8)."""
    unmet = [
        weight
        for term, weight in query.own.items()
        if not any(query.is_met(term, item.terms) for item in first)
    ]
    return min(1.0, max(unmet, default=0.0) / _RAREST)


def _rarest(item: Ranked, query: QueryTerms) -> float:
    if not query.own:
        return 0.0
    rarest = max(query.own, key=lambda term: (query.own[term], term))
    return float(rarest in item.terms)
