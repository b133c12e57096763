"""Answers made by hand over two invented documents."""

import datetime as dt

from assistant.answers import Answer, AnswerStatus, Citation, Claim, Evidence, ResolvedScope
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

DAY = dt.date(2024, 8, 20)
TEXTS = (
    "Caseloads have fallen to 15 since the last inspection. Supervision is regular.",
    "Most children are seen within a day of being referred to the front door.",
    "Care leavers are helped to find a home of their own and to keep it.",
)


def document(
    *texts: str, doc_id: str = "norbury-2024", status: str = "final", sha256: str = "f00d"
) -> SourceDocument:
    """A report on an invented authority."""
    profile = DocumentProfile(
        title="Norbury",
        kind=DocumentKind.INSPECTION,
        authority=Authority("Norbury"),
        issuing_body="Ofsted",
        dates=DocumentDates(published=DAY),
        status=status,
    )
    paragraphs = tuple(
        Paragraph(ParagraphRef(doc_id, number), text, printed=str(number))
        for number, text in enumerate(texts or TEXTS, start=1)
    )
    return SourceDocument(doc_id, f"{doc_id}.pdf", sha256, profile, paragraphs)


def answer(number: int = 1, question: str = "Have caseloads fallen?") -> Answer:
    """Quotes the first sentence of one paragraph of the report."""
    report = document()
    paragraph = report.paragraph(number)
    end = paragraph.text.index(".") + 1
    claim = Claim(
        f"Inspectors: “{paragraph.text[:end]}”",
        Speaker.INSPECTOR,
        DAY,
        (Citation.of(paragraph, report.source, 0, end),),
    )
    ranked = tuple(Evidence(one, report.source, 1.0 / one.ref.number) for one in report.paragraphs)
    return Answer(
        AnswerStatus.ANSWERED,
        claim.text,
        (claim,),
        ranked,
        ResolvedScope(("Norbury",), documents_searched=1),
        question=question,
        corpus="c0ffee",
    )
