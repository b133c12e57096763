"""Premises a question takes for granted and its source contradicts: number, extent, being at all.

"The three priorities" where the source lists four; "why do all children …" where it says most;
"why has it still got …" where it says there is none.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answers import AnswerStatus, ClaimForm
from assistant.composing.asserted import assertion_denied, use_denied
from assistant.composing.contrary import TURNED, contrary, event_untold, sum_denied
from assistant.composing.counted import count_denied
from assistant.composing.draft import Draft, Matter
from assistant.composing.otherwise import told_otherwise
from assistant.composing.presumed import presumed
from assistant.composing.told import told_of
from assistant.composing.turned import came_remotely, turned_premise
from assistant.judgements import grades_in, grades_presumed
from assistant.terms import content_terms
from assistant.understanding.asks import why_no_grade
from ingest.sentences import sentence_spans

_WHY = re.compile(
    r"(?:^|[–-]\s)\W*(?:(?:so|and|but)\s+)?(?:why|how\s+come|how\s+is\s+it\s+that|what\s+(?:led|caused|made|explains)|what(?:['’]s|\s+(?:is|was|were|lay))\s+behind|what\s+(?:\w+\s+){0,3}(?:reasons?|causes?|effects?|impacts?|consequences?|explanations?)|since|given\s+that|now\s+that)\b",
    re.IGNORECASE,
)
_HOW = re.compile(r"^\W*(?:(?:so|and|but)\s+)?how\s+(?:did|does|do|has|have|had)\b", re.IGNORECASE)
"""It takes for granted that a thing did what it is asked how it did."""
_WHAT_IT_SHOWED = re.compile(
    r"^\W*what\s+(?:did|does|do|has|have)\b.{3,90}\b(?:show|shown|find|found|conclude|reveal|achieve|achieved|change|changed|teach|lead\s+to)\b",
    re.IGNORECASE,
)
"""It takes for granted that there was something to show it."""
_WHOLLY = re.compile(
    r"(?<!not )(?<!nearly )(?<!almost )\b(?P<extent>all|every|each|none\s+of|no)\s+(?:of\s+(?:the|its|their)\s+)?(?P<what>[a-z][\w’'-]+(?:\s+[a-z][\w’'-]+)?)",
    re.IGNORECASE,
)
_PARTLY = re.compile(
    r"\b(?P<extent>most|many|some|several|a\s+few|few|not\s+all|a\s+minority\s+of|a\s+(?:small|large)\s+(?:number|proportion)\s+of|the\s+majority\s+of)\b(?P<after>.{0,60})",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"^(?:there\s+(?:is|are|was|were)\s+(?:now\s+)?no\b|no(?:t\s+one)?\b(?!\s+(?:longer|doubt))|none\b|nobody\b)",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"\b(?:not|no|never|none|nobody|without|lack\w*|fail\w*|few(?:er)?|stop\w*|isn|aren|wasn|weren|don|doesn|didn|hasn|haven|can)\b|n[’']t\b",
    re.IGNORECASE,
)
_DENIED_SHARE = 0.6
_RISING = re.compile(
    r"\b(?:ris(?:e|es|ing|en)|rose|grow(?:s|ing|n)?|grew|increas\w+|went\s+up|gone\s+up|going\s+up|climb\w*|soar\w*|surg\w+|(?:shoot|shot|shooting|jump\w*)\s+up)\b",
    re.IGNORECASE,
)
_FALLING = re.compile(
    r"\b(?:fall(?:s|ing|en)?|fell|reduc\w+|decreas\w+|declin\w+|drop\w*|went\s+down|gone\s+down|going\s+down|shrink\w*|shrank|lower(?:ed)?|cut)\b",
    re.IGNORECASE,
)
_JUDGEMENT = "Ofsted’s judgement on "
_DIRECTED_SHARE = 0.3
_TOLD_IN = 8
_PAIRS = (
    (_RISING, _FALLING),
    (
        re.compile(r"\b(?:better|improv(?:e[ds]?|ing|ements?)|progress)\b", re.IGNORECASE),
        re.compile(r"\b(?:worse(?:n\w*)?|declin\w+|deteriorat\w+)\b", re.IGNORECASE),
    ),
)
_NONE_DID = re.compile(
    r"\b(?:none\s+of\s+(?:the|its|their)|no)\s+(?P<what>[a-z][\w’'-]+(?:\s+[a-z][\w’'-]+)?)\s+(?:was|were|is|are|had|have|has)\s+(?P<did>[a-z]+(?:\s+[a-z]+)?)",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"^\W*(?:(?:so|and|but)\s+)?(?:which|how\s+many|what|who|where|when)\b", re.IGNORECASE
)


def correct_premise(matter: Matter, draft: Draft) -> Draft:
    """The draft, as a correction where its source contradicts what the question takes as given."""
    if draft.status is not AnswerStatus.ANSWERED or len(matter.understood.authorities) > 1:
        return draft
    # Of a question to be answered by yes or no only what is stated ahead of it is taken as given.
    rules = (_stated_ahead_denied,) if matter.understood.yes_no else _RULES
    note = next((denied for rule in rules if (denied := rule(matter, draft))), None)
    if note is None:
        return draft
    return replace(draft, status=AnswerStatus.CORRECTED, notes=(note, *draft.notes))


def _done_from_afar(matter: Matter, draft: Draft) -> str | None:
    told = came_remotely(matter.understood.own_text, _first_quotes(draft))
    return "The document says that this was done from afar." if told else None


def _why_denied(matter: Matter, draft: Draft) -> str | None:
    """What is asked why, or what it showed, and is not so."""
    asked = matter.understood.own_text
    if _WHAT_IT_SHOWED.search(asked):
        return _being_denied(matter, draft)
    if not _WHY.search(asked):
        return None
    return (
        _extent_denied(matter, draft)
        or _being_denied(matter, draft)
        or _direction_denied(matter, draft, asked)
    )


def _turned(matter: Matter, draft: Draft) -> str | None:
    asked = matter.understood.own_text
    if not (_WHY.search(asked) or _HOW.search(asked)):
        return None
    if turned_premise(matter.understood.topic, _quotes(draft), matter.retrieval.query):
        return TURNED
    unused = use_denied(asked, _first_quotes(draft))
    return f"The document says “{unused}”." if unused else None


def _stated_denied(matter: Matter, draft: Draft) -> str | None:
    premise = presumed(matter.understood.own_text)
    if not premise:
        return None
    return _direction_denied(matter, draft, premise) or _contrary(matter, draft, premise)


def _stated_ahead_denied(matter: Matter, draft: Draft) -> str | None:
    premise = presumed(matter.understood.own_text)
    return _contrary(matter, draft, premise) if premise else None


def _contrary(matter: Matter, draft: Draft, premise: str) -> str | None:
    is_why = _WHY.search(matter.understood.own_text) is not None
    return contrary(premise, _quotes(draft), matter.retrieval.query, is_why=is_why)


def _told_otherwise(matter: Matter, draft: Draft) -> str | None:
    told = told_of(matter, draft)
    return told_otherwise(matter.understood.own_text, told, matter.retrieval.query)


def _sum_or_event_denied(matter: Matter, draft: Draft) -> str | None:
    asked, query = matter.understood.own_text, matter.retrieval.query
    told = [item.paragraph.text for item in matter.retrieval.ranked]
    denied = sum_denied(asked, _first_quotes(draft), told, query)
    return denied or event_untold(asked, told[:_TOLD_IN], query)


def _asserted_denied(matter: Matter, draft: Draft) -> str | None:
    return assertion_denied(matter.understood.own_text, _quotes(draft))


def _grade_denied(matter: Matter, draft: Draft) -> str | None:
    """A note where the answer is a judgement, and of another grade than the question states."""
    said, named = draft.claims[0].text, grades_presumed(matter.understood.own_text)
    if said.startswith(_JUDGEMENT) and why_no_grade(matter.understood.own_text):
        return "The documents do give a grade."
    if not said.startswith(_JUDGEMENT) or len(named) != 1 or len(draft.claims) > 1:
        return None
    return None if named[0] in grades_in(said) else f"The documents do not say {named[0]}."


def _extent_denied(matter: Matter, draft: Draft) -> str | None:
    """A note where the question says all or none of what the source says most or some of."""
    for asked in _WHOLLY.finditer(matter.understood.own_text):
        counted = frozenset(content_terms(asked["what"]))
        for quote in _first_quotes(draft):
            for said in _PARTLY.finditer(quote):
                if counted and counted & frozenset(content_terms(said["after"])):
                    return (
                        f"The question says “{asked['extent']}”;"
                        f" the document says “{said['extent'].lower()}”."
                    )
    return None


def _being_denied(matter: Matter, draft: Draft) -> str | None:
    """A note where the question asks why something is and the source says that there is none."""
    if _NEGATIVE.search(matter.understood.own_text):
        return None
    query = matter.retrieval.query
    for quote in _first_quotes(draft):
        for start, end in sentence_spans(quote):
            sentence = quote[start:end]
            share = query.met_share(frozenset(content_terms(sentence)))
            if _DENIED.search(sentence) and share >= _DENIED_SHARE:
                return "The document says that there is none."
    return None


def _direction_denied(matter: Matter, draft: Draft, asked: str) -> str | None:
    """A note where the question says that something rises and the source that it falls, or so."""
    stated, query = frozenset(content_terms(asked)), matter.retrieval.query
    ways = [way for one, other in _PAIRS for way in ((one, other), (other, one))]
    for there, back in ways:
        if not there.search(asked) or back.search(asked):
            continue
        for quote in _first_quotes(draft):
            for start, end in sentence_spans(quote):
                sentence = quote[start:end]
                met = query.met_share(frozenset(content_terms(sentence)), stated)
                said = back.search(sentence)
                if said and not there.search(sentence) and met >= _DIRECTED_SHARE:
                    return f"The document says “{said[0].lower()}”, the other way round."
    return None


def _none_did(matter: Matter, draft: Draft) -> str | None:
    """A note where the question asks which did, and the source says that none did."""
    if not _WHICH.search(matter.understood.own_text):
        return None
    own = frozenset(matter.retrieval.query.own)
    for quote in _first_quotes(draft):
        for said in _NONE_DID.finditer(quote):
            what, did = (frozenset(content_terms(said[name])) for name in ("what", "did"))
            if what and did and what & own and did & own:
                return "The document says that none did."
    return None


def _first_quotes(draft: Draft) -> list[str]:
    """What the first claim quotes, and each step of a course."""
    is_course = all(claim.form is ClaimForm.ROW for claim in draft.claims)
    claims = draft.claims if is_course else draft.claims[:1]
    return [citation.quote for claim in claims for citation in claim.citations]


def _quotes(draft: Draft) -> list[str]:
    """What the first claim quotes, and the second where it is of the same document."""
    first = _first_quotes(draft)
    document = draft.claims[0].citations[0].source
    second = [
        c.quote for claim in draft.claims[1:2] for c in claim.citations if c.source == document
    ]
    return [*first, *second]


_RULES: tuple[Callable[[Matter, Draft], str | None], ...] = (
    count_denied,
    _grade_denied,
    _done_from_afar,
    _none_did,
    _why_denied,
    _turned,
    _stated_denied,
    _sum_or_event_denied,
    _asserted_denied,
    _told_otherwise,
)
