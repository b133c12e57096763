"""A document opened at one paragraph: what it is, the passage, and what stands around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers import Answer
from assistant.chat.passages import Segment, segments
from assistant.chat.wording import dates_in_words, sentence_case, speaker_in_words
from assistant.naming import document_name, footnote, kind_words
from ingest.blocks import BlockKind
from ingest.corpus import Corpus
from ingest.documents import Paragraph, ParagraphRef, SourceDocument
from ingest.errors import NoSuchDocument

_NEIGHBOURS = 2
_CHANGED = (
    "The documents were rebuilt after this answer was given. "
    "The passage is shown as it was quoted then; ask again for today’s text."
)


@dataclass(frozen=True, slots=True)
class PassageView:
    """One paragraph with its quotations marked."""

    ref: ParagraphRef
    label: str
    segments: tuple[Segment, ...]
    is_item: bool
    depth: int
    columns: str
    """Table rows: the column headings on one line."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """What the source panel shows."""

    title: str
    summary: str
    """The document on one line: body, authority, kind and date."""
    facts: tuple[tuple[str, str], ...]
    headings: tuple[str, ...]
    place: str
    speaker: str
    before: tuple[PassageView, ...]
    passage: PassageView
    after: tuple[PassageView, ...]
    previous: ParagraphRef | None
    following: ParagraphRef | None
    reference: str
    warning: str = ""

    @property
    def in_library(self) -> bool:
        """Whether the whole document can be opened as it is shown here."""
        return not self.warning


def view_source(ref: ParagraphRef, corpus: Corpus, answer: Answer | None) -> SourceView:
    """Open a document at a paragraph, marking what ``answer`` quotes of it.

    Raises:
        NoSuchDocument: neither the corpus nor the answer holds the paragraph.
    """
    quoted = _as_quoted(ref, answer)
    try:
        document = corpus.document(ref.doc_id)
        paragraph = document.paragraph(ref.number)
    except NoSuchDocument:
        if quoted is None:
            raise
        return _withdrawn(quoted, answer)
    if quoted is not None and quoted.text != paragraph.text:
        return _withdrawn(quoted, answer)
    return _opened(document, paragraph, answer)


@dataclass(frozen=True, slots=True)
class WholePassage:
    """One paragraph of a whole document."""

    passage: PassageView
    number: int
    headings: tuple[str, ...]
    """Headings that begin here, outermost first."""
    page: int | None
    """The page that begins here, or None where it began before."""
    speaker: str
    """Who speaks, where it is another than before."""


@dataclass(frozen=True, slots=True)
class WholeView:
    """A whole document as it was read."""

    doc_id: str
    summary: str
    facts: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    passages: tuple[WholePassage, ...]


def view_whole(document: SourceDocument) -> WholeView:
    """Every paragraph in order, with headings, pages and speakers told where they change."""
    passages: list[WholePassage] = []
    headings: tuple[str, ...] = ()
    page: int | None = None
    speaker = ""
    for paragraph in document.paragraphs:
        spoken = speaker_in_words(paragraph)
        passages.append(
            WholePassage(
                _passage(paragraph, None),
                paragraph.ref.number,
                _new_headings(headings, paragraph.heading_path),
                paragraph.page if paragraph.page != page else None,
                spoken if spoken != speaker else "",
            )
        )
        headings, page, speaker = paragraph.heading_path, paragraph.page, spoken
    return WholeView(
        document.doc_id,
        document_name(document),
        _facts(document),
        document.warnings,
        tuple(passages),
    )


def _new_headings(before: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    same = 0
    while same < min(len(before), len(now)) and before[same] == now[same]:
        same += 1
    return now[same:]


def _opened(document: SourceDocument, paragraph: Paragraph, answer: Answer | None) -> SourceView:
    number, last = paragraph.ref.number, len(document.paragraphs)
    around = document.paragraphs
    return SourceView(
        title=document.profile.title,
        summary=document_name(document),
        facts=_facts(document),
        headings=paragraph.heading_path,
        place=_place(paragraph),
        speaker=speaker_in_words(paragraph),
        before=_neighbours(around[max(0, number - 1 - _NEIGHBOURS) : number - 1]),
        passage=_passage(paragraph, answer),
        after=_neighbours(around[number : number + _NEIGHBOURS]),
        previous=around[number - 2].ref if number > 1 else None,
        following=around[number].ref if number < last else None,
        reference=footnote(document, paragraph),
    )


def _withdrawn(paragraph: Paragraph, answer: Answer | None) -> SourceView:
    where = _place(paragraph)
    return SourceView(
        title=_source_name(paragraph.ref, answer),
        summary="",
        facts=(),
        headings=paragraph.heading_path,
        place=where,
        speaker=speaker_in_words(paragraph),
        before=(),
        passage=_passage(paragraph, answer),
        after=(),
        previous=None,
        following=None,
        reference=f"{_source_name(paragraph.ref, answer)}, {where}",
        warning=_CHANGED,
    )


def _place(paragraph: Paragraph) -> str:
    return (
        paragraph.label if paragraph.page is None else f"{paragraph.label}, page {paragraph.page}"
    )


def _facts(document: SourceDocument) -> tuple[tuple[str, str], ...]:
    profile = document.profile
    told = [
        ("About", profile.authority.name if profile.authority else ""),
        ("Kind", sentence_case(kind_words(profile.kind))),
        ("Issued by", "" if profile.issuing_body == "unknown" else profile.issuing_body),
        *dates_in_words(profile.dates),
        ("Status", "" if profile.status == "final" else sentence_case(profile.status)),
        ("File", document.source),
    ]
    return tuple((name, value) for name, value in told if value)


def _neighbours(paragraphs: Sequence[Paragraph]) -> tuple[PassageView, ...]:
    """Read for context: only the opened paragraph is marked, so that it is not mistaken."""
    return tuple(_passage(paragraph, None) for paragraph in paragraphs)


def _passage(paragraph: Paragraph, answer: Answer | None) -> PassageView:
    return PassageView(
        ref=paragraph.ref,
        label=paragraph.label,
        segments=segments(paragraph.text, _quotations(paragraph, answer)),
        is_item=paragraph.kind is BlockKind.LIST_ITEM,
        depth=min(paragraph.depth, 3),
        columns=" | ".join(cell for cell in paragraph.header if cell),
    )


def _quotations(paragraph: Paragraph, answer: Answer | None) -> list[tuple[int, int]]:
    if answer is None:
        return []
    return [
        (citation.start, citation.end)
        for claim in answer.claims
        for citation in claim.citations
        if citation.ref == paragraph.ref
        and paragraph.text[citation.start : citation.end] == citation.quote
    ]


def _as_quoted(ref: ParagraphRef, answer: Answer | None) -> Paragraph | None:
    evidence = answer.evidence if answer else ()
    return next((item.paragraph for item in evidence if item.paragraph.ref == ref), None)


def _source_name(ref: ParagraphRef, answer: Answer | None) -> str:
    evidence = answer.evidence if answer else ()
    return next((item.source for item in evidence if item.paragraph.ref == ref), ref.doc_id)
