"""Who else speaks to it: where inspectors and a council give different figures, both are shown."""

from collections.abc import Callable, Sequence

from assistant.answers import AnswerStatus
from assistant.composing.draft import Draft, Matter, place_of, quoted, voice
from assistant.composing.telling import repeats, telling_span
from assistant.grounding.quantities import Quantity, QuantityKind, quantities
from assistant.naming import date_words
from assistant.retrieval import Ranked
from assistant.terms import content_terms
from ingest.documents import Speaker

_INSPECTORS = frozenset({Speaker.INSPECTOR})
_OTHERS = frozenset({Speaker.COUNCIL, Speaker.MEMBER, Speaker.PRESS})
_WORDS = 45
_MOST_DAYS = 550
"""Figures further apart in time are a change and no disagreement."""
_SHARE = 0.7
_SHARED_TERMS = 3
_COMPARED = frozenset({QuantityKind.PERCENT, QuantityKind.MONEY})


def with_other_voice(matter: Matter, draft: Draft, enough: Callable[[Ranked], bool]) -> Draft:
    """The draft with what the other side says, where it gives another figure for the same."""
    if draft.status is not AnswerStatus.ANSWERED or matter.understood.wording.speakers:
        return draft
    ranked = matter.retrieval.ranked
    cited = {citation.ref for claim in draft.claims for citation in claim.citations}
    first = next((item for item in ranked if item.paragraph.ref in cited), None)
    if first is None or first.document.profile.dates.position is None:
        return draft
    others = _OTHERS if first.paragraph.speaker in _INSPECTORS else _INSPECTORS
    said = [citation.quote for claim in draft.claims for citation in claim.citations]
    for item in ranked:
        if item.paragraph.ref in cited or item.paragraph.speaker not in others:
            continue
        if not _is_beside(item, first) or not enough(item):
            continue
        span = telling_span(item, matter.retrieval.demand, _WORDS)
        words = item.paragraph.text[span[0] : span[1]]
        pair = _differing(said[0], words)
        if pair is None or repeats(words, said):
            continue
        claim = quoted(item.document, item.paragraph, span)
        note = f"The figures differ: {_of(pair[0], first)}, {_of(pair[1], item)}; both are quoted."
        extra = (*draft.extra, place_of(item))
        return Draft(draft.status, (*draft.claims, claim), (note, *draft.notes), extra)
    return draft


def _is_beside(item: Ranked, first: Ranked) -> bool:
    """Whether two paragraphs are about one authority, of about one time, and of like worth."""
    here, there = (one.document.profile.dates.position for one in (item, first))
    same = item.document.profile.authority == first.document.profile.authority
    if not same or here is None or there is None or abs((here - there).days) > _MOST_DAYS:
        return False
    return max(item.sentences, default=0.0) >= _SHARE * max(first.sentences, default=0.0)


def _differing(one: str, other: str) -> tuple[Quantity, Quantity] | None:
    """The one figure of a kind in each, where they differ and the words around are shared."""
    shared = frozenset(content_terms(one)) & frozenset(content_terms(other))
    if len(shared) < _SHARED_TERMS:
        return None
    for kind in sorted(_COMPARED):
        here, there = _of_kind(one, kind), _of_kind(other, kind)
        if len(here) == len(there) == 1 and here[0].value != there[0].value:
            return here[0], there[0]
    return None


def _of_kind(text: str, kind: QuantityKind) -> Sequence[Quantity]:
    return [quantity for quantity in quantities(text.lower()) if quantity.kind is kind]


def _of(quantity: Quantity, item: Ranked) -> str:
    day = item.document.profile.dates.position
    who = voice(item.document, item.paragraph, item.paragraph.text).lower()
    when = f", {date_words(day)}" if day else ""
    return f"{quantity.text.strip()} ({who}{when})"
