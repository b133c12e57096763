"""Documents, dates and places named as a member would read them aloud."""

import datetime as dt
from collections.abc import Sequence

from assistant.answers import Citation
from ingest.documents import DocumentKind, Paragraph, SourceDocument, Speaker

_KIND_WORDS = {
    DocumentKind.INSPECTION: "inspection report",
    DocumentKind.FOCUSED_VISIT: "focused visit letter",
    DocumentKind.MONITORING_VISIT: "monitoring visit letter",
    DocumentKind.JTAI: "joint targeted area inspection",
    DocumentKind.AREA_SEND: "area SEND inspection report",
    DocumentKind.MINUTES: "minutes",
    DocumentKind.OFFICER_REPORT: "council report",
    DocumentKind.PLAN: "improvement plan",
    DocumentKind.NEWS: "news story",
    DocumentKind.OTHER: "document",
}
_SPEAKER_WORDS = {
    Speaker.INSPECTOR: "inspectors’ finding",
    Speaker.COUNCIL: "council’s statement",
    Speaker.MEMBER: "member’s remark",
    Speaker.RESOLUTION: "formal resolution",
    Speaker.PRESS: "press report",
    Speaker.OTHER: "document",
}
_TWO = 2


def date_words(day: dt.date) -> str:
    """As in "20 August 2024"."""
    return f"{day.day} {day:%B %Y}"


def span_words(first: dt.date, last: dt.date) -> str:
    """As in "on 5 and 6 February 2019" and "from 1 to 12 July 2024"."""
    if first == last:
        return f"on {date_words(first)}"
    begin = str(first.day)
    if first.year != last.year:
        begin = date_words(first)
    elif first.month != last.month:
        begin = f"{first.day} {first:%B}"
    if (last - first).days == 1:
        return f"on {begin} and {date_words(last)}"
    return f"from {begin} to {date_words(last)}"


def kind_words(kind: DocumentKind) -> str:
    """As in "focused visit letter"."""
    return _KIND_WORDS[kind]


def speaker_words(speaker: Speaker) -> str:
    """As in "inspectors’ finding"."""
    return _SPEAKER_WORDS[speaker]


def possessive(name: str) -> str:
    """As in "Hackney’s" and "Tower Hamlets’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def listing(items: Sequence[str], word: str = "and") -> str:
    """As in "Hackney, Herefordshire and Tower Hamlets"."""
    if len(items) < _TWO:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def document_name(document: SourceDocument) -> str:
    """As in "Ofsted, Hackney, inspection report, 20 August 2024"."""
    profile = document.profile
    parts = [profile.issuing_body] if profile.issuing_body != "unknown" else []
    if profile.authority and profile.authority.name not in profile.issuing_body:
        parts.append(profile.authority.name)
    parts.append(kind_words(profile.kind) if profile.kind != DocumentKind.OTHER else profile.title)
    if profile.status in {"draft", "superseded", "withdrawn"}:
        parts[-1] += f" ({profile.status})"
    day = profile.dates.position
    if day is not None:
        parts.append(date_words(day))
    return ", ".join(parts)


def footnote(document: SourceDocument, paragraph: Paragraph) -> str:
    """As in "Ofsted, Hackney, inspection report, 20 August 2024, para 3, page 2"."""
    return _footnote(document, paragraph.label, paragraph.page)


def citation_words(document: SourceDocument, citation: Citation) -> str:
    """The footnote of one citation."""
    return _footnote(document, citation.label, citation.page)


def _footnote(document: SourceDocument, label: str, page: int | None) -> str:
    on = f", page {page}" if page else ""
    return f"{document_name(document)}, {label}{on}"


def holdings(documents: Sequence[SourceDocument], limit: int = 6) -> str:
    """What is held, newest first, as in "inspection report of 20 August 2024; …"."""
    dated = sorted(
        documents, key=lambda document: document.profile.dates.position or dt.date.min, reverse=True
    )
    shown = [_short(document) for document in dated[:limit]]
    more = len(dated) - len(shown)
    return "; ".join(shown) + (f"; and {more} more" if more > 0 else "")


def _short(document: SourceDocument) -> str:
    day = document.profile.dates.position
    kind = document.profile.kind
    name = kind_words(kind) if kind != DocumentKind.OTHER else document.profile.title
    return f"{name} of {date_words(day)}" if day else name


def labels_words(labels: Sequence[str]) -> str:
    """As in "para 3", "paras 3 to 5", "paras 3 and 7" and "¶6, ¶7 and ¶8 (unnumbered)"."""
    if len(labels) < _TWO:
        return "".join(labels)
    for before, after, many in (("para ", "", "paras "), ("¶", " (unnumbered)", "¶")):
        bare = [label.removeprefix(before).removesuffix(after) for label in labels]
        if all(label == f"{before}{one}{after}" for label, one in zip(labels, bare, strict=True)):
            return f"{many}{_numbers_words(bare, before if many == before else '')}{after}"
    return listing(labels)


def _numbers_words(numbers: Sequence[str], before: str) -> str:
    values = [int(number) for number in numbers if number.isdecimal()]
    is_run = len(values) == len(numbers) and values == list(range(values[0], values[-1] + 1))
    if is_run and len(values) > _TWO:
        return f"{values[0]} to {before}{values[-1]}"
    return listing([numbers[0], *(f"{before}{number}" for number in numbers[1:])])


def authority_name(document: SourceDocument) -> str:
    """The name of the authority a document is about; empty where it is about none."""
    authority = document.profile.authority
    return authority.name if authority else ""
