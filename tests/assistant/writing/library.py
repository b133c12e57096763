"""Two invented reports and the minutes of a meeting, as paragraphs a model may be given."""

import datetime as dt

from assistant.writing.settings import ModelSettings, ReplyFormat
from ingest.documents import (
    Authority,
    DocumentDates,
    DocumentKind,
    DocumentProfile,
    Paragraph,
    ParagraphRef,
    SourceDocument,
    Speaker,
)

NORBURY = (
    "Most children are visited within ten days. Caseloads average 17, down from 24 in 2019.",
    "Plans are not reviewed often enough. Some young people wait too long for a first home.",
)
ASHMERE = ("In June 2022 the service supported 44 children and 12 families.",)
MINUTES = ("The director said that caseloads would fall to 15 by March 2025.",)


def document(
    doc_id: str, authority: str, day: dt.date, texts: tuple[str, ...], speaker: Speaker
) -> SourceDocument:
    profile = DocumentProfile(
        title=doc_id,
        kind=DocumentKind.MINUTES if speaker is Speaker.COUNCIL else DocumentKind.INSPECTION,
        authority=Authority(authority),
        dates=DocumentDates(published=day),
    )
    paragraphs = tuple(
        Paragraph(ParagraphRef(doc_id, n), text, printed=str(n), speaker=speaker)
        for n, text in enumerate(texts, 1)
    )
    return SourceDocument(doc_id, f"{doc_id}.txt", "0" * 64, profile, paragraphs)


REPORT = document("norbury", "Norbury", dt.date(2024, 8, 20), NORBURY, Speaker.INSPECTOR)
OTHER = document("ashmere", "Ashmere", dt.date(2022, 9, 1), ASHMERE, Speaker.INSPECTOR)
MEETING = document("minutes", "Norbury", dt.date(2024, 10, 3), MINUTES, Speaker.COUNCIL)
PLACES = tuple((held, p) for held in (REPORT, OTHER, MEETING) for p in held.paragraphs)


def settings(base_url: str, **more: object) -> ModelSettings:
    values = {
        "name": "scripted",
        "base_url": base_url,
        "retries": 0,
        "timeout_seconds": 2,
        "deadline_seconds": 5,
        "reply_format": ReplyFormat.SCHEMA,
        **more,
    }
    return ModelSettings.model_validate(values)
