"""What is known of each candidate paragraph for one question, as features."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.counting import Counted
from assistant.demands import Demand, meets
from assistant.ranking import (
    FEATURE_NAMES,
    Features,
    QueryTerms,
    adjacency,
    brevity,
    is_short,
    recency,
    sentence_scores,
)
from assistant.surroundings import Candidate, Surroundings
from assistant.understanding.asks import Ask
from assistant.understanding.understanding import Understanding
from ingest.corpus import Nearness
from ingest.documents import Paragraph, Speaker

_SUMMARY_PARAGRAPHS = 8
_ADDRESS_PARAGRAPHS = 12
_ACRONYM = re.compile(r"\b[A-Z][A-Z&]{1,6}\b")


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

    @property
    def form(self) -> str:
        """What is asked for, as far as lines and paragraphs differ in it; empty for a value."""
        asks = self.understood.asks
        if Ask.LIST in asks:
            return "list"
        if Ask.GRADE in asks:
            return "grade"
        return "finding" if self.demand is Demand.NONE else ""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The features of one candidate, and the worth of each of its sentences."""

    features: Features
    sentences: tuple[float, ...]


FIRST_LOOK = (
    "dense",
    "dense_topic",
    "text",
    "text_topic",
    "sentence",
    "sentence_topic",
    "text_widened",
    "sentence_widened",
    "lexical",
    "own_words",
    "recency",
    "dated_recency",
    "brevity",
)
"""Features that are known as soon as the rankers have spoken."""


def first_look(candidate: Candidate, wanted: Wanted) -> tuple[float, ...]:
    """The values of ``FIRST_LOOK``, in its order."""
    signals = candidate.signals
    age = recency(wanted.rank_of[candidate.document.doc_id])
    return (
        signals.whole.context,
        signals.topic.context,
        signals.whole.text,
        signals.topic.text,
        max(signals.whole.sentences, default=0.0),
        max(signals.topic.sentences, default=0.0),
        signals.widened.text,
        max(signals.widened.sentences, default=0.0),
        signals.lexical,
        signals.own_words,
        0.0 if wanted.dated else age,
        age if wanted.dated else 0.0,
        brevity(len(candidate.paragraph.text.split())),
    )


def weigh(candidate: Candidate, wanted: Wanted, around: Surroundings) -> Weighed:
    """The features of a candidate."""
    paragraph, document = candidate.paragraph, candidate.document
    signals, terms, query = candidate.signals, candidate.terms, wanted.query
    by_sentence = sentence_scores(query, terms)
    worth = _sentence_worth(signals.topic, by_sentence)
    holding = _holding(candidate, wanted)
    typed = max((worth[at] for at in holding), default=0.0)
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
        typed_met=_typed_met(candidate, wanted, holding),
        typed_sentence=typed,
        recency=0.0 if wanted.dated else age,
        dated_recency=age if wanted.dated else 0.0,
        speaker=float(paragraph.speaker in speakers),
        inspector=float(not speakers and paragraph.speaker is Speaker.INSPECTOR),
        boilerplate=float(terms.is_standing and not _may_address(paragraph, wanted.understood)),
        **_of_form(paragraph, wanted.form),
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


def _of_form(paragraph: Paragraph, form: str) -> dict[str, float]:
    """How much of a line it is, and once more for the form of answer asked for."""
    length = len(paragraph.text.split())
    found = {
        "brevity": brevity(length),
        "short": float(is_short(length)),
        "summary": float(_is_summary(paragraph)),
        "improvement": float(_is_improvement(paragraph)),
    }
    named = {"brevity": "brief"}
    again = {f"{named.get(name, name)}_{form}": value for name, value in found.items()}
    return found | {name: value for name, value in again.items() if name in FEATURE_NAMES}


def _holding(candidate: Candidate, wanted: Wanted) -> tuple[int, ...]:
    """Places of the sentences that hold the type of value demanded."""
    text = candidate.paragraph.text
    if wanted.demand is Demand.COUNCIL:  # the authority asked about is no other one
        for name in wanted.understood.authorities:
            text = text.replace(name, " " * len(name))
    return tuple(
        at
        for at, sentence in enumerate(candidate.terms.sentences)
        if meets(text[sentence.start : sentence.end], wanted.demand, wanted.counted)
    )


def _typed_met(candidate: Candidate, wanted: Wanted, holding: Sequence[int]) -> float:
    """The most of the topic that is met in one of these sentences, or above the paragraph."""
    terms = candidate.terms
    return max(
        (wanted.query.met_share(terms.sentences[at].terms | terms.heading) for at in holding),
        default=0.0,
    )


def _sentence_worth(near: Nearness, shares: tuple[float, ...]) -> tuple[float, ...]:
    """Nearness and term share of each sentence; equal in number by the rule of one splitter."""
    sentences = near.sentences or (0.0,) * len(shares)  # an index without vectors has none
    return tuple(a + b for a, b in zip(sentences, shares, strict=True))


def _prints_period(paragraph: Paragraph, understood: Understanding) -> bool:
    text = paragraph.text.lower()
    return any(period.text.lower() in text for period in understood.periods)


def _defines(paragraph: Paragraph, understood: Understanding) -> bool:
    """Whether a definition asked for is given: the acronym in brackets after its long form."""
    if Ask.DEFINITION not in understood.asks:
        return False
    return any(f"({name}" in paragraph.text for name in _ACRONYM.findall(understood.text))


def _may_address(paragraph: Paragraph, understood: Understanding) -> bool:
    """The addressee of a letter is standing text, but an answer to "who was the director"."""
    return Ask.PERSON in understood.asks and paragraph.ref.number <= _ADDRESS_PARAGRAPHS


def _is_improvement(paragraph: Paragraph) -> bool:
    """Whether it stands in a list of what needs to improve or is recommended."""
    heading = " ".join(paragraph.heading_path).lower()
    return "improve" in heading or "recommendation" in heading


def _is_summary(paragraph: Paragraph) -> bool:
    heading = " ".join(paragraph.heading_path).lower()
    return (
        "summary" in heading
        or "headline findings" in heading
        or "needs to improve" in heading
        or (not paragraph.printed and paragraph.ref.number <= _SUMMARY_PARAGRAPHS)
    )
