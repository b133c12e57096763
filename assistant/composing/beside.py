"""Who else speaks to it: where inspectors and a council disagree, both are shown."""

from collections.abc import Callable
from dataclasses import replace

from assistant.answers import AnswerStatus, Claim
from assistant.composing.disagreeing import Disagreement, disagreement, grades_differ
from assistant.composing.draft import Draft, Matter, place_of, quoted, voice
from assistant.composing.telling import telling_span
from assistant.naming import date_words
from assistant.retrieval import Ranked
from ingest.documents import SourceDocument, Speaker
from ingest.sentences import sentence_spans

_VOICES = frozenset({Speaker.INSPECTOR, Speaker.COUNCIL, Speaker.MEMBER, Speaker.PRESS})
_WORDS = 45
_MOST_DAYS = 550
"""What is further apart in time is a change and no disagreement."""
_SHARE = 0.7
_NEAREST = 10


def with_other_voice(matter: Matter, draft: Draft, enough: Callable[[Ranked], bool]) -> Draft:
    """The draft with what the other side says, where it contradicts what is quoted first."""
    if draft.status is not AnswerStatus.ANSWERED or matter.understood.wording.speakers:
        return draft
    ranked = matter.retrieval.ranked
    cited = {citation.ref for claim in draft.claims for citation in claim.citations}
    opening = draft.claims[0].citations[-1].ref
    first = next((item for item in ranked if item.paragraph.ref == opening), None)
    if first is None or first.document.profile.dates.position is None:
        return draft
    others = _VOICES - {first.paragraph.speaker}
    quote = draft.claims[0].citations[-1].quote
    for item in ranked:
        if item.paragraph.speaker not in others or not _is_beside(item, first) or not enough(item):
            continue
        span = telling_span(item, matter.retrieval.demand, _WORDS)
        found = disagreement(quote, item.paragraph.text[span[0] : span[1]])
        if found is None:
            continue
        claims = (_unsettled(draft.claims[0], found), *draft.claims[1:])
        if item.paragraph.ref not in cited:
            claims = (*claims, quoted(item.document, item.paragraph, span))
        extra = (*draft.extra, place_of(item))
        note = _note(found, first, item)
        return Draft(draft.status, claims, (note, *draft.notes), extra)
    return draft


def with_other_grade(matter: Matter, draft: Draft) -> Draft:
    """One recorded grade with what another voice calls it afterwards, where that is another."""
    if draft.status is not AnswerStatus.ANSWERED or len(draft.claims) != 1 or not draft.extra:
        return draft
    (document, _), claim = draft.extra[0], draft.claims[0]
    day = document.profile.dates.position
    told = (
        (item, span, found)
        for item in matter.retrieval.ranked[:_NEAREST]
        if item.paragraph.speaker in _VOICES - {claim.speaker} and _is_after(item, document)
        for span in sentence_spans(item.paragraph.text)
        if (found := grades_differ(claim.text, item.paragraph.text[span[0] : span[1]]))
    )
    first = next(told, None)
    if first is None or day is None:
        return draft
    item, span, found = first
    other = quoted(item.document, item.paragraph, span)
    here = f"{found.one} (inspectors, {date_words(day)})"
    note = f"{found.what}: {here}, {found.other} ({_who(item)}); both are shown."
    extra = (*draft.extra, place_of(item))
    return Draft(draft.status, (claim, other), (*draft.notes, note), extra)


def _is_after(item: Ranked, document: SourceDocument) -> bool:
    """Whether a paragraph is of the same authority as a document, and of soon after it."""
    day, said_on = document.profile.dates.position, item.document.profile.dates.position
    if day is None or said_on is None:
        return False
    same = item.document.profile.authority == document.profile.authority
    return same and 0 <= (said_on - day).days < _MOST_DAYS


def _unsettled(claim: Claim, found: Disagreement) -> Claim:
    """A claim without the yes or no that the other voice denies."""
    if not found.is_opposite:
        return claim
    return replace(claim, text=claim.text.removeprefix("Yes. ").removeprefix("No. "))


def _note(found: Disagreement, first: Ranked, item: Ranked) -> str:
    if found.is_opposite:
        return f"{found.what}: {_who(first)} and {_who(item)}; both are quoted."
    one, other = f"{found.one} ({_who(first)})", f"{found.other} ({_who(item)})"
    return f"{found.what}: {one}, {other}; both are quoted."


def _is_beside(item: Ranked, first: Ranked) -> bool:
    """Whether two paragraphs are about one authority, of about one time, and of like worth."""
    here, there = (one.document.profile.dates.position for one in (item, first))
    same = item.document.profile.authority == first.document.profile.authority
    if not same or here is None or there is None or abs((here - there).days) > _MOST_DAYS:
        return False
    return max(item.sentences, default=0.0) >= _SHARE * max(first.sentences, default=0.0)


def _who(item: Ranked) -> str:
    day = item.document.profile.dates.position
    who = voice(item.document, item.paragraph, item.paragraph.text).lower()
    return f"{who}, {date_words(day)}" if day else who
