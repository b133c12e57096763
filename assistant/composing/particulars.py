"""Who inspected and when: answered from the profile, citing the paragraph that prints it."""

import re
from dataclasses import replace

from assistant.answers import AnswerStatus
from assistant.chain import newest_first
from assistant.composing.draft import Draft, Matter, quoted, stated
from assistant.demands import Demand, meets
from assistant.naming import date_words, kind_words, span_words
from assistant.people_named import people_in
from assistant.terms import content_terms
from assistant.understanding.asks import Ask, asks_who_inspected
from assistant.understanding.wording import VISITS, is_ofsted_work
from ingest.documents import Paragraph, SourceDocument
from ingest.sentences import sentence_spans

_OPENING = 25
"""Paragraphs from the start in which a report says who inspected and when."""
_NEXT = re.compile(r"\b(?:next|upcoming|due|future)\b", re.IGNORECASE)
"""An inspection to come has no date in the record of one that was."""
_WHEN_INSPECTED = re.compile(
    r"(?:^|[,;–-]\s*|\band\s+|\bso\s+)when\b.{0,60}\b(?:inspect\w*|visit\w*|publish\w*|came|come|went|took?\s+place|take\s+place|carried\s+out|on\s+site|report|(?:it|that|this)\s+happen)\b"
    r"|\b(?:date|dates)\s+of\b.{0,40}\b(?:inspection|visit|report)\b"
    r"|\b(?:what|which)\s+(?:dates?|days?)\b.{0,60}\b(?:inspect\w*|visit\w*|spend|spent|came|come|there|on\s+site|inspectors?)\b",
    re.IGNORECASE,
)
_SAID_TO_LEAD = re.compile(
    r"\b(?P<name>[A-Z][a-z’'-]+\s+(?P<surname>[A-Z][\w’'-]+))\s+(?:led|lead|headed|ran)\b.{0,40}\b(?:[Ii]nspection|[Vv]isit)\b"
)
_BEFORE_IT = re.compile(
    r"\b(?:before\s+(?:that|this|the)\b|previous|prior|last\s+but\s+one)", re.IGNORECASE
)
_PREVIOUS_DATES = re.compile(r"^\W*dates?\s+of\s+(?:the\s+)?previous\s+inspection\b", re.IGNORECASE)
_DAYS = frozenset(content_terms("day days date dates exactly"))
_PUBLISHED = re.compile(r"\b(?:publish|publication|released?|came\s+out|issued)", re.IGNORECASE)
_BARE_TERMS = 3
_WHICH_INSPECTOR = re.compile(
    r"\b(?:who|which|what)\b.{0,30}\b(?:hmis?|inspector)\b.{0,40}\b(?:in\s+charge|led|leading|headed|ran)\b",
    re.IGNORECASE,
)
_ASKS_WHO = re.compile(r"(?<!inspector )(?<!inspectors )\b(?:who|whom|whose)\b|\bnames?\b", re.I)
_CQC = re.compile(r"\b(?:cqc|care\s+quality\s+commission)\b", re.IGNORECASE)
_LED = re.compile(r"\b(?:led|lead|leading|headed|fronted|ran|in\s+charge|chief)\b", re.IGNORECASE)
_NAMES_INSPECTORS = re.compile(
    r"\binspectors?\b.{0,60}\b(?:were|was|are)\b|\binspectors?:|\bteam\s+inspectors?\b",
    re.IGNORECASE,
)


def compose_particulars(matter: Matter) -> Draft | None:
    """Answer who led an inspection, or when it was, from the newest document in scope."""
    understood = matter.understood
    documents = [d for d in newest_first(matter.scope.documents) if is_ofsted_work(d.profile.kind)]
    if not documents:
        return None
    own = understood.own_words
    if _CQC.search(own) or len(understood.authorities) > 1:
        return None
    if asks_who_inspected(own) or _WHICH_INSPECTOR.search(own):
        led = _LED.search(own) is not None
        who = (_who(documents[0]) if led else None) or _inspectors(documents[0])
        return _of_another(matter, who) if who else None
    other = _other_inspector(documents[0], own)
    if other is not None:
        return other
    is_past = Ask.NUMBER not in understood.asks and _NEXT.search(own) is None
    asks_when = is_past and _WHEN_INSPECTED.search(own)
    terms = min(len(matter.retrieval.query.own), len(set(content_terms(own))))
    inspected = understood.wording.about_inspection or understood.wording.of_visit
    days = set(content_terms(own))
    if inspected and understood.inherited and days and days <= _DAYS:
        return _when(documents[0], published=False)
    if asks_when and _BEFORE_IT.search(own) and (before := _before(documents[0])):
        return before
    if asks_when and terms <= _BARE_TERMS:
        return _when(documents[0], published=_PUBLISHED.search(own) is not None)
    return None


def _other_inspector(document: SourceDocument, own: str) -> Draft | None:
    """Put right who is said to have led it; None where nobody is, or it is so."""
    named = _SAID_TO_LEAD.search(own)
    who = _who(document) if named else None
    if named is None or who is None or named["surname"].lower() in who.claims[0].text.lower():
        return None
    note = f"The document does not say that {named['name']} led it."
    return replace(who, status=AnswerStatus.CORRECTED, notes=(note,))


def _before(document: SourceDocument) -> Draft | None:
    """The line of a report that gives the days of the inspection before it."""
    for paragraph in document.paragraphs[:_OPENING]:
        if _PREVIOUS_DATES.search(paragraph.text):
            claim = quoted(document, paragraph)
            return Draft(AnswerStatus.ANSWERED, (claim,), extra=((document, paragraph),))
    return None


def _of_another(matter: Matter, who: Draft) -> Draft:
    """The draft, as a correction where the question names somebody else as having inspected."""
    named = set(people_in(matter.understood.topic))
    told = " ".join(claim.text for claim in who.claims).lower()
    asks_who = _ASKS_WHO.search(matter.understood.own_words) is not None
    if asks_who or not named or any(surname in told for surname in named):
        return who
    note = "The document does not name the inspector that the question does."
    return replace(who, status=AnswerStatus.CORRECTED, notes=(note, *who.notes))


def _inspectors(document: SourceDocument) -> Draft | None:
    """The sentence that names those who came."""
    for paragraph in document.paragraphs:
        for start, end in sentence_spans(paragraph.text):
            sentence = paragraph.text[start:end]
            if _NAMES_INSPECTORS.search(sentence) and meets(sentence, Demand.NAME):
                claim = quoted(document, paragraph, (start, end))
                return Draft(AnswerStatus.ANSWERED, (claim,), extra=((document, paragraph),))
    return _who(document)


def _who(document: SourceDocument) -> Draft | None:
    name = document.profile.lead_inspector
    opening = document.paragraphs[:_OPENING]
    if name:
        place = next((p for p in opening if name in p.text), None)
        if place:
            at = place.text.index(name)
            text = f"{name} was the lead inspector ({_which(document)}, {place.label})."
            claim = stated(text, document, [(place, (at, at + len(name)))])
            return Draft(AnswerStatus.ANSWERED, (claim,), extra=((document, place),))
    return None


def _when(document: SourceDocument, *, published: bool) -> Draft | None:
    dates = document.profile.dates
    place: Paragraph | None
    if published and dates.published:
        text = f"The {_which(document)}, was published on {date_words(dates.published)}."
        place = _printing(document, date_words(dates.published))
        place = place or _printing(document, str(dates.published.year)) or document.paragraphs[0]
    elif dates.inspected_from:
        place = _printing(document, f"{dates.inspected_from:%B}")
        last = dates.inspected_to or dates.inspected_from
        span = span_words(dates.inspected_from, last)
        what = "visit" if document.profile.kind in VISITS else "inspection"
        text = f"The {what} took place {span} ({_which(document)})."
    else:
        return None
    if place is None:
        return None
    claim = stated(text, document, [(place, None)])
    return Draft(AnswerStatus.ANSWERED, (claim,), extra=((document, place),))


def _printing(document: SourceDocument, words: str) -> Paragraph | None:
    return next((p for p in document.paragraphs[:_OPENING] if words in p.text), None)


def _which(document: SourceDocument) -> str:
    profile = document.profile
    of = f" of {profile.authority.name}" if profile.authority else ""
    day = f", {date_words(profile.dates.position)}" if profile.dates.position else ""
    return f"{kind_words(profile.kind)}{of}{day}"
