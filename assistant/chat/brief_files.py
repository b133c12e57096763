"""A draft as the note it becomes: to look at, and as files for Word, Markdown and the browser."""

from dataclasses import dataclass

from assistant.briefing.making import Entry, brief
from assistant.briefing.note import Briefing
from assistant.briefing.text_forms import as_html, as_markdown
from assistant.chat.drafts import Draft
from assistant.recording.archive import AnswerArchive
from ingest.corpus import Corpus

FORMS = ("docx", "markdown", "html")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class BriefFile:
    """A file to take away."""

    name: str
    kind: str
    content: bytes


def briefing_of(draft: Draft, archive: AnswerArchive, corpus: Corpus) -> Briefing:
    """The note a draft becomes.

    Raises:
        NoSuchAnswer: an answer in it is no longer kept.
        NoSuchDocument: a document it quotes is no longer held.
    """
    entries = [
        Entry(
            question=part.heading,
            answer=archive.load(part.answer).answer,
            heading=part.heading,
            before=part.before,
            after=part.after,
        )
        for part in draft.parts
    ]
    return brief(draft.title, draft.purpose, entries, corpus)


def file_of(briefing: Briefing, form: str) -> BriefFile:
    """The note in one of ``FORMS``."""
    if form == "docx":
        from assistant.briefing.word import as_word  # loads python-docx

        return BriefFile("briefing.docx", _WORD, as_word(briefing))
    if form == "markdown":
        return BriefFile("briefing.md", "text/markdown", as_markdown(briefing).encode())
    return BriefFile("briefing.html", "text/html", as_html(briefing).encode())
