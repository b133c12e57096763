"""What kind of document this is: read from its own text, since file names may lie."""

import re
from dataclasses import dataclass

from ingest.documents import DocumentKind, Framework
from ingest.profile.newspapers import is_news
from ingest.profile.opening import Derived, Opening

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip
_LETTERHEAD = re.compile(
    r"piccadilly gate|enquiries@ofsted|lead inspector\s*:|inspection dates?\s*:"
    r"|this letter summarises the findings|dear local partnership|report published\s*:"
    r"|undertook a joint inspection|local area partnership report"
    r"|\bdear \w.{0,160}?(?:(?:focused|monitoring) visit (?:to|of)"
    r"|joint (?:targeted )?area (?:child protection )?inspection of)",
    re.IGNORECASE,
)
_SIF = re.compile(
    r"inspection of services for children in need of help and\s+protection", re.IGNORECASE
)
_INSPECTORATE: tuple[tuple[re.Pattern[str], DocumentKind], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"area send (?:full |monitoring )?inspection of", DocumentKind.AREA_SEND),
        (r"joint (?:local )?area (?:send|special educational needs)", DocumentKind.AREA_SEND),
        (r"local area partnership report", DocumentKind.AREA_SEND),
        (r"joint targeted area inspection of", DocumentKind.JTAI),
        (
            r"monitoring visit (?:to|of)\b|findings of (?:the|a|our) (?:\w+ )?monitoring visit",
            DocumentKind.MONITORING_VISIT,
        ),
        (r"focused visit to|findings of (?:the|a) focused visit", DocumentKind.FOCUSED_VISIT),
        (_SIF.pattern, DocumentKind.INSPECTION),
        (
            r"inspection of .{0,80}?children['’]s (?:social care )?services",
            DocumentKind.INSPECTION,
        ),
    )
)
_COUNCIL: tuple[tuple[re.Pattern[str], DocumentKind], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE | re.MULTILINE), kind)
    for pattern, kind in (
        (
            r"^(?:draft |approved )?minutes(?: of\b.*|:?|\s*[-–—].*)$|^agenda item$|^resolved\b"
            r"|^(?:present|in attendance|also present)\s*:|apologies for absence|declarations? of"
            r" interests?\b|minutes of the .{0,60}meeting|^meeting of .{3,80}\d{4}",
            DocumentKind.MINUTES,
        ),
        (
            r"^(?:report (?:of|by|to|from|author)|reports? title|wards?(?:\(s\))? affected"
            r"|purpose of (?:the )?report|classification|decision type|decision maker"
            r"|author\s*:|to\s*:.{0,80}(?:panel|committee|cabinet|board|commission)"
            r"|this report (?:summarises|provides|sets out|updates|informs|presents|outlines)"
            r"|cabinet member|key decision|lead officer|contact officer|report for)\b"
            r"|\b(?:update|report|briefing)\s+(?:for|to)\s+(?:the\s+)?.{0,70}"
            r"\b(?:commission|committee|cabinet|panel|board|council)\b",
            DocumentKind.OFFICER_REPORT,
        ),
    )
)
_PLAN_TITLE = re.compile(
    r"\b(?:improvement|action|development|delivery|business|service|transformation|corporate"
    r"|priority action|written statement of)\s+(?:plan|action)\b|\bstrategy\b|\bplan\s+20\d\d",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """The kind of document, and the framework and visit number where it has them."""

    kind: DocumentKind
    framework: Framework | None = None
    visit_number: int | None = None


def kind_of(opening: Opening, whole: str, file_name: str) -> Derived[Kind]:
    """Read the kind off the opening; the file's name only counts where the text is silent."""
    found = _read_off(opening, whole)
    named = [kind for kind in DocumentKind if kind.value in file_name.casefold()]
    if found is None and named:
        return Derived(_detailed(named[0], opening.flat), "file name")
    if found is None:
        return Derived(Kind(DocumentKind.OTHER), "nothing found")
    doubt = f"; the file name says {named[0].value}" if named and found.kind not in named else ""
    return Derived(found, opening.where + doubt)


def _read_off(opening: Opening, whole: str) -> Kind | None:
    text = opening.flat
    council = _council_kind(opening, whole)
    if _LETTERHEAD.search(text) and council is not DocumentKind.MINUTES:
        cues = [(m.start(), k) for cue, k in _INSPECTORATE if (m := cue.search(text))]
        if cues:
            return _detailed(min(cues, key=lambda found: found[0])[1], text)
    if council is not None:
        return Kind(council)
    return Kind(DocumentKind.NEWS) if is_news(opening, whole) else None


def _detailed(kind: DocumentKind, text: str) -> Kind:
    if kind is DocumentKind.JTAI:
        return Kind(kind, Framework.JTAI)
    if kind is DocumentKind.AREA_SEND:
        return Kind(kind, Framework.AREA_SEND)
    if kind is DocumentKind.INSPECTION:
        return Kind(kind, Framework.SIF if _SIF.search(text) else Framework.ILACS)
    if kind is DocumentKind.MONITORING_VISIT:
        return Kind(kind, _visit_framework(text), visit_number(text))
    return Kind(kind, Framework.ILACS if kind is DocumentKind.FOCUSED_VISIT else None)


def _visit_framework(text: str) -> Framework | None:
    """Monitoring visits were made under both frameworks; the letter may name its own."""
    return Framework.ILACS if re.search(r"\bILACS\b", text) else None


def visit_number(text: str) -> int | None:
    """The number of a monitoring visit as printed: 2 for "the second monitoring visit"."""
    found = re.search(
        rf"\b({'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"
        r"(?: and final)? (?:\w+ )?monitoring visit",
        text,
        re.IGNORECASE,
    )
    if found is None:
        return None
    printed = found[1].lower()
    return _ORDINALS.index(printed) + 1 if printed in _ORDINALS else int(printed[:-2])


def _council_kind(opening: Opening, whole: str) -> DocumentKind | None:
    """Minutes, a report or a plan, as a council heads them; None where a newspaper writes."""
    title = " ".join((opening.declared_title or "", *opening.lines[:3]))
    scores = {kind: len(pattern.findall(opening.text)) for pattern, kind in _COUNCIL}
    if re.search(r"(?:^|\n)\s*(?:it was )?RESOLVED\b|\n\s*resolved(?: that)?\s*:", whole):
        scores[DocumentKind.MINUTES] += 2
    best = max(scores, key=lambda kind: scores[kind])
    if scores[best] < 2 and is_news(opening, whole):
        return None
    if _PLAN_TITLE.search(title) and scores[best] < 2:
        return DocumentKind.PLAN
    return best if scores[best] else None
