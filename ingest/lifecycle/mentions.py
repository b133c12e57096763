"""What documents speak of that is not held: inspections and visits, and papers "to follow"."""

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.boilerplate import is_boilerplate
from ingest.documents import DocumentDates, DocumentKind, SourceDocument
from ingest.profile.dating import MONTHS

_MONTH = "|".join(MONTHS)
_WHEN = rf"(?:(?P<month>{_MONTH}),? )?(?P<year>20[0-3]\d)\b"
_KIND = (
    r"(?P<kind>focused visit|monitoring visit|joint targeted area inspection|JTAI"
    r"|(?:re-?)?inspect(?:ion|ed))"
)
_THEN_WHEN = re.compile(
    rf"\b{_KIND}\b[^.;:]{{0,90}}?\b(?:in|on|of|dated|published in|during)\s+"
    rf"(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?: (?:and|to) \d{{1,2}}(?:st|nd|rd|th)?)? )?{_WHEN}",
    re.IGNORECASE,
)
_WHEN_FIRST = re.compile(rf"\b{_WHEN} (?:Ofsted |ILACS |full |single )*{_KIND}\b", re.IGNORECASE)
_PREVIOUS = re.compile(
    rf"\bdates? of previous (?P<kind>inspection)s?:? [^.;]{{0,40}}?{_WHEN}", re.IGNORECASE
)
_TO_FOLLOW = re.compile(
    r"\((?:[^()]{0,40}\s)?to follow\b[^()]{0,40}\)"
    r"|\b(?:papers?|reports?|letters?|appendix(?: \w+)?|appendices|minutes|documents?|plan|item)"
    r"\s*[-–—:,]?\s*(?:(?:is|are|will be)\s+)?to follow\b(?: on [^.;\n]{1,30})?",
    re.IGNORECASE | re.MULTILINE,
)
_NEAR = dt.timedelta(days=45)
"""Inspections are spoken of by the month of the visit or of the report, or one beside it."""
_INSPECTIONS = {DocumentKind.INSPECTION, DocumentKind.AREA_SEND, DocumentKind.JTAI}
_KINDS = {
    "focused visit": {DocumentKind.FOCUSED_VISIT},
    "monitoring visit": {DocumentKind.MONITORING_VISIT},
}


@dataclass(frozen=True, slots=True)
class Mention:
    """An inspection or visit that is spoken of and of which nothing is held."""

    authority: str
    kind: str
    """As spoken of: inspection, focused visit, monitoring visit."""
    year: int
    month: int | None
    ref: str
    """Address of the first paragraph that speaks of it."""


@dataclass(frozen=True, slots=True)
class PaperToFollow:
    """A paper that an agenda or report promises."""

    ref: str
    """Address of the paragraph that promises it."""
    words: str


def mentioned_not_held(documents: Sequence[SourceDocument]) -> tuple[Mention, ...]:
    """Each inspection spoken of and not held, once, by authority and date.

    A document speaks of its own authority's; what is spoken of in passing of another is not seen.
    """
    found: dict[tuple[str, str, int, int | None], Mention] = {}
    for document in sorted(documents, key=_newest_last):
        for mention in _mentions(document):
            place = (mention.authority, mention.kind, mention.year, mention.month)
            if place not in found and not _is_held(mention, documents):
                found[place] = mention
    whole = [one for one in found.values() if one.month or not _more_exact(one, found)]
    return tuple(sorted(whole, key=lambda one: (one.authority, one.year, one.month or 0, one.kind)))


def papers_to_follow(documents: Iterable[SourceDocument]) -> tuple[PaperToFollow, ...]:
    """Each paper said "to follow", in order."""
    return tuple(
        PaperToFollow(str(paragraph.ref), " ".join(match[0].split()))
        for document in documents
        for paragraph in document.paragraphs
        for match in _TO_FOLLOW.finditer(paragraph.text)
    )


def _mentions(document: SourceDocument) -> Iterator[Mention]:
    authority = document.profile.authority
    if authority is None:
        return
    for paragraph in document.paragraphs:
        if is_boilerplate(paragraph, document.profile):
            continue
        for pattern in (_PREVIOUS, _THEN_WHEN, _WHEN_FIRST):
            for match in pattern.finditer(paragraph.text):
                month = match["month"]
                yield Mention(
                    authority.name,
                    _kind(match["kind"]),
                    int(match["year"]),
                    MONTHS.index(month.lower()) + 1 if month else None,
                    str(paragraph.ref),
                )


def _kind(spoken: str) -> str:
    said = spoken.lower()
    return said if said in _KINDS else "inspection"


def _is_held(mention: Mention, documents: Iterable[SourceDocument]) -> bool:
    kinds = _KINDS.get(mention.kind, _INSPECTIONS)
    first = dt.date(mention.year, mention.month or 1, 1)
    last_month = mention.month or 12
    last = first.replace(month=last_month, day=calendar.monthrange(mention.year, last_month)[1])
    return any(
        profile.kind in kinds
        and profile.authority is not None
        and profile.authority.name == mention.authority
        and _spans(profile.dates, first, last)
        for profile in (document.profile for document in documents)
    )


def _spans(dates: DocumentDates, first: dt.date, last: dt.date) -> bool:
    """Whether an inspection, from its first day to its report, falls in or near a time."""
    begins, ends = dates.inspected_from or dates.position, dates.position or dates.inspected_to
    return bool(begins and ends and begins - _NEAR <= last and first <= ends + _NEAR)


def _more_exact(mention: Mention, found: dict[tuple[str, str, int, int | None], Mention]) -> bool:
    """Whether the same year's inspection is spoken of with its month elsewhere."""
    return any(
        other.month
        and (other.authority, other.kind, other.year)
        == (mention.authority, mention.kind, mention.year)
        for other in found.values()
    )


def _newest_last(document: SourceDocument) -> tuple[dt.date, str]:
    return document.profile.dates.position or dt.date.max, document.doc_id
