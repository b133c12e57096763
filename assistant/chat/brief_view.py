"""A draft with its answers loaded: what is edited, and what is printed, with footnotes in order."""

from dataclasses import dataclass

from assistant.answers import AnswerStatus, ClaimForm
from assistant.chat.drafts import Draft, Part
from assistant.chat.references import Numbered, citations_in_order, finder, number_citations
from assistant.naming import date_words
from assistant.recording.archive import AnswerArchive
from assistant.recording.entries import AnswerEntry
from assistant.recording.verifying import Standing, verify
from ingest.corpus import Corpus
from ingest.errors import AppError

_WARNINGS = {
    Standing.CHANGED: "A paragraph quoted here has changed since. Ask again before you use it.",
    Standing.WITHDRAWN: "A document quoted here is no longer held. Check before you use it.",
}


@dataclass(frozen=True, slots=True)
class Quoted:
    """One statement of an answer with the numbers of its footnotes."""

    text: str
    form: ClaimForm
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """One answer in a draft."""

    part: Part
    quoted: tuple[Quoted, ...]
    plain: str
    """Where nothing is quoted: what the answer says instead."""
    as_at: str
    remarks: tuple[str, ...]
    warning: str
    status: AnswerStatus | None


@dataclass(frozen=True, slots=True)
class BriefView:
    """The whole of it."""

    draft: Draft
    parts: tuple[PartView, ...]
    notes: tuple[Numbered, ...]
    """Footnotes in order of first mention; a paragraph keeps its number throughout."""


def view_brief(draft: Draft, archive: AnswerArchive, corpus: Corpus) -> BriefView:
    """Load every answer of a draft and number what they cite."""
    entries = [_load(archive, part) for part in draft.parts]
    citations = [
        one for entry in entries if entry for one in citations_in_order(entry.answer.claims)
    ]
    notes = number_citations(citations, finder(corpus))
    numbers = {note.ref: note.number for note in notes}
    parts = []
    for part, entry in zip(draft.parts, entries, strict=True):
        if entry is None:
            gone = "This answer is no longer kept in the record. Ask the question again."
            parts.append(PartView(part, (), "", "", (), gone, None))
            continue
        quoted = tuple(
            Quoted(claim.text, claim.form, tuple(sorted({numbers[c.ref] for c in claim.citations})))
            for claim in entry.answer.claims
        )
        parts.append(_part(part, entry, quoted, corpus))
    return BriefView(draft, tuple(parts), notes)


def standing_warning(entry: AnswerEntry, corpus: Corpus) -> str:
    """What has become of an answer's sources, where something has."""
    return _WARNINGS.get(verify(entry, corpus.documents).standing, "")


def _part(part: Part, entry: AnswerEntry, quoted: tuple[Quoted, ...], corpus: Corpus) -> PartView:
    answer = entry.answer
    return PartView(
        part,
        quoted,
        "" if quoted else answer.text,
        date_words(answer.as_at) if answer.as_at else "",
        answer.notes,
        standing_warning(entry, corpus),
        answer.status,
    )


def _load(archive: AnswerArchive, part: Part) -> AnswerEntry | None:
    try:
        return archive.load(part.answer)
    except AppError:
        return None
