"""What a composer hands back, and the pieces all composers share."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers import AnswerStatus, Citation, Claim, ClaimForm
from assistant.naming import date_words, kind_words
from assistant.retrieval import Retrieval
from assistant.scope import Scope
from assistant.understanding.understanding import Understanding
from ingest.documents import DocumentKind, Paragraph, SourceDocument, Speaker

_VOICES = {
    Speaker.INSPECTOR: "Inspectors",
    Speaker.COUNCIL: "The council",
    Speaker.MEMBER: "A member",
    Speaker.RESOLUTION: "Resolved",
    Speaker.PRESS: "Press",
    Speaker.OTHER: "The document",
}


@dataclass(frozen=True, slots=True)
class Matter:
    """Everything a composer may use."""

    understood: Understanding
    scope: Scope
    retrieval: Retrieval


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before it is checked and recorded."""

    status: AnswerStatus
    claims: tuple[Claim, ...]
    notes: tuple[str, ...] = ()
    extra: tuple[tuple[SourceDocument, Paragraph], ...] = ()
    """Paragraphs cited that retrieval had not ranked, such as the row of a judgement."""
    generator: str = "extractive"
    """What put it in words: a model's name, or the composers here."""
    prompt: str | None = None
    """Id and version of the prompt a model was given."""


def voice(document: SourceDocument, paragraph: Paragraph) -> str:
    """Who speaks, of whom, when and where: "Inspectors (Hackney, 20 August 2024, para 3)"."""
    who = paragraph.speaker_name or _VOICES[paragraph.speaker]
    profile = document.profile
    if paragraph.speaker is Speaker.OTHER and profile.kind is not DocumentKind.OTHER:
        who = kind_words(profile.kind).capitalize()
    parts = [profile.authority.name] if profile.authority else [profile.title]
    day = profile.dates.position
    if day:
        parts.append(date_words(day))
    parts.append(paragraph.label)
    return f"{who} ({', '.join(parts)})"


def quoted(
    document: SourceDocument,
    paragraph: Paragraph,
    span: tuple[int, int] | None = None,
    form: ClaimForm = ClaimForm.SENTENCE,
) -> Claim:
    """A claim that is the paragraph's own words, with who says them."""
    start, end = span or (0, len(paragraph.text))
    quote = paragraph.text[start:end]
    shown = ": ".join(cell for cell in quote.split("\t") if cell).replace("\n", ", ")
    text = f"{voice(document, paragraph)}: “{shown}”" if form is ClaimForm.SENTENCE else shown
    return stated(text, document, ((paragraph, (start, end)),), form)


def stated(
    text: str,
    document: SourceDocument,
    places: Sequence[tuple[Paragraph, tuple[int, int] | None]],
    form: ClaimForm = ClaimForm.SENTENCE,
) -> Claim:
    """A claim in our words, made of recorded fields, resting on these places of one document."""
    citations = tuple(
        Citation.of(paragraph, document.source, *(span or (0, len(paragraph.text))))
        for paragraph, span in places
    )
    return Claim(text, places[0][0].speaker, document.profile.dates.position, citations, form)
