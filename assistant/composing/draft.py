"""What a composer hands back, and the pieces all composers share."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers import AnswerStatus, Citation, Claim, ClaimForm
from assistant.naming import date_words, kind_words, labels_words
from assistant.retrieval import Ranked, Retrieval
from assistant.scope import Scope
from assistant.understanding.understanding import Understanding
from ingest.blocks import BlockKind
from ingest.documents import DocumentKind, Paragraph, SourceDocument, Speaker

Span = tuple[int, int]
Place = tuple[Paragraph, Span]

_VOICES = {
    Speaker.INSPECTOR: "Inspectors",
    Speaker.COUNCIL: "The council",
    Speaker.MEMBER: "A member",
    Speaker.RESOLUTION: "Resolved",
    Speaker.PRESS: "Press",
    Speaker.OTHER: "The document",
}
_NOT_IN_FORCE = frozenset({"draft", "superseded", "withdrawn"})
_RESOLVED = re.compile(r"^\W*resolved\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Matter:
    """Everything a composer may use."""

    understood: Understanding
    scope: Scope
    retrieval: Retrieval
    held: tuple[SourceDocument, ...] = ()
    """Every document held, those out of scope too."""


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


def voice(document: SourceDocument, paragraph: Paragraph, said: str = "") -> str:
    """Who speaks: "Inspectors"; the kind of document where the words name the speaker."""
    profile = document.profile
    is_named = paragraph.speaker_name and paragraph.speaker_name not in said
    if is_named:
        return str(paragraph.speaker_name)
    is_plain = paragraph.speaker is Speaker.OTHER and profile.kind is not DocumentKind.OTHER
    if paragraph.speaker_name or is_plain or _RESOLVED.match(said):
        words = kind_words(profile.kind)
        return words[0].upper() + words[1:]
    return _VOICES[paragraph.speaker]


def where(document: SourceDocument, labels: Sequence[str]) -> str:
    """Of whom, when and where: "Hackney, 20 August 2024, paras 3 and 4"; drafts say so."""
    profile = document.profile
    parts = [profile.authority.name] if profile.authority else [profile.title]
    if profile.status in _NOT_IN_FORCE:
        parts.append(f"{profile.status} {kind_words(profile.kind)}")
    day = profile.dates.position
    if day:
        parts.append(date_words(day))
    parts.append(labels_words(labels))
    return ", ".join(parts)


def quoted(
    document: SourceDocument,
    paragraph: Paragraph,
    span: Span | None = None,
    form: ClaimForm = ClaimForm.SENTENCE,
) -> Claim:
    """A claim that is the paragraph's own words, with who says them."""
    whole = span or (0, len(paragraph.text))
    if form is not ClaimForm.SENTENCE:
        return stated(shown(paragraph, whole), document, ((paragraph, whole),), form)
    return quoted_together(document, ((paragraph, whole),))


def quoted_together(
    document: SourceDocument, places: Sequence[Place], form: ClaimForm = ClaimForm.SENTENCE
) -> Claim:
    """One claim of several quotations of one speaker, in order, under one opening."""
    said = [shown(paragraph, span) for paragraph, span in places]
    first = places[0][0]
    labels = list(dict.fromkeys(paragraph.label for paragraph, _ in places))
    opening = f"{voice(document, first, said[0])} ({where(document, labels)})"
    return stated(f"{opening}: {' '.join(map(in_marks, said))}", document, places, form)


def continued(document: SourceDocument, paragraph: Paragraph, span: Span) -> Claim:
    """A further quotation of the speaker and document of the claim before it."""
    label = paragraph.label[0].upper() + paragraph.label[1:]
    text = f"{label}: {in_marks(shown(paragraph, span))}"
    return stated(text, document, ((paragraph, span),))


def in_marks(words: str) -> str:
    """Words in quotation marks; those that bring their own are left as they are."""
    opening = "" if words.startswith(("“", '"')) else "“"
    closing = "" if words.endswith(("”", '"')) and opening == "" else "”"
    return f"{opening}{words}{closing}"


def shown(paragraph: Paragraph, span: Span) -> str:
    """The words of a paragraph as they stand in a line; the cells of a row with their headers."""
    start, end = span
    if paragraph.kind is BlockKind.TABLE_ROW and (start, end) == (0, len(paragraph.text)):
        return _row_words(paragraph)
    words = paragraph.text[start:end]
    return ": ".join(cell for cell in words.split("\t") if cell).replace("\n", ", ")


def _row_words(paragraph: Paragraph) -> str:
    cells = paragraph.cells or tuple(paragraph.text.split("\t"))
    filled = [(at, " ".join(cell.split())) for at, cell in enumerate(cells) if cell.strip()]
    heads = paragraph.header if len(paragraph.header) == len(cells) else ()
    if len(filled) <= 2 or not any(heads):
        return ": ".join(cell for _, cell in filled)
    return "; ".join(f"{heads[at]}: {cell}" if heads[at] else cell for at, cell in filled)


def stated(
    text: str,
    document: SourceDocument,
    places: Sequence[tuple[Paragraph, Span | None]],
    form: ClaimForm = ClaimForm.SENTENCE,
) -> Claim:
    """A claim in our words, made of recorded fields, resting on these places of one document."""
    return Claim(
        text,
        places[0][0].speaker,
        document.profile.dates.position,
        tuple(cite(document, paragraph, span) for paragraph, span in places),
        form,
    )


def cite(document: SourceDocument, paragraph: Paragraph, span: Span | None = None) -> Citation:
    """The citation of one place."""
    return Citation.of(paragraph, document.source, *(span or (0, len(paragraph.text))))


def place_of(item: Ranked) -> tuple[SourceDocument, Paragraph]:
    """Document and paragraph of a candidate."""
    return item.document, item.paragraph
