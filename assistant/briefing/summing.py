"""A summary that a model puts in words, each sentence held against the paragraph it rests on."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from assistant.briefing.note import Briefing, Section, Summed
from ingest.corpus import Corpus
from ingest.documents import Paragraph, ParagraphRef, SourceDocument

if TYPE_CHECKING:
    from assistant.writing.writer import ModelWriter

_PROMPT = "summary"


def summed_up(note: Briefing, corpus: Corpus, writer: "ModelWriter") -> Briefing:
    """The note with what the model may say in its summary, in the order of the sections.

    A section of which no sentence of the model passed keeps the line it had, so that the summary
    never says less; where none passed at all the note is what it was.
    """
    from assistant.writing.joining import with_voice  # llama-index takes seconds to import
    from prompts.loading import load

    topic = f"{note.title}. {note.purpose}"
    places = tuple(_place(ref, corpus) for ref in _cited(note))
    outcome = writer.ask(_PROMPT, topic, places, _untold)
    lines: dict[int, list[Summed]] = {}
    for passed in outcome.passed:
        number, paragraph = _borne_out(passed.claim.citations[0].ref, note)
        said = with_voice(passed, outcome.passed).text
        lines.setdefault(number, []).append(Summed(said, paragraph))
    if not lines:
        return note
    summary = (
        line for number, kept in enumerate(note.summary) for line in lines.get(number, [kept])
    )
    who = (
        f"Sentences of this summary were put in words by {writer.name} ({load(_PROMPT).id}); each"
        " was checked against what the paragraph it names cites."
    )
    return replace(note, summary=tuple(summary), summed_by=who)


def _refs(section: Section) -> Iterator[ParagraphRef]:
    for paragraph in section.paragraphs:
        for line in (*([paragraph.lead] if paragraph.lead else []), *paragraph.under):
            yield from (footnote.citation.ref for footnote in line.footnotes)


def _cited(note: Briefing) -> tuple[ParagraphRef, ...]:
    """What the sections cite, the first of each section first: a model is given only some."""
    in_turn = zip_longest(*(tuple(_refs(section)) for section in note.sections))
    return tuple(dict.fromkeys(ref for row in in_turn for ref in row if ref is not None))


def _place(ref: ParagraphRef, corpus: Corpus) -> tuple[SourceDocument, Paragraph]:
    document = corpus.document(ref.doc_id)
    return document, document.paragraph(ref.number)


def _borne_out(ref: ParagraphRef, note: Briefing) -> tuple[int, int]:
    """Which section cites a paragraph of a document, and under which number of the note."""
    for place, section in enumerate(note.sections):
        for paragraph in section.paragraphs:
            if ref in _refs(replace(section, paragraphs=(paragraph,))):
                return place, paragraph.number
    raise LookupError(f"{ref} is cited nowhere in the note")  # it was given from there


def _untold(news: str) -> None:
    """Nobody waits for the single sentences."""
