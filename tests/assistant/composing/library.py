"""Small libraries for the composers, asked through the answerer that people ask."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering import CorpusAnswerer
from assistant.answers import Answer, ClaimForm, Question
from assistant.composing.draft import Matter
from evals.held import held_corpus
from ingest.blocks import BlockKind
from ingest.documents import (
    DocumentDates,
    DocumentKind,
    DocumentProfile,
    Judgement,
    Paragraph,
    ParagraphRef,
    SourceDocument,
    Speaker,
)
from ingest.profile.authorities import AuthorityRegister
from tests.ingest.word_embedder import WordEmbedder

BODIES = {
    DocumentKind.INSPECTION: ("Ofsted", Speaker.INSPECTOR),
    DocumentKind.FOCUSED_VISIT: ("Ofsted", Speaker.INSPECTOR),
    DocumentKind.JTAI: ("Ofsted", Speaker.INSPECTOR),
    DocumentKind.AREA_SEND: ("Ofsted", Speaker.INSPECTOR),
    DocumentKind.OFFICER_REPORT: ("Council", Speaker.COUNCIL),
    DocumentKind.MINUTES: ("Cabinet", Speaker.COUNCIL),
}


def item(text: str, lead_in: int | None = None, depth: int = 0) -> Paragraph:
    """A point of a list; its number is set when its document is made."""
    return replace(prose(text), kind=BlockKind.LIST_ITEM, lead_in=lead_in, depth=depth)


def row(text: str) -> Paragraph:
    """A row of a table, its cells separated by tabs."""
    return replace(prose(text), kind=BlockKind.TABLE_ROW)


def prose(text: str) -> Paragraph:
    """A paragraph of sentences."""
    return Paragraph(ParagraphRef("none", 1), text)


def under(heading: str, *paragraphs: Paragraph) -> tuple[Paragraph, ...]:
    """Paragraphs that stand under one heading."""
    return tuple(replace(one, heading_path=(heading,)) for one in paragraphs)


def document(
    name: str,
    kind: DocumentKind,
    day: dt.date,
    paragraphs: Sequence[Paragraph],
    authority: str = "Hackney",
    judgements: Sequence[Judgement] = (),
) -> SourceDocument:
    """A document whose paragraphs are numbered as they come."""
    body, speaker = BODIES[kind]
    is_meeting = kind is DocumentKind.MINUTES
    dates = DocumentDates(meeting=day) if is_meeting else DocumentDates(published=day)
    profile = DocumentProfile(
        name,
        authority=AuthorityRegister.standard().named(authority),
        kind=kind,
        issuing_body=body,
        dates=dates,
        judgements=tuple(judgements),
    )
    numbered = tuple(
        replace(one, ref=ParagraphRef(name, number), speaker=speaker)
        for number, one in enumerate(paragraphs, start=1)
    )
    return SourceDocument(name, f"{name}.txt", "0", profile, numbered)


def answered(documents: Sequence[SourceDocument], question: str) -> Answer:
    """The answer, whatever the model of sufficiency makes of so few words."""
    embedder = WordEmbedder()
    answerer = CorpusAnswerer(held_corpus(documents, embedder), embedder)
    answerer.sufficiency = answerer.sufficiency.always()
    return answerer.ask(Question(question))


def matter_of(documents: Sequence[SourceDocument], question: str) -> Matter:
    """What a composer is given for a question that is searched for.

    Raises:
        ValueError: it is not searched for.
    """
    embedder = WordEmbedder()
    found = CorpusAnswerer(held_corpus(documents, embedder), embedder).search(Question(question))
    if found.retrieval is None:
        raise ValueError(f"{question!r} is not searched for; ask of what the documents tell.")
    return Matter(found.understood, found.scope, found.retrieval, tuple(documents))


def points(answer: Answer) -> list[str]:
    """The items of a list, as answered."""
    return [claim.text for claim in answer.claims if claim.form is ClaimForm.ITEM]
