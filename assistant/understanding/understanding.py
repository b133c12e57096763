"""A question and its conversation made into one self-standing question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answers import Question, Turn
from assistant.judgements import areas_in
from assistant.remit import outside_remit
from assistant.terms import content_terms
from assistant.understanding.asks import Ask, asks_of, is_yes_no
from assistant.understanding.periods import Period, PeriodRole, periods_in
from assistant.understanding.turning import turned, turns_to_now
from assistant.understanding.wording import (
    ANY_AUTHORITY,
    SCOPE_WORDS,
    VISITS,
    Wording,
    wording_of,
)
from ingest.profile.authorities import AuthorityRegister

_HISTORY = 6
"""Earlier questions looked at, newest first."""
_ELLIPSIS = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|so|right|thanks?|thank\s+you)\W+)?(?:and|but|or|what\s+about|how\s+about|what\s+else)\b"
    r"|^\W*(?:in|for|at|by|since|before|after)\b",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"^\W*(?:and|but|or|what\s+about|how\s+about|and\s+what\s+about)\b", re.IGNORECASE
)
_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|their|theirs|that|those|this|these|there|he|she|his|her|him|then|same|such|both|either|neither|one|ones|former|latter|elsewhere)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:now|today|nowadays|currently|at\s+(?:present|the\s+moment)|these\s+days)\b", re.I
)
_OF_TIME = frozenset(
    content_terms(
        "time year month week ago before after later earlier now then today still since last next"
        " previous first second third one two three four five six seven eight nine ten inspection"
        " visit report"
    )
)
_FEW_TERMS = 2
_CARRIED_TERMS = 3
"""A follow-up of no more content words than this is about the matter of the turn before."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """A question as understood."""

    text: str
    """Self-standing; a follow-up carries what it took from the conversation in brackets."""
    topic: str
    """The question without the words that only say where to look."""
    asks: tuple[Ask, ...]
    yes_no: bool
    authorities: tuple[str, ...]
    """Canonical names, in the order named."""
    periods: tuple[Period, ...]
    wording: Wording
    any_authority: bool
    """Asks across authorities ("which councils …")."""
    inherited: tuple[str, ...] = ()
    """What was taken from earlier turns."""
    now: bool = False
    """It asks how things stand: "now", "today", "currently"."""
    own_text: str = ""
    """The question as it was typed, without what was taken from the conversation."""
    answered: tuple[Period, ...] = ()
    """The date its answer settled on, where it asked for none: that of one authority's document."""

    @property
    def own_words(self) -> str:
        """The question without what it took from the conversation."""
        return self.text.removesuffix(f" ({'; '.join(self.inherited)})")


def understand(question: Question, register: AuthorityRegister) -> Understanding:
    """Read a question with its conversation."""
    own = _read(question.text, register)
    earlier = _earlier(question.history, register)
    return _resolve(own, earlier) if earlier else own


def _earlier(history: Sequence[Turn], register: AuthorityRegister) -> list[Understanding]:
    """Earlier questions, newest first, each dated by its answer where it names no period.

    What was asked outside the remit had no answer that a later question could go on from.
    """
    found: list[Understanding] = []
    is_outside = False
    for turn in history:
        if turn.role == "user":
            is_outside = outside_remit(turn.content) is not None
        if is_outside:
            continue
        read = _read(turn.content, register) if turn.content.strip() else None
        if read is None:
            continue
        if turn.role == "user":
            found.append(read)
        elif found:
            found[-1] = _with_answer(found[-1], read)
    return found[::-1][:_HISTORY]


def _with_answer(asked: Understanding, answer: Understanding) -> Understanding:
    """Take from an answer the one authority or year it settled on."""
    years = {p.start.year for p in answer.periods if p.start and p.role is PeriodRole.WITHIN}
    if not asked.periods and len(years) == 1 and Ask.CHANGE not in asked.asks:
        within = tuple(p for p in answer.periods if p.role is PeriodRole.WITHIN)
        asked = replace(asked, answered=within[:1])
    if not asked.authorities and len(answer.authorities) == 1:
        asked = replace(asked, authorities=answer.authorities)
    return asked


def _read(text: str, register: AuthorityRegister) -> Understanding:
    mentions = register.find(text, fuzzy=True)
    periods = periods_in(text)
    spans = [(mention.start, mention.end) for mention in mentions]
    spans += [period.span for period in periods]
    return Understanding(
        text=text,
        topic=_topic(text, spans),
        asks=asks_of(text),
        yes_no=is_yes_no(text),
        authorities=tuple(dict.fromkeys(mention.authority.name for mention in mentions)),
        periods=periods,
        wording=wording_of(text),
        any_authority=ANY_AUTHORITY.search(text) is not None,
        now=_NOW.search(text) is not None,
        own_text=text,
    )


def _topic(text: str, spans: Sequence[tuple[int, int]]) -> str:
    kept = list(text)
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    bare = SCOPE_WORDS.sub(" ", "".join(kept))
    bare = re.sub(
        r"(?<=\s)['’]s\b|\s+(?:in|of|for|at|by|since|before|on|from)\s*(?=[?.,]|$)", " ", bare
    )
    return " ".join(bare.split())


def _resolve(own: Understanding, earlier: Sequence[Understanding]) -> Understanding:
    before = _chain(earlier)
    points_back = _POINTS_BACK.search(own.text) is not None
    elliptical = _ELLIPSIS.search(own.text) is not None
    terms = set(content_terms(own.topic))
    if not elliptical and _stands_alone(own, before, len(terms), points_back=points_back):
        return own
    taken: list[str] = []
    if not own.authorities and not own.any_authority and before.authorities:
        own = replace(own, authorities=before.authorities)
        taken += before.authorities
    follows = points_back or elliptical or bool(taken) or len(terms) <= _FEW_TERMS
    if follows:
        own, placed = _placed_by(own, before)
        taken += placed
    if _leaves_grades(own, before):
        before = replace(before, asks=(Ask.LOOKUP,), yes_no=False)
    elif len(terms) <= _CARRIED_TERMS and (follows or elliptical or points_back):
        own = replace(own, topic=f"{before.topic} {own.topic}".strip())
        taken.append(before.topic)
    if _FRAME.search(own.text) and own.asks == (Ask.LOOKUP,):
        own = replace(own, asks=before.asks, yes_no=before.yes_no)
    if not taken:
        return own
    return replace(own, text=f"{own.text} ({'; '.join(taken)})", inherited=tuple(taken))


def _leaves_grades(own: Understanding, before: Understanding) -> bool:
    """Whether grades were asked for and now a matter that is not judged: "and domestic abuse?"."""
    if Ask.GRADE not in before.asks or Ask.GRADE in own.asks:
        return False
    is_new = (
        bool(set(content_terms(own.topic)) - _OF_TIME) and _POINTS_BACK.search(own.text) is None
    )
    return is_new and _FRAME.search(own.text) is not None and not areas_in(own.text)


def _stands_alone(
    own: Understanding, before: Understanding, terms: int, *, points_back: bool
) -> bool:
    """Whether a question turns to another matter, so that nothing of the turn before holds.

    It names another authority and a matter of its own, whatever its pronouns point to within it;
    or it asks what a term means.
    """
    if Ask.DEFINITION in own.asks and not points_back:
        return True
    is_elsewhere = bool(own.authorities) and own.authorities != before.authorities
    return is_elsewhere and terms > _CARRIED_TERMS


def _placed_by(own: Understanding, before: Understanding) -> tuple[Understanding, list[str]]:
    """A follow-up with the period it keeps, moves on from, or turns away from."""
    same_authority = own.authorities == before.authorities
    spoken_of = before.periods or (before.answered if same_authority else ())
    moved = turned(own.text, spoken_of) if not own.periods else None
    if moved is not None:
        periods, nearest = moved
        wording = replace(before.wording, latest=nearest, previous=False, first=False)
        return replace(own, periods=periods, wording=wording), [p.text for p in periods]
    if own.wording.previous and not own.wording.kinds and not own.periods:
        # "The one before that" is of the same kind, and as much an inspection.
        before_it = own.wording.about_inspection or before.wording.about_inspection
        return replace(
            own,
            wording=replace(own.wording, kinds=before.wording.kinds, about_inspection=before_it),
        ), []
    if not _unplaced(own):
        return own, []
    if own.wording.of_visit and not set(before.wording.kinds) <= set(VISITS):
        return own, []  # "and at the visit that December?" after another kind of inspection
    is_now = turns_to_now(own.text)
    kept = replace(before.wording, latest=False, previous=False, first=False, visit_number=None)
    wording = replace(
        kept if is_now else before.wording,
        speakers=own.wording.speakers or before.wording.speakers,
        about_inspection=own.wording.about_inspection or before.wording.about_inspection,
    )
    periods = () if is_now else spoken_of
    return replace(own, periods=periods, wording=wording), [p.text for p in periods]


def _chain(earlier: Sequence[Understanding]) -> Understanding:
    """The newest earlier question, itself resolved against those before it."""
    newest, *older = earlier
    return _resolve(newest, older) if older else newest


def _unplaced(own: Understanding) -> bool:
    wording = own.wording
    return not (
        own.periods
        or wording.kinds
        or wording.latest
        or wording.previous
        or wording.first
        or wording.visit_number
    )
