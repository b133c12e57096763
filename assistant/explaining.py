"""Why an answer is what it is: what was understood, searched, found, kept and left out.

Where the paragraph that ought to have been found is named, the step that lost it is named too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.answers import Answer, AnswerStatus
from assistant.outcomes import Search
from assistant.ranking import FEATURE_NAMES, RankingWeights
from assistant.retrieval import Ranked, Retrieval
from assistant.sufficiency import Sufficiency, signs_of
from ingest.corpus import Corpus
from ingest.documents import ParagraphRef

_SHOWN = 10
_PARTS = 4
_DEPTH = 5


class Step(StrEnum):
    """Steps that may lose a paragraph, or end a question without an answer."""

    HELD = "ingest: the paragraph is not held"
    REMIT = "understand: the question was taken for one outside the remit"
    SCOPE = "scope: its document was left out"
    CANDIDATES = "retrieve: no ranker found it"
    RANKING = "rank: others were put before it"
    ASKING = "understand: the question was asked back"
    SUFFICIENCY = "judge sufficiency: what was found was judged not to answer"
    COMPOSING = "compose: it was found and is not cited"
    NONE = "none: it is cited"


@dataclass(frozen=True, slots=True)
class Explained:
    """One question with its search and its answer, and the numbers they were made by."""

    search: Search
    answer: Answer
    weights: RankingWeights
    sufficiency: Sufficiency


def step_to_blame(one: Explained, expected: ParagraphRef, corpus: Corpus) -> Step:
    """Where a paragraph that should have been cited was lost."""
    search, answer = one.search, one.answer
    documents = {document.doc_id: document for document in corpus.documents}
    document = documents.get(expected.doc_id)
    if document is None or expected.number > len(document.paragraphs):
        return Step.HELD
    if any(c.ref == expected for claim in answer.claims for c in claim.citations):
        return Step.NONE
    if search.outside:
        return Step.REMIT
    if search.retrieval is None or document not in search.scope.documents:
        return Step.SCOPE
    places = [item.paragraph.ref for item in search.retrieval.ranked]
    if expected not in places:
        return Step.CANDIDATES
    if places.index(expected) >= _DEPTH:
        return Step.RANKING
    if answer.status is AnswerStatus.UNCLEAR:
        return Step.ASKING
    if answer.status is AnswerStatus.NOT_FOUND:
        return Step.SUFFICIENCY
    return Step.COMPOSING


def explanation(one: Explained) -> str:
    """The whole of it as plain text."""
    return "\n".join((*_understood(one.search), *_scope(one.search), *_found(one), *_ending(one)))


def _understood(search: Search) -> Iterator[str]:
    understood = search.understood
    yield f"Understood: {understood.text}"
    yield f"  topic: {understood.topic or 'none'}"
    yield f"  asked for: {', '.join(ask.value for ask in understood.asks)}"
    if search.retrieval:
        yield f"  type of value: {search.retrieval.demand.value}"
        own = sorted(search.retrieval.query.own.items(), key=lambda pair: (-pair[1], pair[0]))
        yield f"  words, rarest first: {', '.join(f'{term} {w:.1f}' for term, w in own) or 'none'}"
        also = sorted(search.retrieval.query.expanded)
        yield f"  also searched: {', '.join(also) or 'nothing'}"
    yield f"  authorities: {', '.join(understood.authorities) or 'none named'}"
    periods = ", ".join(f"{p.text} ({p.role.value})" for p in understood.periods)
    yield f"  periods: {periods or 'none named'}"
    wording = understood.wording
    yield f"  kinds: {', '.join(kind.value for kind in wording.kinds) or 'any'}"
    yield f"  speakers: {', '.join(who.value for who in wording.speakers) or 'any'}"
    if understood.inherited:
        yield f"  taken from the conversation: {'; '.join(understood.inherited)}"


def _scope(search: Search) -> Iterator[str]:
    scope = search.scope
    if search.outside:
        yield f"Outside the remit: {search.outside}"
    if scope.missing:
        yield f"Scope: nothing fits. {scope.missing}"
        return
    yield f"Scope: {len(scope.documents)} documents"
    yield from (f"  {document.doc_id}" for document in scope.documents[:_SHOWN])
    if len(scope.documents) > _SHOWN:
        yield f"  and {len(scope.documents) - _SHOWN} more"


def _found(one: Explained) -> Iterator[str]:
    retrieval = one.search.retrieval
    if retrieval is None:
        return
    yield f"Candidates: {len(retrieval.ranked)}, the first {_SHOWN} with their scores"
    cited = {c.ref for claim in one.answer.claims for c in claim.citations}
    for at, item in enumerate(retrieval.ranked[:_SHOWN]):
        ref = item.paragraph.ref
        verdict = "kept" if ref in cited else f"left out: {_reason(one, retrieval, at)}"
        parts = ", ".join(_parts(item, one.weights))
        yield f"  {at + 1}. {ref} {item.score:.2f} ({parts}); {verdict}"
    others = sorted(cited - {item.paragraph.ref for item in retrieval.ranked[:_SHOWN]})
    yield from (f"  cited besides: {ref}" for ref in others)


def _reason(one: Explained, retrieval: Retrieval, at: int) -> str:
    item, best = retrieval.ranked[at], retrieval.ranked[0]
    if retrieval.matter and not retrieval.matter & item.terms:
        return "it does not print the matter named"
    if retrieval.demand.value != "none" and not item.features.answer_kind:
        return f"it holds no {retrieval.demand.value}"
    chance = one.sufficiency.probability(signs_of(retrieval.ranked, retrieval, at))
    if chance < one.sufficiency.threshold:
        return f"sufficiency {chance:.2f} is under {one.sufficiency.threshold:.2f}"
    return f"{best.score - item.score:.2f} behind the best"


def _parts(item: Ranked, weights: RankingWeights) -> Sequence[str]:
    """The features that count most for and against it."""
    values = zip(FEATURE_NAMES, weights.weights, item.features.values(), strict=True)
    parts = sorted(((w * v, name) for name, w, v in values), key=lambda p: (-abs(p[0]), p[1]))
    return [f"{name} {part:+.2f}" for part, name in parts[:_PARTS]]


def _ending(one: Explained) -> Iterator[str]:
    answer = one.answer
    if answer.confidence is not None:
        limit = one.sufficiency.threshold
        yield f"Sufficiency: {answer.confidence:.2f}; {limit:.2f} is needed"
    yield f"Ended: {answer.status.value}, by {_decider(one)}"
    yield f"  {answer.text.splitlines()[0] if answer.text else ''}"


def _decider(one: Explained) -> str:
    """The step that the ending hangs on, and so the first to blame for a bad answer."""
    status, search = one.answer.status, one.search
    if search.outside:
        return "understand (outside the remit)"
    if status is AnswerStatus.NOT_HELD:
        return "scope"
    if status is AnswerStatus.UNCLEAR:
        return "scope (asked back)"
    if status is AnswerStatus.NOT_FOUND:
        return _absence(one)
    cited = {c.ref for claim in one.answer.claims for c in claim.citations}
    best = search.retrieval.ranked[:1] if search.retrieval else ()
    by_rank = any(item.paragraph.ref in cited for item in best)
    return "rank" if by_rank else "compose (from records, or a list or comparison)"


def _absence(one: Explained) -> str:
    retrieval = one.search.retrieval
    if retrieval is None or not retrieval.ranked:
        return "retrieve (nothing found)"
    if retrieval.strange_name:
        return "judge sufficiency (a name that no document in scope prints)"
    if retrieval.untold:
        return "judge sufficiency (a topic that no document in scope mentions)"
    return "judge sufficiency"
